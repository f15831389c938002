"""What she presses and chooses: three numbers, four numbers, and the hours to be asked in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ebb.accounts.locked import SAID
from ebb.records import CheckAsked, CheckIn, FourSigns
from ebb.shared.edit import Edit
from ebb.shared.number import whole_number
from ebb.signs.content import SIGNS
from ebb.signs.drawing import TO_ANSWER
from ebb.vault import new_id

SCALE: Final = range(11)
QUESTIONS: Final = ("pull", "mood", "sleep")
SKIP: Final = "skip"
WAITED: Final = timedelta(days=60)  # what was sealed while locked may lie so long
HOURS: Final = [(hour, f"{hour}:00") for hour in range(24)]
WRONG = gettext_lazy("Choose a number from 0 to 10, or skip.")


def points(typed: str) -> int | None:
    """0 is a number like the others; anything else is none."""
    number = whole_number(typed)
    return number if number in SCALE else None


@dataclass(frozen=True)
class Pressed:
    """How far she is: the answers so far, the question that comes next, and since when."""

    at: datetime
    answers: Mapping[str, int | None] = field(default_factory=dict)
    question: str = QUESTIONS[0]
    problem: str = ""

    @property
    def record(self) -> CheckIn | None:
        """Nothing, where nothing was said."""
        said = any(number is not None for number in self.answers.values())
        return CheckIn(at=self.at, **self.answers) if said else None

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What stands in the page until it is kept."""
        numbers = [(key, SKIP if one is None else str(one)) for key, one in self.answers.items()]
        return [(SAID, self.at.isoformat()), *numbers]


def pressed(post: Mapping[str, str], now: datetime) -> Pressed:
    """One question after another, or, with `all`, the three of them at once."""
    answers: dict[str, int | None] = {}
    for question in QUESTIONS:
        typed = post.get(question, SKIP if "all" in post else "")
        if typed == "":
            return Pressed(since(post, now), answers, question)
        number = points(typed)
        if number is None and typed != SKIP:
            return Pressed(since(post, now), answers, question, str(WRONG))
        answers[question] = number
    return Pressed(since(post, now), answers, "")


def since(post: Mapping[str, str], now: datetime) -> datetime:
    """When she first pressed. A moment ahead, or long ago, was not written by this page."""
    try:
        said = datetime.fromisoformat(post.get(SAID, ""))
        return said if timedelta() <= now - said <= WAITED else now
    except (ValueError, TypeError, OverflowError):
        return now


class WeekForm(Edit):
    """Four numbers, each of which may stay open."""

    def __init__(self, data: Mapping[str, Any] | None, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        choices = [(str(number), str(number)) for number in SCALE]
        for name in SIGNS:
            self.fields[name] = forms.ChoiceField(
                required=False,
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose a number from 0 to 10, or none.")},
            )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors and not any(said[name] for name in SIGNS):
            raise forms.ValidationError(_("Nothing is chosen yet. One of them is enough."))
        return said

    def record(self, at: datetime) -> FourSigns:
        said = self.cleaned_data
        return FourSigns(at=at, **{name: int(said[name]) for name in SIGNS if said[name]})


def of_week(record: FourSigns, revision: int) -> dict[str, Any]:
    numbers = {name: getattr(record, name) for name in SIGNS}
    return {"seen": revision} | {k: str(v) for k, v in numbers.items() if v is not None}


class HoursForm(forms.Form):
    """Between which hours of her clock she may be asked."""

    from_hour = forms.TypedChoiceField(label=gettext_lazy("From"), choices=HOURS, coerce=int)
    until_hour = forms.TypedChoiceField(label=gettext_lazy("Until"), choices=HOURS, coerce=int)
    zone = forms.CharField(
        label=gettext_lazy("Where your clock is, such as Europe/Lisbon"),
        max_length=64,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"])
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            unknown = _("Ebb does not know this time zone. It looks like Europe/Lisbon.")
            raise forms.ValidationError(unknown) from None
        return zone

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if {"from_hour", "until_hour"} <= said.keys():
            minutes = (said["until_hour"] - said["from_hour"]) * 60 % (24 * 60)
            if 0 < minutes <= TO_ANSWER:
                self.add_error("until_hour", _("Choose two hours or more, so chance has room."))
        return said

    def asked(self, at: datetime) -> CheckAsked:
        return CheckAsked(at=at, seed=new_id(), **self.cleaned_data)


def first_hours(asked: CheckAsked | None) -> dict[str, Any]:
    if asked is None:
        return {"from_hour": 10, "until_hour": 20, "zone": get_current_timezone_name()}
    names = "from_hour", "until_hour", "zone"
    return {name: getattr(asked, name) for name in names}
