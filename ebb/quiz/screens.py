"""Which screen a press leads to, and what it shows. Nothing here knows who asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from ebb.quiz.answers import MEANT, STEPS, by_domain, danger, scores, strongest, survival
from ebb.quiz.content import Quiz
from ebb.quiz.sheet import Sheet
from ebb.steps import doors

RESULT = {"first", "words", "numbers"}
HELP = {"people", "door"}
WHERE = {"start", "one", "all", *RESULT}  # where help is left to


class Screen(NamedTuple):
    """A template's name, the sheet as it is now, and what the template needs besides."""

    name: str
    sheet: Sheet
    facts: dict[str, Any]


def following(sheet: Sheet, pressed: Mapping[str, str], quiz: Quiz) -> Screen:
    """Help first; then what cannot be is said; then what the press asks for."""
    if screen := with_help(sheet, pressed):
        return screen
    if sheet.answers.odd:
        return every(sheet, quiz)
    if said := pressed.get("say", ""):
        return one(answered(sheet, said, quiz), quiz)
    go = pressed.get("go", "")
    if go == "start":
        return Screen("start", sheet, {})
    if go in {"", "one"}:
        return one(sheet, quiz)
    return every(sheet, quiz) if go == "all" else result(sheet, go, quiz)


def with_help(sheet: Sheet, pressed: Mapping[str, str]) -> Screen | None:
    """People and the doors, in the same page, so that no answer is lost; or None.

    After the door of fear whatever is pressed leads to people and practical help.
    """
    where = pressed.get("was", "")
    facts = {"was": where if where in WHERE else "start"}
    door, _, country = pressed.get("door", "").partition(":")
    if door in doors.DOORS:
        sheet = replace(sheet, afraid=sheet.afraid or door == "scared")
        return Screen("door", sheet, facts | {"door": door, "country": country})
    go, _, country = pressed.get("go", "").partition(":")
    if go == "people":
        return Screen("people", sheet, facts | {"country": country})
    return Screen("practical", sheet, {"unsure": True, "aside": True}) if sheet.afraid else None


def answered(sheet: Sheet, said: str, quiz: Quiz) -> Sheet:
    """This sentence is answered, skipped, or she goes one back."""
    if said == "back":
        return replace(sheet, place=max(sheet.place - 1, 0))
    at = min(sheet.place, len(quiz.items) - 1)
    return replace(sheet, answers=sheet.answers.to(quiz.items[at].key, said), place=at + 1)


def one(sheet: Sheet, quiz: Quiz) -> Screen:
    """The sentence whose turn it is; after the last one, what it comes to."""
    if sheet.place >= len(quiz.items):
        return result(sheet, "", quiz)
    item = quiz.items[sheet.place]
    facts = {"item": item, "number": sheet.place + 1, "every": len(quiz.items), "steps": STEPS}
    return Screen("one", sheet, facts | {"chosen": sheet.answers.said.get(item.key, "")})


def every(sheet: Sheet, quiz: Quiz) -> Screen:
    """All on one page. What was no answer stands open again, and that is said beside it.

    Answers may change here, so what she meant by one of them is asked anew.
    """
    sheet = replace(sheet, meant="")
    said, odd = sheet.answers.said, sheet.answers.odd
    rows = [(each, said.get(each.key, ""), each.key in odd) for each in quiz.items]
    return Screen("all", sheet, {"rows": rows, "steps": [*map(str, STEPS)], "problem": bool(odd)})


def result(sheet: Sheet, go: str, quiz: Quiz) -> Screen:
    """Words first, then the body, then more if she asks. A danger is never argued with."""
    if not sheet.answers.numbers:
        return Screen("none", replace(sheet, place=0), {})
    if survival(sheet.answers) and sheet.meant not in MEANT:
        return Screen("survival", sheet, {})
    if danger(sheet.answers, sheet.meant):
        return Screen("practical", sheet, {"unsure": sheet.meant == "unsure"})
    if go == "numbers":
        found = scores(by_domain(sheet.answers, quiz))
        return Screen(
            "numbers", sheet, {"scores": [(each, found[each.id]) for each in quiz.domain]}
        )
    if go == "words":
        felt = strongest(sheet.answers, quiz, sheet.meant)
        return Screen("words", sheet, {"strongest": felt})
    return Screen("first", sheet, {})
