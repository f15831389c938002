"""Two pieces of markup that say the same: tags with sorted attributes, words without the space."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

VOID = {"path", "circle", "input", "link", "img", "br", "use", "rect"}


class Tokens(HTMLParser):
    """Tags with sorted attributes, and words without the space around them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, sorted((name, value or "") for name, value in attrs)))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.found.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.found.append(words)


def tokens(html: str) -> list[Any]:
    parser = Tokens()
    parser.feed(html)
    return parser.found
