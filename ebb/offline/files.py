"""The files that pages ask for, and those that these ask for in turn."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

ASKS: Final = {  # how a file of this kind names another, seen from where it lies
    ".js": re.compile(r"(?:\bfrom\s*|\bimport\s*\(?\s*)[\"'](\.[^\"']+)[\"']"),
    ".css": re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])([^\"'():#?]+)"),
}


def needed(linked: Iterable[str]) -> set[str]:
    """Addresses of everything, to the last import."""
    found: set[str] = set()
    waiting = list(linked)
    while waiting:
        address = waiting.pop()
        if address not in found:
            found.add(address)
            waiting.extend(asked(address))
    return found


def asked(address: str) -> list[str]:
    kind = posixpath.splitext(address)[1]
    if not address.startswith(settings.STATIC_URL) or kind not in ASKS:
        return []
    here = posixpath.dirname(address)
    others = ASKS[kind].findall(content(address.removeprefix(settings.STATIC_URL)))
    return [posixpath.normpath(posixpath.join(here, other)) for other in others]


def content(name: str) -> str:
    """A gathered file by its hashed name, or, where nothing is gathered, as it was written."""
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            return bytes(file.read()).decode()
    with open(str(finders.find(name)), encoding="utf-8") as file:  # noqa: PTH123
        return file.read()
