"""The words of the help pages: short, plain, neutral where they are kept by the browser."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator

import pytest
import textstat
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from ebb.safety.helplines import countries

PAGES = ["/help/", "/help/a/", "/help/b/", "/help/c/", "/help/in/GB/", "/help/b/in/US/"]
LONGEST = 15  # words in a sentence
OLDEST = 9  # years: reading age
TELLING = [
    *("abuse", "victim", "violen", "partner", "trauma", "bond", "crav", "relapse", "danger"),
    *("emergency", "suicid", "harm", "safety", "helpline", "refuge", "shelter", "court"),
    *("police", "diary", "secret"),
]
NEVER = ["victim", "addict", "relapse", "failure", "streak", "should", "just"]


def sentences(path: str) -> Iterator[str]:
    """What the page says, sentence by sentence; names and numbers are not ours to shorten."""
    page = Client().get(path).text.partition("<main")[2].partition("</main")[0]
    blocks = re.split(r"</?(?:p|h1|h2|h3|li|summary|a|div|section|ol|ul|details)\b[^>]*>", page)
    ours = (re.sub(r"<[^>]+>", "", block) for block in blocks)
    for block in ours:
        text = " ".join(entities.unescape(block).split())
        if not re.search(r"\d{2,}|Source:|·|\(", text):
            yield from (part for part in re.split(r"(?<=[.?])\s+", text) if " " in part)


@pytest.mark.parametrize("path", PAGES)
def test_no_sentence_is_long(path: str) -> None:
    for sentence in sentences(path):
        assert len(sentence.split()) <= LONGEST, sentence


@pytest.mark.parametrize("path", PAGES)
def test_a_nine_year_old_could_read_it(path: str) -> None:
    names = {country.name for country in countries().values()}
    text = " ".join(
        part if part[-1] in ".?" else part + "." for part in sentences(path) if part not in names
    )
    grade = textstat.automated_readability_index(text)  # by letters: needs no word list

    assert grade + 5 <= OLDEST, grade  # a school grade and five years are an age


@pytest.mark.parametrize("path", PAGES)
def test_words_that_hurt_are_not_there(path: str) -> None:
    said = " ".join(sentences(path)).lower()

    for word in NEVER:
        assert not re.search(rf"\b{word}", said), word
    assert "!" not in said


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield re.sub(r"<[^>]+>", "", route)


def test_no_address_tells_what_ebb_is_for() -> None:
    for route in routes(get_resolver().url_patterns):
        assert not [word for word in TELLING if word in route.lower()], route


@pytest.mark.parametrize("path", [*PAGES, "/nowhere/"])
def test_every_title_is_the_name_alone(path: str) -> None:
    assert re.findall(r"<title>(.*?)</title>", Client().get(path).text) == ["Ebb"]


def test_the_exit_leads_somewhere_that_says_nothing() -> None:
    assert not [word for word in TELLING if word in settings.EXIT_URL.lower()]


def test_cookies_have_names_of_one_letter() -> None:
    response = Client().get("/leave/", headers={"Sec-Fetch-Site": "same-origin"})

    for name in response.cookies:
        assert len(name.removeprefix("__Host-")) == 1
