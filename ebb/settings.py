"""Everything that can be set, read once from the environment by small typed readers.

A name or a value that is not known stops the start with one clear line: a typing
error in a setting must never quietly become an unsafe default.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

KNOWN = {
    "EBB_CACHE_URL",
    "EBB_DATA",
    "EBB_DATABASE_URL",
    "EBB_EMAIL_URL",
    "EBB_EXIT_URL",
    "EBB_FRAMES",
    "EBB_HOSTS",
    "EBB_MODE",
    "EBB_NTFY_HOSTS",
    "EBB_OFFER_URL",
    "EBB_PUSH_HOSTS",
    "EBB_SECRET_KEY",
    "EBB_SECRET_KEY_FILE",
    "EBB_TIME_ZONE",
}
SHORTEST_SECRET = 50  # characters
HERE = {"127.0.0.1", "localhost", "::1"}
PUSH_SERVICES = (  # of the browsers; a nudge goes nowhere else
    "fcm.googleapis.com,updates.push.services.mozilla.com,web.push.apple.com,*.notify.windows.com"
)


def text(name: str, default: str = "") -> str:
    """A setting as it was typed, without the white space around it."""
    return os.environ.get(name, default).strip()


def one_of(name: str, *allowed: str) -> str:
    """One of a few words; the first is the default."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """Several words, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def web_address(name: str, default: str) -> str:
    """An https address: the exit must never land on a page that can be read on the way."""
    value = text(name, default)
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname:
        raise ImproperlyConfigured(f"{name} must be a full https:// address, not {value!r}.")
    return value


def page_origins(name: str) -> list[str]:
    """Whose pages may hold ours: https://NAME[:PORT] and nothing after, http on this machine."""
    found = words(name)
    for one in found:
        parts = urlsplit(one)
        plain = re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]+)?", one) and has_port(parts)
        if not plain or (parts.scheme == "http" and parts.hostname not in HERE):
            raise ImproperlyConfigured(f"{name} must be like https://page.example, not {one!r}.")
    return found


def mail_server(name: str) -> tuple[dict[str, dict[str, object]], str]:
    """Django's mailers for smtps://USER:PASSWORD@HOST?from=ADDRESS, and the sender's address.

    smtp:// begins in plain and goes on with TLS, always, but for a server on this machine.
    """
    if not (value := text(name)):
        return {}, ""
    parts = urlsplit(value)
    sender = unquote(parts.query.removeprefix("from="))
    known = parts.scheme in {"smtp", "smtps"} and parts.hostname and has_port(parts)
    if not known or not re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", sender):
        raise ImproperlyConfigured(f"{name} must be smtps://USER:PASSWORD@HOST?from=ADDRESS.")
    options = {
        "host": parts.hostname,
        "port": parts.port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        "use_tls": parts.scheme == "smtp" and parts.hostname not in HERE,
        "timeout": 10,
    }
    return {"default": {"BACKEND": "ebb.nudges.mail.Nameless", "OPTIONS": options}}, sender


def data_folder() -> Path:
    """Where this machine keeps what belongs to a person's programs."""
    if chosen := text("EBB_DATA"):
        return Path(chosen).expanduser().resolve()
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/ebb").expanduser()
    return Path(text("XDG_DATA_HOME") or "~/.local/share").expanduser() / "ebb"


def secret_key(folder: Path) -> str:
    """What the server signs with; one that could be guessed stops the start."""
    value = given_secret(folder)
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(f"The secret must have at least {SHORTEST_SECRET} characters.")
    return value


def given_secret(folder: Path) -> str:
    """From the environment, else a file; solo mode makes its own file at the first start."""
    if value := text("EBB_SECRET_KEY"):
        return value
    given = text("EBB_SECRET_KEY_FILE")
    path = Path(given).expanduser() if given else folder / "secret"
    if path.is_file():
        return path.read_text(encoding="ascii").strip()
    if given or MODE == "host":
        raise ImproperlyConfigured("Set EBB_SECRET_KEY or EBB_SECRET_KEY_FILE: neither is given.")
    from ebb.vault import new_secret_file  # noqa: PLC0415  only a first start needs it

    return new_secret_file(path)


def database(folder: Path) -> dict[str, object]:
    """SQLite in the data folder, or what EBB_DATABASE_URL names."""
    url = text("EBB_DATABASE_URL")
    if not url:  # a folder's name may hold what means something else in an address
        return sqlite(str(folder / "ebb.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return sqlite(unquote(parts.path)[1:])
    if parts.scheme in {"postgres", "postgresql"} and has_port(parts):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
        }
    raise ImproperlyConfigured("EBB_DATABASE_URL must be sqlite:///FILE or postgresql://HOST/NAME.")


def has_port(parts: SplitResult) -> bool:
    """Whether the port of an address, if there is one, is a number that ports can have."""
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def sqlite(path: str) -> dict[str, object]:
    """SQLite so that nothing acknowledged is lost and nothing deleted lingers."""
    pragmas = "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",  # DEFERRED answers "database is locked" under load
            "timeout": 10,
            "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas),
        },
    }


def time_zone() -> str:
    """EBB_TIME_ZONE, else this machine's own zone, else UTC."""
    if chosen := text("EBB_TIME_ZONE"):
        if not is_zone(chosen):
            raise ImproperlyConfigured(f"EBB_TIME_ZONE must be like Europe/Lisbon, not {chosen!r}.")
        return chosen
    linked = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    own = text("TZ").removeprefix(":"), linked
    return next((zone for zone in own if is_zone(zone)), "UTC")


def is_zone(name: str) -> bool:
    """Whether this machine knows a time zone of this name (TZ may also hold a rule, or a path)."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


if unknown := {name for name in os.environ if name.startswith("EBB_")} - KNOWN:
    raise ImproperlyConfigured(f"Unknown setting: {', '.join(sorted(unknown))}.")

ROOT = Path(__file__).parent
MODE = one_of("EBB_MODE", "solo", "host")
DATA = data_folder()
EXIT_URL = web_address("EBB_EXIT_URL", "https://www.wikipedia.org/")
FRAMES = page_origins("EBB_FRAMES")  # may hold the quiz; nothing else of Ebb is ever framed
OFFER_URL = web_address("EBB_OFFER_URL", "") if text("EBB_OFFER_URL") else ""

DEBUG = False
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = words("EBB_HOSTS", "127.0.0.1,localhost,[::1]")
ROOT_URLCONF = "ebb.urls"
WSGI_APPLICATION = "ebb.wsgi.application"
DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ebb.vault",
    "ebb.accounts",
    "ebb.safety",
    "ebb.steps",
    "ebb.settle",
    "ebb.nudges",
    "ebb.contact",
    "ebb.plans",
    "ebb.signs",
    "ebb.story",
    "ebb.quiz",
    "ebb.wave",
    "ebb.today",
    "ebb.yours",
    "ebb.offline",
]
MIDDLEWARE = [
    "ebb.safety.headers.Headers",  # outermost: errors and static files carry them too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ebb.safety.origin.OwnOriginOnly",  # instead of tokens: cached pages hold no secret
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ebb.accounts.middleware.OpenedVault",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"shells": "ebb.shared.shells"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "ebb.safety.context.leaving",
                "ebb.yours.context.look",
            ],
        },
    }
]
MAILERS, MAIL_FROM = mail_server("EBB_EMAIL_URL")
NTFY_HOSTS = words("EBB_NTFY_HOSTS", "ntfy.sh")
PUSH_HOSTS = words("EBB_PUSH_HOSTS", PUSH_SERVICES)

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # fixed sentences only

USE_TZ = True
TIME_ZONE = time_zone()
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "ebb.shared.static.HashedFiles"},
}
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024  # never a temporary file: it would be plain text
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if MODE == "host" else None
SESSION_COOKIE_HTTPONLY = True  # there are no such sessions: the cookie of messages reads these
SESSION_COOKIE_SAMESITE = "Strict"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet": {"()": "ebb.safety.logs.Quiet"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["quiet"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
