"""An answer within the hour is an answer; silence is known once the hour is over."""

from datetime import UTC, datetime, timedelta

import pytest

from ebb.records import Prompts, prompted, unanswered

ASKED = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
PROMPTS = [Prompts(at=ASKED - timedelta(days=1), times=(ASKED, ASKED + timedelta(hours=5)))]


@pytest.mark.parametrize(
    ("minutes", "answers"), [(-1, False), (0, True), (1, True), (60, True), (61, False)]
)
def test_a_rating_within_60_minutes_answers_a_prompt(minutes: int, answers: bool) -> None:
    assert prompted(PROMPTS, ASKED + timedelta(minutes=minutes)) is answers


def test_silence_is_known_only_when_the_hour_is_over() -> None:
    later = ASKED + timedelta(hours=5)

    assert unanswered(PROMPTS, [], ASKED + timedelta(minutes=60)) == []
    assert unanswered(PROMPTS, [], ASKED + timedelta(minutes=61)) == [ASKED]
    assert unanswered(PROMPTS, [ASKED + timedelta(minutes=3)], later) == []
    assert unanswered(PROMPTS, [later], later + timedelta(hours=2)) == [ASKED]


def test_a_prompt_that_was_noted_twice_is_one_silence() -> None:
    assert len(unanswered(PROMPTS * 2, [], ASKED + timedelta(hours=9))) == 2
