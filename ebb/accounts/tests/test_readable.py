"""What is readable while locked: only what she chose, and never a page that breaks over it."""

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from ebb.accounts import readable
from ebb.accounts.readable import Readable

SHE = Readable(people=(("Mo", "+353 86 1"), ("نور", "")), line="I slept well here.")


def read(text: str) -> Readable:
    request = RequestFactory().get("/")
    request.COOKIES["r"] = text
    return readable.read(request)


def test_what_is_written_is_read_back() -> None:
    assert read(readable.spelled(SHE)) == SHE


def test_over_https_no_other_site_can_plant_it(rf: RequestFactory) -> None:
    request = rf.get("/", secure=True)
    request.COOKIES["r"] = readable.spelled(SHE)

    assert readable.read(request) == Readable()


@given(st.text(max_size=4000) | st.binary(max_size=200).map(lambda some: some.decode("latin-1")))
def test_whatever_else_stands_there_is_nothing(text: str) -> None:
    assert read(text) == Readable()


@pytest.mark.parametrize(
    "more",
    [
        Readable(people=(("a", "1"),) * 4),
        Readable(line="x" * 161),
        Readable(exercises=("feet", "water", "harbour")),
        Readable(people=(("x" * 61, ""),)),
    ],
)
def test_more_than_she_can_choose_is_nothing(more: Readable) -> None:
    assert read(readable.spelled(more)) == Readable()


def test_letters_that_take_many_bytes_still_fit_or_are_said_not_to() -> None:
    widest = Readable(people=(("ع" * 60, "1" * 40),) * 3, line="ع" * 160)

    assert readable.fits(widest)
    assert read(readable.spelled(widest)) == widest
