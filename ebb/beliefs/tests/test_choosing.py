"""Two to four beliefs: chosen, worded anew, rested, removed and brought back."""

import pytest
from django.test import Client

from ebb.beliefs.content import of_language
from ebb.beliefs.tests.pages import SETTLE, given, kept, rated, text, value
from ebb.records import Apart, BeliefHeld, BeliefPart, BeliefTurned, Conviction, Record
from ebb.vault import new_id
from tests.support.cast import ANAS, NIGHT, TODAY

pytestmark = pytest.mark.django_db
OURS = of_language("en")
NEW = "/beliefs/new/"


def sentences(opened):
    return sorted(one.sentence for one in kept(opened, BeliefHeld))


def test_one_of_ours_is_chosen_in_one_tap_and_asked_about_next(ana, anas_vault):
    page = ana.get(f"{NEW}?go=2")
    to = ana.post(NEW, {"pick": "0", "note": value("note", page)})["Location"]

    [one] = anas_vault.open(BeliefHeld)
    assert (one.record.sentence, one.record.domain) == (SETTLE, "settle")
    assert to == f"/beliefs/{one.id.hex()}/d/"
    assert "To your head: how true is it today?" in text(ana.get(to))


def test_ten_are_offered_and_those_she_has_are_not(ana, anas_vault):
    assert sum(len(one.belief) for one in OURS.domains) == 10
    given(anas_vault)

    shown = text(ana.get(f"{NEW}?go=2"))
    assert SETTLE not in shown
    assert "It was because of me." in shown


@pytest.mark.parametrize(
    ("place", "there", "not_there"),
    [
        ("0", SETTLE, "It was because of me."),
        ("1", "It was because of me.", SETTLE),
        ("6", SETTLE, "nothing"),
        ("x" * 999, SETTLE, "nothing"),
    ],
)
def test_another_page_may_lead_to_one_domain(ana, anas_vault, place, there, not_there):
    given(anas_vault, "Mine", "")
    shown = text(ana.get(NEW, {"go": "2", "d": place}))

    assert there in shown
    assert not_there not in shown


def test_a_court_is_named_before_the_very_first(ana, anas_vault):
    assert "A court may ask to see this." in text(ana.get(NEW))
    given(anas_vault)
    assert "A court may ask to see this." not in text(ana.get(f"{NEW}?go=2"))


def test_her_own_words_are_asked_what_they_are_closest_to(ana, anas_vault):
    page = ana.get("/beliefs/new/own/?go=2")
    sent = {"note": value("note", page), "text": "I am nothing on my own 🌊"}
    to = ana.post("/beliefs/new/own/", sent)["Location"]
    assert "What is it closest to?" in text(ana.get(to))
    after = ana.post(to, {"domain": "lovable"})["Location"]

    [one] = kept(anas_vault, BeliefHeld)
    assert (one.sentence, one.domain) == ("I am nothing on my own 🌊", "lovable")
    assert after.endswith("/d/")


def test_none_of_the_six_is_an_answer_and_so_is_something_that_makes_no_sense(ana, anas_vault):
    own = given(anas_vault, "Mine", "").hex()

    for answer in ("", "<b>", "settle" * 9):
        assert ana.post(f"/beliefs/{own}/a/", {"domain": answer}).status_code == 302
    assert kept(anas_vault, BeliefHeld)[0].domain == ""


@pytest.mark.parametrize("words", ["", " \n ", "kestrel " * 12_500])
def test_nothing_and_too_much_are_asked_again_and_not_lost(ana, anas_vault, words):
    page = ana.post("/beliefs/new/own/", {"text": words})

    assert sentences(anas_vault) == []
    assert 'class="problem"' in page.content.decode()
    assert page.content.decode().count("kestrel") == words.count("kestrel")


def test_sent_twice_or_through_the_door_it_is_kept_once(ana, anas_vault):
    sent = {"note": value("note", ana.get("/beliefs/new/own/?go=2")), "text": "شيء ما"}
    ana.post("/beliefs/new/own/", sent)
    ana.post("/lock/")
    closed = ana.post("/beliefs/new/own/", sent)
    ana.post("/unlock/", {"passphrase": ANAS, "replay": value("replay", closed)})

    assert sentences(anas_vault) == ["شيء ما"]


def test_a_fifth_is_kept_rests_and_may_take_the_place_of_another(ana, anas_vault):
    four = [given(anas_vault, f"Belief {n}") for n in range(4)]
    assert "Four are enough at once." in text(ana.get(f"{NEW}?go=2"))
    to = ana.post("/beliefs/new/own/", {"text": "The fifth", "note": new_id().hex()})["Location"]
    page = ana.get(to)

    assert "It is kept, and it rests for now." in text(page)
    assert "The fifth" in sentences(anas_vault)
    assert ana.post(to, {"rest": four[0].hex()})["Location"].endswith("/d/")
    home = ana.get("/beliefs/?go=2").content.decode()
    shown, resting = home.split("These rest")
    assert "The fifth" in shown
    assert "Belief 0" in resting
    assert "Belief 0" not in shown


def test_it_rests_and_is_looked_at_again_and_nothing_of_it_goes(ana, anas_vault):
    own = given(anas_vault)
    rated(anas_vault, own, 80, 90)
    for _twice in range(2):
        ana.post(f"/beliefs/{own.hex()}/rest/", {"to": "resting"})
    assert "It rests." in text(ana.get(f"/beliefs/{own.hex()}/"))
    ana.post(f"/beliefs/{own.hex()}/rest/", {"to": "on"})

    assert [one.to for one in kept(anas_vault, BeliefTurned)] == ["resting", "on"]
    assert len(kept(anas_vault, Conviction)) == 1
    assert "It rests." not in text(ana.get(f"/beliefs/{own.hex()}/"))


def test_two_edits_at_once_are_both_kept(ana, anas_vault):
    own = given(anas_vault).hex()
    seen = value("seen", ana.get(f"/beliefs/{own}/c/"))
    for words in ("here", "there"):
        ana.post(f"/beliefs/{own}/c/", {"seen": seen, "text": words})

    assert sentences(anas_vault) == ["here", "there"]


def test_removed_it_goes_with_all_that_belongs_to_it_and_comes_back(ana, anas_vault):
    own = given(anas_vault)
    rated(anas_vault, own, 0, 100)
    part = BeliefPart(at=NIGHT, belief_id=own, part="cost", text="Sleep")
    anas_vault.seal(part, day=TODAY)
    page = ana.post(f"/beliefs/{own.hex()}/remove/")
    assert kept(anas_vault, Record) == []
    ana.post("/undo/", {"aside": value("aside", page), "to": value("to", page)})

    assert len(kept(anas_vault, Record)) == 3


def test_who_was_asked_to_make_no_contact_is_not_offered_guilt_to_work_on(ana, anas_vault):
    anas_vault.seal(Apart(at=NIGHT, wave_id=new_id()), day=TODAY)

    shown = text(ana.get(f"{NEW}?go=2"))
    assert "It was because of me." not in shown
    assert "I owe it to them." not in shown
    assert SETTLE in shown


def test_words_that_sound_very_hard_bring_the_card_after_they_are_kept(ana, anas_vault):
    sent = {"text": "I want to end my life", "note": new_id().hex()}
    page = ana.get(ana.post("/beliefs/new/own/", sent)["Location"])

    assert sentences(anas_vault) == ["I want to end my life"]
    assert "It sounds very hard right now." in text(page)


def test_cleo_and_a_stranger_find_nothing(ana, anas_vault, cleo):
    own = given(anas_vault, "kestrel").hex()

    for path in ("", "a/", "c/", "d/", "e/", "f/", "g/", "sides/", "tries/", "after/"):
        assert cleo.get(f"/beliefs/{own}/{path}").status_code == 404
        assert Client().get(f"/beliefs/{own}/{path}")["Location"].startswith("/unlock/")
    assert "kestrel" not in text(cleo.get("/beliefs/?go=2"))
