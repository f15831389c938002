"""The quiet card's phrases: found where she says it, not where others said it, and never slow."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.safety import crisis
from ebb.safety.crisis import speaks_of_it
from tests.support.browsers import Visitors

CORPUS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "vectors" / "crisis.json").read_text(encoding="utf-8")
)
PHRASES = Path(crisis.__file__).parent / "static/safety/phrases/en.json"
PLAIN = [one for part in CORPUS["plain"].values() for one in part]
OTHER = [one for part in CORPUS["other"].values() for one in part]


@pytest.mark.parametrize("part", ["tuned", "kept apart"])
def test_plain_statements_are_found_nine_times_of_ten(part: str) -> None:
    said = CORPUS["plain"][part]
    found = [one for one in said if speaks_of_it(one, "en")]

    assert len(found) >= 0.9 * len(said), sorted(set(said) - set(found))


@pytest.mark.parametrize("part", ["tuned", "kept apart"])
def test_idioms_and_threats_of_others_are_left_alone(part: str) -> None:
    said = CORPUS["other"][part]
    found = [one for one in said if speaks_of_it(one, "en")]

    assert len(found) <= 0.05 * len(said), found


@pytest.mark.parametrize("word", ["diet", "die", "dead", "kill", "pills", "suicide", "knife"])
def test_a_word_alone_is_no_phrase(word: str) -> None:
    assert not speaks_of_it(f"There was a {word} in the film.", "en")


@pytest.mark.parametrize(
    "way",
    [
        "{}",
        "Dear you.\n\n{}\n\nThat is all.",
        "{} 😔😔",
        "<b>{}</b>",
        "שלום {} שלום",
        "\u200b{}\u200d",
    ],
)
def test_what_stands_around_it_does_not_hide_it(way: str) -> None:
    assert speaks_of_it(way.format("I want to die"), "en")


def test_one_sentence_does_not_lend_its_words_to_the_next() -> None:
    assert not speaks_of_it("I want to. Die hard is a film.", "en")


@pytest.mark.parametrize("filling", ["want to ", "i ", "dont want ", "x", '"', "愛", "\n", '"x'])
def test_a_very_long_letter_takes_no_time_to_speak_of(filling: str) -> None:
    text = (filling * 100_000)[:100_000]
    before = perf_counter()

    speaks_of_it(text, "en")

    assert perf_counter() - before < 5  # a bound on work, not a measurement


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert speaks_of_it(text, "en") in {True, False}


def test_the_file_says_whether_anybody_outside_has_reviewed_it() -> None:
    assert json.loads(PHRASES.read_text(encoding="utf-8"))["reviewed_by"]


@pytest.mark.journey
def test_the_page_finds_what_the_server_finds(visitors: Visitors) -> None:
    page = visitors.desktop()
    page.goto("/help/")
    odd = [
        "",
        "😔",
        "I want to die\u200b",
        '"I want to die',
        "“I want to die”",
        "\uff29 want to die",
    ]
    texts = [*PLAIN, *OTHER, *odd]

    found = page.evaluate(
        """async (texts) => {
          const { search } = await import("/static/safety/crisis.js");
          const answer = await fetch("/static/safety/phrases/en.json");
          return texts.map(search(await answer.json()));
        }""",
        texts,
    )

    assert found == [speaks_of_it(text, "en") for text in texts]
