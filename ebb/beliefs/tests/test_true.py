"""How true it feels: head, then gut; 0 is a number; and whether something is real behind it."""

import pytest

from ebb.beliefs.tests.pages import ago, given, kept, rated, text, value
from ebb.records import BeliefPart, Conviction, FeltOrReal
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db
SURVIVE = "I will not survive this without them."


def told(opened):
    return [(one.head, one.gut) for one in kept(opened, Conviction)]


def say(ana, own, head, gut, **more):
    page = ana.get(f"/beliefs/{own}/d/")
    page = ana.post(f"/beliefs/{own}/d/", {"note": value("note", page), "head": head} | more)
    sent = {"note": value("note", page), "was": value("was", page), "gut": gut}
    return ana.post(f"/beliefs/{own}/d/", sent)


@pytest.mark.parametrize(
    ("head", "gut", "left"),
    [
        ("70", "90", [(70, 90)]),
        ("0", "0", [(0, 0)]),
        ("skip", "40", [(None, 40)]),
        ("100", "skip", [(100, None)]),
        ("skip", "skip", []),
    ],
)
def test_each_is_one_tap_and_may_stay_open(ana, anas_vault, head, gut, left):
    own = given(anas_vault).hex()

    assert say(ana, own, head, gut)["Location"] == f"/beliefs/{own}/"
    assert told(anas_vault) == left


def test_a_number_between_the_tens_can_be_typed(ana, anas_vault):
    own = given(anas_vault).hex()
    say(ana, own, "typed", "30", number=" 73 ")

    assert told(anas_vault) == [(73, 30)]


@pytest.mark.parametrize("number", ["", "101", "-1", "7.5", "\u0667", "9" * 5000, "x"])
def test_a_number_that_makes_no_sense_is_asked_again(ana, anas_vault, number):
    own = given(anas_vault).hex()
    page = ana.post(f"/beliefs/{own}/d/", {"head": "typed", "number": number})

    assert "A number from 0 to 100, please." in text(page)
    assert told(anas_vault) == []


def test_what_was_said_of_the_head_is_kept_at_once_and_pressed_again_the_last_counts(
    ana, anas_vault
):
    own = given(anas_vault).hex()
    note = value("note", ana.get(f"/beliefs/{own}/d/"))
    for head in ("80", "80", "60"):
        ana.post(f"/beliefs/{own}/d/", {"note": note, "head": head})
    assert told(anas_vault) == [(60, None)]
    for gut in ("90", "50"):
        ana.post(f"/beliefs/{own}/d/", {"note": note, "was": "60", "gut": gut})

    assert told(anas_vault) == [(60, 50)]


def test_a_press_into_a_closed_vault_is_kept_once_it_opens(ana, anas_vault):
    own = given(anas_vault).hex()
    page = ana.post(f"/beliefs/{own}/d/", {"head": "80"})
    ana.post("/lock/")
    sent = {"note": value("note", page), "was": "80", "gut": "90"}
    closed = ana.post(f"/beliefs/{own}/d/", sent)
    ana.post("/unlock/", {"passphrase": ANAS, "replay": value("replay", closed)})

    assert told(anas_vault) == [(80, 90)]


def test_words_come_before_numbers_on_its_page(ana, anas_vault):
    own = given(anas_vault)
    rated(anas_vault, own, 0, 90)

    shown = text(ana.get(f"/beliefs/{own.hex()}/"))
    assert "To your head: not true at all. To your gut: very true." in shown
    assert "90" not in shown


@pytest.mark.parametrize(
    ("sentence", "domain", "gut", "asked"),
    [
        (SURVIVE, "settle", "70", True),
        (SURVIVE, "settle", "40", True),
        ("Only they can calm me down.", "settle", "100", False),
        ("I have no money without him", "", "80", True),
        ("I cannot live without her", "lovable", "80", True),
        ("Without them I would be deported, they have my passport", "owe", "80", True),
        ("I am not enough", "lovable", "100", False),
    ],
)
def test_held_high_it_is_asked_whether_it_is_real(ana, anas_vault, sentence, domain, gut, asked):
    own = given(anas_vault, sentence, domain).hex()

    to = say(ana, own, "10", gut)["Location"]
    assert to == (f"/beliefs/{own}/e/" if asked else f"/beliefs/{own}/")


@pytest.mark.parametrize("answer", ["danger", "money", "papers", "housing", "care", "unsure"])
def test_what_is_real_leads_to_help_and_never_to_work_on_the_sentence(ana, anas_vault, answer):
    own = given(anas_vault, SURVIVE).hex()
    rated(anas_vault, bytes.fromhex(own), 90, 90, days=1)
    to = ana.post(f"/beliefs/{own}/e/", {"answer": answer})["Location"]
    page = ana.get(to)

    assert to == f"/beliefs/{own}/f/"
    assert "/help/" in page.content.decode()
    shown = ana.get(f"/beliefs/{own}/")
    assert "Practical help comes first." in text(shown)
    for closed in ("sides/", "sides/a/", "sides/b/", "tries/", "tries/own/", "part/d/"):
        assert f"/beliefs/{own}/{closed}" not in shown.content.decode()
        assert ana.get(f"/beliefs/{own}/{closed}")["Location"] == to
    assert kept(anas_vault, FeltOrReal)[0].answer == ("unsure" if answer == "unsure" else "real")


def test_after_danger_the_door_of_fear_is_the_strong_button(ana, anas_vault):
    own = given(anas_vault, SURVIVE).hex()
    first = []
    for answer in ("danger", "money"):
        page = ana.get(ana.post(f"/beliefs/{own}/e/", {"answer": answer})["Location"])
        first.append(page.content.decode().partition("button-strong")[2][:60])

    assert ["/help/a/" in one for one in first] == [True, False]


def test_a_feeling_goes_on_and_is_not_asked_again_for_four_weeks(ana, anas_vault):
    own = given(anas_vault, SURVIVE)
    ana.post(f"/beliefs/{own.hex()}/e/", {"answer": "feeling"})
    assert say(ana, own.hex(), "90", "90")["Location"] == f"/beliefs/{own.hex()}/"

    other = given(anas_vault, "I shall starve", "")
    long_ago = FeltOrReal(at=ago(29), belief_id=other, answer="feeling")
    anas_vault.seal(long_ago, day=TODAY)
    assert say(ana, other.hex(), "90", "90")["Location"] == f"/beliefs/{other.hex()}/e/"


def test_words_written_while_something_is_real_are_kept_all_the_same(ana, anas_vault):
    own = given(anas_vault, SURVIVE)
    said = FeltOrReal(at=ago(1), belief_id=own, answer="real", about=("money",))
    anas_vault.seal(said, day=TODAY)
    ana.post(f"/beliefs/{own.hex()}/part/d/", {"text": "I can ask for help"})

    assert [one.text for one in kept(anas_vault, BeliefPart)] == ["I can ask for help"]
