"""What she types about her own people and her plan, kept as she typed it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ebb.records import SafePerson, SafetyPlan
from ebb.shared.edit import Edit
from ebb.vault import Opened

# The browser must not offer typed words again after she has left.
UNREMEMBERED = {"autocomplete": "off"}


class Sealable(Edit):
    """A form over one record of her own people and her plan."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        opened: Opened[SafePerson] | Opened[SafetyPlan] | None = None,
    ) -> None:
        filled = {name: getattr(opened.record, name) for name in self.own()} if opened else {}
        filled |= {"seen": opened.revision if opened else 0}
        super().__init__(data, initial=filled)

    @classmethod
    def own(cls) -> list[str]:
        """The names of the fields that go into the record."""
        return [name for name in cls.base_fields if name != "seen"]

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.own()}


class PersonForm(Sealable):
    """A nickname and a number."""

    nickname = forms.CharField(
        label=_("Name or nickname"),
        max_length=60,
        widget=forms.TextInput(UNREMEMBERED),
        error_messages={"required": _("Write a name or a nickname, so that you know who it is.")},
    )
    number = forms.CharField(
        label=_("Phone number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(UNREMEMBERED | {"inputmode": "tel"}),
    )

    def record(self, at: datetime) -> SafePerson:
        return SafePerson(at=at, **self.words())


def part(label: Any) -> forms.CharField:
    """One short text of the plan; any of them may stay empty."""
    return forms.CharField(
        label=label,
        max_length=2000,
        required=False,
        widget=forms.Textarea(UNREMEMBERED | {"rows": 3}),
    )


class PlanForm(Sealable):
    """Six questions, none of them a must."""

    warning_signs = part(_("How do I notice that it is coming?"))
    calms = part(_("What calms me a little?"))
    places = part(_("Where can I go?"))
    people = part(_("Who can I be with?"))
    safer_home = part(_("How do I make my home safer?"))
    reason = part(_("What is worth living for?"))

    def record(self, at: datetime) -> SafetyPlan:
        return SafetyPlan(at=at, **self.words())
