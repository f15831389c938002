"""Forget this device: nothing of Ebb stays in the browser, and what waits is said first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ebb.offline.tests.devices import Device, keeps
from ebb.safety.tests.walking import begin
from tests.support.served import Served

pytestmark = pytest.mark.journey
STAYS = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: await caches.keys(),
  databases: await indexedDB.databases(),
  readable: document.cookie,
})"""
NOTHING = {"workers": 0, "caches": [], "databases": [], "readable": ""}
SEAL_ONE = """async () => {
  const found = performance.getEntriesByType("resource").find(({ name }) => name.includes("queue"));
  const { pin, put } = await import(found.name);
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const key = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  await pin({ vault: new Uint8Array(16), version: 1, key });
  return put({ kind: "letter/1", text: "canary-letter" }, "ab".repeat(16));
}"""


def at_home(device: Device, page: Page) -> None:
    """A vault begun here, a look and minutes chosen: every mark that Ebb leaves."""
    page.goto("/")
    keeps(page)
    begin(page)
    page.goto("/yours/")
    page.get_by_role("button", name="Night", exact=True).click()
    page.goto("/device/")


def forget(page: Page) -> None:
    page.get_by_role("button", name="Forget this device").click()


def test_nothing_is_left_in_the_browser(device: Device) -> None:
    with device.on() as context:
        page = context.pages[0]
        at_home(device, page)
        forget(page)
        expect(page.get_by_role("heading", name="This device has forgotten.")).to_be_visible()

        assert page.evaluate(STAYS) == NOTHING
        assert context.cookies() == []

    with device.on() as context:
        page = context.pages[0]
        page.goto("/healthz")  # a page without a script, which would put first aid back
        assert page.evaluate(STAYS) == NOTHING
        page.goto("/")
        expect(page.get_by_role("button", name="Lock")).to_have_count(0)


def test_what_waits_and_cannot_be_sent_is_said_before_it_goes(device: Device) -> None:
    with device.on() as context:
        page = context.pages[0]
        at_home(device, page)
        page.wait_for_load_state()
        assert page.evaluate(SEAL_ONE)
        page.reload()
        expect(page.get_by_text("One sealed thing waits here.")).to_be_visible()
        forget(page)
        expect(page.get_by_role("status").last).to_contain_text("could not be brought in: 1")
        page.get_by_role("button", name="Forget it all the same").click()
        expect(page.get_by_role("heading", name="This device has forgotten.")).to_be_visible()

        assert page.evaluate(STAYS) == NOTHING


def test_without_a_network_it_forgets_what_it_can_and_says_what_it_cannot(
    device: Device, served: Served
) -> None:
    with device.on() as context:
        page = context.pages[0]
        at_home(device, page)
        served.kill()
        page.goto("/device/")
        forget(page)
        expect(page.get_by_role("heading", name="Almost all of it is gone.")).to_be_visible()

        assert page.evaluate(STAYS) == NOTHING | {"readable": "l=1"}
        assert {cookie["name"] for cookie in context.cookies()} <= {"d", "s", "i", "w", "n", "l"}


def test_forgetting_where_the_server_is_not_reached_opens_nothing_that_she_left(
    device: Device,
) -> None:
    """She left without a network. Who takes the device then must not end the mark of it."""
    with device.on() as context:
        page = context.pages[0]
        at_home(device, page)
        context.route("**/device/forget/", lambda route: route.abort())
        page.evaluate("document.cookie = 'l=1; path=/; SameSite=Strict'")
        forget(page)
        expect(page.get_by_role("heading", name="Almost all of it is gone.")).to_be_visible()

        assert context.request.get("/stay/").text() == "closed"


def test_without_script_the_answer_clears_it_all(device: Device) -> None:
    with device.on() as context:
        at_home(device, context.pages[0])
    with device.on(java_script_enabled=False) as context:
        page = context.pages[0]
        page.goto("/device/")
        forget(page)
        expect(page.get_by_role("heading", name="This device has forgotten.")).to_be_visible()
        assert context.cookies() == []
    with device.on() as context:
        page = context.pages[0]
        page.goto("/healthz")
        assert page.evaluate(STAYS) == NOTHING
