"""One moment by which a sending is over, however slowly the other side speaks.

A patience for each answer is not enough: a server that sends a byte every few seconds keeps
every single wait short and a thread for ever. So the line is cut when the time is up.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import Event, Thread
from typing import Any, Final

LONGEST: Final = 20.0  # seconds for all of it: to connect, to greet, to send, to be answered
AGAIN: Final = 0.2  # seconds: a line that was being secured just then is cut at the next look

_lines: ContextVar[list[Any] | None] = ContextVar("lines", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Every line that is opened inside is cut after so long; whoever reads it finds it closed."""
    lines, done = list[Any](), Event()
    before = _lines.set(lines)
    Thread(target=cut_late, args=(lines, done, seconds), name="deadline", daemon=True).start()
    try:
        yield
    finally:
        done.set()
        _lines.reset(before)


def watch(line: Any) -> None:
    """`line` has its socket in `sock`, then or later."""
    if (lines := _lines.get()) is not None:
        lines.append(line)


def cut_late(lines: list[Any], done: Event, seconds: float) -> None:
    late = not done.wait(seconds)
    while late:
        for line in list(lines):
            cut(line)
        late = not done.wait(AGAIN)


def cut(line: Any) -> None:
    """The socket's own method: one that is secured would first wait to say goodbye."""
    with suppress(OSError, AttributeError, TypeError):
        socket.socket.shutdown(line.sock, socket.SHUT_RDWR)
