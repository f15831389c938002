"""What holds on every screen: read by machines, small, large, by day and by night."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys import walks
from tests.journeys.looking import AXES_OWN, WIDE, faults
from tests.support.browsers import Visitors

pytestmark = pytest.mark.journey

OPEN_TO_ALL = (
    "/",
    "/wave/",
    "/settle/",
    "/settle/feet/",
    "/settle/sighing/",
    "/settle/harbour/",
    "/settle/tiles/",
    "/settle/slow-breath/2/",
    "/settle/own/",
    "/settle/own-i4-o6-x30/",
    "/settle/calm/",
    "/settle/calm/feet/",
    "/settle/feet/worse/",
    "/settle/feet/about/",
    "/pause/",
    "/pause/b/",
    "/pause/about/",
    "/pause/c/",
    "/pause/low/",
    "/story/about/",
    "/story/after/",
    "/story/miss/",
    "/beliefs/about/",
    "/story/moves/",
    "/story/moves/a/",
    *(f"/story/moves/{letter}/practice/" for letter in "abce"),
    "/quiz/",
    "/quiz/in/",
    "/quiz/about/",
    "/quiz/share/",
    "/help/",
    "/help/in/IE/",
    "/help/a/",
    "/help/b/",
    "/help/c/",
    "/device/",
    "/begin/",
    "/no-such-page/",
)
HERS = (
    "/",
    "/yours/",
    "/yours/places/",
    "/yours/readable/",
    "/yours/nudges/",
    "/yours/passphrase/",
    "/yours/known/",
    "/yours/code/",
    "/yours/copy/",
    "/yours/back/",
    "/yours/kept/",
    "/yours/waiting/",
    "/yours/days/",
    "/yours/all/",
    "/pause/kept/",
    "/pause/note/",
    "/pause/note/?read=1&k=a",
    "/pause/note/?read=1&k=d",
    "/pause/home/",
    "/pause/c/",
    "/pause/low/",
    "/pause/low/words/g/",
    "/plans/",
    "/plans/new/",
    "/plans/new/?k=a",
    "/plans/new/?k=c",
    "/plans/now/",
    "/story/",
    "/story/cycle/",
    "/story/cycle/new/",
    "/story/cycle/new/?go=2",
    "/story/cycle/new/?go=2&k=0",
    "/story/cycle/order/",
    "/story/whole/",
    "/story/whole/new/?go=2",
    "/story/whole/new/?go=2&m=0",
    "/story/reasons/",
    "/story/reasons/new/?go=2",
    "/story/letters/",
    "/story/letters/new/",
    "/story/miss/",
    "/story/miss/kept/",
    "/story/moves/e/",
    "/quiz/",
    "/quiz/kept/",
    "/story/ready/",
    "/beliefs/",
    "/beliefs/new/",
    "/beliefs/new/?go=2",
    "/beliefs/new/own/?go=2",
    "/help/",
    "/help/people/",
    "/help/plan/",
    "/wave/",
    "/settle/feet/",
    "/device/",
    "/settle/fits/",
    "/settle/own/",
    "/settle/own-i4-o6-x30/",
    "/settle/calm/",
    "/settle/calm/feet/",
    "/settle/practice/",
    "/settle/practice/done/",
    "/signs/",
    "/signs/check/",
    "/signs/check/?k=a",
    "/signs/week/",
    "/signs/hours/",
    "/yours/goodbye/",
    "/begin/paper/",
)
AT_THE_DOOR = ("/unlock/", "/unlock/code/", "/lock/")
MOVING = """() => document.getAnimations()
  .filter((one) => one.playState === "running" && one.effect?.getKeyframes().length).length"""


def screens_of_a_wave(page: Page) -> Iterator[str]:
    """Each screen of the guided order, as it stands before the next press."""
    page.goto("/wave/")
    yield "body"
    walks.rate(page, 8)
    walks.says(page, "The body first.")
    yield "settle"
    walks.press(page, "Something else")
    walks.says(page, "What would you like to do?")
    yield "others"
    page.get_by_text("More, when you know they are good for you").click()
    page.locator("button[name=settle][value=sighing]").click()
    page.wait_for_selector("button[value=again]")
    yield "a paced exercise"
    page.locator("button[name=worse]").click()
    page.wait_for_selector("text=You can stop.")
    yield "worse"
    walks.press(page, "How is it now?")
    walks.says(page, "How strong is it now?")
    yield "again"
    walks.rate(page, 9)
    page.wait_for_selector("text=You did nothing wrong")
    yield "higher"
    walks.rate(page, 4)
    page.wait_for_selector("text=From 8 to 4")
    yield "lower"
    walks.press(page, "It has passed")
    walks.press(page, "Still pulling")
    walks.says(page, "Write it here instead.")
    yield "the pause in a wave"
    walks.press(page, "Back to the wave")
    page.get_by_label("They contacted me").check()
    yield "tags"
    walks.press(page, "Done")
    page.wait_for_selector("text=Was it a threat?")
    yield "asked about a threat"
    walks.press(page, "People and help")
    walks.says(page, "Where are you?")
    yield "people"
    walks.press(page, "Ireland")
    walks.says(page, "Ireland")
    yield "numbers"
    walks.press(page, "I might hurt myself")
    walks.says(page, "It sounds very hard right now.")
    yield "hurt"
    walks.press(page, "I feel unreal or numb")
    walks.says(page, "Keep your eyes open. Look around you.")
    yield "unreal"
    walks.press(page, "Stop here for now")
    page.wait_for_selector("text=Keep this wave?")
    yield "landing"


def screens_of_a_pause(page: Page) -> Iterator[str]:
    """Before a message of her own, then before an answer to one of theirs."""
    page.goto("/pause/")
    for words, said in (
        ("Go on", "Write it here instead."),
        ("Go on without writing", "What does contact promise right now?"),
        ("Skip this", "And now?"),
        ("Something else first", "What would you like first?"),
        ("The whole picture", "Is it a very low hour? Or are you blaming yourself?"),
        ("Yes", "Then something kind first."),
        ("Go on", "And now?"),
        ("Something else first", "What would you like first?"),
        ("Guess how it would be", "How much relief would it bring?"),
        ("skip", "And now?"),
        ("Something else first", "What would you like first?"),
        ("Wait a while", "How long would you like to wait?"),
        ("About five minutes", "The water moves. You wait."),
        ("Decide", "And now?"),
        ("Not now", "That is your decision."),
    ):
        walks.press(page, words)
        walks.says(page, said)
        yield said
    page.goto("/pause/b/")
    for words, said in (
        ("No", "What does it pull on?"),
        ("Skip this", "Let it wait. How long is up to you."),
        ("No wait", "What kind of answer would it be?"),
    ):
        walks.press(page, words)
        walks.says(page, said)
        yield said
    page.locator("button[value=boundary]").click()
    walks.says(page, "A boundary")
    yield "a draft"
    page.get_by_label("Try it out here").fill("I want to die.")
    walks.press(page, "Keep it")
    walks.says(page, "It sounds very hard right now.")
    yield "the card"
    page.goto("/pause/c/")
    walks.press(page, "Yes")
    walks.says(page, "The pull can be here. You can settle here.")
    page.get_by_text("Choose your country to see who you can call.").click()
    yield "asked not to make contact"
    walks.press(page, "United Kingdom")
    walks.says(page, "When you worry about what you do")
    yield "lines for that"


def screens_of_the_quiz(page: Page) -> Iterator[str]:
    """From one sentence to what it comes to, by way of a feeling and of a danger."""
    page.goto("/quiz/")
    walks.press(page, "One at a time")
    walks.says(page, "Only they can calm me down.")
    yield "one"
    walks.press(page, "90")
    walks.says(page, "Had I found better words, it would not have happened.")
    walks.press(page, "All on one page")
    walks.says(page, "How true does each feel right now?")
    yield "all"
    page.locator("#settle-1").select_option("90")
    for words, said in (
        ("Done", "One question first."),
        ("A feeling", "These were learned, not chosen."),
        ("See what stands out", "What felt most true today"),
        ("The numbers, and how unsure they are", "Your numbers, roughly"),
        ("People and help", "Where are you?"),
        ("Ireland", "Ireland"),
        ("Back to the sentences", "Your numbers, roughly"),
        ("Change an answer", "How true does each feel right now?"),
        ("Done", "One question first."),
        ("I am not sure", "Then let someone look at it with you."),
        ("People who help you plan", "Your safety comes first."),
        ("Go on without the sentences", "Then let someone look at it with you."),
        ("Let it go", "It is gone."),
    ):
        walks.press(page, words)
        walks.says(page, said)
        yield said


@pytest.mark.once
def test_open_pages_are_read_by_machines_and_fit(visitors: Visitors) -> None:
    page = visitors.phone(still=True)
    visitors.forgive("404", AXES_OWN)
    found = []
    for path in OPEN_TO_ALL:
        page.goto(path)
        found += faults(page)

    assert not found, "\n".join(found)


WALKS = (screens_of_a_wave, screens_of_a_pause, screens_of_the_quiz)


@pytest.mark.once
@pytest.mark.parametrize("screens", WALKS)
def test_so_are_the_screens_on_the_way(
    visitors: Visitors, screens: Callable[[Page], Iterator[str]]
) -> None:
    page = visitors.phone(still=True)
    visitors.forgive(AXES_OWN)
    found = [line for _screen in screens(page) for line in faults(page)]

    assert not found, "\n".join(found)


def test_so_is_what_is_hers(visitors: Visitors) -> None:
    page = visitors.desktop(still=True)
    visitors.forgive(AXES_OWN)
    walks.keep_a_wave(page, letter="A long line of words " * 30)
    found = faults(page)
    page.get_by_role("link", name="8 to 4").click()
    walks.says(page, "It went from 8 to 4.")
    found += faults(page)
    for path in HERS:
        page.goto(path)
        found += faults(page)
    page.goto("/")
    walks.press(page, "Lock")
    for path in AT_THE_DOOR:
        page.goto(path)
        found += faults(page)

    assert not found, "\n".join(found)


@pytest.mark.once
def test_at_the_largest_text_on_the_smallest_screen_nothing_is_wider(visitors: Visitors) -> None:
    page = visitors.page((320, 568), touch=True, still=True)
    wrong: list[str] = []
    for path in ("/", "/wave/", "/pause/b/", "/pause/c/", "/help/"):
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        over = page.evaluate(WIDE)
        wrong += [f"{path}: wider than the screen by {over}"] if over > 0 else []

    assert not wrong, "\n".join(wrong)


@pytest.mark.once
def test_leaving_and_help_stand_in_the_same_place_on_every_page(visitors: Visitors) -> None:
    page = visitors.phone(still=True)
    visitors.forgive("404")
    places = set()
    for path in OPEN_TO_ALL:
        page.goto(path)
        box = page.locator("a.leave").bounding_box()
        assert box, path
        places.add((round(box["x"]), round(box["y"])))
        assert page.locator(".bottom .people").count() == 1, path

    assert len(places) == 1


@pytest.mark.once
def test_with_reduced_motion_nothing_moves(visitors: Visitors) -> None:
    page = visitors.phone(still=True)
    for path in OPEN_TO_ALL[:7]:
        page.goto(path)

        assert page.evaluate(MOVING) == 0, path


@pytest.mark.once
def test_on_paper_the_numbers_stay(visitors: Visitors) -> None:
    page = visitors.phone()
    page.goto("/help/in/IE/")
    page.emulate_media(media="print")

    assert page.get_by_role("link", name="Call 112").is_visible()
    assert not page.locator("a.leave").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
