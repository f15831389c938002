"""Laws of the growing delay."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from ebb.accounts.models import FREE, LONGEST, Knock, TooEarly, pause_after

START = datetime(2026, 11, 22, 1, 12, tzinfo=UTC)
seconds = st.floats(0, 200_000)


@given(st.integers(0, 10_000))
def test_a_pause_never_shrinks_and_never_passes_a_minute(wrong: int) -> None:
    assert pause_after(wrong) <= pause_after(wrong + 1) <= LONGEST


def test_the_first_slips_cost_nothing() -> None:
    assert [pause_after(n).total_seconds() for n in range(FREE + 7)] == [
        *([0] * FREE), 2, 4, 8, 16, 32, 60, 60,
    ]  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=40)
@given(gaps=st.lists(st.floats(-200_000, 200_000), max_size=12))
def test_whatever_the_clock_does_a_wait_ends_within_a_minute(gaps: list[float]) -> None:
    Knock.objects.all().delete()
    at, told = START, list[int]()
    for gap in gaps:
        at += timedelta(seconds=gap)
        try:
            Knock.objects.knock("unlock:new", at)
        except TooEarly as early:
            told.append(early.seconds)
            at += timedelta(seconds=early.seconds + 1)
            Knock.objects.knock("unlock:new", at)  # the wait that was told is enough
    assert all(1 <= wait <= 60 for wait in told)


@pytest.mark.django_db
@settings(max_examples=25)
@given(tries=st.integers(1, 60))
def test_guessing_without_rest_gets_at_most_a_few_tries(tries: int) -> None:
    Knock.objects.all().delete()
    made = 0
    for _ in range(tries):
        try:
            Knock.objects.knock("unlock:new", START)
        except TooEarly:
            continue
        made += 1
    assert made == min(tries, FREE)


@pytest.mark.django_db
def test_lines_do_not_wait_for_each_other() -> None:
    for _ in range(FREE):
        Knock.objects.knock("unlock:new", START)

    Knock.objects.knock("unlock:her-device", START)
    Knock.objects.knock("code:new", START)
    with pytest.raises(TooEarly):
        Knock.objects.knock("unlock:new", START)


@pytest.mark.django_db
def test_a_day_later_the_slips_are_forgotten() -> None:
    for _ in range(FREE):
        Knock.objects.knock("unlock:new", START)

    Knock.objects.knock("unlock:new", START + timedelta(days=2))

    assert Knock.objects.get().wrong == 1


@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_are_not_a_hundred_free() -> None:
    made: list[int] = []
    gate = threading.Barrier(8)

    def attack() -> None:
        gate.wait()
        for _ in range(6):
            try:
                Knock.objects.knock("unlock:new", START)
            except TooEarly:
                continue
            made.append(1)
        connection.close()

    threads = [threading.Thread(target=attack) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == FREE
    assert Knock.objects.get().wrong == FREE
