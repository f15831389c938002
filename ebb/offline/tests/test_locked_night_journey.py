"""The whole of it, as it happens: locked, no network, a wave; later the network, and her unlock."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ebb.offline.tests.devices import Device, keeps
from tests.journeys import walks
from tests.support.prepared import asked
from tests.support.served import Served

pytestmark = [pytest.mark.journey, pytest.mark.rows]
OTHERS = "a boat under the bridge"
RAW = """async () => {
  const open = indexedDB.open("q");
  const room = await new Promise((done) => { open.onsuccess = () => done(open.result); });
  const all = room.transaction("items").objectStore("items").getAll();
  return new Promise((done) => { all.onsuccess = () => done(all.result.length); });
}"""

PINNED = "import('/static/accounts/queue.js').then(({ pinned }) => pinned()).then(Boolean)"


def allowed(page: Page) -> None:
    """Her first evening, this device may write while locked, and it is locked."""
    walks.keep_a_wave(page)
    page.goto("/yours/places/")
    page.get_by_label("Your passphrase now").fill(walks.PASSPHRASE)
    walks.press(page, "Let it write while locked")
    expect(page.get_by_text("This device may now write")).to_be_visible()
    keeps(page)
    pinned(page)
    walks.press(page, "Lock")
    expect(page.get_by_role("button", name="Lock", exact=True)).to_have_count(0)


def pinned(page: Page) -> None:
    """The phone has written down which key it seals to."""
    for _look in range(200):
        if page.evaluate(PINNED):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the key was never pinned")


def tried(page: Page) -> None:
    """What waits has been offered to the server, whatever became of it."""
    page.wait_for_load_state()
    page.evaluate("import('/static/accounts/queue.js').then(({ flush }) => flush())")


def a_wave(page: Page, letter: str = "") -> None:
    walks.down_from_eight_to_four(page)
    walks.to_the_landing(page, letter)


def come_in(page: Page, passphrase: str = walks.PASSPHRASE) -> None:
    page.goto("/unlock/")
    walks.unlock(page, passphrase)
    expect(page.get_by_role("button", name="Lock", exact=True)).to_be_visible()
    page.wait_for_load_state()


def waiting_here(context: BrowserContext) -> int:
    return int(context.pages[0].evaluate(RAW))


def test_a_wave_without_network_waits_for_her_and_is_kept_with_its_curve(
    device: Device, served: Served
) -> None:
    with device.on() as context:
        allowed(context.pages[0])
    served.kill()

    with device.on() as context:  # a cold start: the browser was closed, there is no network
        page = context.pages[0]
        a_wave(page, walks.LETTER)
        expect(page.get_by_text("sealed")).to_be_visible()
        expect(page.get_by_text("Keep this wave?")).to_have_count(0)
        walks.press(page, "Done")
        walks.says(page, "You're here. That is enough for now.")
        assert waiting_here(context) > 3

    with device.on() as context:  # the morning after
        served.start()
        page = context.pages[0]
        come_in(page)
        page.goto("/")
        walks.press(page, "Look at it")
        page.get_by_text("The letter").click()
        expect(page.get_by_text(walks.LETTER)).to_be_visible()
        page.locator("button[name=keep]").first.click()
        expect(page.get_by_text("2 waves so far.")).to_be_visible()
        page.get_by_role("link", name="8 to 4").first.click()
        expect(page.get_by_text("Written while Ebb was locked.")).to_be_visible()
        expect(page.get_by_role("img").first).to_be_visible()
        expect(page.get_by_text(walks.LETTER)).to_be_visible()
        assert waiting_here(context) == 0


def test_where_the_permission_was_ended_nothing_is_lost(device: Device, served: Served) -> None:
    with device.on() as context:
        page = context.pages[0]
        allowed(page)
        asked(served, "end", walks.PASSPHRASE)
        a_wave(page)
        expect(page.get_by_text("sealed")).to_be_visible()
        walks.press(page, "Done")
        walks.says(page, "You're here. That is enough for now.")
        tried(page)
        assert waiting_here(context) > 3

        come_in(page)  # her own open session may bring it in
        page.goto("/")
        walks.press(page, "Look at it")
        page.locator("button[name=keep]").first.click()
        expect(page.get_by_text("2 waves so far.")).to_be_visible()


def test_where_the_key_changed_meanwhile_nothing_is_lost(device: Device, served: Served) -> None:
    with device.on() as context:
        page = context.pages[0]
        allowed(page)
        served.kill()
        a_wave(page)
        expect(page.get_by_text("sealed")).to_be_visible()
        asked(served, "rotate", walks.PASSPHRASE)  # on another device, "someone knew"
        served.start()

        come_in(page)
        page.goto("/")
        walks.press(page, "Look at it")
        page.locator("button[name=keep]").first.click()
        expect(page.get_by_text("2 waves so far.")).to_be_visible()


def test_two_accounts_on_one_device_never_mix(device: Device, served: Served) -> None:
    with device.on() as context:
        page = context.pages[0]
        allowed(page)
        served.kill()
        a_wave(page, walks.LETTER)
        served.start()
        come_in(page)
        page.goto("/yours/all/")
        page.get_by_label("Passphrase").fill(walks.PASSPHRASE)
        page.locator("main button").last.click()
        expect(page.locator("main input[type=password]")).to_have_count(0)
        page.wait_for_load_state()

        walks.down_from_eight_to_four(page)  # somebody else begins here
        walks.to_the_landing(page)
        walks.press(page, "Keep it")
        walks.on_paper(page, walks.begin(page))
        expect(page.get_by_text("1 wave so far.")).to_be_visible()
        for path in ("/", "/yours/waiting/", "/yours/kept/"):
            page.goto(path)
            tried(page)
            assert walks.LETTER not in page.inner_text("body")
            assert "Look at it" not in page.inner_text("body")
