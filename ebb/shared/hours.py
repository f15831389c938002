"""Hours of the week as she types them: kind about what does not fit, and past midnight is said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ebb.shared.clock import minutes_of, spelled

DAYS = [(str(day), name) for day, name in WEEKDAYS_ABBR.items()]


def clock(label: Any) -> forms.CharField:
    widget = forms.TextInput({"type": "time", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=20, widget=widget)


class HourForm(forms.Form):
    """Days of the week, from when until when. Nothing in it is a must: an empty one is left out."""

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

    def chosen(self) -> tuple[tuple[int, ...], int, int]:
        """Days from Monday, 0 to 6; minutes after midnight."""
        said = self.cleaned_data
        return tuple(sorted(int(day) for day in said["days"])), said["starts"], said["ends"]


def filled(days: Iterable[int], starts: int, ends: int) -> dict[str, Any]:
    """Hours as the form shows them."""
    hours = {"starts": spelled(starts), "ends": spelled(ends), "over": 0 < ends <= starts}
    return hours | {"days": [str(day) for day in days]}
