"""A few words in a field: cleaned of what a paste brings along, and kindly kept short."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

ATTRS: Final = {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}


class Few(forms.CharField):
    """A line of at most `most` letters as she sees them; joined emoji count once.

    `longest` is what its record holds, in characters. Any length comes in, so that nothing is
    cut. With one row the Enter key sends the form, as in every field of one line.
    """

    def __init__(self, *, most: int, longest: int = 200, rows: int = 2, **more: Any) -> None:
        self.most, self.longest = most, longest
        widget = forms.Textarea(ATTRS | {"rows": rows}) if rows > 1 else forms.TextInput(ATTRS)
        super().__init__(required=False, widget=widget, **more)

    def to_python(self, value: Any) -> str:
        """Lines become one; what cannot be seen and breaks a page is left out."""
        text = "".join(map(seen, str(value or "")))
        return " ".join(text.split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if letters(value) > self.most or len(value) > self.longest:
            raise forms.ValidationError(
                _("A few words are enough here, about %(most)s letters. Yours are still below."),
                params={"most": self.most},
            )


def seen(sign: str) -> str:
    """Controls become a space; those that join letters or turn their direction stay."""
    return " " if unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Cs"} else sign


def letters(text: str) -> int:
    """Signs that take a place of their own."""
    return sum(unicodedata.category(one) not in {"Mn", "Me", "Cf"} for one in text)
