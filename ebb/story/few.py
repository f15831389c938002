"""A few words in a field: cleaned of what a paste brings along, and kindly kept short."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from msgspec.structs import asdict

from ebb.accounts.person import OpenRequest
from ebb.records import Record
from ebb.vault import ForeignId, new_id


class Few(forms.CharField):
    """One line of at most `most` letters as she sees them; joined emoji count once."""

    def __init__(self, *, most: int, **more: Any) -> None:
        self.most = most
        attrs = {"dir": "auto", "autocomplete": "off", "rows": 2, "spellcheck": "false"}
        super().__init__(required=False, widget=forms.Textarea(attrs), **more)

    def to_python(self, value: Any) -> str:
        """Lines become one; what cannot be seen and breaks a page is left out."""
        text = "".join(map(seen, str(value or "")))
        return " ".join(text.split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if letters(value) > self.most or len(value) > 200:
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


def once(request: OpenRequest) -> str:
    """The id that what is in this form will have: sent twice, it is kept once."""
    return request.POST.get("note", "") or new_id().hex()


def seal_once(request: OpenRequest, record: Record) -> bytes:
    """Sent twice it is kept once; gone back to and changed, the change is kept beside it."""
    number = request.POST.get("note", "")
    if not re.fullmatch("[0-9a-f]{32}", number):
        return request.opened.seal(record, day=localdate())
    own = bytes.fromhex(number)
    before = [one.record for one in request.opened.open(type(record)) if one.id == own]
    if not all(same(one, record) for one in before):
        return request.opened.seal(record, day=localdate())
    try:
        return request.opened.seal(record, day=localdate(), id=own)
    except ForeignId:  # not a number that this page made
        return request.opened.seal(record, day=localdate())


def same(one: Record, other: Record) -> bool:
    """In all she said; when it was sent, and where it was put, says nothing."""

    def said(record: Record) -> dict[str, Any]:
        told = asdict(record)
        return {name: told[name] for name in told if name not in {"at", "place"}}

    return said(one) == said(other)
