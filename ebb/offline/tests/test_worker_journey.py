"""What the worker keeps and leaves alone, and how a new build takes over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ebb.offline.tests.devices import KEPT, TEXTS, Device, keeps
from tests.journeys import walks
from tests.support.served import Served

pytestmark = pytest.mark.journey
OTHER_EXIT = {"EBB_EXIT_URL": "https://weather.example/"}  # another exit is another build
ASK_FOR_NEW = "navigator.serviceWorker.ready.then((one) => one.update()).then(() => 1)"
WAITS = """() => navigator.serviceWorker.ready.then((one) => new Promise((done) => {
  const look = () => (one.waiting ? done(true) : setTimeout(look, 50));
  look();
}))"""
TRIED = """() => navigator.serviceWorker.ready.then((one) => new Promise((done) => {
  const look = () => (one.installing ? setTimeout(look, 50) : done(true));
  look();
}))"""
STEPS = """async () => {
  const [name] = await caches.keys();
  const build = name.split("-")[1];
  return (await fetch(`/shell/en/${build}/steps/`)).status;
}"""


def taken_over(page: Page, old: str) -> bool:
    """Each page asks for it as it comes; one that came while the wave's was still going asks in
    vain, and the next one does it.
    """
    for _page in range(40):
        names = page.evaluate("caches.keys()")
        if len(names) == 1 and names[0] != old:
            return True
        page.wait_for_timeout(250)
        page.goto("/")
    return False


def test_after_all_of_her_pages_nothing_of_hers_lies_in_the_worker_s_cache(
    device: Device,
) -> None:
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)
        walks.keep_a_wave(page, letter=walks.LETTER)
        page.goto("/help/people/")
        page.get_by_label("Name or nickname").fill("canary-sister")
        page.get_by_role("button", name="Keep").click()
        expect(page.locator("main")).to_contain_text("canary-sister")
        for path in ("/", "/help/", "/settle/", "/settle/feet/", "/yours/", "/yours/kept/"):
            page.goto(path)
        page.goto("/")
        expect(page.get_by_text("1 wave so far.")).to_be_visible()  # hers, and not the kept one

        texts = page.evaluate(TEXTS)

    assert len(texts) > 150
    for address, text in texts:
        for trace in ("canary", "kestrel-lantern", "wave so far", "8 to 4", "What is yours"):
            assert trace not in text, address


def test_online_she_sees_her_own_pages_and_the_wave_comes_from_the_phone(
    device: Device, served: Served
) -> None:
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)
        walks.keep_a_wave(page)
        page.goto("/help/")
        expect(page.get_by_role("button", name="Lock")).to_be_visible()
        with served.frozen():
            page.goto("/wave/", wait_until="commit")
            walks.says(page, "This is a wave.")


@pytest.mark.once
def test_a_server_that_does_not_answer_is_waited_for_two_seconds(
    device: Device, served: Served
) -> None:
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)
        page.reload()
        with served.frozen():
            for path in ("/help/", "/"):
                page.goto(path, wait_until="commit", timeout=6_000)
            expect(page.get_by_text("At any hour")).to_be_visible()


@pytest.mark.once
def test_redirects_forms_and_parts_go_past_the_worker(device: Device, served: Served) -> None:
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)
        page.reload()
        page.goto("/yours/")  # a redirect to the door, which begins a vault here
        walks.says(page, "Before you keep anything")
        walks.press(page, "Go on")
        part = page.evaluate(
            """() => fetch(document.querySelector("link[rel=stylesheet]").href,
            { headers: { Range: "bytes=0-9" } }).then((answer) => answer.status)"""
        )
        assert part == 206


def renewed(served: Served, page: Page) -> str:
    """The server comes back as another build, the browser hears of it; gives the old cache."""
    old = str(page.evaluate("caches.keys().then(([name]) => name)"))
    served.stop()
    served.environment |= OTHER_EXIT
    served.start()
    page.evaluate(ASK_FOR_NEW)
    assert page.evaluate(WAITS)
    return old


@pytest.mark.once
def test_a_new_build_leaves_an_open_wave_alone_and_takes_over_after_it(
    device: Device, served: Served
) -> None:
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)
        page.goto("/wave/")
        old = renewed(served, page)

        assert old in page.evaluate(KEPT)
        assert page.evaluate(STEPS) == 200  # the screens it began with, gone from the server
        walks.rate(page, 8)
        walks.says(page, "The body first.")
        page.goto("/")  # the only window now has a page of the new build
        assert taken_over(page, old)
        assert "weather.example" in page.content()
        served.kill()
        page.goto("/help/")
        assert "weather.example" in page.content()


@pytest.mark.once
def test_while_another_window_has_a_wave_open_the_old_build_stays(
    device: Device, served: Served
) -> None:
    with device.on() as context:
        wave = context.pages[0]
        wave.goto("/")
        keeps(wave)
        wave.goto("/wave/")
        other = context.new_page()
        other.goto("/")
        old = renewed(served, other)

        other.goto("/help/")
        other.wait_for_timeout(500)
        assert old in other.evaluate(KEPT)
        walks.rate(wave, 8)
        walks.says(wave, "The body first.")
        wave.close()
        other.goto("/")
        assert taken_over(other, old)


@pytest.mark.once
def test_after_everything_was_closed_the_new_build_is_there_at_once(
    device: Device, served: Served
) -> None:
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)
        page.goto("/wave/")
        renewed(served, page)
    served.kill()

    with device.on() as context:
        page = context.pages[0]
        page.goto("/wave/")
        walks.says(page, "This is a wave.")
        assert "weather.example" in page.content()
        page.goto("/settle/feet/")
        walks.press(page, "Next")


@pytest.mark.once
def test_a_list_that_cannot_be_kept_whole_is_not_kept_at_all(
    device: Device, served: Served
) -> None:
    """One file of the new build is missing: the old build goes on, and nothing half is left."""
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)
        before = page.evaluate(KEPT)
        served.stop()
        served.environment |= OTHER_EXIT
        served.start()
        for path in (served.data / "static" / "settle").glob("tiles.*"):
            path.unlink()
        served.restart()
        page.evaluate(f"{ASK_FOR_NEW}.catch(() => 0)")
        page.evaluate(TRIED)

        assert page.evaluate(KEPT) == before
        assert page.evaluate("navigator.serviceWorker.ready.then((one) => !one.waiting)")


@pytest.mark.once
def test_trusted_types_let_our_own_worker_through_and_no_other_address(device: Device) -> None:
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)
        for attempt in (
            "navigator.serviceWorker.register('/static/other.js')",
            "trustedTypes.createPolicy('ebb-worker', { createScriptURL: (one) => one })",
            "trustedTypes.createPolicy('other', { createScriptURL: (one) => one })",
        ):
            refused = page.evaluate(
                f"async () => {{ try {{ await {attempt} }} catch {{ return 1 }} }}"
            )
            assert refused == 1, attempt
        assert (
            page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")
            == 1
        )
    device.said.clear()  # each refusal is said aloud
