"""Events become waves, in whatever order and however often they arrive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.records import (
    Decided,
    DoorOpened,
    Rated,
    Settled,
    Tagged,
    Wave,
    WaveBegun,
    WaveEnded,
    WaveEvent,
    fold,
)

NIGHT = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


def minute(minutes: float) -> datetime:
    return NIGHT + timedelta(minutes=minutes)


def ratings(*pairs: tuple[float, int]) -> list[WaveEvent]:
    return [Rated(wave_id=bytes(16), at=minute(at), intensity=value) for at, value in pairs]


def one(*pairs: tuple[float, int]) -> Wave:
    (wave,) = fold(ratings(*pairs))
    return wave


def events() -> st.SearchStrategy[WaveEvent]:
    where: dict[str, Any] = {
        "wave_id": st.sampled_from([bytes(16), b"2" * 16]),
        "at": st.integers(0, 40).map(minute),
    }
    return st.one_of(
        st.builds(WaveBegun, **where),
        st.builds(Rated, **where, intensity=st.integers(0, 10), prompted=st.booleans()),
        st.builds(Settled, **where, exercise=st.sampled_from(["orient", "feet"])),
        st.builds(DoorOpened, **where, door=st.sampled_from(["scared", "hurt", "unreal"])),
        st.builds(Decided, **where, contact=st.sampled_from(["none", "pull", "did"])),
        st.builds(Tagged, **where, moves=st.sampled_from([(), ("replays",)])),
        st.builds(WaveEnded, **where, how=st.sampled_from(["passed", "eased", "left"])),
    )


@given(st.lists(events(), max_size=30), st.randoms(use_true_random=False))
def test_order_and_repeats_of_the_events_do_not_matter(found: list[WaveEvent], chance: Any) -> None:
    shuffled = [*found, *found]
    chance.shuffle(shuffled)

    assert fold(shuffled) == fold(found)


@given(st.lists(events(), max_size=30))
def test_every_event_is_in_exactly_one_wave_in_time_order(found: list[WaveEvent]) -> None:
    waves = fold(found)

    assert sorted(e.wave_id for w in waves for e in w.events) == sorted(
        e.wave_id for e in set(found)
    )
    assert all([e.at for e in w.events] == sorted(e.at for e in w.events) for w in waves)
    assert [w.began_at for w in waves] == sorted(w.began_at for w in waves)
    assert len({w.id for w in waves}) == len(waves)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10)), min_size=1, max_size=12))
def test_the_half_life_is_a_rating_that_is_there_and_none_before_it_was_low_enough(
    pairs: list[tuple[int, int]],
) -> None:
    wave = one(*pairs)
    peak, half = wave.peak, wave.half_life_minutes

    assert peak == max(value for _, value in pairs)
    if half is None or not peak:
        assert half is None
        return
    top = next(rating.at for rating in wave.ratings if rating.intensity == peak)
    later = [rating for rating in wave.ratings if rating.at > top]
    reached = top + timedelta(minutes=half)
    assert any(r.at == reached and 2 * r.intensity <= peak for r in later)
    assert not any(r.at < reached and 2 * r.intensity <= peak for r in later)


def test_a_rating_of_zero_is_a_rating() -> None:
    wave = one((0, 0), (5, 0))

    assert (wave.first, wave.last, wave.peak, wave.half_life_minutes) == (0, 0, 0, None)
    assert len(wave.ratings) == 2
    assert one((0, 6), (11, 0)).half_life_minutes == 11


@pytest.mark.parametrize(
    ("pairs", "half_life"),
    [
        ([(0, 8), (15, 4)], 15),
        ([(0, 8), (15, 5)], None),
        ([(0, 4), (3, 9), (10, 5), (21, 4)], 18),
        ([(0, 7), (9, 3)], 9),
        ([(0, 2), (4, 8)], None),
        ([(0, 8)], None),
    ],
)
def test_a_half_life_counts_from_the_peak_and_is_not_guessed(
    pairs: list[tuple[float, int]], half_life: float | None
) -> None:
    assert one(*pairs).half_life_minutes == half_life


def test_a_wave_of_which_only_the_end_was_kept_is_still_a_wave() -> None:
    (wave,) = fold([WaveEnded(wave_id=bytes(16), at=NIGHT, how="left")])

    assert (wave.began_at, wave.ended_at, wave.ended) == (NIGHT, NIGHT, "left")
    assert (wave.first, wave.peak, wave.contact, wave.moves, wave.how) == (None, None, None, (), "")


def test_the_latest_answer_counts_and_the_earlier_ones_are_kept() -> None:
    where: dict[str, Any] = {"wave_id": bytes(16)}
    (wave,) = fold(
        [
            Decided(**where, at=minute(9), contact="did", how="they"),
            Tagged(**where, at=minute(9), moves=("craves",), they_contacted=True),
            Decided(**where, at=minute(3), contact="pull"),
            DoorOpened(**where, at=minute(1), door="unreal"),
        ]
    )

    assert (wave.contact, wave.how, len(wave.decisions)) == ("did", "they", 2)
    assert (wave.moves, wave.doors) == (("craves",), ("unreal",))


def test_no_events_are_no_waves() -> None:
    assert fold([]) == []
