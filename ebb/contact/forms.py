"""What she says of a contact, kept as she says it. Nothing asks who the other person is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext_lazy as _

from ebb.accounts.her_clock import as_on_the_wall
from ebb.contact.words import COSTS, HOW, LASTED, WAYS
from ebb.records import ContactMade, FollowUp, Predicted
from ebb.records.record import in_time
from ebb.shared.edit import Edit
from ebb.vault import Opened

POINTS = [(str(number), str(number)) for number in range(11)]
WHEN = "%Y-%m-%dT%H:%M"
A_LITTLE = timedelta(minutes=1)  # her field has no seconds


def ticks(label: Any, choices: Any) -> forms.MultipleChoiceField:
    """Any number of our own words, or none."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def points(label: Any) -> forms.TypedChoiceField:
    """0 to 10; 0 is a real answer, and so is none."""
    return forms.TypedChoiceField(
        label=label,
        choices=POINTS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class HerTime(forms.DateTimeField):
    """A day and an hour on her clock. Every one that can be typed is a moment: see `her_clock`."""

    def to_python(self, value: Any) -> datetime:
        typed: Any = super(forms.DateTimeField, self).to_python(str(value or "").strip())
        try:
            return as_on_the_wall(typed, get_current_timezone())
        except OverflowError:  # the first and the last day there is
            raise forms.ValidationError(self.error_messages["invalid"]) from None


class NoteForm(Edit):
    """A contact: how it came about, and where she chose it, which way and what it promised."""

    how = forms.ChoiceField(choices=HOW, widget=forms.HiddenInput)
    when = HerTime(
        label=_("When was it?"),
        input_formats=[WHEN, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput({"type": "datetime-local", "autocomplete": "off"}, WHEN),
        error_messages={
            "required": _("Choose a day and a time. About is enough."),
            "invalid": _("Choose a day and a time. About is enough."),
        },
    )
    ways = ticks(_("Which way?"), WAYS)
    promised = points(_("How much relief did it promise?"))

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        now: datetime,
        how: str = "",
        opened: Opened[ContactMade] | None = None,
        guessed: Predicted | None = None,
    ) -> None:
        self.now, self.opened, self.guessed = now, opened, guessed
        promised = guessed.relief if guessed else None
        start: dict[str, Any] = {"how": how, "when": now, "promised": promised, "seen": 0}
        super().__init__(data, initial=start | (self.kept(opened) if opened else {}))

    @staticmethod
    def kept(opened: Opened[ContactMade]) -> dict[str, Any]:
        one = opened.record
        when = localtime(one.at)
        told = {"how": one.how, "when": when, "ways": list(one.ways), "promised": one.promised}
        return told | {"seen": opened.revision}

    def clean_when(self) -> datetime:
        """Back-dated as she likes; what has not happened yet cannot be told.

        An edit that leaves it alone changes nothing, not even which of two equal hours it was.
        """
        when: datetime = self.cleaned_data["when"]
        if self.opened and when.strftime(WHEN) == localtime(self.opened.record.at).strftime(WHEN):
            return self.opened.record.at
        if not in_time(when) or when.timestamp() > self.now.timestamp() + 60:
            raise forms.ValidationError(_("That is still ahead. Choose a time that has been."))
        return when

    def record(self) -> ContactMade:
        """What was not chosen carries no promise, whatever was sent."""
        how, at = self.cleaned_data["how"], self.cleaned_data["when"]
        if how not in {"i", "they"}:
            return ContactMade(at=at, how=how)
        promised = self.cleaned_data["promised"]
        minutes, pause_id = self.from_the_pause(at, promised)
        return ContactMade(
            at=at,
            how=how,
            ways=tuple(self.cleaned_data["ways"]),
            promised=promised,
            promised_minutes=minutes,
            pause_id=pause_id,
        )

    def from_the_pause(self, at: datetime, promised: int | None) -> tuple[int | None, bytes | None]:
        """For how long she guessed, and in which pause; only where her guess still stands."""
        if self.opened:
            before = self.opened.record
            minutes = before.promised_minutes if promised == before.promised else None
            return minutes, before.pause_id
        guess = self.guessed
        if guess is None or guess.relief != promised or guess.at > at + A_LITTLE:
            return None, None
        return guess.minutes, guess.wave_id


class LaterForm(forms.Form):
    """An hour later, or a day later. Nothing is a must."""

    gave = points(_("How much relief did it give?"))
    lasted = forms.TypedChoiceField(
        label=_("How long did that last?"),
        choices=LASTED,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    costs = ticks(_("What did it cost?"), COSTS)
    hours = forms.IntegerField(
        label=_("How many hours did settling take?"),
        min_value=0,
        max_value=720,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 3}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("A number of hours, such as 9. Or leave it.")
        ),
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, after: str, said: FollowUp | None = None
    ) -> None:
        super().__init__(data, initial=self.kept(said) if said else {})
        self.after = after
        if after == "hour":
            del self.fields["costs"], self.fields["hours"]

    @staticmethod
    def kept(said: FollowUp) -> dict[str, Any]:
        costs, hours = list(said.costs), said.settled_hours
        return {"gave": said.gave, "lasted": said.lasted_minutes, "costs": costs, "hours": hours}

    def record(self, contact_id: bytes, at: datetime) -> FollowUp:
        said = self.cleaned_data
        return FollowUp(
            at=at,
            contact_id=contact_id,
            after="day" if self.after == "day" else "hour",
            gave=said["gave"],
            lasted_minutes=said["lasted"],
            costs=tuple(said.get("costs", ())),
            settled_hours=said.get("hours"),
        )
