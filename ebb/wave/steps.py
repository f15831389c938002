"""One press, one step: what she pressed becomes an event, and the next screen follows.

Nothing here reads a clock, a cookie or the database; `Here` brings what is known.
Whatever cannot be understood leaves the wave as it is and says so kindly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast, get_args

from django.http import QueryDict

from ebb.records import Decided, DoorOpened, Rated, Tagged, WaveEnded
from ebb.records.carried import Carried
from ebb.records.wave import Contact, Door, Ending, How
from ebb.settle import aside
from ebb.settle.catalogue import Catalogue, Exercise
from ebb.settle.offer import through_another_channel
from ebb.shared.number import whole_number
from ebb.steps.step import Step
from ebb.wave import journey
from ebb.wave.words import GROUPS, PROBLEMS


@dataclass(frozen=True)
class Here:
    """What is known around a step: the time, the exercises, and what her vault says of them."""

    now: datetime
    exercises: Catalogue
    familiar: tuple[str, ...] = ()
    set_aside: frozenset[str] = frozenset()
    known_safe: frozenset[str] = frozenset()
    afraid: bool = False  # the door of fear, lately: her vault says so, or this browser


def take(carried: Carried, post: QueryDict, here: Here) -> Step:
    """The step that belongs to what was pressed; without a press, back to settling."""
    step = Step(carried, "settle")
    if done := here.exercises.get(post.get("doing", "")):
        step = step.settled(done.id, post, here.now)
    for verb, act in VERBS.items():
        if verb in post:
            return spared(act(step, post.get(verb, ""), post, here), here)
    return step


def spared(step: Step, here: Here) -> Step:
    """After any door nothing asks about contact; after fear not even how strong it is.

    Nor does a new wave ask about contact while fear is near.
    """
    if step.carried.fear and step.screen not in SAFE_AFTER_FEAR:
        return landing(step, here) if step.screen in ASKED_AT_THE_END else step.to("settle")
    doors = any(isinstance(event, DoorOpened) for event in step.carried.events)
    return landing(step, here) if (doors or here.afraid) and step.screen in ABOUT_CONTACT else step


def rate(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """0 to 10, or skip. 0 is a real rating; `prompted` when the quiet line had asked."""
    before = journey.so_far(step.carried)
    first = before is None or not (before.ratings or before.settled)
    prompted = "prompted" in post
    if value == "skip":
        return step.to("settle")
    points = whole_number(value)
    if points is None or points > 10:
        asked = step.to("again", prompted=True) if prompted else step
        return asked.to("body" if first else "again", problem=PROBLEMS["number"])
    rated = Rated(at=here.now, wave_id=step.carried.wave, intensity=points, prompted=prompted)
    return step.with_event(rated).to("settle" if first else "again", answered=not first)


def settle(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    exercise = here.exercises.get(value)
    if exercise is None or (exercise.about_pull and value in not_for_now(step, here)):
        return step.to("others", problem=PROBLEMS["gone"])
    return step.to("exercise", exercise=exercise)


def worse(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Stop at once, and another way in."""
    if here.exercises.get(value) is None:
        return step
    return step.to("worse", other=another(step, here, value), worse=value)


def why(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """What got worse, if she wants to say: `memories:surf`. Memories lead back into the room."""
    reason, _colon, exercise = value.partition(":")
    if reason not in aside.BY_ID or here.exercises.get(exercise) is None:
        return step
    step = worse(step, exercise, post, here)
    if reason == "memories":
        room = aside.here(here.exercises, not_for_now(step, here) | {exercise})
        step = step.to("worse", other=room or step.facts["other"])
    return step.to("worse", why=reason)


def door(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Each door its own route, with the numbers of a country she chose: `scared:IE`."""
    value, _colon, country = value.partition(":")
    if value not in get_args(Door):
        return step
    opened = DoorOpened(at=here.now, wave_id=step.carried.wave, door=cast("Door", value))
    wave = journey.so_far(step.carried)
    step = step if wave and value in wave.doors else step.with_event(opened)
    return step.to("door", door=value, country=country)


def contact(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """No pull, still pulling, I already did: one tone for each."""
    if value not in get_args(Contact):
        return step.to("tags")
    if value == "did":
        return step.to("how")
    decided = Decided(at=here.now, wave_id=step.carried.wave, contact=cast("Contact", value))
    step = step.with_event(decided)
    return to_the_pause(step, "message") if value == "pull" else step.to("tags")


def how(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Contact is not always chosen; what was not chosen is asked nothing more."""
    way = cast("How", value) if value in get_args(How) else ""
    step = step.with_event(Decided(at=here.now, wave_id=step.carried.wave, contact="did", how=way))
    chosen = way not in {"turned_up", "needed"}
    return step.to("tags") if chosen else step.to("notchosen", needed=way == "needed")


def to_the_pause(step: Step, before: str) -> Step:
    """Before a message of her own, or before an answer to theirs: another room leads there."""
    return step.to("pause", before=before)


def over(step: Step, post: QueryDict, here: Here) -> Step:
    """It has passed, said as often as she likes; kept once."""
    return ended(step, "passed", here).to("contact")


def stop(step: Step, post: QueryDict, here: Here) -> Step:
    """She stops while it is still there: that is an ending like the others."""
    wave = journey.so_far(step.carried)
    eased = bool(wave and wave.ratings and wave.ratings[-1].intensity < (wave.peak or 0))
    return ended(step, "eased" if eased else "left", here).to("contact")


def tagged(step: Step, post: QueryDict, here: Here) -> Step:
    """What was in it; keys that are not ours are left out."""
    ticked = {
        group.name: tuple(key for key, _words in group.ticks if key in post.getlist(group.name))
        for group in GROUPS
    }
    they = "they_contacted" in post
    if they or any(ticked.values()):
        event = Tagged(at=here.now, wave_id=step.carried.wave, they_contacted=they, **ticked)
        step = step.with_event(event)
    return to_the_pause(step, "answer") if they else landing(step, here)


def landing(step: Step, here: Here) -> Step:
    """The last screen; a wave that nobody ended is ended here."""
    return ended(step, "left", here).to("landing")


def ended(step: Step, how: Ending, here: Here) -> Step:
    """An ending is said once; only "it has passed" may follow another."""
    said = {event.how for event in step.carried.events if isinstance(event, WaveEnded)}
    if said and (how != "passed" or how in said):
        return step
    return step.with_event(WaveEnded(at=here.now, wave_id=step.carried.wave, how=how))


def go(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Plain moves from one screen to the next."""
    value, _colon, country = value.partition(":")
    if value in MOVES:
        return MOVES[value](step, post, here)
    if value == "people":
        return step.to("people", country=country)
    if value == "landing":
        return landing(step, here)
    if value == "asked":
        return step.to("again", prompted=True)
    return step.to(value) if value in {"settle", "others", "again", "tags"} else step


def another(step: Step, here: Here, after: str) -> Exercise | None:
    """One exercise that reaches her another way than the last."""
    wave = journey.so_far(step.carried)
    return through_another_channel(
        here.exercises,
        after,
        intensity=journey.strength(wave),
        familiar=here.familiar,
        set_aside=not_for_now(step, here) | {after},
        known_safe=here.known_safe,
    )


def not_for_now(step: Step, here: Here) -> frozenset[str]:
    """What made it worse, before or in this wave; after any door also what speaks of the pull."""
    wave = journey.so_far(step.carried)
    if wave is None:
        return here.set_aside
    worse = {done.exercise for done in wave.settled if done.worse}
    if not (wave.doors or here.afraid):
        return here.set_aside | worse
    return (
        here.set_aside | worse | {each.id for each in here.exercises.exercises if each.about_pull}
    )


VERBS: dict[str, Callable[[Step, str, QueryDict, Here], Step]] = {
    "door": door,
    "worse": worse,
    "why": why,
    "rate": rate,
    "settle": settle,
    "contact": contact,
    "how": how,
    "go": go,
}
MOVES: dict[str, Callable[[Step, QueryDict, Here], Step]] = {
    "over": over,
    "stop": stop,
    "tagged": tagged,
}
SAFE_AFTER_FEAR = {"settle", "others", "exercise", "worse", "people", "door", "landing"}
ABOUT_CONTACT = {"contact", "how", "notchosen", "pause", "tags"}
ASKED_AT_THE_END = ABOUT_CONTACT | {"again"}
