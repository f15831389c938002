"""What is offered as evidence, what is not, and that nothing is held against her."""

from datetime import timedelta

import pytest

from ebb.beliefs.tests.pages import ago, given, kept, practised, text, value, wave
from ebb.records import (
    ContactMade,
    Decided,
    DoorOpened,
    Evidence,
    FeltOrReal,
    LeftAgain,
    OfferDeclined,
    Record,
    WentBack,
)
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def contact(how="i"):
    return lambda **own: Decided(contact="did", how=how, **own)


def door(**own):
    return DoorOpened(door="unreal", **own)


def no_pull(**own):
    return Decided(contact="none", **own)


def is_offered(ana, own):
    return "You kept this" in text(ana.get(f"/beliefs/{own.hex()}/"))


@pytest.mark.parametrize(
    ("points", "ended", "more", "offered"),
    [
        ((8, 5), "eased", (), True),
        ((8, 5), "eased", (no_pull,), True),
        ((3, 9, 6), "left", (), True),  # from its highest
        ((8, 6), "eased", (), False),
        ((5, 8), "left", (), False),
        ((8,), "passed", (), True),
        ((6,), "passed", (), False),
        ((8,), "left", (), False),
        ((), "passed", (), False),
        ((8, 1), "passed", (contact(),), False),
        ((8, 1), "passed", (contact("turned_up"),), False),
        ((8, 1), "passed", (door,), False),
        ((8, 1), "", (), True),  # hours ago, and never said to be over
    ],
)
def test_a_wave_is_offered_by_its_rule(ana, anas_vault, points, ended, more, offered):
    own = given(anas_vault)
    wave(anas_vault, *points, ended=ended, more=more)

    assert is_offered(ana, own) is offered


@pytest.mark.parametrize(
    ("before", "after", "offered"), [(7, 4, True), (5, 3, False), (2, 6, False)]
)
def test_practice_is_offered_where_it_came_down_by_three(ana, anas_vault, before, after, offered):
    own = given(anas_vault)
    practised(anas_vault, before, after)

    assert is_offered(ana, own) is offered


@pytest.mark.parametrize(
    ("minutes", "offered"), [(-30, False), (-70, True), (5, False), (90, True)]
)
def test_a_contact_near_a_wave_may_be_what_settled_it(ana, anas_vault, minutes, offered):
    own = given(anas_vault)
    wave(anas_vault, 8, 2, days=2)
    anas_vault.seal(ContactMade(at=ago(2) + timedelta(minutes=minutes), how="they"), day=TODAY)

    assert is_offered(ana, own) is offered


def test_waves_of_days_on_which_she_was_back_are_not_offered(ana, anas_vault):
    own = given(anas_vault)
    anas_vault.seal(WentBack(at=ago(5)), day=TODAY)
    wave(anas_vault, 8, 2, days=4)
    anas_vault.seal(LeftAgain(at=ago(3)), day=TODAY)

    assert not is_offered(ana, own)


@pytest.mark.parametrize("domain", ["", "fault", "return", "lovable", "real", "owe"])
def test_a_wave_says_nothing_about_other_beliefs(ana, anas_vault, domain):
    own = given(anas_vault, "Mine", domain)
    wave(anas_vault, 9, 0)

    assert not is_offered(ana, own)


def test_what_was_before_the_belief_or_long_ago_is_not_brought_up(ana, anas_vault):
    own = given(anas_vault, days=50)
    wave(anas_vault, 9, 0, days=60)
    wave(anas_vault, 9, 0, days=31)

    assert not is_offered(ana, own)


def test_accepted_in_one_tap_it_stands_against_and_is_not_offered_again(ana, anas_vault):
    own, mine = given(anas_vault), wave(anas_vault, 8, 3)
    page = ana.get(f"/beliefs/{own.hex()}/")
    assert "from 8 to 3" in text(page)
    for _twice in range(2):
        ana.post(f"/beliefs/{own.hex()}/offer/", {"of": value("of", page), "go": "yes"})

    [one] = kept(anas_vault, Evidence)
    assert (one.side, one.of, one.why) == ("against", mine, "settled")
    assert not is_offered(ana, own)
    assert "from 8 to 3" in text(ana.get(f"/beliefs/{own.hex()}/sides/"))


def test_declined_it_is_not_offered_again_and_the_wave_stays(ana, anas_vault):
    own, other = given(anas_vault), given(anas_vault, "I cannot settle alone.")
    mine = wave(anas_vault, 8, 3)
    waves = len(kept(anas_vault, Record))
    ana.post(f"/beliefs/{own.hex()}/offer/", {"of": mine.hex(), "go": "no"})

    assert not is_offered(ana, own)
    assert is_offered(ana, other), "one belief's no is not another's"
    assert len(kept(anas_vault, Record)) == waves + 1
    wave(anas_vault, 9, 4, days=1)
    assert is_offered(ana, own)


def test_none_may_be_offered_at_all_and_that_can_be_taken_back(ana, anas_vault):
    own = given(anas_vault)
    wave(anas_vault, 8, 3)
    for _twice in range(2):
        ana.post(f"/beliefs/{own.hex()}/offer/", {"go": "never"})
    assert not is_offered(ana, own)
    assert len(kept(anas_vault, OfferDeclined)) == 1
    ana.post(f"/beliefs/{own.hex()}/offer/", {"go": "again"})

    assert is_offered(ana, own)


@pytest.mark.parametrize("of", ["", "x", "00" * 16, "🌊", "9" * 5000])
def test_an_offer_that_was_not_made_cannot_be_accepted(ana, anas_vault, of):
    own = given(anas_vault)
    ana.post(f"/beliefs/{own.hex()}/offer/", {"of": of, "go": "yes"})

    assert kept(anas_vault, Evidence) == []


def test_taken_out_again_it_is_not_offered_anew(ana, anas_vault):
    own, mine = given(anas_vault), wave(anas_vault, 8, 3)
    ana.post(f"/beliefs/{own.hex()}/offer/", {"of": mine.hex(), "go": "yes"})
    [one] = anas_vault.open(Evidence)
    ana.post(f"/beliefs/said/{one.id.hex()}/remove/")

    assert not is_offered(ana, own)


def test_what_was_accepted_stays_when_the_wave_is_erased(ana, anas_vault):
    own, mine = given(anas_vault), wave(anas_vault, 8, 3)
    ana.post(f"/beliefs/{own.hex()}/offer/", {"of": mine.hex(), "go": "yes"})
    parts = [
        one.id for one in anas_vault.open(Record) if getattr(one.record, "wave_id", b"") == mine
    ]
    anas_vault.delete(parts, today=TODAY)

    assert "no longer kept" in text(ana.get(f"/beliefs/{own.hex()}/sides/"))


def test_nothing_is_offered_while_something_is_real(ana, anas_vault):
    own = given(anas_vault)
    wave(anas_vault, 8, 3)
    said = FeltOrReal(at=ago(1), belief_id=own, answer="real", about=("housing",))
    anas_vault.seal(said, day=TODAY)

    assert not is_offered(ana, own)
