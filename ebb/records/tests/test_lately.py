"""What happened not long ago and asks for care now."""

from datetime import UTC, datetime, timedelta

import pytest

from ebb.records import DoorOpened, LeftAgain, StoodAside, WentBack, feared_lately, gone_back

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WAVE = bytes(16)


@pytest.mark.parametrize("kind", [DoorOpened, StoodAside])
@pytest.mark.parametrize(
    ("door", "hours", "found"),
    [("scared", 1, True), ("scared", 71, True), ("scared", 73, False), ("hurt", 1, False)],
)
def test_fear_is_near_for_three_days(kind, door, hours, found):
    opened = kind(at=NOW - timedelta(hours=hours), wave_id=WAVE, door=door)

    assert feared_lately([opened], NOW) is found


def test_she_is_back_until_she_says_she_left_again():
    went, left = WentBack(at=NOW - timedelta(days=3)), LeftAgain(at=NOW - timedelta(days=1))

    assert not gone_back([])
    assert gone_back([went])
    assert not gone_back([left, went]), "the moment counts, not the order"
    assert gone_back([went, left, WentBack(at=NOW)])
