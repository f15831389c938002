"""Quiet logs: what broke and where, never who, what or with which words.

A message, its arguments and the text of an exception can all hold a path, an address
or something she wrote. None of them is printed. What stays is enough to find the line:
level, logger, place, status, and for an exception its types and its frames.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parents[2]


class Quiet(logging.Filter):
    """Put a record without words in the place of the one that came."""

    def filter(self, record: logging.LogRecord) -> logging.LogRecord:
        quiet = logging.LogRecord(
            record.name, record.levelno, "", record.lineno, sentence(record), (), None
        )
        quiet.levelname = record.levelname
        return quiet


def sentence(record: logging.LogRecord) -> str:
    """One record in lines that carry no value."""
    status = getattr(record, "status_code", None)
    parts = [record.levelname, record.name, f"{short(record.pathname)}:{record.lineno}"]
    if type(status) is int:
        parts.append(f"status {status}")
    return "\n".join([" ".join(parts), *failure(record)])


def failure(record: logging.LogRecord) -> Iterator[str]:
    """The exception's types and frames, the first cause first."""
    error = record.exc_info[1] if record.exc_info else None
    for link in reversed(list(chain(error))):
        yield f"  {type(link).__module__}.{type(link).__qualname__}"
        for frame in traceback.extract_tb(link.__traceback__):
            yield f"    {short(frame.filename)}:{frame.lineno} {frame.name}"


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and what it came from, each once."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def short(filename: str) -> str:
    """A file without the folders above it: those can name the person who owns the machine."""
    path = Path(filename)
    if path.is_relative_to(HOME):
        inside = path.relative_to(HOME)
        if "site-packages" not in inside.parts:
            return str(inside)
    return "/".join(path.parts[-2:])
