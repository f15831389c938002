"""One press, one step of a pause: what she pressed becomes an event, and a screen follows.

Pure: `Here` brings the time and what is known. Whatever cannot be understood leaves the pause
as it is. After any of the three doors nothing speaks of contact or relief any more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast, get_args

from django.http import QueryDict

from ebb.contact.known import aside, heavy, quieted
from ebb.contact.step import Before, Here, Step
from ebb.contact.words import PROBLEMS
from ebb.records import (
    Answering,
    Chose,
    DoorOpened,
    Heavy,
    Held,
    Paused,
    Predicted,
    Quieted,
    Settled,
    StoodAside,
    WaveEvent,
    Weighed,
)
from ebb.records.carried import LONGEST_LETTER, Carried, Written
from ebb.records.wave import Door
from ebb.safety.crisis import speaks_of_it
from ebb.shared.number import whole_number

SAFE_AFTER_A_DOOR = {"settle", "others", "exercise", "worse", "door", "people", "rest"}
PLAIN = {
    *("write", "promise", "decide", "ways", "guess", "wait", "settle", "others", "hold"),
    *("answer", "held"),
}
FIRST = {"message": "first", "answer": "asked"}
FIRST_IN_A_WAVE = {"message": "write", "answer": "asked"}  # the body had its turn
LONG = {"10": 10, "60": 60, "240": 240, "1440": 1440, "4320": 4320}  # minutes
WAITS = (5, 10, 20)  # minutes


def take(carried: Carried, post: QueryDict, here: Here) -> Step:
    """The step that belongs to what was pressed; without a press, the first screen."""
    step = begun(Step(carried, first(carried, here.before)), here)
    done = here.ways.get(post.get("doing", ""))
    if done and part_of_a_wave(carried):  # what settled her in a wave belongs to the wave
        step = step.settled(done.id, post, here.now)
    for verb, act in VERBS.items():
        if verb in post:
            return spared(act(step, post.get(verb, ""), post, here))
    return spared(step)


def first(carried: Carried, before: Before) -> str:
    return (FIRST_IN_A_WAVE if part_of_a_wave(carried) else FIRST)[before]


def spared(step: Step) -> Step:
    """Fear outranks craving: after a door only settling, people, help and rest."""
    if not aside(step.carried) or step.screen in SAFE_AFTER_A_DOOR:
        return step
    answered = step.screen == "written" and not step.carried.fear
    return step if answered else step.to("rest" if step.screen in LATE else "settle")


def begun(step: Step, here: Here) -> Step:
    """Said once in a pause of each kind; a wave that comes along begins one too."""
    said = {event.before for event in step.carried.events if isinstance(event, Paused)}
    if here.before in said:
        return step
    return step.with_event(Paused(at=here.now, wave_id=step.carried.wave, before=here.before))


def door(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Each door its own route, with the numbers of a country she chose: `scared:IE`."""
    value, _colon, country = value.partition(":")
    if value not in get_args(Door):
        return step
    kind = DoorOpened if part_of_a_wave(step.carried) else StoodAside
    taken = {getattr(event, "door", "") for event in step.carried.events}
    opened = kind(at=here.now, wave_id=step.carried.wave, door=cast("Door", value))
    step = step if value in taken else step.with_event(opened)
    return step.to("door", door=value, country=country)


def part_of_a_wave(carried: Carried) -> bool:
    return any(isinstance(event, WaveEvent) for event in carried.events)


def settle(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    exercise = here.ways.get(value)
    if exercise is None or (exercise.about_pull and aside(step.carried)):
        return step.to("others")
    return step.to("exercise", exercise=exercise)


def worse(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Stop at once, and another way in."""
    if here.ways.get(value) is None:
        return step.to("others")
    other = here.ways.another(value, made_it_worse(step.carried))
    return step.to("worse", other=other, worse=value)


def made_it_worse(carried: Carried) -> frozenset[str]:
    """In this wave: nothing that did is offered once more."""
    done = (event for event in carried.events if isinstance(event, Settled) and event.worse)
    return frozenset(event.exercise for event in done)


def keep(step: Step, post: QueryDict, here: Here) -> Step:
    """Her words stay with the pause, or on the screen where they do not fit."""
    words = post.get("letter", "").replace("\x00", "")
    back = step.to("reply" if here.before == "answer" else "write", **way_of(post, here))
    if not words.strip():
        return back.to(back.screen, problem=PROBLEMS["nothing"])
    written = step.carried.with_letter(Written(at=here.now, text=words))
    if len(words) > LONGEST_LETTER or written is step.carried:
        return back.to(back.screen, problem=PROBLEMS["long"], letter=words)
    step = replace(step, carried=written)
    return step.to("written", kept_letter=True, card=card(step, words, here))


def let_go(step: Step, post: QueryDict, here: Here) -> Step:
    """Her words are gone with the press; where there were none, nothing is said to be gone."""
    words = post.get("letter", "")
    if not words.strip():
        return step.to("held" if here.before == "answer" else "promise")
    return step.to("written", kept_letter=False, card=card(step, words, here))


def card(step: Step, words: str, here: Here) -> bool:
    """Offered after her words are safe; never instead of keeping them."""
    quiet = here.quieted or quieted(step.carried.events)
    return not quiet and speaks_of_it(words)


def quiet(step: Step, post: QueryDict, here: Here) -> Step:
    """Not shown here any more, in one tap."""
    quieted = Quieted(at=here.now, wave_id=step.carried.wave)
    return step.with_event(quieted).to("written", kept_letter="kept" in post)


def way_of(post: QueryDict, here: Here) -> dict[str, object]:
    reply = here.content.reply(post.get("way", ""))
    return {"reply": reply} if reply else {}


def weighed(step: Step, post: QueryDict, here: Here) -> Step:
    """What contact promises, or what a message pulls on; keys that are not ours are left out."""
    ticked = tuple(key for key in here.content.names if key in post.getlist("promise"))
    if ticked:
        event = Weighed(at=here.now, wave_id=step.carried.wave, promises=ticked)
        step = step.with_event(event)
    if here.before == "answer":
        return step.to("hold")
    promises = [one for key in ticked if (one := here.content.promise(key))]
    return step.to("some", promises=promises) if promises else step.to("decide")


def whole(step: Step, post: QueryDict, here: Here) -> Step:
    """Only by tap; where it is known that the hour is low, something kind instead."""
    return step.to("kind" if here.low or heavy(step.carried) else "low")


def low(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Yes and unsure are the same: nothing that weighs."""
    if value == "no":
        return line(step, 0, here)
    return step.with_event(Heavy(at=here.now, wave_id=step.carried.wave)).to("kind")


def line(step: Step, place: int, here: Here) -> Step:
    """One line, and after it a soothing step."""
    if here.low or heavy(step.carried):
        return step.to("kind")
    if not 0 <= place < len(here.content.lines):
        return step.to("decide")
    return step.to("line", place=place, line=here.content.lines[place])


def soothe(step: Step, place: int, here: Here) -> Step:
    more = place + 1 if place + 1 < len(here.content.lines) else None
    return step.to("soothe", exercise=here.ways.get("feet"), more=more)


def relief(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Her guess, 0 to 10; 0 is a real answer."""
    if value == "skip":
        return step.to("decide")
    points = whole_number(value)
    if points is None or points > 10:
        return step.to("guess", problem=PROBLEMS["number"])
    guess = Predicted(at=here.now, wave_id=step.carried.wave, relief=points)
    return step.with_event(guess).to("long")


def long(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    guesses = [event for event in step.carried.events if isinstance(event, Predicted)]
    if value not in LONG or not guesses:
        return step.to("decide", guessed=bool(guesses))
    guess = replace_guess(guesses[-1], LONG[value], here)
    return step.with_event(guess).to("decide", guessed=True)


def replace_guess(guess: Predicted, minutes: int, here: Here) -> Predicted:
    return Predicted(at=here.now, wave_id=guess.wave_id, relief=guess.relief, minutes=minutes)


def wait(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """The water moves for so long; there is no clock, and it ends in an offer to settle."""
    water = here.ways.get("water")
    if value not in {str(minutes) for minutes in WAITS} or water is None:
        return step.to("wait")
    return step.to("waiting", exercise=water.lasting(int(value)), minutes=int(value))


def choose(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Both decisions in one tone."""
    if value not in {"not_now", "going"}:
        return step.to("decide")
    chose = Chose(at=here.now, wave_id=step.carried.wave, contact=cast("Any", value))
    return step.with_event(chose).to("decided", going=value == "going")


def hold(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Her own number of hours, 1 to 48."""
    hours = post.get("hours", "") if value == "own" else value
    if not (hours.isascii() and hours.isdigit() and len(hours) < 5 and 1 <= int(hours) <= 48):
        return step.to("hold", problem=PROBLEMS["hours"])
    return step.with_event(Held(at=here.now, wave_id=step.carried.wave, hours=int(hours))).to(
        "answer"
    )


def answer(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """None, brief and neutral, or a boundary."""
    reply = here.content.reply(value)
    if reply is None:
        return step.to("answer")
    way = Answering(at=here.now, wave_id=step.carried.wave, way=cast("Any", value))
    return step.with_event(way).to("reply", reply=reply)


def go(step: Step, value: str, post: QueryDict, here: Here) -> Step:
    """Plain moves from one screen to the next."""
    value, _colon, more = value.partition(":")
    if value in MOVES:
        return MOVES[value](step, post, here)
    if value == "people":
        return step.to("people", country=more)
    if value in {"line", "soothe"}:
        place = int(more) if more.isascii() and more.isdigit() and len(more) < 4 else 0
        return line(step, place, here) if value == "line" else soothe(step, place, here)
    if value in {"rest", "pulls"} or value in PLAIN:
        return step.to(value)
    return step


VERBS: dict[str, Callable[[Step, str, QueryDict, Here], Step]] = {
    "door": door,
    "worse": worse,
    "settle": settle,
    "low": low,
    "relief": relief,
    "long": long,
    "wait": wait,
    "choose": choose,
    "hold": hold,
    "answer": answer,
    "go": go,
}
MOVES: dict[str, Callable[[Step, QueryDict, Here], Step]] = {
    "keep": keep,
    "letgo": let_go,
    "quiet": quiet,
    "weighed": weighed,
    "whole": whole,
    "notnow": lambda step, post, here: step.to("written", kept_letter="kept" in post),
}
LATE = {
    *("decide", "ways", "decided", "written", "promise", "some", "held", "reply", "answer", "hold"),
}
