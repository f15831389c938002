"""Help needs no key, no script and no database: no test here is given one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.test import Client

from ebb.accounts import cookies
from ebb.safety.helplines import countries
from ebb.safety.views import EVERY_KIND

PAGES = [
    "/help/",
    "/help/a/",
    "/help/b/",
    "/help/c/",
    "/help/in/GB/",
    "/help/a/in/GB/",
    "/help/b/in/NZ/",
    "/help/c/in/JP/",
]
DAY = date(2026, 11, 22)


def page(path: str) -> str:
    with patch("ebb.safety.views.localdate", return_value=DAY):
        response = Client().get(path)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("path", PAGES)
def test_help_is_there_for_anyone(path: str) -> None:
    assert "<h1" in page(path)


@pytest.mark.parametrize("path", PAGES)
def test_help_is_there_after_leaving(path: str) -> None:
    client = Client()
    client.cookies[cookies.LEFT] = "1"

    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_left_twice_over(path: str) -> None:
    html = page(path)

    assert html.count('data-module="leave"') == 2
    after_skip = html.index('href="/leave/"')
    assert html.index('href="#main"') < after_skip < html.index("<main")


def test_a_country_is_chosen_by_hand() -> None:
    html = page("/help/")

    for code, country in countries().items():
        assert f'href="/help/in/{code}/"' in html
        assert country.name in html
    assert "does not guess where you are" in html


def test_a_door_keeps_its_place_when_a_country_is_chosen() -> None:
    assert 'href="/help/a/in/IE/"' in page("/help/a/")


@pytest.mark.parametrize("code", list(countries()))
def test_each_country_shows_its_numbers_with_source_and_day(code: str) -> None:
    html = page(f"/help/in/{code}/")
    country = countries()[code]

    for number in country.emergency:
        assert number.number in html
        assert number.seen.source in html
    lines = [line for line in country.helplines if line.kind in EVERY_KIND]
    for line in lines:
        assert line.number in html
        assert line.seen.source in html
    assert html.count("Checked on 22 November 2026") == len(country.emergency) + len(lines)
    assert "Nobody at Ebb called these numbers" in html


@pytest.mark.parametrize("code", list(countries()))
@pytest.mark.parametrize("path", ["/help/in/{}/", "/help/a/in/{}/", "/help/b/in/{}/"])
def test_lines_for_worry_about_what_one_does_are_shown_to_nobody_who_did_not_ask(
    path: str, code: str
) -> None:
    names = [line.name for line in countries()[code].of("own_behaviour")]
    shown = {line.name for line in countries()[code].helplines if line.kind in EVERY_KIND}

    html = page(path.format(code))

    assert not [name for name in names if name not in shown and name in html]


@pytest.mark.parametrize("code", list(countries()))
def test_before_every_number_it_says_where_the_call_will_be_seen(code: str) -> None:
    html = page(f"/help/in/{code}/")
    warned = r'list\.[^<]*bill[^<]*</p>\s*<a class="button" href="tel:'
    texted = r'stay on this phone\.[^<]*bill[^<]*</p>\s*<a class="button" href="sms:'

    assert len(re.findall(warned, html)) == html.count("tel:")
    assert len(re.findall(texted, html)) == html.count("sms:")


def test_a_number_is_dialled_as_digits() -> None:
    assert 'href="tel:18007997233"' in page("/help/in/US/")
    assert 'href="sms:88788"' in page("/help/in/US/")


def test_what_is_known_of_the_bill_is_said() -> None:
    html = page("/help/in/ES/")

    assert "It will not be on the bill." in html
    assert "It may be on the bill too." in html


def test_an_old_number_says_so() -> None:
    with patch("ebb.safety.views.localdate", return_value=DAY + timedelta(days=181)):
        html = Client().get("/help/in/GB/").text

    assert "Not checked since 22 November 2026." in html
    assert "Checked on" not in html


@pytest.mark.parametrize("path", ["/help/in/XX/", "/help/in/gb/", "/help/z/", "/help/a/in/XX/"])
def test_an_unlisted_country_gets_no_neighbours_number(path: str) -> None:
    response = Client().get(path)

    assert response.status_code == 404
    assert "tel:" not in response.text


def test_who_is_not_listed_is_told_what_to_do() -> None:
    html = page("/help/")

    assert "it will not guess one" in html
    assert "emergency button" in html


@pytest.mark.parametrize("path", ["/help/a/", "/help/a/in/GB/"])
def test_after_fear_nothing_asks_about_the_pull(path: str) -> None:
    main = page(path).partition("<main")[2].partition("</main")[0].lower()

    for word in ("relief", "contact", "pull", "wave", "miss", "crav", "predict"):
        assert word not in main


def test_scared_leads_to_the_specialists_first() -> None:
    html = page("/help/a/in/GB/")

    assert html.index("Refuge") < html.index("Samaritans")
    assert "Keep the message" in html
    assert "A phone they never held is safer" in html


def test_might_hurt_leads_to_people_first() -> None:
    html = page("/help/b/in/GB/")

    assert html.index("Samaritans") < html.index("Refuge")
    assert "If you want to talk to someone, here are people." in html


def test_unreal_keeps_the_eyes_open() -> None:
    html = page("/help/c/")

    assert "Keep your eyes open" in html
    assert "close your eyes" not in html.lower()


@pytest.mark.parametrize("path", ["/help/", "/help/b/"])
@pytest.mark.parametrize("begun", [True, False])
def test_locked_people_are_named_only_where_there_are_any(path: str, *, begun: bool) -> None:
    with patch("ebb.safety.views.remembered", return_value=begun):
        html = page(path)

    assert ("Your own people are locked." in html) is begun
    assert "/in/GB/" in html
