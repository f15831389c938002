"""Ratings for the curve: from waves and check-ins, and which of them answered a prompt."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from ebb.records import CheckIn, Prompts, Rated, WaveBegun, logged, ratings

ASKED = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
PROMPT = Prompts(at=ASKED - timedelta(days=1), times=(ASKED,))
WAVE = bytes(16)


def after(minutes: float) -> datetime:
    return ASKED + timedelta(minutes=minutes)


def check(minutes: float, pull: int | None = 3) -> CheckIn:
    return CheckIn(at=after(minutes), pull=pull, mood=5)


def wave(began: float, *rated: float) -> list[WaveBegun | Rated]:
    ratings = [Rated(at=after(one), wave_id=WAVE, intensity=8, prompted=True) for one in rated]
    return [WaveBegun(at=after(began), wave_id=WAVE), *ratings]


def flags(*records):
    return [(one.intensity, one.prompted) for one in ratings([PROMPT, *records])]


def test_the_first_rating_within_the_hour_is_the_answer_and_the_next_is_hers():
    assert flags(check(3), check(9, 4)) == [(3, True), (4, False)]
    assert flags(check(-1), check(60)) == [(3, False), (3, True)]
    assert flags(check(61)) == [(3, False)]


def test_a_zero_is_a_rating_and_a_skipped_pull_is_none():
    assert flags(check(3, 0), check(9, None)) == [(0, True)]


def test_a_wave_that_had_begun_before_answers_nothing_and_one_begun_then_does():
    assert flags(*wave(-10, -10, 5), check(20)) == [(8, False), (8, False), (3, True)]
    assert flags(*wave(2, 2, 17)) == [(8, True), (8, False)]


@settings(max_examples=40)
@given(st.lists(st.integers(-90, 200), max_size=12), st.lists(st.integers(0, 10), max_size=4))
def test_each_prompt_has_one_answer_at_most_and_the_order_of_records_means_nothing(
    minutes: list[int], hours: list[int]
) -> None:
    prompts = Prompts(at=ASKED, times=tuple(after(60 * hour) for hour in hours))
    records = [check(one) for one in minutes]

    found = ratings([*records, prompts])

    assert found == ratings([prompts, *reversed(records)])
    assert sum(one.prompted for one in found) <= len(set(hours))
    assert [one.at for one in found] == sorted(one.at for one in found)


def test_a_week_begins_on_her_monday():
    lisbon = timezone(timedelta(hours=1))
    monday = datetime(2026, 11, 16, 1, 0, tzinfo=lisbon)
    said = [CheckIn(at=monday + timedelta(hours=7 * n), pull=n % 5) for n in range(40)]

    log = logged(ratings([*said, PROMPT]))

    assert log.hours[:2] == [1.0, 8.0]
    assert logged([]) == ([], [], [])
