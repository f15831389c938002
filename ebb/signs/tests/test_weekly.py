"""The four signs: once a week, in her own numbers, and no more said than they say."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebb.records import FourSigns, Rated, WeeklyAsked, WentBack
from ebb.science.scales import SIGNS, signs
from ebb.signs import content, weekly
from ebb.vault import Opened
from tests.support.cast import TODAY

SUNDAY = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
OFFER = "Four signs of this week"


def text(response):
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def week(number, **said):
    return FourSigns(at=SUNDAY - timedelta(weeks=number), **said)


def opened_(records):
    return [Opened(bytes(16), 1, one) for one in records]


def kept(vault):
    return [one.record for one in vault.open(FourSigns)]


@pytest.mark.django_db
def test_offered_from_the_day_she_asked_and_on_two_days_of_a_week(ana, anas_vault, at):
    at(SUNDAY)
    assert OFFER not in ana.get("/").content.decode()
    ana.post("/signs/turn/", {"go": "weekly"})
    ana.post("/signs/turn/", {"go": "weekly"})
    assert len(anas_vault.open(WeeklyAsked)) == 1

    for days, offered in ((0, True), (1, True), (2, False), (6, False), (7, True), (9, False)):
        at(SUNDAY + timedelta(days=days))
        assert (OFFER in ana.get("/").content.decode()) is offered, days

    at(SUNDAY)
    ana.post("/signs/week/", {"shame": "0"})
    assert OFFER not in ana.get("/").content.decode()
    ana.post("/signs/turn/", {"go": "no-weekly"})
    at(SUNDAY + timedelta(days=7))
    assert OFFER not in ana.get("/").content.decode()


@pytest.mark.django_db
def test_after_a_strong_hour_it_waits_half_a_day_and_says_so(ana, anas_vault, at):
    at(SUNDAY)
    ana.post("/signs/turn/", {"go": "weekly"})
    strong = Rated(at=SUNDAY, wave_id=bytes(16), intensity=7)
    anas_vault.seal(strong, day=TODAY)

    at(SUNDAY + timedelta(hours=11))
    assert OFFER not in ana.get("/").content.decode()
    assert "This can wait for a calmer hour." in text(ana.get("/signs/week/"))
    at(SUNDAY + timedelta(hours=13))
    assert OFFER in ana.get("/").content.decode()


@pytest.mark.django_db
def test_once_a_week_and_then_it_is_mended(ana, anas_vault, at):
    at(SUNDAY)
    ana.post("/signs/week/", {"note": "ab" * 16, "shame": "0", "clarity": "10"})
    ana.post("/signs/week/", {"note": "ab" * 16, "shame": "0", "clarity": "10"})
    assert kept(anas_vault) == [FourSigns(at=SUNDAY, shame=0, clarity=10)]
    at(SUNDAY + timedelta(days=6))
    page = ana.get("/signs/week/")
    assert "You said this on Sunday. You can change it." in text(page)
    assert 'name="shame" value="0" checked' in page.content.decode()

    ana.post("/signs/week/", {"seen": "1", "shame": "4"})

    assert kept(anas_vault) == [FourSigns(at=SUNDAY, shame=4)]
    at(SUNDAY + timedelta(days=7))
    ana.post("/signs/week/", {"shame": "3"})
    assert len(kept(anas_vault)) == 2


@pytest.mark.django_db
def test_changed_on_two_devices_both_are_kept_and_one_week_counts_once(ana, anas_vault, at):
    at(SUNDAY)
    ana.post("/signs/week/", {"shame": "1"})
    ana.post("/signs/week/", {"seen": "1", "shame": "2"})

    said = ana.post("/signs/week/", {"seen": "1", "shame": "9"}, follow=True)

    assert "Both are kept." in text(said)
    assert len(kept(anas_vault)) == 2
    assert "One week so far." in text(said)


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{}, {"shame": "11"}, {"grip": "\U0001f30a"}, {"seen": "-1"}])
def test_nothing_or_nonsense_is_said_kindly(ana, anas_vault, wrong):
    page = ana.post("/signs/week/", wrong | {"urgency": ""})

    assert 'class="problem"' in page.content.decode() or wrong == {"seen": "-1"}
    assert kept(anas_vault) == []


@pytest.mark.django_db
def test_typed_into_a_page_that_has_locked_it_comes_through_the_door(ana, anas_vault, at):
    ana.post("/lock/")
    page = ana.post("/signs/week/", {"note": "ab" * 16, "grip": "0"})
    replay = unescape(re.findall(r'name="replay" value="([^"]*)"', page.content.decode())[0])

    ana.post("/unlock/", {"passphrase": "three slow waves at night", "replay": replay})

    assert [one.grip for one in kept(anas_vault)] == [0]


def test_the_signs_are_those_of_the_scales():
    assert content.SIGNS == SIGNS == tuple(one.id for one in content.ours().sign)


def test_before_eight_weeks_nothing_is_set_side_by_side():
    told = weekly.told(opened_([week(n, shame=5) for n in range(6, -1, -1)]), content.ours())

    assert [one.words for one in told] == ["Last: 5."]
    assert "From eight weeks on" in weekly.how_many(7)
    assert "From eight weeks on" not in weekly.how_many(8)


def test_from_eight_weeks_on_the_first_four_stand_beside_the_last():
    numbers = [6, 8, 8, 9, 7, 5, 3, 3, 2]
    every = [week(9 - n, shame=one, clarity=10 - one) for n, one in enumerate(numbers)]
    shame, clarity = weekly.told(opened_(every), content.ours())

    assert shame.words == (
        "Last: 2. In your first four weeks the middle was 8. "
        "In your last four it was 3. That is lighter by 5."
    )
    assert clarity.words.endswith("That is lighter by 5.")
    heavier = weekly.told(opened_([week(9 - n, grip=n) for n in range(9)]), content.ours())
    assert heavier[0].words.endswith("That is heavier by 5. That happens.")


POINTS = st.none() | st.integers(0, 10)


@settings(max_examples=40)
@given(st.lists(st.tuples(POINTS, POINTS, POINTS, POINTS), min_size=1, max_size=20))
def test_no_sentence_says_more_than_the_scales(weeks):
    names = [one.id for one in content.ours().sign]
    every = [
        week(len(weeks) - n, **dict(zip(names, one, strict=True))) for n, one in enumerate(weeks)
    ]

    told = {one.sign.id: one for one in weekly.told(opened_(every), content.ours())}

    summed = signs({name: [one[place] for one in weeks] for place, name in enumerate(names)})
    assert set(told) == {name for name in names if summed[name].weeks}
    for name, one in told.items():
        found = summed[name]
        assert ("lighter" in one.words) == bool(found.moved and found.moved > 0)
        assert ("heavier" in one.words) == bool(found.moved and found.moved < 0)
        assert (one.picture is not None) == (found.weeks > 1)


@pytest.mark.django_db
def test_while_she_is_back_it_rests_and_nothing_resets(ana, anas_vault, at):
    for number in range(10, 1, -1):
        anas_vault.seal(week(number, shame=number), day=TODAY)
    at(SUNDAY)
    assert "In your last four" in text(ana.get("/signs/"))
    anas_vault.seal(WentBack(at=SUNDAY), day=TODAY)

    assert "the pictures rest. Nothing is lost." in text(ana.get("/signs/"))
    assert "This rests for now." in text(ana.get("/signs/week/"))
    assert len(kept(anas_vault)) == 9
