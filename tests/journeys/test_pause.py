"""Between the pull and the message: a pause, their message, contact, and going back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.support.browsers import Visitors

pytestmark = pytest.mark.journey

both = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
WORDS = "kestrel-lantern-orchard, all I would say"
WATER = "A glass of water. Then one small thing."
MORE = ("Something else first", "What would you like first?")


def go(page: Page, *steps: tuple[str, str]) -> None:
    """Press, and see the heading that follows."""
    for words, heading in steps:
        walks.press(page, words)
        walks.says(page, heading)


def write(page: Page, words: str) -> None:
    page.goto("/pause/")
    go(page, ("Go on", "Write it here instead."))
    page.get_by_label("What you would say").fill(words)
    walks.press(page, "Keep it")
    walks.says(page, "It is said. It stays with you.")


def begin(page: Page) -> None:
    """Keep what is on the page: her first vault."""
    walks.press(page, "Keep it")
    walks.on_paper(page, walks.begin(page))


@both
def test_a_pause_that_ends_without_contact_and_is_kept(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    write(page, WORDS)
    go(page, ("Go on", "What does contact promise right now?"))
    page.get_by_label("Relief").check()
    go(
        page,
        ("Some of that, here", "A little of it, here and now."),
        ("Go on", "And now?"),
        MORE,
        ("Guess how it would be", "How much relief would it bring?"),
        ("8", "And for how long?"),
        ("Some hours", "And now?"),
        MORE,
        ("The whole picture", "Is it a very low hour? Or are you blaming yourself?"),
        ("No", "Some of it was good. You had reasons to go. Both are true."),
        ("A soothing step", "Feet on the floor"),
        ("That is enough", "And now?"),
        ("Not now", "That is your decision."),
    )
    assert page.context.cookies() == [], "nothing is stored before she keeps it"
    begin(page)

    page.goto("/yours/kept/")
    expect(page.get_by_text("A pause")).to_be_visible()
    assert "kestrel" not in page.content()


@pytest.mark.rows
@both
def test_one_that_ends_with_contact_and_its_two_follow_ups(
    visitors: Visitors, script: bool
) -> None:
    page = visitors.phone(script=script)
    page.goto("/pause/")
    go(
        page,
        ("Go on", "Write it here instead."),
        ("Go on without writing", "What does contact promise right now?"),
        ("Skip this", "And now?"),
        MORE,
        ("Guess how it would be", "How much relief would it bring?"),
        ("8", "And for how long?"),
        ("Some hours", "And now?"),
        ("I am going to", "That is your decision."),
    )
    begin(page)
    page.goto("/pause/note/")
    go(page, ("Go on", "How did it come about?"))
    walks.press(page, "I reached out")
    assert page.locator("input[name=promised][value='8']").is_checked(), "her guess is there"
    an_hour_ago = now() - timedelta(hours=2)
    page.get_by_label("When was it?").fill(an_hour_ago.strftime("%Y-%m-%dT%H:%M"))
    go(page, ("Keep", "Promised 8."), ("How is it now?", "How is it now, after an hour?"))
    page.get_by_label("3", exact=True).check()
    page.get_by_label("Less than an hour").check()
    go(page, ("Keep", "Promised 8, gave 3 for about 40 minutes."), ("Change", "Change"))
    a_day_ago = now() - timedelta(hours=25)
    page.get_by_label("When was it?").fill(a_day_ago.strftime("%Y-%m-%dT%H:%M"))
    walks.press(page, "Keep")
    go(page, ("How was it, a day later?", "How was it, a day later?"))
    page.get_by_label("Sleep", exact=True).check()
    page.get_by_label("How many hours did settling take?").fill("9")

    go(page, ("Keep", "Promised 8, gave 3 for about 40 minutes; settling took 9 hours."))
    expect(page.get_by_text("It helped for a while. That makes sense.")).to_be_visible()


@both
def test_they_got_in_touch_and_she_is_afraid(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    page.goto("/pause/b/")
    go(page, ("I am not sure", "Your safety comes first."))
    expect(page.get_by_text("Keep the message. Do not delete it.")).to_be_visible()
    go(page, ("Ireland", "Your safety comes first."))

    expect(page.get_by_role("link", name="Call 112")).to_be_visible()
    go(page, ("Settle a little", "The body first."), ("Stop here for now", "Help stays here."))
    assert page.locator("textarea").count() == 0


@both
def test_after_fear_a_pause_begun_anew_only_settles(visitors: Visitors, script: bool) -> None:
    """By Back, by hand, in another window: nothing asks about contact, and nothing says why."""
    page = visitors.phone(script=script)
    page.goto("/")
    page.goto("/pause/b/")
    go(page, ("Yes", "Your safety comes first."))
    page.go_back()
    page.goto("/pause/b/")
    go(page, ("No", "The body first."), ("Something else", "What would you like to do?"))
    page.goto("/pause/")
    go(page, ("Go on", "The body first."), ("Stop here for now", WATER))
    elsewhere = page.context.new_page()
    elsewhere.goto("/pause/b/")
    go(elsewhere, ("No", "The body first."))

    assert page.context.cookies() == []
    assert elsewhere.locator("textarea").count() == 0


def test_without_script_back_after_fear_does_not_lead_to_a_draft(visitors: Visitors) -> None:
    page = visitors.phone(script=False)
    page.goto("/pause/b/")
    go(page, ("I am not sure", "Your safety comes first."))
    page.go_back()
    walks.says(page, "They got in touch.")

    go(page, ("No", "The body first."))


@both
def test_they_got_in_touch_and_it_can_wait(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    page.goto("/pause/b/")
    go(page, ("No", "What does it pull on?"))
    page.get_by_label("Guilt").check()
    go(
        page,
        ("Go on", "Let it wait. How long is up to you."),
        ("A day", "What kind of answer would it be?"),
    )
    page.locator("button[name=answer][value=brief]").click()
    walks.says(page, "Brief and neutral")
    page.get_by_label("Try it out here").fill("Sunday is possible.")
    go(page, ("Keep it", "It is said. It stays with you."))
    walks.press(page, "Go on")
    expect(page.get_by_role("heading", name="It waits until")).to_be_visible()
    begin(page)
    page.goto("/pause/kept/")
    page.get_by_role("link", name="Until").click()

    expect(page.get_by_text("Sunday is possible.")).to_be_visible()
    walks.press(page, "The wait is done")
    expect(page.get_by_text("Nothing was sent.")).to_be_visible()


@both
def test_contact_she_did_not_choose(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    page.goto("/pause/note/")
    go(
        page,
        ("Go on", "How did it come about?"),
        ("They turned up. I had no choice", "That was not your choice."),
        ("Keep", "It is noted. It is not counted."),
        ("Help for that", "Your safety comes first."),
    )


@both
def test_went_back_and_left_again(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    page.goto("/pause/kept/")
    go(
        page,
        ("I went back", "Did you go back?"),
        ("I went back", "You are there. You are welcome here."),
        ("What was kept", "You are back there for now."),
        ("While you are back", "You are there. You are welcome here."),
        ("I left again", "Did you go back?"),
        ("What was kept", "Contact, as it was."),
    )
    page.goto("/")
    expect(page.get_by_text("1 wave so far.")).to_be_visible()


@both
def test_a_wave_through_the_pause_that_ends_without_contact(
    visitors: Visitors, script: bool
) -> None:
    page = visitors.phone(script=script)
    to_the_pull(page)
    go(page, ("Still pulling", "Write it here instead."))
    page.get_by_label("What you would say").fill(WORDS)
    go(
        page,
        ("Keep it", "It is said. It is in this wave."),
        ("Go on", "What does contact promise right now?"),
    )
    page.get_by_label("To feel real").check()
    go(page, ("Some of that, here", "A little of it, here and now."))
    go(page, ("Go on", "And now?"), ("Not now", "That is your decision."))
    go(page, ("Back to the wave", "What was in it?"))
    page.get_by_label("Going over what was said").check()
    walks.press(page, "Done")
    expect(page.get_by_role("heading", name="Keep this wave?")).to_be_visible()
    assert page.context.cookies() == [], "nothing is stored before she keeps it"
    begin(page)

    expect(page.get_by_text("1 wave so far.")).to_be_visible()
    page.get_by_role("link", name="8 to 4").first.click()
    expect(page.get_by_text(WORDS)).to_be_visible()


@pytest.mark.rows
@both
def test_a_wave_through_the_pause_that_ends_with_contact(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    to_the_pull(page)
    go(
        page,
        ("Still pulling", "Write it here instead."),
        ("Go on without writing", "What does contact promise right now?"),
        ("Skip this", "And now?"),
        ("I am going to", "That is your decision."),
        ("Back to the wave", "What was in it?"),
    )
    walks.press(page, "Skip this")
    begin(page)

    page.get_by_role("link", name="8 to 4").first.click()
    walks.says(page, "It went from 8 to 4.")


@both
def test_they_contacted_me_in_a_wave_asks_first_about_fear(
    visitors: Visitors, script: bool
) -> None:
    page = visitors.phone(script=script)
    to_they(page)
    go(
        page,
        ("I am not sure", "Your safety comes first."),
        ("Settle a little", "The body first."),
        ("Stop here for now", "Help stays here."),
    )
    expect(page.get_by_role("heading", name="Keep this wave?")).to_be_visible()
    assert page.locator("textarea").count() == 0


@both
def test_they_contacted_me_in_a_wave_and_it_can_wait(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    to_they(page)
    go(
        page,
        ("No", "What does it pull on?"),
        ("Skip this", "Let it wait. How long is up to you."),
        ("A day", "What kind of answer would it be?"),
    )
    walks.press(page, "Leave it for now")
    expect(page.get_by_role("heading", name="It waits until")).to_be_visible()
    walks.press(page, "Back to the wave")
    begin(page)
    page.goto("/pause/kept/")

    expect(page.get_by_role("link", name="Until")).to_be_visible()


def to_the_pull(page: Page) -> None:
    walks.down_from_eight_to_four(page)
    go(page, ("It has passed", "And the pull to contact them?"))


def to_they(page: Page) -> None:
    to_the_pull(page)
    walks.press(page, "No pull")
    page.get_by_label("They contacted me").check()
    walks.press(page, "Done")
    expect(page.get_by_text("Was it a threat?")).to_be_visible()


@both
def test_the_card_offers_and_goes_in_one_tap(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    write(page, "I want to die. Nobody would notice.")
    walks.says(page, "It sounds very hard right now.")
    walks.press(page, "Not now")
    expect(page.get_by_role("heading", name="It sounds very hard right now.")).to_have_count(0)
    go(page, ("Go on", "What does contact promise right now?"), ("Skip this", "And now?"))

    go(page, MORE, ("The whole picture", "Then something kind first."))


def test_after_leaving_back_shows_no_word_of_it(visitors: Visitors) -> None:
    page = visitors.phone()
    write(page, WORDS)
    page.get_by_role("link", name="Leave now").last.click()
    page.wait_for_url("https://www.wikipedia.org/**")
    for _step in range(2):
        page.go_back(wait_until="commit")
        page.wait_for_timeout(500)
        assert "kestrel" not in walks.shown(page)


def test_the_wait_ends_in_a_word_where_nothing_moves(visitors: Visitors) -> None:
    page = visitors.phone(still=True)
    page.clock.install()
    page.goto("/pause/")
    go(
        page,
        ("Go on", "Write it here instead."),
        ("Go on without writing", "What does contact promise right now?"),
        ("Skip this", "And now?"),
        MORE,
        ("Wait a while", "How long would you like to wait?"),
        ("About five minutes", "The water moves. You wait."),
    )
    expect(page.get_by_text("That time is over.")).to_have_count(0)
    page.clock.fast_forward("06:00")

    expect(page.get_by_text("That time is over. Settle once more?")).to_be_visible()
