"""Conviction over time: words first, a change only beyond the wobble, the table last."""

import pytest

from ebb.beliefs import picture
from ebb.beliefs.held import held
from ebb.beliefs.tests.pages import ago, given, rated, text, wave
from ebb.records import Record, WentBack
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def followed(opened, *pairs):
    """A number for head and gut each week, the last one yesterday; the belief's id."""
    own = given(opened, days=300)
    for place, (head, gut) in enumerate(reversed(pairs)):
        rated(opened, own, head, gut, days=1 + 7 * place)
    return own


def test_a_sure_change_is_said_in_words_and_marked_and_an_unsure_one_is_not(ana, anas_vault):
    own = followed(anas_vault, (90, 90), (88, 95), (90, 92), (60, 90), (30, 85), (25, 88), (20, 90))
    page = ana.get(f"/beliefs/{own.hex()}/g/")
    shown = text(page)

    assert "Your head finds it less true than at first." in shown
    assert "For your gut, nothing sure has changed so far." in shown
    assert page.content.decode().count('class="belief-moved"') == 1
    assert shown.index("less true") < shown.index("In numbers") < shown.index("-64 points")


def test_higher_is_said_without_blame(ana, anas_vault):
    own = followed(anas_vault, (0, 10), (5, 10), (70, 80), (75, 85))

    assert "Your head finds it more true than at first. That happens." in text(
        ana.get(f"/beliefs/{own.hex()}/g/")
    )


def test_waves_stand_beside_it_and_are_counted_between_two_numbers(anas_vault):
    own = followed(anas_vault, (90, 90), (80, 0), (None, 85))
    for days in (12, 11, 3, 200):
        wave(anas_vault, 7, 3, days=days)
    kept = anas_vault.open(Record)
    facts = picture.facts(held(kept, own), [one.record for one in kept])

    assert [row.waves for row in facts["rows"]] == [1, 2, 0]
    assert facts["waves"].count("M") == 3
    assert [(row.head, row.gut) for row in facts["rows"]] == [(None, 85), (80, 0), (90, 90)]


def test_with_one_number_there_is_no_line_yet(ana, anas_vault):
    own = followed(anas_vault, (0, 0))

    assert "From the second time on, there is a line here." in text(
        ana.get(f"/beliefs/{own.hex()}/g/")
    )
    assert "over time" not in text(ana.get(f"/beliefs/{own.hex()}/"))


def test_numbers_of_the_same_moment_and_a_lone_gut_draw_without_harm(ana, anas_vault):
    own = given(anas_vault)
    for gut in (100, 0):
        rated(anas_vault, own, None, gut, days=1)

    page = ana.get(f"/beliefs/{own.hex()}/g/").content.decode()
    assert "nan" not in page
    assert 'class="chart-line belief-head"' not in page


def test_the_picture_has_a_name_for_machines_and_rests_while_she_is_back(ana, anas_vault):
    own = followed(anas_vault, (90, 90), (80, 80))
    page = ana.get(f"/beliefs/{own.hex()}/g/").content.decode()
    assert 'role="img" aria-label="For your head, nothing sure has changed so far.' in page
    anas_vault.seal(WentBack(at=ago(1)), day=TODAY)

    assert "<svg" not in ana.get(f"/beliefs/{own.hex()}/g/").content.decode().split("<main")[1]
