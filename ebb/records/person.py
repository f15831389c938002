"""Her own people, and the plan she made in calm."""

from __future__ import annotations

from ebb.records.record import Line, Record, Text


class SafePerson(Record, frozen=True, kw_only=True, tag="safe-person/1"):
    """A nickname and a number, as she typed them."""

    nickname: Line
    number: Line = ""


class SafetyPlan(Record, frozen=True, kw_only=True, tag="safety-plan/1"):
    """Six short texts in her own words; the newest plan is the plan."""

    warning_signs: Text = ""
    calms: Text = ""
    places: Text = ""
    people: Text = ""
    safer_home: Text = ""
    reason: Text = ""
