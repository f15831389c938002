"""A number from a form: 0 is one, and a page full of digits is no error."""

from __future__ import annotations

import pytest

from ebb.shared.number import MOST, whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("10", 10)])
def test_digits_are_a_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", " ", "-1", "1.5", "seven", "٣", "²", "1 0"])
def test_anything_else_is_none(text: str) -> None:
    assert whole_number(text) is None


@pytest.mark.parametrize("text", ["9" * 19, "9" * 100_000])
def test_no_length_breaks_it(text: str) -> None:
    assert whole_number(text) == MOST
