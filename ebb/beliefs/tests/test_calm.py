"""Fear, going back, a wave, a hard day: then beliefs rest. And the first page's one quiet line."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import localtime

from ebb.accounts.opening import records
from ebb.beliefs import calm, first
from ebb.beliefs.tests.pages import ago, given, kept, rated, text, wave
from ebb.records import (
    BeliefPart,
    BeliefTurned,
    DoorOpened,
    Experiment,
    LeftAgain,
    Rated,
    Record,
    StoodAside,
    WaveBegun,
    WaveEnded,
    WentBack,
)
from ebb.vault import new_id
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGES = ("", "d/", "e/", "g/", "sides/", "sides/b/", "tries/", "tries/own/", "part/a/", "part/d/")


def before(hours):
    return NOON - timedelta(hours=hours)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([], ""),
        ([DoorOpened(at=before(70), wave_id=bytes(16), door="scared")], "fear"),
        ([StoodAside(at=before(2), wave_id=bytes(16), door="scared")], "fear"),
        ([DoorOpened(at=before(80), wave_id=bytes(16), door="scared")], ""),
        ([WentBack(at=before(900))], "back"),
        ([WentBack(at=before(900)), LeftAgain(at=before(1))], ""),
        ([WaveBegun(at=before(0.4), wave_id=bytes(16))], "wave"),
        ([WaveBegun(at=before(4), wave_id=bytes(16))], ""),
        ([DoorOpened(at=before(20), wave_id=bytes(16), door="unreal")], "low"),
        ([Rated(at=before(3), wave_id=bytes(16), intensity=7)], "strong"),
        ([Rated(at=before(3), wave_id=bytes(16), intensity=6)], ""),
        ([Rated(at=before(30), wave_id=bytes(16), intensity=9)], ""),
    ],
)
def test_why_beliefs_rest(said, why):
    assert calm.why(said, NOON) == why


def test_a_wave_that_ended_is_not_on_and_late_is_an_offer_to_wait():
    events = [
        WaveBegun(at=before(0.5), wave_id=bytes(16)),
        WaveEnded(at=before(0.4), wave_id=bytes(16), how="left"),
    ]

    assert calm.why(events, NOON) == ""
    assert calm.why([], NOON.replace(hour=23)) == calm.why([], NOON.replace(hour=5)) == "night"


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (lambda: DoorOpened(at=ago(2), wave_id=new_id(), door="scared"), "scared of someone"),
        (lambda: WentBack(at=ago(1)), "Nothing here asks you to think otherwise."),
        (lambda: WaveBegun(at=ago(), wave_id=new_id()), "A wave may still be on."),
        (lambda: StoodAside(at=ago(0.1), wave_id=new_id(), door="hurt"), "It was a hard day."),
    ],
)
def test_every_page_of_the_work_rests_then_and_what_is_written_is_kept(
    ana, anas_vault, record, says
):
    own = given(anas_vault).hex()
    rated(anas_vault, bytes.fromhex(own), 90, 90)
    anas_vault.seal(record(), day=TODAY)

    for page in ("/beliefs/?go=2", *(f"/beliefs/{own}/{path}" for path in PAGES)):
        shown = text(ana.get(page))
        assert "Beliefs rest for now." in shown, page
        assert says in shown
        assert "Go on now" not in shown
    ana.post(f"/beliefs/{own}/part/b/", {"text": "Sleep"})
    assert [one.text for one in kept(anas_vault, BeliefPart)] == ["Sleep"]


def test_practical_help_never_rests(ana, anas_vault):
    own = given(anas_vault).hex()
    anas_vault.seal(DoorOpened(at=ago(1), wave_id=new_id(), door="scared"), day=TODAY)

    assert "People to talk to" in text(ana.get(f"/beliefs/{own}/f/"))


def line(opened, now=NOON):
    return first.on_first_page(opened.open(Record), now)


def lived(opened, *points, hours=30.0, domain="settle"):
    """A belief, and a wave so long before noon; the belief's id."""
    own = given(opened, domain=domain, days=400)
    days = (localtime() - NOON).total_seconds() / 86_400 + hours / 24
    wave(opened, *points, days=days)
    return own


def test_the_first_page_says_one_quiet_line_of_an_offer(anas_vault):
    own = lived(anas_vault, 6, 2)

    assert line(anas_vault) == first.OnFirstPage(belief=own)


def test_a_round_that_something_fits_comes_before_an_offer(anas_vault):
    own = lived(anas_vault, 6, 2)
    said = Experiment(at=before(500), belief_id=own, ready="three-waves", rounds=3, alone=True)
    mine = anas_vault.seal(said, day=TODAY)

    assert line(anas_vault) == first.OnFirstPage(experiment=mine)


@pytest.mark.parametrize(
    ("points", "hours", "domain", "now"),
    [
        ((6, 5), 30, "settle", NOON),  # it fits no rule
        ((6, 2), 24 * 8, "settle", NOON),  # a week ago: it waits on the belief's page
        ((6, 2), 30, "fault", NOON),
        ((6, 2), 30, "settle", NOON.replace(hour=23)),
    ],
)
def test_else_it_says_nothing(anas_vault, points, hours, domain, now):
    lived(anas_vault, *points, hours=hours, domain=domain)

    assert line(anas_vault, now) is None


def test_nothing_is_said_of_a_belief_that_rests_or_after_fear(anas_vault):
    own = lived(anas_vault, 6, 2)
    anas_vault.seal(BeliefTurned(at=before(5), belief_id=own, to="resting"), day=TODAY)
    assert line(anas_vault) is None
    anas_vault.seal(BeliefTurned(at=before(4), belief_id=own, to="on"), day=TODAY)
    assert line(anas_vault)
    anas_vault.seal(DoorOpened(at=before(50), wave_id=new_id(), door="scared"), day=TODAY)
    assert line(anas_vault) is None


def test_the_first_page_shows_it_without_a_word_of_the_belief(ana, anas_vault, monkeypatch):
    monkeypatch.setattr(first, "why", lambda every, now: "")
    own = given(anas_vault, "kestrel")
    wave(anas_vault, 6, 2, days=1)
    page = ana.get("/")

    assert "Something you kept may say something." in text(page)
    assert f"/beliefs/{own.hex()}/" in page.content.decode()
    assert "kestrel" not in text(page)


def test_back_left_and_back_again_she_is_back(anas_vault):
    for record in (WentBack(at=before(9)), LeftAgain(at=before(5)), WentBack(at=before(2))):
        anas_vault.seal(record, day=TODAY)

    assert calm.why(records(anas_vault.open(Record)), NOON) == "back"
