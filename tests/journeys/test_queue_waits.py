"""What waits on a device, when she leaves, comes back online, or the page locks by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browsers import QUIET, Visitors, alone, chromium
from tests.support.prepared import PASSPHRASE, asked
from tests.support.scripted import static
from tests.support.served import Served

pytestmark = [pytest.mark.journey, pytest.mark.rows]
CANARY = "canary by the fish market"
CALL = """async ({ address, name, given }) => (await import(address))[name](...given)"""
PIN = """async ({ address, vault, version, key }) => {
  const bytes = (text) => Uint8Array.from(text.match(/../g), (two) => parseInt(two, 16));
  return (await import(address)).pin({ vault: bytes(vault), version, key: bytes(key) });
}"""


def call(page: Page, served: Served, name: str, *given: object) -> Any:
    what = {"address": static(served, "accounts/queue.js"), "name": name, "given": list(given)}
    return page.evaluate(CALL, what)


def write(page: Page, served: Served) -> bool:
    letter = {"kind": "letter/1", "at": "2026-11-22T01:12:00+01:00", "text": CANARY}
    return bool(call(page, served, "put", letter, "a" * 32))


def mark(page: Page, ana: dict[str, Any]) -> None:
    page.context.add_cookies(
        [
            {
                "name": "w",
                "value": ana["marker"],
                "domain": "127.0.0.1",
                "path": "/",
                "httpOnly": True,
                "sameSite": "Strict",
            }
        ]
    )


def open_ebb(page: Page, path: str = "/") -> None:
    page.goto(f"/unlock/?next={path}")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("button", name="Lock", exact=True)).to_be_visible()
    page.wait_for_load_state()


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lock", exact=True).click()
    expect(page.get_by_role("button", name="Lock", exact=True)).to_have_count(0)
    page.wait_for_load_state()


def pinned(page: Page, served: Served) -> Any:
    """What the page has written down of the key; it does so by itself, soon after it has come."""
    for _look in range(200):
        if found := call(page, served, "pinned"):
            return found
        page.wait_for_timeout(50)
    raise AssertionError("the key was never pinned")


@pytest.fixture
def marked(phone: Page, served: Served) -> Page:
    """Ana's phone: her vault is open on it, and its key is pinned by the page itself."""
    mark(phone, asked(served, "begin"))
    open_ebb(phone)
    assert pinned(phone, served)["version"] == 1
    return phone


def test_an_exit_keeps_what_waits(marked: Page, served: Served, visitors: Visitors) -> None:
    lock(marked)
    assert write(marked, served)

    marked.get_by_role("link", name="Leave now").last.click()
    marked.wait_for_url("https://**")
    asked(served, "end")  # else the first page would bring it in
    marked.goto("/")

    assert call(marked, served, "count") == 1


def test_it_goes_out_when_the_network_is_back(marked: Page, served: Served) -> None:
    assert write(marked, served)  # so that all scripts are there
    assert call(marked, served, "drop", ["a" * 32])
    marked.context.set_offline(True)
    assert write(marked, served)
    marked.context.set_offline(False)

    expect_none(marked, served)
    assert list(asked(served, "waiting")) == ["a" * 32]


def expect_none(page: Page, served: Served) -> None:
    for _ in range(80):
        if call(page, served, "count") == 0:
            return
        page.wait_for_timeout(100)
    raise AssertionError("still waiting")


def test_an_expired_session_does_not_hold_it_up(marked: Page, served: Served) -> None:
    marked.context.clear_cookies(name="s")
    assert write(marked, served)
    marked.goto("/help/")

    expect_none(marked, served)
    assert list(asked(served, "waiting")) == ["a" * 32]


def test_after_an_unlock_it_comes_in_without_a_marker_too(marked: Page, served: Served) -> None:
    asked(served, "end")
    lock(marked)
    assert write(marked, served)

    open_ebb(marked)

    expect_none(marked, served)
    assert list(asked(served, "waiting")) == ["a" * 32]


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=["phone", "desktop"])
def test_typed_words_are_sealed_when_the_page_locks_by_itself(
    marked: Page, served: Served, size: tuple[int, int]
) -> None:
    marked.set_viewport_size({"width": size[0], "height": size[1]})
    marked.clock.install()
    marked.goto("/help/people/")
    marked.get_by_label("Name or nickname").fill(CANARY)

    marked.clock.fast_forward(5 * 60 * 1000 + 2000)

    expect(marked.get_by_text("What you typed is sealed.")).to_be_visible()
    shown = "document.documentElement.outerHTML + [...document.querySelectorAll('input')]"
    assert "canary" not in marked.evaluate(f"{shown}.map((one) => one.value).join()")
    marked.get_by_label("Passphrase").fill(PASSPHRASE)
    marked.get_by_role("button", name="Open").click()
    expect(marked.get_by_label("Name or nickname")).to_have_value("")
    (draft,) = asked(served, "waiting").values()
    assert (draft["kind"], draft["path"]) == ("draft/1", "/help/people/")
    assert ["nickname", CANARY] in draft["fields"]


def test_from_the_permission_to_the_first_page(phone: Page, served: Served) -> None:
    asked(served, "begin")
    open_ebb(phone, "/yours/places/")
    writing = phone.locator("#writing")
    writing.get_by_label("Passphrase").fill(PASSPHRASE)
    writing.locator("button[name=write]").click()
    expect(phone.locator("main .notice").first).to_contain_text("may now write")
    pinned(phone, served)
    phone.clock.install()
    phone.goto("/help/people/")
    phone.get_by_label("Name or nickname").fill(CANARY)
    phone.clock.fast_forward(5 * 60 * 1000 + 2000)
    expect(phone.get_by_text("What you typed is sealed.")).to_be_visible()
    phone.get_by_label("Passphrase").fill(PASSPHRASE)
    phone.get_by_role("button", name="Open").click()
    expect(phone.get_by_role("heading", name="Locked")).to_be_hidden()

    phone.goto("/")

    expect(phone.get_by_text("Written while it was locked")).to_be_visible()
    phone.get_by_role("link", name="Look at it").click()
    expect(phone.get_by_text(CANARY)).to_be_attached()
    phone.get_by_role("button", name="Put it where it belongs").click()
    expect(phone.get_by_text("Kept.")).to_be_visible()
    expect(phone.locator("main")).to_contain_text(CANARY)


def test_a_passphrase_in_sight_is_no_draft(marked: Page, served: Served) -> None:
    marked.goto("/yours/passphrase/")
    marked.get_by_label("Show what I type").check()
    marked.get_by_label("New passphrase").fill(CANARY)

    assert typed(marked, served) == [False, []]


def test_a_draft_is_the_form_as_it_would_have_been_sent(marked: Page, served: Served) -> None:
    marked.goto("/help/plan/")
    field = marked.locator("main textarea").first
    field.fill("one\nline \U0001f30a")

    holds, [draft] = typed(marked, served)

    assert holds
    assert (draft["kind"], draft["path"]) == ("draft/1", "/help/plan/")
    assert draft["at"] == "2026-11-22T01:12:00Z"
    fields = dict(draft["fields"])
    assert fields[field.get_attribute("name") or ""] == "one\nline \U0001f30a"
    assert not [name for name in fields if name.startswith(("passphrase", "code", "once"))]


def typed(page: Page, served: Served) -> Any:
    look = """async (address) => {
      const { drafts, holdsWords } = await import(address);
      return [holdsWords(document), drafts(document, new Date("2026-11-22T01:12:00Z"))];
    }"""
    return page.evaluate(look, static(served, "accounts/typed.js"))


def test_where_the_words_cannot_be_kept_they_stay_under_the_cover(
    marked: Page, served: Served
) -> None:
    marked.clock.install()
    marked.goto("/help/people/")  # it has asked for its pin by now; what is asked later comes later
    call(marked, served, "forget")
    marked.get_by_label("Name or nickname").fill(CANARY)

    marked.clock.fast_forward(5 * 60 * 1000 + 2000)

    expect(marked.get_by_text("What you typed is still on this page.")).to_be_visible()
    marked.get_by_label("Passphrase").fill(PASSPHRASE)
    marked.get_by_role("button", name="Open").click()
    expect(marked.get_by_label("Name or nickname")).to_have_value(CANARY)


def test_a_full_device_answers_no_and_throws_nothing(phone: Page, served: Served) -> None:
    ana = asked(served, "begin")
    phone.goto("/")
    room = {"origin": served.address, "quotaSize": 200_000}
    phone.context.new_cdp_session(phone).send("Storage.overrideQuotaForOrigin", room)
    mark(phone, ana)
    open_ebb(phone)
    pinned(phone, served)
    assert write(phone, served)

    large = {"kind": "letter/1", "at": "2026-11-22T01:12:00+01:00", "text": "w" * 250_000}
    assert not call(phone, served, "put", large, "b" * 32)
    assert call(phone, served, "count") == 1


def test_a_browser_that_keeps_nothing_answers_no_and_throws_nothing(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    ana = asked(served, "begin")
    profile = tmp_path / "profile" / "Default"
    profile.mkdir(parents=True)
    blocked = '{"profile":{"default_content_setting_values":{"cookies":2}}}'
    (profile / "Preferences").write_text(blocked, encoding="ascii")
    with browser.browser_type.launch_persistent_context(
        profile.parent,
        executable_path=chromium(),
        args=[*QUIET, *alone()],
        base_url=served.address,
    ) as context:
        page = context.new_page()
        page.goto("/")
        address = static(served, "accounts/queue.js")
        facts = {name: ana[name] for name in ("vault", "version", "key")}
        assert page.evaluate(PIN, facts | {"address": address}) == ""
        assert not write(page, served)
        assert call(page, served, "pinned") is None
        assert call(page, served, "count") == 0
        assert not call(page, served, "forget")
        assert call(page, served, "flush")["stored"] == 0
