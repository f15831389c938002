"""The two names and pictures she can choose between, and what an installed Ebb is called."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

PAPER: Final = "#f6f3ee"  # as in tokens.css: what is seen for a moment before the first page
SIZES: Final = 192, 512


class Set(NamedTuple):
    """A name beside the other apps, its picture, and what the picture is."""

    key: str
    name: str | Promise
    picture: Promise

    def icon(self, what: str) -> str:
        return static(f"offline/icons/{self.key}-{what}.png")

    @property
    def shown(self) -> str:
        return static(f"offline/icons/{self.key}.svg")

    @property
    def touch(self) -> str:
        return self.icon("touch")


SETS: Final = {
    "ebb": Set("ebb", "Ebb", _("The water.")),
    "plain": Set("plain", _("Units"), _("A ruler. It says nothing of Ebb.")),
}


def manifest(chosen: Set) -> dict[str, Any]:
    """What a phone asks for when she puts Ebb beside its other apps."""
    icons = [("any", f"{size}", f"{size}x{size}") for size in SIZES]
    icons += [("maskable", f"whole-{size}", f"{size}x{size}") for size in SIZES]
    return {
        "id": "/",
        "name": str(chosen.name),
        "short_name": str(chosen.name),
        "description": gettext("Opens in a window of its own."),
        "lang": get_language() or "en",
        "dir": "auto",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": chosen.icon(what), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for purpose, what, sizes in icons
        ],
    }
