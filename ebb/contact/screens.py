"""What each screen of a pause needs to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from ebb.contact.known import aside
from ebb.contact.step import Here, Step
from ebb.contact.steps import FIRST, made_it_worse, part_of_a_wave
from ebb.records import DoorOpened, Held, StoodAside
from ebb.records.carried import Carried

ADDRESS = {"message": "contact:pause", "answer": "contact:answer"}
SCALE = range(11)
OFFERS = {"settle", "kind", "apart"}
ENDS = {"decided", "held", "rest"}  # these say what became of the pause


def facts(step: Step, here: Here) -> dict[str, Any]:
    """The facts of one screen, over those every screen has."""
    carried, answer = step.carried, here.before == "answer"
    without = made_it_worse(carried)
    return {
        "here": reverse(ADDRESS[here.before]),
        "answer": answer,
        "aside": aside(carried),
        "stay": stay(carried),
        "in_wave": part_of_a_wave(carried),
        "back": "landing" if answer or aside(carried) else "tags",
        "onward": onward(step.screen, answer=answer),
        "sheet": "reply" if answer else "write",
        "began": began(step),
        "content": here.content,
        "exercise": here.ways.get("water") if step.screen in FIRST.values() else None,
        "scale": SCALE,
        "until": until(carried),
        "offered": here.ways.offered(without) if step.screen in OFFERS else (),
        "others": here.ways.gentle(without) if step.screen == "others" else (),
        **step.facts,
    }


def onward(screen: str, *, answer: bool) -> str:
    if screen == "written":
        return "held" if answer else "promise"
    return "hold" if answer else "decide"


def began(step: Step) -> bool:
    """Words that are not finished, where they may still be spoken of."""
    return bool(step.facts.get("letter")) and step.screen in ENDS and not aside(step.carried)


def stay(carried: Carried) -> str:
    """The door that keeps people in front to the end."""
    doors = {one.door for one in carried.events if isinstance(one, StoodAside | DoorOpened)}
    return next((door for door in ("scared", "hurt", "unreal") if door in doors), "")


def until(carried: Carried) -> str:
    """When the wait is over, in her own time."""
    holds = [one for one in carried.events if isinstance(one, Held)]
    return said(holds[-1].at + timedelta(hours=holds[-1].hours)) if holds else ""


def said(moment: datetime) -> str:
    return date_format(localtime(moment), "l, G:i")


def end(facts: Mapping[str, Any]) -> str:
    """What became of it, where no vault is open."""
    if facts.get("in_wave"):
        return "wave"
    return "waiting" if facts.get("waiting") else ""
