"""Each exercise from its name to its end: by keyboard, as it is read aloud, still, bare."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from ebb.settle.exercise import Exercise
from ebb.settle.tests.kept import OURS
from ebb.settle.tests.playing import END, JUMP, button, play, tab_to, until
from tests.support.browsers import Visitors

pytestmark = [pytest.mark.journey, pytest.mark.once]

OWN = OURS.with_own(["own-i4-o6-x30"]).exercises[-1]
EVERY = pytest.mark.parametrize("each", [*OURS.exercises, OWN], ids=lambda each: each.id)
MILD = pytest.mark.parametrize("each", OURS.mild, ids=lambda each: each.id)
STATUS = "[data-player=status]"


def read(page: Page) -> str:
    """What is read aloud once the page is all there, in its order, on one line."""
    page.wait_for_load_state()
    return re.sub(r"\s+", " ", page.locator("main").aria_snapshot().replace('\\"', '"'))


def in_order(page: Page, *words: str) -> None:
    said, place = read(page), 0
    for each in words:
        found = said.find(each, place)
        assert found >= 0, f"{each!r} is not read after {words[: words.index(each)]}:\n{said}"
        place = found + len(each)


def words_of(each: Exercise) -> list[str]:
    """All that is said while nothing moves."""
    phases = each.paced.phases if each.paced else ()
    numbers = [f"{phase.words} {phase.seconds}" for phase in phases if phase.way != "drift"]
    return [*numbers, each.still, *(step.words for step in each.steps)]


def through_the_steps(page: Page, each: Exercise) -> None:
    """Each step with Enter; the key stays where it is until there is no next one."""
    tab_to(page, "Next")
    for step in each.steps:
        expect(page.locator(".player-steps > li:visible .player-step")).to_have_text(step.words)
        in_order(page, step.words, 'group "This exercise"', 'button "Next"', 'button "Stop"')
        page.keyboard.press("Enter")


def through_the_rounds(page: Page, each: Exercise) -> None:
    assert each.pace
    in_order(page, *words_of(each), 'group "This exercise"', 'button "Pause"', 'button "Stop"')
    tab_to(page, "Pause")
    page.keyboard.press("Enter")
    expect(button(page, "Go on")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "Pause")).to_be_focused()
    page.evaluate(JUMP, 1000 * each.pace.seconds - 60)


def play_through(page: Page, each: Exercise) -> None:
    if each.steps:
        through_the_steps(page, each)
    else:
        through_the_rounds(page, each)
    expect(page.locator(STATUS)).to_contain_text(END)
    expect(button(page, "From the start")).to_be_focused()
    in_order(page, each.name, 'group "This exercise"', 'button "From the start"', END)


@EVERY
def test_it_is_played_through_by_keyboard_where_nothing_may_move(
    people: Visitors, each: Exercise
) -> None:
    page = play(people.desktop(still=True), each.id)
    until(page, "!document.querySelector('[data-player=stop]').hidden")
    first = each.steps[0].words if each.steps else words_of(each)[0]
    in_order(page, f'heading "{each.name}" [level=1]', first, 'group "This exercise"')
    assert not each.mild or "Who it is not for" not in read(page)

    play_through(page, each)

    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_have_text("")
    in_order(page, each.name, first, 'button "Stop"', 'link "This makes it worse"')
    tab_to(page, "Stop")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("Stopped.")
    assert not page.evaluate(
        "document.getAnimations().some((each) => each.effect.target.closest('.water, .pace-words'))"
    )


@EVERY
def test_without_script_and_without_motion_all_of_it_is_there_in_order(
    people: Visitors, each: Exercise
) -> None:
    page = play(people.desktop(still=True, script=False), each.id)
    picture = ["Tile 1"] if each.picture == "tiles" else []
    words = words_of(each)[:1] if each.steps else words_of(each)
    steps = [step.words for step in each.steps]

    in_order(
        page,
        f'heading "{each.name}" [level=1]',
        *words,
        *picture,
        *steps,
        "This makes it worse",
        *([END] if each.steps else []),
        "Other ways",
    )
    assert each.steps or "Then that is all of it." in read(page)
    for hidden in ("Next", "Stop", "From the start", "Voice, sound"):
        assert f'button "{hidden}"' not in read(page)
    tab_to(page, "This makes it worse")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("You can stop here.")


@pytest.mark.parametrize(
    "each",
    [one for one in [*OURS.exercises, OWN] if one.paced],
    ids=lambda each: each.id,
)
def test_kept_still_by_choice_it_is_the_same_as_where_nothing_may_move(
    people: Visitors, each: Exercise
) -> None:
    for script in (True, False):
        page = play(people.phone(script=script), each.id)
        if script:
            until(page, "!document.querySelector('[data-player=stop]').hidden")
        page.get_by_role("checkbox", name="Keep it still").check()
        moving = page.locator(".water-layer").evaluate_all(
            "all => all.flatMap((each) => each.getAnimations()).length"
        )

        assert moving == 0
        for words in words_of(each):
            expect(page.get_by_text(words, exact=True).first).to_be_visible()
        expect(page.get_by_text("Then that is all of it.")).to_be_visible()
        assert page.get_by_text(each.still).bounding_box()
        page.get_by_role("checkbox", name="Let it move").uncheck()
        assert page.locator(".water-layer").evaluate_all(
            "all => all.flatMap((each) => each.getAnimations()).length"
        )


@MILD
def test_inside_a_wave_it_is_played_through_by_keyboard(people: Visitors, each: Exercise) -> None:
    page = people.desktop(still=True)
    page.goto("/wave/")
    page.wait_for_load_state()
    page.locator("button[name=rate][value='4']").press("Enter")
    button(page, "Something else").press("Enter")
    page.locator(f"button[name=settle][value={each.id}]").press("Enter")
    expect(page.get_by_role("heading", name=each.name, exact=True)).to_be_visible()
    until(page, "!document.querySelector('[data-player=stop]').hidden")

    play_through(page, each)

    in_order(page, each.name, END, 'button "How is it now?"', 'button "This makes it worse"')
    tab_to(page, "How is it now?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How strong is it now?")).to_be_visible()


@MILD
def test_inside_a_wave_without_script_all_of_it_is_there_in_order(
    people: Visitors, each: Exercise
) -> None:
    page = people.desktop(still=True, script=False)
    page.goto("/wave/")
    page.locator("button[name=rate][value='4']").press("Enter")
    button(page, "Something else").press("Enter")
    page.locator(f"button[name=settle][value={each.id}]").press("Enter")

    steps = [step.words for step in each.steps]
    in_order(page, each.name, *words_of(each)[:1], *steps, 'button "How is it now?"')
    button(page, "This makes it worse").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("You can stop.")
