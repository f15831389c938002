"""The picture of a wave says what the ratings say and nothing more."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.shared.chart import BOTTOM, LEFT, RIGHT, TOP, intensity_curve

ratings = st.lists(st.integers(0, 10), min_size=1, max_size=30)
gaps = st.lists(st.floats(0, 500), min_size=30, max_size=30)


def points(path: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@given(ratings, gaps)
def test_the_curve_stays_between_neighbouring_ratings(values, steps):
    minutes = [sum(steps[:place]) for place in range(len(values))]

    picture = intensity_curve(minutes, values)

    drawn = points(picture.line)
    for place in range(len(values) - 1):
        low, high = sorted((picture.dots[place].y, picture.dots[place + 1].y))
        piece = drawn[1 + 3 * place : 4 + 3 * place]
        assert all(low - 0.11 <= y <= high + 0.11 for _, y in piece)


@given(ratings, gaps)
def test_every_rating_is_a_dot_inside_the_frame(values, steps):
    minutes = [sum(steps[:place]) for place in range(len(values))]

    dots = intensity_curve(minutes, values).dots

    assert len(dots) == len(values)
    assert all(LEFT - 0.1 <= dot.x <= RIGHT + 0.1 and TOP <= dot.y <= BOTTOM for dot in dots)


def test_one_rating_is_one_dot_without_an_area():
    picture = intensity_curve([0], [0])

    assert picture.area == ""
    assert [(dot.y, dot.label) for dot in picture.dots] == [(BOTTOM, "0")]


def test_ratings_in_the_same_minute_stand_side_by_side():
    dots = intensity_curve([5, 5, 5], [8, 6, 4]).dots

    assert [dot.x for dot in dots] == pytest.approx([LEFT, (LEFT + RIGHT) / 2, RIGHT])


def test_numbers_never_touch():
    picture = intensity_curve(range(100), [5] * 100)

    spoken = [dot.x for dot in picture.dots if dot.label]
    assert min(b - a for a, b in pairwise(spoken)) >= 26
