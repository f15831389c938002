"""The player in a real browser: it moves, it stops, it stands still, it speaks when asked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from ebb.settle.tests.playing import FOCUSED, JUMP, RUNNING, button, play, until
from tests.support.browsers import Visitors

pytestmark = [pytest.mark.journey, pytest.mark.once]

WHERE = "getComputedStyle(document.querySelector('.water-front')).transform"
OPACITIES = (
    "[...document.querySelectorAll('.pace-word')].map((each) => getComputedStyle(each).opacity)"
)


def height(page: Page) -> float:
    """How far the water has risen, in CSS pixels."""
    return -float(page.evaluate(f"new DOMMatrix({WHERE}).m42"))


def rises(page: Page) -> None:
    page.wait_for_load_state()
    expect(page.locator(".water").first).to_be_attached()
    for _look in range(100):
        if height(page) > 1:
            return
        page.wait_for_timeout(50)
    raise AssertionError("the water does not rise")


def test_the_water_drifts_by_itself_for_the_eyes(people: Visitors) -> None:
    page = play(people.phone(), "water")

    first = page.evaluate(WHERE)
    until(page, f"{WHERE} !== {first!r}")

    expect(page.get_by_text("Let your eyes follow the water.", exact=True)).to_be_visible()


def test_the_water_rises_on_in_and_sinks_on_out_and_the_words_go_with_it(people: Visitors) -> None:
    page = play(people.phone(), "slow-breath")
    seen: dict[int, tuple[float, list[str]]] = {}
    until(page, RUNNING)
    button(page, "Pause").click()

    for moment in (0, 2000, 4000, 7000):
        page.evaluate(JUMP, moment)
        seen[moment] = height(page), page.evaluate(OPACITIES)

    assert seen[0][0] == 0
    assert seen[0][0] < seen[2000][0] < seen[4000][0]
    assert seen[7000][0] < seen[4000][0]
    assert seen[2000][1] == ["1", "0"]
    assert seen[7000][1] == ["0", "1"]


def test_pause_holds_everything_and_go_on_goes_on(people: Visitors) -> None:
    page = play(people.phone(), "slow-breath")
    until(page, RUNNING)

    button(page, "Pause").click()
    until(page, f"{RUNNING} === 0")
    page.wait_for_timeout(200)  # a pause holds from the next frame on
    held = page.evaluate(WHERE)
    page.wait_for_timeout(400)
    assert page.evaluate(WHERE) == held
    assert page.evaluate(RUNNING) == 0

    button(page, "Go on").click()
    until(page, f"{WHERE} !== {held!r}")


def test_stop_stops_and_it_can_begin_again(people: Visitors) -> None:
    page = play(people.phone(), "sighing")
    until(page, RUNNING)
    page.evaluate(JUMP, 3000)

    button(page, "Stop").click()

    expect(page.get_by_role("status").filter(has_text="Stopped.")).to_be_visible()
    expect(button(page, "From the start")).to_be_focused()
    until(page, f"new DOMMatrix({WHERE}).m42 === 0")  # it went down, and stays
    page.wait_for_timeout(300)
    assert height(page) == 0

    button(page, "From the start").click()
    until(page, f"new DOMMatrix({WHERE}).m42 < -5")
    expect(button(page, "Pause")).to_be_focused()


def test_the_end_is_said_once_and_nothing_goes_on(people: Visitors) -> None:
    page = play(people.phone(), "slow-breath")
    until(page, RUNNING)

    page.evaluate(JUMP, 299_900)

    expect(page.get_by_role("status").filter(has_text="That is all of it.")).to_be_visible()
    expect(button(page, "From the start")).to_be_visible()


def test_where_motion_is_not_wanted_the_water_stands_and_numbers_lead(people: Visitors) -> None:
    page = play(people.phone(still=True), "slow-breath")

    first = page.evaluate(WHERE)
    page.wait_for_timeout(700)

    assert page.evaluate(WHERE) == first
    assert not page.evaluate(
        "document.getAnimations().some((each) => each.effect.target.closest('.water, .pace-words'))"
    )
    expect(page.get_by_text("In 4")).to_be_visible()
    expect(page.get_by_text("Out 6")).to_be_visible()
    expect(page.get_by_text("Breathe in while you count to 4.")).to_be_visible()


def test_steps_come_one_by_one_at_her_own_time(people: Visitors) -> None:
    page = play(people.phone(), "feet")
    shown = page.locator(".player-steps > li:visible")

    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Put both feet flat on the floor.")
    button(page, "Next").click()
    expect(shown).to_contain_text("Press your feet down a little.")
    page.get_by_text("Voice, sound and more").click()
    button(page, "Show all the words at once").click()
    expect(shown).to_have_count(7)
    button(page, "From the start").click()
    expect(shown).to_contain_text("Put both feet flat on the floor.")
    for _ in range(7):
        button(page, "Next").click()

    expect(page.get_by_role("status").filter(has_text="That is all of it.")).to_be_visible()
    expect(button(page, "From the start")).to_be_focused()


def test_the_words_change_by_themselves_only_when_she_asks(people: Visitors) -> None:
    page = play(people.phone(), "feet")
    shown = page.locator(".player-steps > li:visible")
    expect(shown).to_have_count(1)
    assert page.evaluate("document.querySelector('.player').getAnimations().length") == 0

    page.get_by_text("Voice, sound and more").click()
    page.get_by_label("Let the words change by themselves").check()
    page.evaluate(JUMP, 14_900)

    expect(shown).to_contain_text("Press your feet down a little.")


def test_the_picture_is_still_and_its_answers_wait_to_be_opened(people: Visitors) -> None:
    page = play(people.phone(), "harbour")
    button(page, "Next").click()

    expect(page.get_by_role("img", name="A quiet harbour in the evening")).to_be_visible()
    answer = page.get_by_text("Five. One is far away.")
    expect(answer).to_be_hidden()
    page.locator("summary:visible", has_text="Where it is").click()
    expect(answer).to_be_visible()
    assert page.evaluate(RUNNING) == 0


def test_tiles_turn_by_touch_and_by_key_and_nothing_moves_by_itself(people: Visitors) -> None:
    page = play(people.phone(), "tiles")
    tile = page.locator(".tile")
    rings = page.get_by_text("Rings:")
    expect(rings).to_have_text("Rings: 2")
    lie = "[...document.querySelectorAll('.tile')].map((each) => each.ariaPressed).join()"

    before = page.evaluate(lie)
    page.wait_for_timeout(300)
    assert page.evaluate(lie) == before
    assert page.evaluate(RUNNING) == 0
    tile.nth(0).click()
    expect(rings).to_have_text("Rings: 1")
    for key in ("ArrowLeft", "ArrowUp", "Enter"):  # there is nothing beyond the edge
        page.keyboard.press(key)
    expect(rings).to_have_text("Rings: 2")
    for key in ("ArrowRight", "ArrowDown", "Space"):
        page.keyboard.press(key)
    expect(tile.nth(6)).to_be_focused()
    expect(tile.nth(6)).to_have_attribute("aria-pressed", "true")
    expect(rings).to_have_text("Rings: 1")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Next"  # one stop for twenty tiles


def test_without_script_the_tiles_lie_still_with_every_word(people: Visitors) -> None:
    page = play(people.phone(script=False), "tiles")

    expect(page.locator(".tile").first).to_be_disabled()
    expect(page.get_by_text("Tap a tile")).to_be_hidden()
    expect(page.locator(".player-steps > li:visible")).to_have_count(6)


def test_everything_can_be_done_with_the_keyboard(people: Visitors) -> None:
    page = play(people.desktop(), "slow-breath")
    until(page, RUNNING)
    reached: list[str] = []

    for _ in range(23):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
        if reached[-1] == "Pause":
            page.keyboard.press("Enter")
            assert page.evaluate(RUNNING) == 0
        if reached[-1] == "Voice, sound, vibration":
            page.keyboard.press("Enter")

    wanted = [
        "Who it is not for",
        "Pause",
        "Stop",
        "Keep it still",
        "This makes it worse",
        "Voice, sound, vibration",
    ]
    wanted += ["Say the words", "A soft tone", "A short vibration", "Other ways", "About it"]
    assert [name for name in reached if name in wanted][: len(wanted)] == wanted


@pytest.mark.parametrize("exercise", ["slow-breath", "harbour", "tiles"])
def test_what_is_pressed_is_large_enough_and_nothing_sticks_out(
    people: Visitors, exercise: str
) -> None:
    for size in ((390, 844), (320, 640)):
        page = play(people.page(size), exercise)
        page.get_by_text(re.compile("^Voice, sound")).click()
        sizes = page.evaluate(
            "[...document.querySelectorAll('.player :is(button, summary, label, a)')]"
            ".map((each) => each.getBoundingClientRect()).filter((box) => box.width)"
            ".map((box) => [box.width, box.height])"
        )

        assert all(width >= 48 and tall >= 48 for width, tall in sizes)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_script_it_moves_and_pauses_and_every_word_is_there(people: Visitors) -> None:
    page = play(people.phone(script=False), "slow-breath")
    hold = page.get_by_role("checkbox", name="Pause")

    rises(page)
    hold.check()
    page.wait_for_timeout(100)
    held = height(page)
    page.wait_for_timeout(400)

    assert height(page) == held
    expect(page.get_by_role("checkbox", name="Go on")).to_be_checked()
    expect(page.get_by_text("Voice, sound, vibration")).to_be_hidden()

    play(page, "feet")
    expect(page.locator(".player-steps > li:visible")).to_have_count(7)


def test_without_script_worse_is_heard_and_another_way_is_offered(people: Visitors) -> None:
    page = play(people.phone(script=False), "look-around")

    page.get_by_role("link", name="This makes it worse").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("You can stop here.")
    page.get_by_role("link", name="Feet on the floor").click()
    expect(page).to_have_url(re.compile("/settle/feet/$"))


def test_without_script_she_sets_a_breath_of_her_own_by_keyboard_and_it_plays(
    people: Visitors,
) -> None:
    page = people.phone(script=False)
    page.goto("/settle/own/")
    page.get_by_label("In", exact=True).select_option("5")
    page.get_by_label("Out", exact=True).select_option("4")
    page.get_by_role("button", name="Try it").press("Enter")
    expect(page.get_by_text("A short breath out can wake you up.")).to_be_visible()
    expect(page.get_by_label("Out", exact=True)).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Out", exact=True).select_option("7")
    page.get_by_label("For how long").select_option("2")
    page.get_by_role("button", name="Try it").press("Enter")

    expect(page).to_have_url(re.compile("/settle/own-i5-o7-x10/$"))
    rises(page)
    page.get_by_role("link", name="5 minutes").click()
    expect(page).to_have_url(re.compile("/settle/own-i5-o7-x10/5/$"))


def test_two_calm_minutes_from_the_first_page_to_the_end_without_script(people: Visitors) -> None:
    page = people.phone(script=False)
    page.goto("/")
    page.get_by_role("link", name="Two calm minutes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two calm minutes")
    page.get_by_role("link", name="Begin").click()
    expect(page.get_by_role("link", name="This makes it worse")).to_be_visible()
    page.get_by_role("link", name="That is enough").click()

    expect(page.get_by_role("link", name="A wave is here")).to_be_visible()


def test_at_the_end_the_water_sinks_and_again_it_rises(people: Visitors) -> None:
    page = play(people.phone(), "slow-breath")
    low = "new DOMMatrix(getComputedStyle(document.querySelector('.water')).transform).m42"
    until(page, RUNNING)
    assert page.evaluate(low) == 0

    page.evaluate(JUMP, 299_900)
    expect(page.get_by_role("status").filter(has_text="That is all of it.")).to_be_visible()
    until(page, f"{low} > 60")  # nine hundredths of the screen
    button(page, "From the start").click()
    until(page, f"{low} === 0")
    until(page, f"new DOMMatrix({WHERE}).m42 < -5")
