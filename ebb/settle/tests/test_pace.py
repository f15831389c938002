"""The stylesheet of a pace says what its address says."""

from __future__ import annotations

import re

import pytest
from django.http import Http404
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from ebb.settle import views
from ebb.settle.pace import SECONDS, BadPace, Pace, Way, parse, stylesheet
from ebb.settle.tests.kept import OURS, exercise

PACED = {each.id: each.pace for each in OURS.exercises if each.pace}


def middle(way: Way) -> st.SearchStrategy[tuple[Way, int]]:
    return st.sampled_from(list(SECONDS[way])).map(lambda seconds: (way, seconds))


breaths = st.lists(st.one_of(middle("in"), middle("hold"), middle("out")), max_size=4).flatmap(
    lambda rest: st.builds(lambda a, z: (a, *rest, z), middle("in"), middle("out"))
)
paces = st.builds(Pace, breaths | middle("drift").map(lambda one: (one,)), st.integers(1, 200))


def marks(sheet: str, name: str) -> dict[float, str]:
    block = sheet.split(f"@keyframes {name} {{")[1].split("}\n  }", maxsplit=1)[0]
    return {float(mark): style for mark, style in re.findall(r"([\d.]+)% { (.*?); }", block + "}")}


@given(paces)
def test_a_pace_is_spelt_in_exactly_one_way(pace: Pace) -> None:
    assert parse(pace.name) == pace


@given(paces)
def test_the_water_is_where_the_phases_say(pace: Pace) -> None:
    levels = list(pace.levels())

    assert len(levels) == len(pace.phases)
    assert all(0 <= level <= 1 for level in levels)
    assert levels[-1] == 0


def test_a_second_sip_goes_on_where_the_first_ended() -> None:
    assert list(parse("i2-i1-o6-x3").levels()) == pytest.approx([2 / 3, 1, 0])
    assert list(parse("i4-h4-o4-h4-x3").levels()) == pytest.approx([1, 1, 0, 0])


def test_in_takes_four_of_ten_seconds_and_out_the_other_six() -> None:
    sheet = stylesheet(parse("i4-o6-x30"))
    water = marks(sheet, "pace-i4-o6-x30-water")

    assert "10s cubic-bezier(.42, 0, .58, 1) 30 both" in sheet
    assert list(water) == [0, 40, 100]
    assert "* -1)" in water[40]
    assert "* 0)" in water[100]


def test_each_word_is_seen_in_its_own_phase_only() -> None:
    sheet = stylesheet(parse("i4-o6-x30"))

    inward = marks(sheet, "pace-i4-o6-x30-word-1")
    outward = marks(sheet, "pace-i4-o6-x30-word-2")

    assert [inward[mark] for mark in (0, 40, 100)] == ["opacity: 0"] * 3
    assert [mark for mark, style in inward.items() if style.endswith("1")] == [3.5, 36.5]
    assert [mark for mark, style in outward.items() if style.endswith("1")] == [43.5, 96.5]


def test_the_end_is_said_after_the_last_round() -> None:
    assert "1s linear 297s both" in stylesheet(parse("i2-i1-o6-x33"))


@given(paces)
def test_only_transform_and_opacity_change_and_nothing_moves_where_stillness_is_asked_for(
    pace: Pace,
) -> None:
    sheet = stylesheet(pace)
    styles = re.findall(r"% { ([\w-]+):", sheet)

    assert set(styles) <= {"transform", "opacity"}
    assert sheet.startswith("@media (prefers-reduced-motion: no-preference) {")
    assert sheet.count("{") == sheet.count("}")


@pytest.mark.parametrize(
    "spelling",
    [
        "", "i4-o6", "i4-o6-x0", "i4-o6-x999", "i04-o6-x3", "i4-o6-x03", "i4-o6-x3-", "o6-i4-x3",
        "i4-x3", "i13-o6-x3", "i4-o17-x3", "h4-i4-o4-x3", "d7-x3", "d41-x3", "d14-i4-o6-x3",
        "i4-d14-o6-x3",
        "I4-o6-x3", "i4 o6-x3", "i4-o6-x3\n", "i4-o6-x٣", "i4-o6-i4-o6-i4-o6-i4-x3", "i4-o6-x3}",
    ],
)  # fmt: skip
def test_anything_else_is_refused(spelling: str) -> None:
    with pytest.raises(BadPace):
        parse(spelling)


@pytest.mark.parametrize("pace", PACED.values(), ids=PACED)
def test_an_exercise_has_its_stylesheet_and_it_may_be_kept_for_ever(
    pace: Pace, rf: RequestFactory
) -> None:
    answer = views.pace(rf.get("/"), pace.name)

    assert answer.content.decode() == stylesheet(pace)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert {"immutable", "public"} <= set(answer.headers["Cache-Control"].split(", "))


def test_a_misspelt_stylesheet_is_not_found(rf: RequestFactory) -> None:
    with pytest.raises(Http404):
        views.pace(rf.get("/"), "i4")


def test_slow_breathing_lasts_the_five_minutes_below_which_less_is_known() -> None:
    pace = exercise("slow-breath").pace

    assert pace is not None
    assert pace.seconds >= 300
    assert pace.cycle == 10  # six a minute


def test_the_long_sigh_breathes_out_twice_as_long_as_in() -> None:
    pace = exercise("sighing").pace

    assert pace is not None
    assert dict(pace.phases)["out"] == 2 * sum(each[1] for each in pace.phases if each[0] == "in")
