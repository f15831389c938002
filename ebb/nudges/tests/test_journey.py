"""In a real browser: turned on, tried and turned off; and what the worker shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Page, expect

from ebb.nudges.tests.servers import SENDER, Mailbox
from tests.journeys import walks
from tests.journeys.looking import AXES_OWN, faults
from tests.support.browsers import Visitors
from tests.support.served import Served, free_port, own_database

pytestmark = [pytest.mark.journey, pytest.mark.rows]
ASKED = "A small reminder, as you asked."


@pytest.fixture
def box() -> Iterator[Mailbox]:
    box = Mailbox(free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def mailing(tmp_path: Path, box: Mailbox) -> Iterator[Served]:
    """An Ebb that sends by this mail server."""
    with own_database() as settings:
        url = f"smtp://127.0.0.1:{box.port}?from={SENDER}"
        product = Served(tmp_path, EBB_EMAIL_URL=url, **settings)
        product.start()
        try:
            yield product
        finally:
            product.kill()


def turn_on(page: Page) -> None:
    page.get_by_label("Your passphrase now").fill(walks.PASSPHRASE)
    walks.press(page, "Turn on")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_turned_on_tried_and_turned_off(
    mailing: Served, visit: Callable[[str], Visitors], box: Mailbox, script: bool
) -> None:
    visitors = visit(mailing.address)
    page = visitors.phone(script=script, still=True)
    visitors.forgive("400")
    walks.keep_a_wave(page)
    walks.press(page, "What is yours")
    walks.press(page, "Nudges, at times you choose")
    walks.says(page, "A small nudge, if you like")

    page.get_by_label("E-mail", exact=True).check()
    page.get_by_label("Your e-mail address").fill("me@mail.example")
    page.get_by_label("To practise a little, once a day").check()
    page.get_by_label("About when").select_option("23")
    turn_on(page)
    expect(page.get_by_text("That hour is one of your quiet hours.")).to_be_visible()
    page.get_by_label("About when").select_option("8")
    page.get_by_label("Until").select_option("7")
    turn_on(page)

    walks.says(page, "Nudges are on")
    expect(page.get_by_text("They go to m…@mail.example.")).to_be_visible()
    walks.press(page, "Send one now to try")
    expect(page.get_by_text("Sent. It may take a minute to come.")).to_be_visible()
    assert [letter.get_payload() for letter in box.letters] == [f"{ASKED}\r\n"]
    walks.press(page, "Turn off")
    expect(page.get_by_text("Nudges are off. The address is erased.")).to_be_visible()
    walks.says(page, "A small nudge, if you like")


def test_the_page_is_read_by_machines_and_fits_when_on(visitors: Visitors) -> None:
    page = visitors.page((320, 568), touch=True, still=True)
    visitors.forgive(AXES_OWN)
    walks.keep_a_wave(page)
    page.goto("/yours/nudges/")
    page.get_by_label("The app ntfy").check()
    page.get_by_label("To ask once a day how it is").check()
    page.get_by_label("To practise a little, once a day").check()
    wrong = faults(page)
    turn_on(page)
    walks.says(page, "Nudges are on")
    for summary in ("What shows, and who can see it", "Change it", "Words of your own"):
        page.get_by_text(summary, exact=True).click()
    wrong += faults(page)

    assert not wrong, "\n".join(wrong)


def test_only_the_fields_of_the_chosen_way_are_shown(visitors: Visitors) -> None:
    page = visitors.phone(still=True)
    walks.keep_a_wave(page)
    page.goto("/yours/nudges/")
    expect(page.get_by_label("Your topic")).to_be_hidden()

    page.get_by_label("The app ntfy").check()

    expect(page.get_by_label("Your topic")).to_be_visible()
    assert page.get_by_label("Where your clock is").input_value() == "UTC"
    page.get_by_label("This browser").check()
    expect(page.get_by_label("Your topic")).to_be_hidden()
    expect(page.get_by_role("button", name="Ask this browser")).to_be_visible()


def test_a_clock_in_another_place_is_told_and_nothing_is_changed(visitors: Visitors) -> None:
    page = visitors.phone(still=True)
    walks.keep_a_wave(page)
    page.goto("/yours/nudges/")
    page.get_by_label("The app ntfy").check()
    page.get_by_label("When a wait you set is over").check()
    page.get_by_text("Time zone").click()
    page.get_by_label("Where your clock is").fill("Asia/Kathmandu")
    turn_on(page)
    walks.says(page, "Nudges are on")
    told = page.get_by_text("Your plan goes by the clock of Asia/Kathmandu.")
    expect(told).to_be_visible()

    page.get_by_text("Change it", exact=True).click()
    page.get_by_text("Time zone").click()
    page.get_by_label("Where your clock is").fill("UTC")
    page.get_by_label("Your passphrase now").fill(walks.PASSPHRASE)
    walks.press(page, "Keep these")
    walks.says(page, "Nudges are on")
    expect(page.locator("[data-module=elsewhere]")).to_be_hidden()


def test_by_keyboard_alone(visitors: Visitors) -> None:
    page = visitors.desktop(still=True)
    walks.keep_a_wave(page)
    page.goto("/yours/nudges/")
    page.get_by_label("The app ntfy").focus()
    page.keyboard.press("Space")
    page.get_by_label("When a wait you set is over").focus()
    page.keyboard.press("Space")
    page.get_by_label("Your passphrase now").focus()
    page.keyboard.type(walks.PASSPHRASE)
    page.get_by_role("button", name="Turn on").focus()
    page.keyboard.press("Enter")

    walks.says(page, "Nudges are on")
    expect(page.get_by_text("They go to ntfy.sh/")).to_be_visible()


def test_a_browser_that_says_no_is_believed(visitors: Visitors) -> None:
    """Playwright's pages have no push service behind them: the page says so, kindly."""
    page = visitors.phone(still=True)
    visitors.forgive("400")
    walks.keep_a_wave(page)
    page.goto("/yours/nudges/")
    page.get_by_label("This browser").check()
    walks.press(page, "Ask this browser")

    said = page.get_by_text("This browser said no.").or_(page.get_by_text("cannot do it."))
    expect(said).to_be_visible(timeout=15_000)
    page.get_by_label("When a wait you set is over").check()
    turn_on(page)
    expect(page.get_by_text("This browser has not said yes yet.")).to_be_visible()


@pytest.fixture
def worker(visitors: Visitors) -> tuple[Page, Callable[[str], None]]:
    """A page with Ebb's worker, and a way to push words to it as the browser does."""
    page = visitors.phone(worker=True)
    page.context.grant_permissions(["notifications"])
    page.goto("/")
    page.evaluate(READY)
    tools = page.context.new_cdp_session(page)
    known: list[str] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda found: known.extend(one["registrationId"] for one in found["registrations"]),
    )
    tools.send("ServiceWorker.enable")
    for _ in range(200):
        if known:
            break
        page.wait_for_timeout(50)

    def push(data: str) -> None:
        told = {"origin": visitors.address, "registrationId": known[-1], "data": data}
        tools.send("ServiceWorker.deliverPushMessage", told)

    return page, push


READY = """() => navigator.serviceWorker.ready.then(({active}) => new Promise((done) => {
  if (active.state === "activated") done();
  else active.addEventListener("statechange", () => done());
}))"""
SHOWN = """() => navigator.serviceWorker.ready
  .then((found) => found.getNotifications())
  .then((all) => all.map(({title, body, tag, icon}) => ({title, body, tag, icon})))"""


def shown(page: Page) -> list[dict[str, str]]:
    return list(page.evaluate(SHOWN))


def pushed(page: Page, push: Callable[[str], None], data: str, title: str) -> list[dict[str, str]]:
    """What is shown once this came; the tools may lose a push on a worker that has just begun."""
    for _ in range(5):
        push(data)
        for _ in range(30):
            if title in [one["title"] for one in shown(page)]:
                return shown(page)
            page.wait_for_timeout(100)
    return shown(page)


def test_the_worker_shows_the_words_and_nothing_else(
    worker: tuple[Page, Callable[[str], None]],
) -> None:
    found = pushed(*worker, json.dumps({"words": ASKED}).ljust(512), ASKED)

    assert found == [{"title": ASKED, "body": "", "tag": "e", "icon": ""}]


def test_a_newer_one_takes_the_place_of_the_one_before(
    worker: tuple[Page, Callable[[str], None]],
) -> None:
    for words in ("one", "two"):
        found = pushed(*worker, json.dumps({"words": words}), words)

        assert [one["title"] for one in found] == [words]


def test_a_message_without_words_says_nothing(
    worker: tuple[Page, Callable[[str], None]],
) -> None:
    found = pushed(*worker, "", "\N{HORIZONTAL ELLIPSIS}")

    assert [one["title"] for one in found] == ["\N{HORIZONTAL ELLIPSIS}"]
