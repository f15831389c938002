"""Asked in the app alone: once a day at most, by chance, in her hours."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from ebb.records import CheckAsked, Prompts
from ebb.shared.drawn import is_one_of_three
from ebb.signs.drawing import AHEAD, day_of, minutes, moment_of, new_prompts

NOW = datetime(2026, 10, 20, 11, 30, tzinfo=UTC)  # a clock change lies ahead
HOURS = st.integers(0, 23)


def asked(from_hour: int = 10, until_hour: int = 20, seed: int = 0) -> CheckAsked:
    return CheckAsked(
        at=NOW,
        from_hour=from_hour,
        until_hour=until_hour,
        zone="Europe/Lisbon",
        seed=seed.to_bytes(16),
    )


@settings(max_examples=50)
@given(HOURS, HOURS, st.integers(0, 10**6), st.integers(0, 300))
def test_every_moment_lies_in_her_hours_and_belongs_to_the_day_it_was_drawn_for(
    from_hour: int, until_hour: int, seed: int, later: int
) -> None:
    hers = asked(from_hour, until_hour, seed)
    if minutes(hers) <= 60:
        return
    day = date(2026, 3, 1) + timedelta(days=later)

    moment = moment_of(hers, day)

    here = moment.astimezone(ZoneInfo(hers.zone))
    into = (here.hour * 60 + here.minute - from_hour * 60) % 1440
    changed = here.utcoffset() != (here - timedelta(hours=24)).utcoffset()  # an hour left out
    assert into <= minutes(hers) - 55 or changed
    assert day_of(hers, moment) == day or changed


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.booleans())
def test_drawn_again_nothing_moves_and_no_day_has_two(seed: int, less: bool) -> None:
    hers = asked(seed=seed)
    first = new_prompts(hers, [], NOW, less=less)
    known = [Prompts(at=NOW, times=tuple(first))]

    later = new_prompts(hers, known, NOW + timedelta(days=3), less=less)

    assert new_prompts(hers, known, NOW, less=less) == []
    assert all(NOW < one <= NOW + AHEAD for one in first)
    days = [day_of(hers, one) for one in (*first, *later)]
    assert len(days) == len(set(days))
    assert not less or all(is_one_of_three(hers.seed, day) for day in days)


def test_asked_less_is_one_day_of_three_and_which_one_is_chance() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(300)]
    chosen = [is_one_of_three(bytes(16), day) for day in days]
    gaps = {later - place for place, later in pairwise(n for n, one in enumerate(chosen) if one)}

    assert abs(sum(chosen) - 100) <= 1
    assert gaps == {1, 2, 3, 4, 5}


def test_a_day_that_a_nudge_has_drawn_already_is_not_asked_again() -> None:
    hers = asked()
    nudged = datetime(2026, 10, 23, 9, 5, tzinfo=UTC)

    found = new_prompts(hers, [Prompts(at=NOW, times=(nudged,))], NOW)

    assert day_of(hers, nudged) not in {day_of(hers, one) for one in found}
    assert len(found) == 13
