"""The help page's own words and numbers inside the wave, so that it is not lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

DOORS = {"scared": "a", "hurt": "b", "unreal": "c"}
PEOPLE = {"name": "go", "value": "people"}


def place(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Where the words stand, and what a press on a country says."""
    door = facts.get("door", "")
    pick = {"name": "door", "value": door} if door in DOORS else PEOPLE
    return {"pick": pick, "place": f"safety/_door_{DOORS.get(door, '')}.html"}


def with_help(
    facts: Mapping[str, Any], help_for: Callable[[str, str], dict[str, Any]]
) -> dict[str, Any]:
    """The numbers of the country she chose; a country that is not listed is none."""
    door, country = DOORS.get(facts.get("door", ""), ""), str(facts.get("country", ""))
    return {"country": None} | help_for(door, country)
