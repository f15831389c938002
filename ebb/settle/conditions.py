"""What is asked once, in calm: the reasons why an exercise may not be for her."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class Condition(NamedTuple):
    """One tick. Its id stands in `avoid_with` of the exercises that are not for it."""

    id: str
    words: StrPromise


BODY: Final = (
    Condition("heart", _("A heart illness, or a heart that beats unevenly")),
    Condition("pressure", _("High or low blood pressure, or beta blockers")),
    Condition("lungs", _("Asthma, or a lung or chest illness")),
    Condition("faint", _("Fainting, or fits (epilepsy)")),
    Condition("light", _("Patterns or flicker that bring on a fit or a migraine")),
    Condition("pregnant", _("Being pregnant")),
    Condition("raynaud", _("Fingers that go white in the cold (Raynaud)")),
    Condition("eating", _("An eating disorder, now or before")),
    Condition("injury", _("An injury, or surgery not long ago")),
)
STIRS: Final = (
    Condition("panic", _("Watching my breath makes me panic")),
    Condition("body", _("Feeling into my body makes it worse")),
    Condition("touch", _("Touch, even my own hand, brings it back")),
    Condition("tense", _("Tight muscles bring it back")),
    Condition("senses", _("Some sounds, smells or tastes belong to it")),
    Condition("sea", _("Boats or the sea belong to it")),
    Condition("images", _("Bad pictures come by themselves")),
    Condition("kindness", _("Being kind to myself hurts more")),
    Condition("empty", _("The days ahead feel empty")),
)
IDS: Final = tuple(condition.id for condition in (*BODY, *STIRS))
