"""What each screen of the wave needs to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ebb.records import Wave
from ebb.settle.offer import two
from ebb.shared.chart import Picture, intensity_curve
from ebb.steps.step import Step
from ebb.wave import journey
from ebb.wave.steps import Here, another, not_for_now
from ebb.wave.words import GROUPS

FIRST_EXERCISE = "water"  # moves on the very first screen
SCALE = range(11)
SUMMARY = _("Your ratings in this wave, from first to last: %s")
ASKS = {"settle", "exercise", "others"}  # where she may be for long


def facts(step: Step, here: Here) -> dict[str, Any]:
    """The facts of one screen, over those every screen of the wave has."""
    wave = journey.so_far(step.carried)
    common = {
        "exercise": here.exercises.get(FIRST_EXERCISE),
        "fear": step.carried.fear,
        "scale": SCALE,
        **drawn(wave),
    }
    if step.screen in ASKS and not step.carried.fear:
        common["ask_in"] = journey.ask_in(wave, here.now)
    own = SCREENS.get(step.screen)
    return common | (own(step, here, wave) if own else {}) | dict(step.facts)


def drawn(wave: Wave | None) -> dict[str, Any]:
    """The wave's curve, where at least one number was given."""
    if wave is None or not wave.ratings:
        return {}
    said = ", ".join(str(rating.intensity) for rating in wave.ratings)
    return {"picture": curve(wave), "rows": wave.ratings, "summary": str(SUMMARY) % said}


def curve(wave: Wave) -> Picture:
    start = wave.ratings[0].at
    minutes = [(rating.at - start).total_seconds() / 60 for rating in wave.ratings]
    return intensity_curve(minutes, [rating.intensity for rating in wave.ratings])


def settle(step: Step, here: Here, wave: Wave | None) -> dict[str, Any]:
    strength = journey.strength(wave)
    return {
        "offered": offered(step, here, strength),
        "very_strong": (strength or 0) >= journey.VERY_STRONG,
    }


def offered(step: Step, here: Here, strength: int | None) -> tuple[object, ...]:
    return two(
        here.exercises,
        intensity=strength,
        familiar=here.familiar,
        set_aside=not_for_now(step, here),
        known_safe=here.known_safe,
    )


def others(step: Step, here: Here, wave: Wave | None) -> dict[str, Any]:
    """Familiar ones first in each kind; no cold, held breath or effort where nobody asked her."""
    asked_first = {each.id for each in here.exercises.exercises if each.ask_first}
    hidden = not_for_now(step, here) | (asked_first - here.known_safe)
    rest = here.exercises.others(hidden)
    return {"others": sorted(rest, key=lambda each: (not each.mild, each.id not in here.familiar))}


def again(step: Step, here: Here, wave: Wave | None) -> dict[str, Any]:
    """Before the answer a question; after it, what it says and what follows."""
    if wave is None or not step.facts.get("answered"):
        return {}
    last = wave.settled[-1].exercise if wave.settled else FIRST_EXERCISE
    change = journey.change(wave.ratings)
    other = another(step, here, last) if change and not change.lower else None
    very_strong = (wave.last or 0) >= journey.VERY_STRONG
    return {"chosen": wave.last, "change": change, "other": other, "very_strong": very_strong}


def landing(step: Step, here: Here, wave: Wave | None) -> dict[str, Any]:
    night, stay = journey.by_night(here.now), journey.people_first(wave)
    began = bool(step.facts.get("letter")) and not (wave and wave.doors)
    letters = bool(step.carried.letters)
    facts = {"night": night, "stay": stay, "letters": letters, "began": began}
    return facts | {"did": wave is not None and chosen_contact(wave) and not wave.doors}


def chosen_contact(wave: Wave) -> bool:
    """There was contact that may be looked at; what was not chosen is asked nothing more."""
    return wave.contact == "did" and wave.how not in {"turned_up", "needed"}


def tags(step: Step, here: Here, wave: Wave | None) -> dict[str, Any]:
    return {"groups": GROUPS}


def keep_at(*, exists: bool) -> str:
    """Where "keep it" leads: to begin, or to unlock what already is."""
    return reverse("accounts:unlock" if exists else "accounts:begin")


SCREENS: dict[str, Callable[[Step, Here, Wave | None], dict[str, Any]]] = {
    "settle": settle,
    "others": others,
    "again": again,
    "landing": landing,
    "tags": tags,
}
