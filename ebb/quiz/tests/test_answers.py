"""What answers come to: told in words, scored with doubt, and a danger never argued with."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import textstat
from django.conf import settings as site
from hypothesis import given, settings
from hypothesis import strategies as st

from ebb.quiz.answers import (
    MEANT,
    Answers,
    by_domain,
    danger,
    read,
    record,
    scores,
    strongest,
    survival,
)
from ebb.quiz.content import DOMAINS, ITEMS, SURVIVAL, load, of_language
from ebb.science import scales
from ebb.shared.reviewed import BadContent

AT = datetime(2026, 11, 22, 16, 20, tzinfo=UTC)
VECTORS = json.loads(
    (site.ROOT / "science" / "tests" / "vectors" / "scales.json").read_text(encoding="utf-8")
)
OURS = of_language("en")
KEYS = [one.key for one in OURS.items]
FILE: Path = site.ROOT / "content" / "en" / "quiz" / "quiz.toml"
SAID = [text for one in OURS.domain for text in (one.name, one.learned, one.kind, *one.items)]


def said(**given: object) -> Answers:
    return read({key.replace("_", "-"): str(value) for key, value in given.items()}, KEYS)


def test_the_domains_are_those_of_the_science_room() -> None:
    assert (DOMAINS, ITEMS) == (scales.DOMAINS, scales.ITEMS)
    assert [one.turned for one in OURS.items if one.key.endswith(str(scales.REVERSED))] == [
        True
    ] * 6


def test_twenty_four_sentences_and_the_last_of_each_kind_is_the_other_way_round() -> None:
    assert len(OURS.items) == len(set(KEYS)) == 24
    assert [one.turned for one in OURS.items] == [False] * 18 + [True] * 6
    assert next(one.words for one in OURS.items if one.key == SURVIVAL) == (
        "I will not survive this without them."
    )


@pytest.mark.parametrize(
    "text", ["101", "-1", "7.5", "\u0663", "1e2", "x" * 100_000, "\u202e50", "0050", "\U0001f30a"]
)
def test_what_cannot_be_is_kept_apart_and_nothing_else_is_lost(text: str) -> None:
    answers = said(settle_0=text, fault_1=40)

    assert answers.said == {"fault-1": "40"}
    assert answers.odd == {"settle-0"}
    assert answers.to("fault-1", text).said == {}


@pytest.mark.parametrize("text", ["0", "100", "na", "skip", " 30 "])
def test_what_can_be_is_an_answer_and_zero_is_one(text: str) -> None:
    answers = said(owe_3=text)

    assert (answers.odd, answers.said) == (frozenset(), {"owe-3": text.strip()})
    assert answers.numbers == (text.strip() not in {"na", "skip"})


@given(st.dictionaries(st.sampled_from(KEYS), st.text(max_size=6) | st.integers().map(str)))
@settings(max_examples=60)
def test_whatever_a_form_brings_it_comes_to_numbers_that_can_be(form: dict[str, str]) -> None:
    answers = read(form, KEYS)
    found = scores(by_domain(answers, OURS))

    assert not answers.odd & answers.said.keys()
    assert all(0 <= (one.value or 0) <= 100 and one.answered <= 4 for one in found.values())
    assert len(strongest(answers, OURS)) <= 3


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: str(case["domain"]))
def test_the_form_scores_as_the_vectors_of_the_science_room(case: dict[str, Any]) -> None:
    form = {
        f"{case['domain']}-{place}": "na" if number is None else str(number)
        for place, number in enumerate(case["answers"])
    }
    found = scores(by_domain(read(form, KEYS), OURS))[case["domain"]]

    assert (found.answered, found.value) == (case["answered"], case["value"])
    assert found.error == pytest.approx(case["error"], abs=0.001)


def test_the_sentence_of_each_kind_that_felt_most_true_is_told_back_a_turned_one_never() -> None:
    answers = said(settle_0=30, fault_0=80, fault_2=70, fault_3=100, real_1=80, owe_2=90)

    assert [one.key for one in strongest(answers, OURS)] == ["owe-2", "fault-0", "real-1"]
    assert strongest(said(settle_0=0, owe_3=100), OURS) == []


@pytest.mark.parametrize("meant", ["real", "unsure"])
def test_of_a_real_danger_no_sentence_is_kept_as_a_belief(meant: str) -> None:
    answers = said(settle_1=100, owe_2=90)
    kept = record(answers, OURS, meant, AT)

    assert danger(answers, meant)
    assert (kept.felt, kept.meant) == ((), meant)
    assert kept.answers["settle"] == (None, 100, None, None)
    assert next(one.sentence for one in record(answers, OURS, "feeling", AT).felt) == (
        "I will not survive this without them."
    )


@pytest.mark.parametrize(("number", "asked"), [(0, False), (49, False), (50, True), (100, True)])
def test_more_true_than_not_is_asked_about(number: int, asked: bool) -> None:
    assert survival(said(settle_1=number)) is asked
    assert not survival(said(settle_1="na"))
    assert not any(danger(said(settle_1=10), meant) for meant in MEANT)


@pytest.mark.parametrize("text", SAID)
def test_every_text_is_short_and_none_pushes(text: str) -> None:
    assert not re.search(
        r"!|\b(victim|addict\w*|just|should|must|abuser|toxic|narciss\w*|trauma)\b", text, re.I
    )
    for sentence in re.split(r"(?<=[.?:])\s+", text):
        assert len(sentence.split()) <= 15, sentence


def test_the_sentences_are_read_at_eleven_or_younger() -> None:
    whole = " ".join(text if text[-1] in ".?" else f"{text}." for text in SAID)

    assert textstat.automated_readability_index(whole) <= 6
    assert textstat.coleman_liau_index(whole) <= 6


@pytest.mark.parametrize(
    "change",
    [
        ('id = "owe"', 'id = "duty"'),
        ('  "I am allowed to be angry with them.",\n', ""),
        ('reviewed_by = "draft"', 'reviewed_by = "Somebody"'),
        ("items = [", "itmes = ["),
        ("A love like that does not come twice.", "Being with them is the most I can hope for."),
        ('name = "Only they can calm me"', 'name = "' + "x" * 301 + '"'),
    ],
)
def test_a_broken_file_stops_the_start_and_says_why(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    broken = tmp_path / "quiz.toml"
    shutil.copy(FILE, broken)
    text = broken.read_text(encoding="utf-8")
    assert change[0] in text
    broken.write_text(text.replace(*change, 1), encoding="utf-8")

    with pytest.raises(BadContent, match=r"quiz\.toml"):
        load(broken)
