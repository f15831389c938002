"""Headlines, pairs and reasons: short, in her order, and opened again for ever."""

import json
from datetime import UTC, datetime

import pytest

from ebb.records import Headline, NewerKind, Reason, Unreadable, WholeLine, decode, encode

AT = datetime(2026, 12, 1, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    "record",
    [
        Headline(at=AT, heading="sunny"),  # type: ignore[arg-type]
        Headline(at=AT, heading="hard", own="x" * 201),
        Headline(at=AT, heading="hard", year=1899),
        Headline(at=AT, heading="hard", place=float("nan")),
        WholeLine(at=AT, good="x" * 201),
        Reason(at=AT, text="x" * 201),
    ],
)
def test_there_is_no_room_for_more_than_a_few_words(record):
    with pytest.raises(Unreadable):
        encode(record)


def test_a_page_of_a_newer_ebb_is_told_from_damage():
    written = json.dumps({"kind": "headline/2", "at": "2026-12-01T16:00:00Z", "scene": 1})

    with pytest.raises(NewerKind):
        decode(written.encode())


@pytest.mark.parametrize(
    ("good", "cost", "words"),
    [
        ("Warm mornings", "I hid the bills.", "Warm mornings. I hid the bills."),
        ("", "I slept badly", "I slept badly."),
        ("صباح دافئ", "", "صباح دافئ."),
        ("Was it love?", "And fear 🌊", "Was it love? And fear 🌊."),
    ],
)
def test_both_sides_are_one_line(good, cost, words):
    assert WholeLine(at=AT, good=good, cost=cost).words == words


@pytest.mark.parametrize("place", [0.0, -3.5, 1e9, 0.1 + 0.2])
def test_her_order_comes_back_as_it_was(place):
    headline = Headline(at=AT, heading="hard", place=place)

    assert decode(encode(headline)) == headline
