"""The two halves of a plan as she fills them in: the moment, and what she will do then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ebb.plans.content import Ready
from ebb.records import AtPlace, FromThem, InHours, OnDate, Plan, Then, Window
from ebb.records.plan import LONGEST_WORDS
from ebb.shared.edit import Edit
from ebb.shared.few import Few
from ebb.shared.hours import HourForm, filled
from ebb.shared.settling import Ways

KINDS = (
    ("hours", gettext_lazy("An evening, or another time of the week")),
    ("place", gettext_lazy("A place")),
    ("date", gettext_lazy("A date")),
    ("message", gettext_lazy("A message from them, or news of them")),
)
NEUTRAL = dict(zip("abcd", (key for key, _words in KINDS), strict=True))  # for the history
BEFORE = (
    ("0", gettext_lazy("On the day")),
    ("1", gettext_lazy("One day")),
    ("3", gettext_lazy("Three days")),
    ("7", gettext_lazy("A week")),
    ("14", gettext_lazy("Two weeks")),
)
FIRST_YEAR, LAST_YEAR = 1900, 2199


def own_words() -> Few:
    label = gettext_lazy("Or in your own words")
    return Few(label=label, most=LONGEST_WORDS, longest=LONGEST_WORDS, rows=1)


class CueForm(forms.Form):
    """A hard moment: one of ours, or her own words."""

    ready = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    words = own_words()

    def __init__(
        self, kind: str, ready: Ready, data: Mapping[str, Any] | None, initial: dict[str, Any]
    ) -> None:
        super().__init__(data, initial=initial)
        self.kind, self.ours = kind, ready
        choices = [(one.id, one.words) for one in ready.cues(kind)]
        cast("forms.ChoiceField", self.fields["ready"]).choices = choices
        self.hours = HourForm(data, initial=initial) if kind == "hours" else None
        if kind == "date":
            self.fields |= date_fields()

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if "words" in said and not said["words"] and not said.get("ready"):
            self.add_error("words", _("Choose one, or say it in a few words."))
        if self.hours is not None and self.hours.is_valid() and self.window() is None:
            self.hours.add_error("days", _("Choose days and times for it."))
        return said

    def is_valid(self) -> bool:
        whole = super().is_valid()
        return whole and (self.hours is None or not self.hours.errors)

    def window(self) -> Window | None:
        """Hers; or those of the ready moment, where she left them open."""
        assert self.hours is not None
        if self.hours.empty:
            known = self.ours.cue_of(self.cleaned_data.get("ready", ""))
            return known.window if known else None
        days, starts, ends = self.hours.chosen()
        return Window(days=days, starts=starts, ends=ends)

    def cue(self) -> InHours | OnDate | AtPlace | FromThem:
        """Her own words win over a ready moment."""
        said = self.cleaned_data
        named = {"words": said["words"], "ready": "" if said["words"] else said["ready"]}
        if self.kind == "hours":
            return InHours(window=cast("Window", self.window()), **named)
        if self.kind == "date":
            more = {"day": said["day"], "yearly": said["yearly"]}
            return OnDate(**more, days_before=int(said["days_before"]), **named)
        return AtPlace(**named) if self.kind == "place" else FromThem(**named)


def date_fields() -> dict[str, forms.Field]:
    """A day, whether it comes back, and how long before it is shown."""
    wrong = _("Choose a day, such as 2026-12-24.")
    return {
        "day": forms.DateField(
            label=_("Which day?"),
            widget=forms.DateInput({"type": "date", "autocomplete": "off"}, "%Y-%m-%d"),
            error_messages={"required": wrong, "invalid": wrong},
            validators=[in_time],
        ),
        "yearly": forms.BooleanField(label=_("It comes back each year"), required=False),
        "days_before": forms.ChoiceField(
            label=_("How long before is it shown?"),
            choices=BEFORE,
            initial="3",
            widget=forms.RadioSelect,
        ),
    }


def in_time(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(_("Choose a day, such as 2026-12-24."))


class ThenForm(Edit):
    """What she will do: a way to settle, people, somewhere to go, something small, or own words."""

    then = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    then_words = own_words()
    nudge = forms.BooleanField(
        label=gettext_lazy("Send me a nudge for it, if nudges are on"), required=False
    )

    def __init__(
        self,
        ready: Ready,
        ways: Ways,
        data: Mapping[str, Any] | None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.ours = ready
        self.groups = groups(ready, ways, str((initial or {}).get("then", "")))
        choices = [one for _title, every in self.groups for one in every]
        cast("forms.ChoiceField", self.fields["then"]).choices = choices

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if "then_words" in said and not said["then_words"] and not said.get("then"):
            self.add_error("then_words", _("Choose one, or say it in a few words."))
        return said

    def record(self) -> Then:
        said = self.cleaned_data
        if said["then_words"]:
            return Then(way="own", words=said["then_words"])
        way, _colon, name = said["then"].partition(":")
        if way == "settle":
            return Then(way="settle", exercise=name)
        known = self.ours.answer(name)
        assert known is not None  # the choices are ours
        return Then(way=known.way, ready=known.id)


def groups(ready: Ready, ways: Ways, kept: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Under four headings; the way she has in her plan stays among them."""
    settling = {one.id: one for one in (*ways.offered(), *ways.gentle())}
    if kept.startswith("settle:") and (hers := ways.get(kept.partition(":")[2])) is not None:
        settling[hers.id] = hers
    titles = {
        "people": _("People"),
        "go": _("Go somewhere"),
        "own": _("Something small"),
    }
    every = [(f"settle:{one.id}", one.name) for one in settling.values()]
    return [
        (_("A way to settle"), every),
        *(
            (title, [(f"ready:{one.id}", one.words) for one in ready.then if one.way == way])
            for way, title in titles.items()
        ),
    ]


def of_plan(plan: Plan, revision: int) -> dict[str, Any]:
    """A plan as both forms show it."""
    cue, then = plan.cue, plan.then
    chosen = f"settle:{then.exercise}" if then.way == "settle" else f"ready:{then.ready}"
    first: dict[str, Any] = {
        "ready": cue.ready,
        "words": cue.words,
        "then": "" if then.words else chosen,
        "then_words": then.words,
        "nudge": plan.nudge,
        "seen": revision,
    }
    if isinstance(cue, InHours):
        first |= filled(cue.window.days, cue.window.starts, cue.window.ends)
    elif isinstance(cue, OnDate):
        first |= {"day": cue.day, "yearly": cue.yearly, "days_before": str(cue.days_before)}
    return first


def kind_of(plan: Plan) -> str:
    kinds = {InHours: "hours", OnDate: "date", AtPlace: "place", FromThem: "message"}
    return kinds[type(plan.cue)]
