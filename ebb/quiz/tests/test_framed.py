"""The quiz in somebody else's page: who may hold it, what it knows, what it never says."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings

from ebb.quiz.tests.pages import LOW, OURS, press, said, says
from ebb.records import SafePerson
from ebb.safety.headers import CONTENT_SECURITY_POLICY
from ebb.settings import page_origins
from ebb.vault import OpenVault
from tests.support.cast import NIGHT, TODAY

pytestmark = pytest.mark.django_db
POLICY = "Content-Security-Policy"
SAME_SITE = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "iframe"}


def ancestors(client: Client, host: str) -> str:
    policy = client.get("/quiz/in/", headers={"Host": host}).headers[POLICY]
    rest = re.sub(r"frame-ancestors [^;]+", "frame-ancestors 'none'", policy)
    assert sorted(rest.split("; ")) == sorted(CONTENT_SECURITY_POLICY.split("; "))
    found = re.search(r"frame-ancestors ([^;]+)", policy)
    assert found
    return found[1]


def test_only_ebb_and_those_the_operator_named_may_hold_it(client: Client) -> None:
    assert ancestors(client, "testserver") == "'self'"
    with override_settings(FRAMES=["https://practice.example"]):
        assert ancestors(client, "testserver") == "'self' https://practice.example"


def test_on_ones_own_machine_a_page_of_this_machine_may_try_it(client: Client) -> None:
    assert ancestors(client, "127.0.0.1:8765") == "'self' http://127.0.0.1:* http://localhost:*"


@pytest.mark.parametrize("path", ["/quiz/", "/quiz/keep/", "/quiz/kept/", "/quiz/share/", "/"])
def test_nothing_else_of_ebb_is_ever_framed(ana: Client, path: str) -> None:
    with override_settings(FRAMES=["https://practice.example"]):
        assert "frame-ancestors 'none'" in ana.get(path).headers[POLICY]


NO_PAGE = (
    "* https://*.example practice.example http://practice.example https://a.example/x data: "
    "https://a.example;script-src https://a.example:99999"
)


@pytest.mark.parametrize("value", NO_PAGE.split())
def test_a_setting_that_is_no_page_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("EBB_FRAMES", value)
    with pytest.raises(ImproperlyConfigured, match="EBB_FRAMES"):
        page_origins("EBB_FRAMES")


def test_a_setting_may_name_several_and_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EBB_FRAMES", "https://a.example, http://localhost:8080")

    assert page_origins("EBB_FRAMES") == ["https://a.example", "http://localhost:8080"]


def test_a_frame_knows_nobody_even_where_the_browser_sends_her_cookies(
    ana: Client, anas_vault: OpenVault
) -> None:
    anas_vault.seal(SafePerson(at=NIGHT, nickname="canary", number="01"), day=TODAY)
    ana.cookies["t"] = "night"
    page = ana.get("/quiz/in/", headers=SAME_SITE)
    pages = [
        page,
        press(ana, page, "/quiz/in/", go="people"),
        press(ana, page, "/quiz/in/", go="one"),
    ]

    for each in pages:
        assert "canary" not in said(each)
        assert ">Lock<" not in said(each)
        assert 'data-look="' not in said(each)
        assert not each.cookies
    assert "canary" in said(ana.get("/help/"))


def test_its_title_is_neutral_its_exit_leaves_the_tab_and_nothing_asks_for_an_address(
    client: Client,
) -> None:
    for form in ({"go": "start"}, {**LOW, "go": "words"}, {**LOW, "go": "numbers"}):
        page = said(client.post("/quiz/in/", form))
        assert "<title>Ebb</title>" in page
        exits = re.findall(r'<a class="(?:leave|skip)" href="/leave/"[^>]*>', page)
        assert len(exits) == 2
        assert all('target="_top"' in one for one in exits)
        assert not re.search(r'type="(email|tel|text)"|mailto:', page)
        assert "noindex" in page


def test_free_help_stands_before_the_offer_and_in_danger_nothing_is_offered(client: Client) -> None:
    offer = "https://practice.example/calls"
    with override_settings(OFFER_URL=offer):
        words = said(client.post("/quiz/in/", {**LOW, "go": "words"}))
        danger = {**LOW, "settle-1": "90", "meant": "unsure", "go": "words"}
        afraid = said(client.post("/quiz/in/", danger))

    assert (
        words.index("Free, and for anyone") < words.index("Keep or print it") < words.index(offer)
    )
    assert offer not in afraid
    assert offer not in said(client.post("/quiz/in/", {**LOW, "go": "words"}))
    assert offer not in said(client.post("/quiz/", {**LOW, "go": "words"}))


def test_keep_opens_ebb_with_the_answers_and_keeps_nothing_by_itself(
    ana: Client, anas_vault: OpenVault
) -> None:
    before = len(anas_vault.open_all().records)
    words = ana.post("/quiz/in/", {**LOW, "fault-0": "80", "go": "words"})
    opening = 'formaction="/quiz/" formtarget="_blank"'
    assert opening in words.content.decode()

    inside = press(ana, words, "/quiz/", go="first")

    assert says(inside) == "These were learned, not chosen."
    assert OURS.domain[1].items[0] in said(press(ana, inside, go="words"))
    assert len(anas_vault.open_all().records) == before


def test_a_post_from_the_page_around_it_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    for path in ("/quiz/", "/quiz/in/", "/quiz/keep/"):
        for site in ("cross-site", "same-site"):
            assert client.post(path, LOW, headers={"Sec-Fetch-Site": site}).status_code == 403
        assert client.post(path, LOW, headers={"Sec-Fetch-Site": "same-origin"}).status_code in {
            200,
            302,
        }


def test_the_line_names_this_ebb_and_what_stays_in_the_history(client: Client) -> None:
    page = said(client.get("/quiz/share/", headers={"Host": "localhost:8765"}))

    assert '<iframe src="http://localhost:8765/quiz/in/" title="Ebb"' in page
    assert "the title and the address of your page stay" in page.lower()
    assert "EBB_FRAMES" in page
