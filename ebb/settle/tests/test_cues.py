"""With closed eyes: a voice alone, a tone alone, a vibration alone leads to the end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

import pytest
from playwright.sync_api import Page, expect

from ebb.settle.exercise import Exercise
from ebb.settle.tests.kept import OURS, exercise
from ebb.settle.tests.playing import END, JUMP, NEARLY, SPIES, ask_for, button, heard, play, until
from tests.support.browsers import Visitors

pytestmark = [pytest.mark.journey, pytest.mark.once]

KINDS = ("voice", "sound", "vibration")
PACED = ("slow-breath", "sighing", "box-breath")
STEPPED = ("surf", "notice", "one-word", "muscles")
CAME = "(moment) => window.heard.filter(([, , at]) => at >= moment && at < moment + 900)"
LATE = 400  # ms a cue may come after its moment, on two busy cores


def listening(people: Visitors, path: str, *kinds: str, still: bool = False, **how: bool) -> Page:
    page = people.phone(still=still)
    page.add_init_script(SPIES)
    play(page, path)
    page.wait_for_timeout(300)
    assert page.evaluate("window.heard") == []  # silent until asked for
    ask_for(page, *kinds, **how)
    return page


def boundaries(paced: Exercise) -> Iterator[tuple[int, str]]:
    """When each phase begins in the second round, in ms, and which it is."""
    assert paced.pace
    starts = accumulate((seconds for _way, seconds in paced.pace.phases), initial=paced.pace.cycle)
    return zip((1000 * each for each in starts), (w for w, _s in paced.pace.phases), strict=False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PACED)
def test_one_cue_alone_leads_a_breath_at_its_moments_to_its_end(
    people: Visitors, name: str, kind: str
) -> None:
    paced = exercise(name)
    page = listening(people, name, kind, still=name == "box-breath")
    meant: dict[str, set[str]] = {}
    until(page, "window.heard.length > 0")
    for moment, way in boundaries(paced):
        page.evaluate(JUMP, moment - 700)  # the phase it jumped into has its own cue, before
        until(page, f"({CAME})({moment}).length > 0")
        [[only, what, at], *more] = page.evaluate(CAME, moment)
        assert only == kind
        assert not more
        assert 0 <= at - moment <= LATE, (way, at)
        meant.setdefault(way, set()).add(what)

    assert paced.pace
    page.evaluate("window.heard.length = 0")
    page.evaluate(JUMP, 1000 * paced.pace.seconds - 60)
    expect(page.get_by_role("status").filter(has_text=END)).to_be_visible()
    until(page, f"window.heard.some(([, what]) => what !== {list(meant['out'])[-1]!r})")
    end = heard(page, kind)[-1]

    assert not meant["in"] & meant["out"]
    assert not meant.get("hold", set()) & (meant["in"] | meant["out"])
    assert end not in set().union(*meant.values())
    assert {one for one, _what, _at in page.evaluate("window.heard")} == {kind}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", STEPPED)
def test_one_cue_alone_leads_through_the_steps_to_the_end(
    people: Visitors, name: str, kind: str
) -> None:
    steps = exercise(name).steps
    page = listening(people, name, kind, by_itself=True)
    for number in range(1, len(steps) + 1):
        until(page, f"window.heard.length >= {number}")
        until(page, "document.querySelector('.player').getAnimations().length === 1")
        page.evaluate(NEARLY)
    until(page, f"window.heard.length > {len(steps)}")
    expect(page.get_by_role("status").filter(has_text=END)).to_be_visible()

    told = heard(page, kind)
    assert len(told) == len(steps) + 1 == page.evaluate("window.heard.length")
    assert told[-1] not in told[:-1]
    if kind == "voice":
        assert told[:-1] == [step.words for step in steps]
        assert told[-1].startswith(END)


def test_her_time_begins_when_the_words_have_been_said(people: Visitors) -> None:
    page = people.phone()
    page.add_init_script(SPIES)
    play(page, "surf")
    page.evaluate("window.reading = 1500")
    ask_for(page, "voice", by_itself=True)
    button(page, "Next").click()

    assert page.evaluate("document.querySelector('.player').getAnimations().length") == 0
    until(page, "document.querySelector('.player').getAnimations().length === 1")
    clock = "document.querySelector('.player').getAnimations()[0].effect.getTiming().duration"
    assert page.evaluate(clock) == 1000 * exercise("surf").steps[1].seconds


@pytest.mark.parametrize("each", OURS.exercises, ids=lambda each: each.id)
def test_after_the_words_there_is_time_to_do_them(each: Exercise) -> None:
    """Counted from the end of the voice: no step is over before it could be done."""
    for step in each.steps:
        assert step.seconds >= 7, step.words


def test_no_voice_is_said_kindly_and_a_voice_from_elsewhere_is_none(people: Visitors) -> None:
    for voices in ("[]", "[{ name: 'far', lang: 'en-GB', localService: false }]"):
        page = people.phone()
        page.add_init_script(SPIES)
        page.add_init_script(f"window.voices = {voices};")
        play(page, "surf")
        ask_for(page, "voice")

        expect(page.get_by_text("This device has no voice of its own")).to_be_visible()
        button(page, "Next").click()
        page.wait_for_timeout(200)
        assert heard(page, "voice") == []


def test_the_voice_is_the_devices_own(people: Visitors) -> None:
    page = listening(people, "surf", "voice")
    until(page, "window.heard.length > 0")

    assert page.evaluate("window.speaker") == "near"


def test_a_device_that_does_not_vibrate_says_so_and_says_no_more_once_it_is_off(
    people: Visitors,
) -> None:
    page = people.phone()
    page.add_init_script("delete Navigator.prototype.vibrate;")
    play(page, "slow-breath")
    ask_for(page, "vibration")
    said = page.get_by_text("This device does not vibrate for a page.")

    expect(said).to_be_visible()
    page.get_by_label("A short vibration").uncheck()
    expect(said).to_be_hidden()


def test_a_pause_is_silent_and_so_is_a_page_that_is_out_of_sight(people: Visitors) -> None:
    page = listening(people, "sighing", *KINDS)
    until(page, "window.heard.length > 2")

    page.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    before = page.evaluate("window.heard.length")
    page.wait_for_timeout(1200)

    assert page.evaluate("window.heard.length") == before
    assert page.evaluate("speechSynthesis.speaking") is False
    expect(button(page, "Go on")).to_be_visible()


def test_a_stop_is_silent_at_once(people: Visitors) -> None:
    page = listening(people, "slow-breath", *KINDS)
    until(page, "window.heard.length > 2")
    button(page, "Stop").click()
    before = page.evaluate("window.heard.length")
    page.wait_for_timeout(600)

    assert page.evaluate("window.heard.length") == before


def test_what_is_on_stays_on_within_a_wave_and_is_forgotten_with_the_page(
    people: Visitors,
) -> None:
    page = people.phone()
    page.add_init_script(SPIES)
    page.goto("/wave/")
    page.wait_for_load_state()
    page.locator("button[name=rate][value='4']").click()
    page.locator("button[name=settle][value=feet], button[name=settle]").first.click()
    ask_for(page, "vibration")
    button(page, "Something else").click()
    page.locator("button[name=settle][value=harbour]").click()
    expect(page.locator("[data-cue=vibration]")).to_be_checked()
    before = page.evaluate("window.heard.length")
    button(page, "Next").click()
    until(page, f"window.heard.length > {before}")

    page.goto("/settle/harbour/")
    expect(page.locator("[data-cue=vibration]")).not_to_be_checked()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
