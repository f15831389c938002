"""Her hours, as she types them. What is left empty is left out; past midnight is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ebb.records import LowDraft, Window
from ebb.records.low import MOST_WINDOWS
from ebb.shared.edit import Edit
from ebb.shared.hours import HourForm, filled
from ebb.shared.number import whole_number

ROLES = (
    ("co-parent", gettext_lazy("The other parent of a child")),
    ("work", gettext_lazy("Someone at work")),
    ("family", gettext_lazy("Someone of my family")),
    ("other", gettext_lazy("Somebody else")),
    ("", gettext_lazy("Rather not say")),
)
ORDERS = (
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("unsure", gettext_lazy("I am not sure")),
)
ABOUT = (
    ("children", gettext_lazy("Children")),
    ("court", gettext_lazy("A court or an office")),
    ("work", gettext_lazy("Work")),
    ("money", gettext_lazy("Money")),
    ("other", gettext_lazy("Something else")),
)
LONGEST_DRAFT = 4000  # characters; brief is the point of it


class HoursForm:
    """As many windows as she fills in, and room for one more."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        windows: tuple[Window, ...] = (),
        *,
        more: bool = False,
    ) -> None:
        rows = len(windows) + 1 if data is None else counted(str(data.get("rows", ""))) + more
        first = [filled(one.days, one.starts, one.ends) for one in windows]
        self.rows = [
            HourForm(data, prefix=f"w{place}", initial=first[place] if place < len(first) else {})
            for place in range(min(rows, MOST_WINDOWS))
        ]

    def __iter__(self) -> Iterator[HourForm]:
        return iter(self.rows)

    @property
    def full(self) -> bool:
        return len(self.rows) == MOST_WINDOWS

    def is_valid(self) -> bool:
        """Every row is looked at, so that each says what it needs."""
        said = [row.is_valid() for row in self.rows]
        return all(said)

    def windows(self) -> tuple[Window, ...]:
        chosen = (row.chosen() for row in self.rows if not row.empty)
        return tuple(Window(days=days, starts=starts, ends=ends) for days, starts, ends in chosen)


def counted(rows: str) -> int:
    """How many rows came; a number that is none is one row."""
    number = whole_number(rows) or 1
    return number if number < 100 else 1


class DraftForm(Edit):
    """A brief message, and the revision it was filled from."""

    text = forms.CharField(
        label=gettext_lazy("Your words"),
        strip=False,
        widget=forms.Textarea({"autocomplete": "off", "spellcheck": "false", "dir": "auto"}),
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )

    def clean_text(self) -> str:
        words = str(self.cleaned_data["text"]).replace("\x00", "")
        if not words.strip():
            raise forms.ValidationError(_("There is nothing written yet."))
        if len(words) > LONGEST_DRAFT:
            long = _("That is more than a brief message. Your words are still here: shorten them.")
            raise forms.ValidationError(long)
        return words

    def record(self, occasion: str, at: Any) -> LowDraft:
        return LowDraft(at=at, occasion=occasion, text=self.cleaned_data["text"])
