"""The hours of her own clock hold, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.nudges import times
from ebb.nudges.tests.conftest import PLAN
from ebb.records import NudgePlan
from ebb.shared.drawn import at_wall

ZONES = ["UTC", "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
plans = st.builds(
    lambda zone, first, last: msgspec.structs.replace(
        PLAN, zone=zone, quiet_from=first, quiet_until=last
    ),
    st.sampled_from(ZONES),
    st.integers(0, 23),
    st.integers(0, 23),
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(plans, moments)
def test_after_the_quiet_hours_it_is_not_quiet(plan: NudgePlan, moment: datetime) -> None:
    moved = times.after_quiet(plan, moment)

    assert not times.is_quiet(plan, moved)
    assert timedelta(0) <= moved - moment <= timedelta(hours=24)
    assert times.after_quiet(plan, moved) == moved


@given(plans, moments, st.integers(0, 20))
def test_a_time_is_moved_later_only_and_to_five_minutes(
    plan: NudgePlan, moment: datetime, most: int
) -> None:
    moved = times.jittered(plan, moment, most)

    assert timedelta(0) <= moved - moment <= timedelta(minutes=most + 5)
    assert moved.timestamp() % 300 == 0
    assert times.jittered(plan, moment, most) == moved


def test_the_same_hour_twice_leaves_no_hour_quiet() -> None:
    awake = msgspec.structs.replace(PLAN, quiet_from=9, quiet_until=9)
    day = datetime(2026, 11, 22, tzinfo=UTC)

    assert not any(times.is_quiet(awake, day + timedelta(hours=hour)) for hour in range(24))


@pytest.mark.parametrize(
    ("day", "offset"), [(date(2027, 3, 27), 0), (date(2027, 3, 28), 1), (date(2027, 10, 31), 0)]
)
def test_five_in_the_afternoon_is_five_in_summer_and_winter(day: date, offset: int) -> None:
    lisbon = ZoneInfo("Europe/Lisbon")

    moment = at_wall(day, 17 * 60, lisbon)

    assert (moment.hour, moment.utcoffset()) == (17, timedelta(hours=offset))


def test_an_hour_that_the_clock_leaves_out_becomes_the_next() -> None:
    moment = at_wall(date(2027, 3, 28), 90, ZoneInfo("Europe/Lisbon"))  # 1:30 is not there

    assert (moment.hour, moment.minute) == (2, 30)


def test_minutes_past_midnight_belong_to_the_next_day() -> None:
    moment = at_wall(date(2026, 12, 31), 24 * 60 + 30, ZoneInfo("UTC"))

    assert moment == datetime(2027, 1, 1, 0, 30, tzinfo=UTC)
