"""What she chooses: where to, what for, when not, and with which words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.timezone import get_default_timezone_name
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ebb.nudges import places
from ebb.nudges.places import Mail, NotAllowed, Ntfy, Place, Push, Way, still_allowed
from ebb.records import NudgePlan
from ebb.vault import new_id

WAYS = {"mail": Mail, "ntfy": Ntfy, "push": Push}
REASONS = (
    ("check", _("To ask once a day how it is")),
    ("practice", _("To practise a little, once a day")),
    ("after", _("After contact: an hour later, and a day later")),
    ("hold", _("When a wait you set is over")),
)
HOURS = [(hour, f"{hour}:00") for hour in range(24)]
LONGEST_WORDS = 100  # characters


def neutral() -> str:
    """The one sentence, the same for every kind."""
    return gettext("A small reminder, as you asked.")


def subject() -> str:
    return gettext("A small reminder")


def hour() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=HOURS, coerce=int)


class NudgeForm(forms.Form):
    """One page of choices; a sentence of its own for each thing that does not fit."""

    way = forms.ChoiceField(
        choices=[(name, name) for name in WAYS],
        error_messages={"required": _("Choose where a nudge goes.")},
    )
    mail = forms.CharField(required=False, max_length=254)
    topic = forms.CharField(required=False, max_length=254)
    endpoint = forms.CharField(required=False, max_length=1000)
    p256dh = forms.CharField(required=False, max_length=120)
    auth = forms.CharField(required=False, max_length=120)
    reasons = forms.MultipleChoiceField(
        choices=REASONS,
        error_messages={"required": _("Choose one thing or more to be nudged for.")},
    )
    practise_at = hour()
    quiet_from = hour()
    quiet_until = hour()
    zone = forms.CharField(max_length=64)
    words = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        error_messages={"max_length": _("The words are too long. Make them a little shorter.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, known: Way | None = None, **first: Any
    ) -> None:
        super().__init__(data, initial=first)
        self.known = known

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"])
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            unknown = gettext("Ebb does not know this time zone. It looks like Europe/Lisbon.")
            raise forms.ValidationError(unknown) from None
        return zone

    def clean_words(self) -> str:
        return " ".join(str(self.cleaned_data["words"]).split())

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if "way" in found:
            try:
                found["place"] = self.chosen_way(found["way"])
            except NotAllowed:
                self.add_error("way", self.why_not(found["way"]))
        if {"practise_at", "quiet_from", "quiet_until", "reasons"} <= found.keys():
            self.check_hour()
        return found

    def chosen_way(self, way: str) -> Way:
        """An address that is left empty stays as it is: the page does not show it again."""
        typed = {name: str(self.cleaned_data.get(name) or "").strip() for name in self.fields}
        fields = {"mail": "mail", "ntfy": "topic", "push": "endpoint"}
        if self.known and way_of(self.known) == way and not typed[fields[way]]:
            return still_allowed(self.known)
        if way == "mail":
            return places.mail(typed["mail"])
        if way == "ntfy":
            return places.ntfy(typed["topic"])
        return places.push(typed["endpoint"], typed["p256dh"], typed["auth"])

    def why_not(self, way: str) -> str:
        if way == "mail":
            return gettext("That does not look like an e-mail address. It looks like me@mail.net.")
        if way == "ntfy":
            known = ", ".join(settings.NTFY_HOSTS)
            words = gettext(
                "A nudge can only go to a topic on %(known)s, with letters and numbers."
            )
            return words % {"known": known}
        return gettext("This browser has not said yes yet. Press “Ask this browser” first.")

    def check_hour(self) -> None:
        found = self.cleaned_data
        past = (found["practise_at"] - found["quiet_from"]) % 24
        if "practice" in found["reasons"] and past < (
            (found["quiet_until"] - found["quiet_from"]) % 24
        ):
            quiet = gettext("That hour is one of your quiet hours. Choose another.")
            self.add_error("practise_at", quiet)

    def plan(self, at: datetime) -> NudgePlan:
        """A new plan with a chance of its own."""
        names = "reasons", "practise_at", "quiet_from", "quiet_until", "zone"
        chosen = {name: self.cleaned_data[name] for name in names}
        chosen["reasons"] = tuple(chosen["reasons"])
        return NudgePlan(at=at, seed=new_id(), **chosen)

    def place(self) -> Place:
        words = self.cleaned_data["words"] or neutral()
        hours = {name: self.cleaned_data[name] for name in ("zone", "quiet_from", "quiet_until")}
        return Place(way=self.cleaned_data["place"], words=words, subject=subject(), **hours)


def first_choices(plan: NudgePlan | None, place: Place | None) -> dict[str, Any]:
    """What the page shows: hers, or a quiet beginning with nothing ticked."""
    chosen: dict[str, Any] = {
        "zone": get_default_timezone_name(),
        "topic": f"{settings.NTFY_HOSTS[0]}/{new_id().hex()[:20]}" if settings.NTFY_HOSTS else "",
        "reasons": [],
        "practise_at": 17,
        "quiet_from": 21,
        "quiet_until": 9,
    }
    if plan:
        names = "practise_at", "quiet_from", "quiet_until", "zone"
        chosen |= {name: getattr(plan, name) for name in names}
        chosen["reasons"] = list(plan.reasons)
    if place:
        chosen |= {"words": "" if place.words == neutral() else place.words}
        chosen |= {"way": way_of(place.way)}
        if isinstance(place.way, Ntfy):
            chosen |= {"topic": ""}
    return chosen


def way_of(way: Way) -> str:
    return next(name for name, kind in WAYS.items() if isinstance(way, kind))


def masked(way: Way) -> str:
    """Enough for her to know it, too little for somebody else at her open screen."""
    match way:
        case Mail():
            name, _at, host = way.address.rpartition("@")
            return f"{name[:1]}\N{HORIZONTAL ELLIPSIS}@{host}"
        case Ntfy():
            server, _slash, topic = way.address.partition("://")[2].partition("/")
            return f"{server}/{topic[:3]}\N{HORIZONTAL ELLIPSIS}"
        case Push():
            return ""
