"""Her hours, as she types them. What is left empty is left out; past midnight is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ebb.records import LowDraft, Window
from ebb.records.low import MOST_WINDOWS
from ebb.shared.clock import minutes_of, spelled

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
DAYS = [(str(day), name) for day, name in WEEKDAYS_ABBR.items()]
LONGEST_DRAFT = 4000  # characters; brief is the point of it


def clock(label: Any) -> forms.CharField:
    widget = forms.TextInput({"type": "time", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=20, widget=widget)


class WindowForm(forms.Form):
    """One window. Nothing in it is a must: an empty one is left out."""

    days = forms.MultipleChoiceField(
        label=gettext_lazy("Days"),
        choices=DAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    starts = clock(gettext_lazy("From"))
    ends = clock(gettext_lazy("Until"))
    over = forms.BooleanField(label=gettext_lazy("It ends on the next day"), required=False)

    def clean_starts(self) -> int | None:
        return self.time("starts")

    def clean_ends(self) -> int | None:
        return self.time("ends")

    def time(self, name: str) -> int | None:
        typed = str(self.cleaned_data[name])
        if typed and minutes_of(typed) is None:
            raise forms.ValidationError(_("A time looks like 18:00."))
        return minutes_of(typed)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        starts, ends = said.get("starts"), said.get("ends")
        if self.errors or self.empty:
            return said
        if not said.get("days"):
            self.add_error("days", _("Choose a day, or more. Or clear the times."))
        elif starts is None or ends is None:
            self.add_error("starts", _("Give both times. Or clear the days."))
        elif starts == ends:
            self.add_error("ends", _("It starts and ends at the same time. Choose a later end."))
        elif 0 < ends < starts and not said["over"]:
            early = _("It ends before it starts. If it goes past midnight, tick that below.")
            self.add_error("ends", early)
        return said

    @property
    def empty(self) -> bool:
        said = self.cleaned_data
        return not said.get("days") and said.get("starts") is None and said.get("ends") is None

    def window(self) -> Window:
        said = self.cleaned_data
        days = tuple(sorted(int(day) for day in said["days"]))
        return Window(days=days, starts=said["starts"], ends=said["ends"])


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
        first = [typed(window) for window in windows]
        self.rows = [
            WindowForm(data, prefix=f"w{place}", initial=first[place] if place < len(first) else {})
            for place in range(min(rows, MOST_WINDOWS))
        ]

    def __iter__(self) -> Iterator[WindowForm]:
        return iter(self.rows)

    @property
    def full(self) -> bool:
        return len(self.rows) == MOST_WINDOWS

    def is_valid(self) -> bool:
        """Every row is looked at, so that each says what it needs."""
        said = [row.is_valid() for row in self.rows]
        return all(said)

    def windows(self) -> tuple[Window, ...]:
        return tuple(row.window() for row in self.rows if not row.empty)


def counted(rows: str) -> int:
    """How many rows came; a number that is none is one row."""
    known = rows.isascii() and rows.isdigit() and len(rows) < 3
    return max(1, int(rows)) if known else 1


def typed(window: Window) -> dict[str, Any]:
    """A window as the form shows it."""
    days = [str(day) for day in window.days]
    hours = {"starts": spelled(window.starts), "ends": spelled(window.ends)}
    return hours | {"days": days, "over": window.past_midnight}


class DraftForm(forms.Form):
    """A brief message, and the revision it was filled from."""

    text = forms.CharField(
        label=gettext_lazy("Your words"),
        strip=False,
        widget=forms.Textarea({"autocomplete": "off", "spellcheck": "false", "dir": "auto"}),
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )
    seen = forms.IntegerField(
        min_value=0, max_value=2**31, required=False, widget=forms.HiddenInput
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
