"""What happens to a simulated person: two years together, then what comes after.

Scenarios are data (see `ebb/science/scenarios/*.toml`); the caller reads the
file and hands over the parsed table, for science reads no files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import isfinite
from typing import Any, Literal, cast

from ebb.science.parameters.bond import BOND

type Chance = str | float  # a parameter's name, or a probability per slot of six hours


@dataclass(frozen=True, slots=True)
class Together:
    """The relationship: days, and per slot of six hours three chances.

    `threat`, `away` (partner not accessible) and `relief` (when accessible) are
    probabilities 0..1, or names of parameters that hold one per simulated person.
    """

    days: int
    threat: Chance
    away: Chance
    relief: Chance


@dataclass(frozen=True, slots=True)
class Contacts:
    """Contacts after leaving, each filling one slot of six hours.

    A calm one brings relief as often as it came while together; a quarrel brings a
    threat first and then, made up, relief.
    Days count from leaving; the last day is included.
    """

    kind: Literal["calm", "quarrel"]
    first_day: int
    last_day: int
    every_days: int

    def on(self, day: int) -> bool:
        """Whether there is a contact on this day after leaving."""
        since = day - self.first_day
        return since >= 0 and day <= self.last_day and since % self.every_days == 0


@dataclass(frozen=True, slots=True)
class After:
    """What follows leaving.

    `practice_per_day` and `belief_work_per_week` are sessions; `conviction`
    (0..1) replaces the conviction learned so far; `knowing` means knowing that
    it was harmful.
    """

    days: int
    contacts: Contacts | None = None
    practice_per_day: float = 0.0
    belief_work_per_week: float = 0.0
    conviction: float | None = None
    knowing: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """A title, the relationship, and what came after."""

    title: str
    together: Together
    after: After


def scenario(table: Mapping[str, Any]) -> Scenario:
    """Read a scenario from a parsed table with `title`, `together`, `after`.

    A `person` table (own parameter values) is allowed and left to the caller.
    Raises `ValueError` with a sentence if a key is unknown, missing or out of range.
    """
    _only(table, {"title", "together", "after", "person"}, "a scenario")
    together = _build(Together, table.get("together"), "together")
    after = dict(_table(table.get("after"), "after"))
    if "contacts" in after:
        after["contacts"] = _checked(_build(Contacts, after["contacts"], "contacts"))
    known = Scenario(str(table.get("title", "")), together, _build(After, after, "after"))
    _check(known)
    return known


def _table(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"A scenario needs a table called '{name}'.")  # noqa: TRY004
    return cast(Mapping[str, Any], value)


def _only(table: Mapping[str, Any], known: set[str], name: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise ValueError(f"Unknown in {name}: {', '.join(unknown)}.")


def _build[T](kind: type[T], value: object, name: str) -> T:
    table = _table(value, name)
    _only(table, {field.name for field in fields(cast(Any, kind))}, f"'{name}'")
    try:
        return kind(**table)
    except TypeError:
        raise ValueError(f"Something is missing in '{name}'.") from None


def _checked(contacts: Contacts) -> Contacts:
    days = (contacts.first_day, contacts.last_day, contacts.every_days)
    if contacts.kind not in ("calm", "quarrel") or not all(_whole(day) for day in days):
        raise ValueError("Contacts are 'calm' or 'quarrel', with whole days from 0 on.")
    if contacts.every_days < 1:
        raise ValueError("Contacts come every one day or more.")
    return contacts


def _check(known: Scenario) -> None:
    if not (_whole(known.together.days) and _whole(known.after.days)):
        raise ValueError("Days are whole numbers from 0 to 36500.")
    for name in ("threat", "away", "relief"):
        _check_chance(name, getattr(known.together, name))
    after = known.after
    if not all(_between(x, 100) for x in (after.practice_per_day, after.belief_work_per_week)):
        raise ValueError("Sessions are a number from 0 to 100.")
    if after.conviction is not None and not _between(after.conviction, 1):
        raise ValueError("Conviction is a number from 0 to 1.")
    if not isinstance(after.knowing, bool):
        raise ValueError("Knowing is true or false.")  # noqa: TRY004


def _check_chance(name: str, chance: object) -> None:
    if isinstance(chance, str):
        if chance not in BOND:
            raise ValueError(f"No parameter is called '{chance}'.")
    elif not _between(chance, 1):
        raise ValueError(f"The chance of '{name}' is a number from 0 to 1.")


def _whole(value: object) -> bool:
    return type(value) is int and 0 <= value <= 36500


def _between(value: object, high: float) -> bool:
    number = type(value) in (int, float)
    return number and isfinite(cast(float, value)) and 0 <= cast(float, value) <= high
