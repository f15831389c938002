"""The door in a real browser: with and without script, and when time passes."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsers import Visitors
from tests.support.cast import ANAS
from tests.support.served import Served

# `served` first, so that its pages close before it does
pytestmark = [pytest.mark.journey, pytest.mark.rows, pytest.mark.usefixtures("served")]
SALT, WAVE = "AAAAAAAAAAAAAAAAAAAAAA==", "AAECAwQFBgcICQoLDA0ODw=="
CARRIED = json.dumps(
    {
        "v": 1,
        "wave": WAVE,
        "salt": SALT,
        "events": [{"kind": "wave-begun/1", "at": "2026-11-22T01:12:00Z", "wave_id": WAVE}],
    }
)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def begin(page: Page) -> list[str]:
    """Through every screen; returns the groups of the code."""
    page.goto("/begin/")
    press(page, "Go on")
    press(page, "With a code on paper")
    page.get_by_label("New passphrase").fill(ANAS)
    page.get_by_label("Once more").fill(ANAS)
    press(page, "Begin")
    groups = page.locator(".groups li")
    expect(groups).to_have_count(6)
    return groups.all_inner_texts()


def open_page(page: Page) -> None:
    page.get_by_label("Passphrase", exact=True).fill(ANAS)
    press(page, "Open")


@pytest.mark.parametrize("script", [True, False])
def test_begin_paper_lock_and_unlock(visitors: Visitors, served: Served, script: bool) -> None:
    page = visitors.phone(script=script)
    groups = begin(page)
    assert [len(group) for group in groups] == [5] * 6

    page.get_by_role("link", name="It is on paper").click()
    page.get_by_label("Last group").fill("AAAAA")
    press(page, "Check")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Last group").fill(groups[-1])
    press(page, "Check")
    expect(page.get_by_text("The paper is right")).to_be_visible()

    press(page, "Lock")
    page.goto("/yours/kept/")
    open_page(page)
    expect(page).to_have_url(re.compile(r"/yours/kept/$"))
    leaves_no_trace(served, ANAS, *groups)


def leaves_no_trace(served: Served, *secrets: str) -> None:
    found = [
        file for file in served.data.rglob("*") if file.is_file() and "static" not in file.parts
    ]
    for file in [*found, served.log]:
        content = file.read_bytes()
        assert not [secret for secret in secrets if secret.encode() in content], file


def test_without_script_what_is_typed_can_be_shown(visitors: Visitors) -> None:
    page = visitors.phone(script=False)
    page.goto("/begin/")
    press(page, "Go on")
    press(page, "Without one")
    page.get_by_label("New passphrase").fill(ANAS)
    page.get_by_label("Show what I type").check()
    press(page, "Begin")

    field = page.get_by_label("New passphrase")
    expect(field).to_have_attribute("type", "text")
    expect(field).to_have_value("")
    field.fill(ANAS)
    press(page, "Begin")
    expect(page.get_by_role("button", name="Lock")).to_be_visible()


def test_with_script_it_is_shown_in_place(phone: Page) -> None:
    phone.goto("/begin/")
    press(phone, "Go on")
    press(phone, "Without one")
    field = phone.get_by_label("New passphrase")
    field.fill(ANAS)
    phone.get_by_label("Show what I type").check()
    expect(field).to_have_attribute("type", "text")
    expect(field).to_have_value(ANAS)
    expect(phone.get_by_label("Once more")).to_be_hidden()
    press(phone, "Begin")
    expect(phone.get_by_role("button", name="Lock")).to_be_visible()


def typing(page: Page) -> None:
    page.goto("/yours/days/")
    page.get_by_label("First day").fill("2026-11-01")


def test_the_timed_lock_warns_covers_and_gives_the_words_back(phone: Page) -> None:
    begin(phone)
    phone.clock.install()
    typing(phone)

    phone.clock.fast_forward(4 * 60 * 1000 + 2000)
    expect(phone.get_by_text("Ebb locks in a minute.")).to_be_visible()
    press(phone, "Stay open")
    expect(phone.get_by_text("Ebb locks in a minute.")).to_be_hidden()

    phone.clock.fast_forward(5 * 60 * 1000 + 2000)
    expect(phone.get_by_role("heading", name="Locked")).to_be_visible()
    expect(phone.get_by_label("First day")).to_be_hidden()
    expect(phone.get_by_role("link", name="Leave now").last).to_be_visible()
    other = phone.context.new_page()
    other.goto("/yours/")
    expect(other).to_have_url(re.compile(r"/unlock/"))

    phone.get_by_label("Passphrase").fill("not this one")
    press(phone, "Open")
    expect(phone.get_by_role("alert")).to_contain_text("did not open")
    phone.get_by_label("Passphrase").fill(ANAS)
    press(phone, "Open")

    expect(phone.get_by_role("heading", name="Locked")).to_be_hidden()
    expect(phone.get_by_label("First day")).to_have_value("2026-11-01")
    phone.get_by_label("Last day").fill("2026-11-02")
    press(phone, "Go on")
    expect(phone.get_by_text("Nothing is kept from those days")).to_be_visible()


def test_the_timed_lock_leaves_nothing_to_read_in_a_page_without_typed_words(phone: Page) -> None:
    begin(phone)
    phone.clock.install()
    phone.goto("/yours/")
    expect(phone.get_by_role("heading", name="What is yours")).to_be_visible()

    phone.clock.fast_forward(5 * 60 * 1000 + 2000)

    expect(phone.get_by_role("heading", name="Locked")).to_be_visible()
    assert "What is yours" not in phone.content()
    open_page(phone)
    expect(phone.get_by_role("heading", name="What is yours")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_form_sent_too_late_arrives_after_unlocking(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    begin(page)
    typing(page)
    page.get_by_label("Last day").fill("2026-11-02")
    second = page.context.new_page()
    second.goto("/")
    press(second, "Lock")

    press(page, "Go on")
    expect(page.get_by_text("it goes on from here")).to_be_visible()
    open_page(page)

    expect(page.get_by_text("Nothing is kept from those days")).to_be_visible()
    expect(page.get_by_label("First day")).to_have_value("2026-11-01")


def test_a_wave_in_the_page_is_kept_on_the_way(phone: Page) -> None:
    phone.goto("/begin/")
    phone.evaluate(
        """(wave) => {
          const field = document.createElement("input");
          Object.assign(field, { type: "hidden", name: "wave", value: wave });
          document.querySelector("form").append(field);
        }""",
        CARRIED,
    )
    press(phone, "Go on")
    press(phone, "Without one")
    phone.get_by_label("New passphrase").fill(ANAS)
    phone.get_by_label("Once more").fill(ANAS)
    press(phone, "Keep this wave")

    expect(phone.get_by_text("Your wave is kept")).to_be_visible()
    phone.goto("/yours/kept/")
    expect(phone.get_by_text("Wave, Sunday 22 November 2026, 1:12", exact=True)).to_be_visible()
