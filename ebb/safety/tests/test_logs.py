"""Logs say what broke and where; never who, what or with which words."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from ebb.safety.logs import HOME, Quiet, short

CANARY = "canary-7f3a"


def broken(request: object, words: str = "") -> HttpResponse:
    raise ValueError(f"{CANARY} in the argument")


urlpatterns = [path("broken/<str:words>/", broken)]
handler500 = "ebb.safety.errors.server_error"


@pytest.fixture
def printed() -> Iterator[io.StringIO]:
    """What the handler of the settings would print, for our logger and for Django's."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Quiet())
    loggers = [logging.getLogger(name) for name in ("ebb.test", "django", "django.request")]
    for logger in loggers:
        logger.addHandler(handler)
    yield out
    for logger in loggers:
        logger.removeHandler(handler)


def test_no_word_of_a_message_is_printed(printed: io.StringIO) -> None:
    log = logging.getLogger("ebb.test")

    log.warning("%s went to %s", CANARY, f"/{CANARY}/")
    log.warning(f"{CANARY} in the message itself")
    log.warning("in a dict %(words)s", {"words": CANARY})
    log.warning("extra", extra={"request": CANARY, "status_code": CANARY})

    assert CANARY not in printed.getvalue()
    assert printed.getvalue().count("WARNING ebb.test ") == 4
    assert "ebb/safety/tests/test_logs.py:" in printed.getvalue()


def test_an_exception_keeps_its_kind_and_its_place_only(printed: io.StringIO) -> None:
    def outer() -> None:
        try:
            broken(None)
        except ValueError as error:
            error.add_note(CANARY)
            raise RuntimeError(CANARY) from error

    try:
        outer()
    except RuntimeError:
        logging.getLogger("ebb.test").exception(CANARY, stack_info=True)

    said = printed.getvalue()
    assert CANARY not in said
    assert said.index("builtins.ValueError") < said.index("builtins.RuntimeError")
    assert "ebb/safety/tests/test_logs.py" in said
    assert " broken" in said
    assert str(HOME) not in said


@override_settings(ROOT_URLCONF=__name__)
def test_a_broken_page_leaves_no_trace_of_the_request(printed: io.StringIO) -> None:
    Client(raise_request_exception=False).post(
        f"/broken/{CANARY}/?q={CANARY}",
        {"words": CANARY},
        headers={"User-Agent": CANARY, "X-Forwarded-For": "192.0.2.99", "Referer": CANARY},
        REMOTE_ADDR="127.0.0.9",
    )

    said = printed.getvalue()
    assert "status 500" in said
    assert "builtins.ValueError" in said
    for trace in (CANARY, "192.0.2.99", "127.0.0.9", "/broken/"):
        assert trace not in said


@override_settings(ROOT_URLCONF=__name__)
def test_a_wrong_host_leaves_no_trace(printed: io.StringIO) -> None:
    Client(raise_request_exception=False).get("/", headers={"Host": f"{CANARY}.example"})

    assert CANARY not in printed.getvalue()


def test_a_chain_that_bites_its_tail_ends(printed: io.StringIO) -> None:
    one, two = ValueError(CANARY), KeyError(CANARY)
    one.__cause__, two.__cause__ = two, one

    logging.getLogger("ebb.test").error("x", exc_info=(ValueError, one, None))

    assert printed.getvalue().count("builtins.") == 2


@pytest.mark.parametrize(
    ("filename", "expected"),
    [
        (str(HOME / "ebb" / "wave" / "views.py"), "ebb/wave/views.py"),
        ("/home/ana/python/lib/json/decoder.py", "json/decoder.py"),
        (str(HOME / ".venv" / "lib" / "site-packages" / "django" / "x.py"), "django/x.py"),
    ],
)
def test_folders_above_are_not_named(filename: str, expected: str) -> None:
    assert short(filename) == expected


def test_the_settings_use_it_everywhere() -> None:
    from django.conf import settings

    handlers: dict[str, dict[str, object]] = dict(settings.LOGGING["handlers"])  # type: ignore[call-overload]
    for name, handler in handlers.items():
        assert handler["filters"] == ["quiet"], name
        assert "filename" not in handler, f"{name}: stderr only, so that nothing is kept by us"
    assert Path(__file__).is_relative_to(HOME)
