"""Half a year of a person who does not exist. The same seed and day give the same life."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from numpy.random import Generator, default_rng

from ebb.commands.invented.belief import believed
from ebb.commands.invented.contact import Noted, noted
from ebb.commands.invented.mood import Mood
from ebb.commands.invented.plans import low_contact, plans
from ebb.commands.invented.signs import signs
from ebb.commands.invented.story import EACH, FIRST_LEARNT, Learnt, Story
from ebb.commands.invented.wave import Around, Telling, Words, told
from ebb.commands.invented.words import BREATH, HAS, PEOPLE, PLAN, WORSE
from ebb.records import OwnPace, Practised, Record, SafePerson, SafetyPlan, SetAside, Unsuited
from ebb.settle.catalogue import Catalogue
from ebb.settle.conditions import IDS

DAYS = 182
REST = timedelta(hours=2)  # between two waves
THEY = 0.12  # chance, where she tells more, that they had contacted her


class Life(NamedTuple):
    """Everything she kept, in time order; apart her letters, because long ones are bodies, and
    contacts and beliefs, because what is said of one later names it.
    """

    records: tuple[Record, ...]
    letters: tuple[Words, ...]
    contacts: tuple[Noted, ...]
    beliefs: tuple[Noted, ...]


def life(seed: int, now: datetime, exercises: Catalogue) -> Life:
    """Made from the seed and the day of `now`, in its time zone; what is not over by then is not.

    `now` is aware, with her own time zone; `seed` >= 0. At another hour of the day the same
    life, a little more or less of it.
    """
    rng, learnt = default_rng(seed), Learnt.of(exercises)
    first = now.date() - timedelta(days=DAYS)
    waves = [wave for wave in lived(first, now, learnt, rng) if wave.at <= now]
    records: list[Record] = [event for wave in waves for event in wave.events]
    records += set_aside(waves)
    records += calm_days(first, now, learnt, rng)
    at = partial(on, first, now)
    records += signs(first, str(now.tzinfo), at, default_rng([seed, 3]))
    letters = [wave.words for wave in waves if wave.words]
    kept = sorted((one for one in records if one.at <= now), key=lambda one: one.at)
    contacts = [one for one in noted(waves, default_rng([seed, 1])) if one.record.at <= now]
    beliefs = believed(waves, now, default_rng([seed, 2]))
    return Life(tuple(kept), tuple(letters), tuple(contacts), tuple(beliefs))


def lived(first: date, now: datetime, learnt: Learnt, rng: Generator) -> list[Telling]:
    """Hour by hour, because contact and stress change the hours after them."""
    mood, story, waves = Mood(), Story(rng), list[Telling]()
    for hours in range((DAYS + 1) * 24):
        day, hour = divmod(hours, 24)
        mood.hour(rng)
        began = moment(first, day, hour + float(rng.random()), now)
        likely = rng.random() < mood.chance(day, hour)
        rested = not waves or began - waves[-1].at > REST
        if likely and rested and story.writes(day):
            around = surroundings(began, day, mood, story, learnt)
            waves.append(told(around, rng))
            mood.contact(around.how)
    return waves


def surroundings(began: datetime, day: int, mood: Mood, story: Story, learnt: Learnt) -> Around:
    """After a door there is only what is mild, and nothing of contact."""
    strength = mood.strength(day, began.hour, story.rng)
    if door := story.door(day):
        return Around(began, strength, learnt.mild, door=door)
    tries, worse = story.tries(day, learnt)
    contact, how = story.contact(mood.pull(day))
    letter = story.letter(day) if contact == "pull" else ""
    tags = story.tags(began.hour, mood.stress)
    they = tags is not None and bool(story.rng.random() < THEY)
    return Around(began, strength, tries, worse, None, contact, how, tags, they, letter)


def set_aside(waves: list[Telling]) -> list[SetAside]:
    """What made it worse is not offered again."""
    return [
        SetAside(at=event.at, exercise=wave.around.worse, reason="tense", words=WORSE)
        for wave in waves
        for event in wave.events
        if getattr(event, "worse", None)
    ]


def calm_days(first: date, now: datetime, learnt: Learnt, rng: Generator) -> list[Record]:
    """Her people, her plan, what is not for her; a breath of her own; then practice."""
    people = [
        SafePerson(at=moment(first, 9, 17 + place / 10, now), nickname=name, number=number)
        for place, (name, number) in enumerate(PEOPLE)
    ]
    return [
        *people,
        SafetyPlan(at=moment(first, 9, 17.4, now), **PLAN),
        Unsuited(at=moment(first, 12, 18.1, now), conditions=HAS, asked=IDS),
        OwnPace(at=moment(first, 33, 18.6, now), **BREATH),
        *plans(first, lambda day, hours: moment(first, day, hours, now)),
        *low_contact(lambda day, hours: moment(first, day, hours, now)),
        *practice(first, now, learnt, rng),
    ]


def practice(first: date, now: datetime, learnt: Learnt, rng: Generator) -> list[Practised]:
    """Twice a week or so what she is learning, or something she knows."""
    done = []
    for day in range(FIRST_LEARNT - 14, DAYS + 1):
        at, known = moment(first, day, float(rng.uniform(14, 20)), now), learnt.by(day + EACH)
        exercise = known[min(int(rng.geometric(0.6)) - 1, len(known) - 1)]
        wrong = exercise == learnt.wrong  # practised while new, then left alone
        seconds = int(rng.integers(90, 420))
        if rng.random() < 0.27 and not (wrong and day > FIRST_LEARNT + EACH):
            done.append(Practised(at=at, exercise=exercise, seconds=seconds))
    return done


def on(first: date, now: datetime, day: int, hours: float) -> datetime:
    return moment(first, day, hours, now)


def moment(first: date, day: int, hours: float, now: datetime) -> datetime:
    """A time on her clock, whole seconds; an hour that the clocks skip is the next one."""
    seconds = min(int(hours * 3600), 86_399)
    plain = time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    at = datetime.combine(first + timedelta(days=day), plain, now.tzinfo)
    return at.astimezone(UTC).astimezone(now.tzinfo)
