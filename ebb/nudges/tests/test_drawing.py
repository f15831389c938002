"""Which moments get a nudge: spread, never quiet, the same whenever it is drawn again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.nudges import drawing
from ebb.nudges.drawing import AHEAD
from ebb.nudges.tests.conftest import NOON, PLAN
from ebb.nudges.tests.test_times import ZONES, moments
from ebb.nudges.times import is_quiet
from ebb.records import AskedLater, NudgePlan, Prompts

plans = st.builds(
    lambda zone, first, last, practise_at, seed: msgspec.structs.replace(
        PLAN,
        zone=zone,
        quiet_from=first,
        quiet_until=last,
        practise_at=practise_at,
        seed=seed,
    ),
    st.sampled_from(ZONES),
    st.integers(0, 23),
    st.integers(0, 23),
    st.integers(0, 23),
    st.binary(min_size=16, max_size=16),
)


def only(*reasons: str, **more: object) -> NudgePlan:
    return msgspec.structs.replace(PLAN, reasons=reasons, **more)


@given(plans, moments)
def test_nothing_is_quiet_past_or_beyond_14_days(plan: NudgePlan, now: datetime) -> None:
    prompts = Prompts(at=now, times=tuple(drawing.new_prompts(plan, [], now)))
    asked = AskedLater(at=now, about="hold", times=drawing.later(plan, "hold", [now]))

    for moment in drawing.due(plan, [prompts], [asked], now):
        assert now < moment <= now + AHEAD
        assert not is_quiet(plan, moment)
        assert moment.timestamp() % 300 == 0


@given(plans, moments)
def test_there_is_one_prompt_a_waking_day_and_time_to_answer_it(
    plan: NudgePlan, now: datetime
) -> None:
    found = [one for day in drawing.days(plan, now) if (one := drawing.prompt_of(plan, day))]

    assert len(set(found)) == len(found) >= 14  # a clock change can cost one
    assert not any(is_quiet(plan, one + timedelta(minutes=54)) for one in found[3:6]) or (
        changes(plan, found[3], found[6])
    )


def changes(plan: NudgePlan, first: datetime, last: datetime) -> bool:
    zone = ZoneInfo(plan.zone)
    return first.astimezone(zone).utcoffset() != last.astimezone(zone).utcoffset()


@given(plans, moments, st.integers(1, 20))
def test_drawing_again_later_moves_nothing(plan: NudgePlan, now: datetime, days: int) -> None:
    first = drawing.new_prompts(plan, [], now)
    later = now + timedelta(days=days)
    kept = Prompts(at=now, times=tuple(first))

    again = drawing.new_prompts(plan, [kept], later)

    assert not set(again) & set(first)
    assert all(one > now + AHEAD for one in again)


def test_once_a_day_is_14_in_14_days_and_never_at_one_hour() -> None:
    found = drawing.new_prompts(only("check"), [], NOON.replace(hour=0))

    assert len(found) == 14
    assert len({one.hour for one in found}) > 4


def test_two_people_are_not_asked_at_the_same_times() -> None:
    hers, his = only("check"), only("check", seed=bytes(range(16)))

    assert drawing.new_prompts(hers, [], NOON) != drawing.new_prompts(his, [], NOON)


def test_practice_is_once_a_day_by_her_clock_across_a_clock_change() -> None:
    plan = only("practice", zone="Europe/Lisbon", practise_at=17)
    before = datetime(2027, 3, 20, tzinfo=UTC)

    found = [one.astimezone(ZoneInfo("Europe/Lisbon")) for one in drawing.practice(plan, before)]

    assert {one.hour for one in found} == {17}
    assert len({one.date() for one in found}) == len(found) >= 14


@pytest.mark.parametrize("reason", ["check", "practice", "after", "hold"])
def test_what_she_did_not_choose_is_not_drawn(reason: str) -> None:
    others = [one for one in ("check", "practice", "after", "hold") if one != reason]
    prompts = Prompts(at=NOON, times=(NOON + timedelta(hours=3),))
    asked = AskedLater(at=NOON, about="after", times=(NOON + timedelta(hours=1),))
    held = AskedLater(at=NOON, about="hold", times=(NOON + timedelta(hours=2),))

    every = drawing.due(PLAN, [prompts], [asked, held], NOON)
    fewer = drawing.due(only(*others), [prompts], [asked, held], NOON)

    assert set(fewer) < set(every)


def test_a_hold_is_never_over_early_and_waits_for_the_morning() -> None:
    evening = NOON.replace(hour=20, minute=58)
    (day_time,) = drawing.later(PLAN, "hold", [NOON])
    (morning,) = drawing.later(PLAN, "hold", [evening + timedelta(hours=1)])

    assert NOON <= day_time <= NOON + timedelta(minutes=10)
    assert (morning.day, morning.hour) == (23, 9)


def test_the_same_moment_for_two_reasons_is_one_nudge() -> None:
    moment = NOON.replace(hour=15, minute=0)
    prompts = Prompts(at=NOON, times=(moment,))
    asked = AskedLater(at=NOON, about="after", times=(moment,))

    assert drawing.due(only("check", "after"), [prompts], [asked], NOON) == [moment]


def test_a_plan_is_for_its_own_hour_and_never_comes_the_morning_after() -> None:
    plan = only("plan", quiet_from=21, quiet_until=9)
    noon = NOON.replace(day=NOON.day + 1, hour=12)
    night = noon.replace(hour=23)

    (moved,) = drawing.later(plan, "plan", [noon, night])

    assert noon <= moved <= noon + timedelta(minutes=15)
    earlier = msgspec.structs.replace(plan, quiet_from=11, quiet_until=15)
    asked = AskedLater(at=NOON, about="plan", times=(moved,))
    assert moved in drawing.due(plan, [], [asked], NOON)
    assert drawing.due(earlier, [], [asked], NOON) == []
