"""Everything that can be set, read once from the environment by small typed readers.

A name or a value that is not known stops the start with one clear line: a typing
error in a setting must never quietly become an unsafe default.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

KNOWN = {
    "EBB_CACHE_URL",
    "EBB_DATA",
    "EBB_DATABASE_URL",
    "EBB_EMAIL_URL",
    "EBB_EXIT_URL",
    "EBB_HOSTS",
    "EBB_MODE",
    "EBB_SECRET_KEY",
    "EBB_SECRET_KEY_FILE",
    "EBB_TIME_ZONE",
}


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


def data_folder() -> Path:
    """Where this machine keeps what belongs to a person's programs."""
    if chosen := text("EBB_DATA"):
        return Path(chosen).expanduser().resolve()
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/ebb").expanduser()
    return Path(text("XDG_DATA_HOME") or "~/.local/share").expanduser() / "ebb"


def secret_key(folder: Path) -> str:
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
    parts = urlsplit(text("EBB_DATABASE_URL") or f"sqlite:///{folder / 'ebb.sqlite3'}")
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path)[1:] or "")
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
        }
    raise ImproperlyConfigured("EBB_DATABASE_URL must begin with sqlite:/// or postgresql://.")


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
    if chosen := text("EBB_TIME_ZONE") or text("TZ").removeprefix(":"):
        return chosen
    link = str(Path("/etc/localtime").resolve())
    return link.partition("zoneinfo/")[2] or "UTC"


if unknown := {name for name in os.environ if name.startswith("EBB_")} - KNOWN:
    raise ImproperlyConfigured(f"Unknown setting: {', '.join(sorted(unknown))}.")

ROOT = Path(__file__).parent
MODE = one_of("EBB_MODE", "solo", "host")
DATA = data_folder()
EXIT_URL = web_address("EBB_EXIT_URL", "https://www.wikipedia.org/")

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
    "ebb.settle",
    "ebb.wave",
    "ebb.today",
    "ebb.yours",
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
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "ebb.safety.context.leaving",
                "ebb.yours.context.look",
            ],
        },
    }
]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # fixed sentences only
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

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

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if MODE == "host" else None
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet": {"()": "ebb.safety.logs.Quiet"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["quiet"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
