"""Words around a belief, and both of its sides: mended, kept twice if they met, brought back."""

import pytest

from ebb.beliefs.tests.pages import given, kept, text, value
from ebb.records import BeliefPart, Evidence
from ebb.vault import new_id
from tests.support.cast import ANAS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("letter", "part"), [("a", "learnt"), ("b", "cost"), ("c", "protected"), ("d", "kinder")]
)
def test_each_part_is_kept_shown_mended_and_brought_back(ana, anas_vault, letter, part):
    own = given(anas_vault).hex()
    note = value("note", ana.get(f"/beliefs/{own}/part/{letter}/"))
    for _twice in range(2):
        ana.post(f"/beliefs/{own}/part/{letter}/", {"note": note, "text": "The winter 🌊"})
    [one] = anas_vault.open(BeliefPart)
    assert (one.record.part, one.record.text) == (part, "The winter 🌊")
    assert "The winter 🌊" in text(ana.get(f"/beliefs/{own}/"))

    at = f"/beliefs/part/{one.id.hex()}/"
    seen = value("seen", ana.get(at))
    for words in ("here", "there"):
        ana.post(at, {"seen": seen, "text": words})
    assert sorted(each.text for each in kept(anas_vault, BeliefPart)) == ["here", "there"]
    assert "Kept beside it" in text(ana.get(at))
    page = ana.post(f"{at}remove/")
    ana.post("/undo/", {"aside": value("aside", page), "to": value("to", page)})
    assert len(kept(anas_vault, BeliefPart)) == 2


def test_a_kinder_sentence_has_beginnings_that_fit_and_no_other_part_has(ana, anas_vault):
    own = given(anas_vault, "Mine", "owe").hex()

    assert "What I was given is not a debt for life." in text(ana.get(f"/beliefs/{own}/part/d/"))
    assert "Where to begin" not in text(ana.get(f"/beliefs/{own}/part/a/"))
    assert ana.get(f"/beliefs/{own}/part/x/").status_code == 404


@pytest.mark.parametrize("words", ["", "kestrel " * 12_500])
def test_nothing_and_too_much_are_asked_again_with_every_letter(ana, anas_vault, words):
    own = given(anas_vault).hex()
    for path in ("part/b/", "sides/a/"):
        page = ana.post(f"/beliefs/{own}/{path}", {"text": words})
        assert 'class="problem"' in page.content.decode()
        assert page.content.decode().count("kestrel") == words.count("kestrel")

    assert kept(anas_vault, BeliefPart) == kept(anas_vault, Evidence) == []


@pytest.mark.parametrize(("first", "then"), [("a", "b"), ("b", "a")])
def test_either_side_may_come_first_and_then_stands_first(ana, anas_vault, first, then):
    own = given(anas_vault).hex()
    words = {"a": "It was so", "b": "On Thursday it was not"}
    for letter in (first, then):
        sent = {"text": words[letter], "note": new_id().hex()}
        ana.post(f"/beliefs/{own}/sides/{letter}/", sent)

    shown = text(ana.get(f"/beliefs/{own}/sides/"))
    assert shown.index(words[first]) < shown.index(words[then])
    assert "Nothing is weighed up here." in shown


def test_a_side_is_mended_with_both_kept_and_taken_out_and_back(ana, anas_vault):
    own = given(anas_vault).hex()
    ana.post(f"/beliefs/{own}/sides/b/", {"text": "before", "note": new_id().hex()})
    [one] = anas_vault.open(Evidence)
    at = f"/beliefs/said/{one.id.hex()}/"
    seen = value("seen", ana.get(at))
    for words in ("here", "there"):
        ana.post(at, {"seen": seen, "text": words})
    page = ana.post(f"{at}remove/")
    ana.post("/undo/", {"aside": value("aside", page), "to": value("to", page)})

    assert sorted(each.text for each in kept(anas_vault, Evidence)) == ["here", "there"]


def test_a_side_sent_into_a_closed_vault_is_kept_once(ana, anas_vault):
    own = given(anas_vault).hex()
    note = value("note", ana.get(f"/beliefs/{own}/sides/a/"))
    ana.post("/lock/")
    closed = ana.post(f"/beliefs/{own}/sides/a/", {"note": note, "text": "kestrel"})
    ana.post("/unlock/", {"passphrase": ANAS, "replay": value("replay", closed)})
    ana.post(f"/beliefs/{own}/sides/a/", {"note": note, "text": "kestrel"})

    assert [each.text for each in kept(anas_vault, Evidence)] == ["kestrel"]


def test_the_card_follows_words_that_sound_very_hard(ana, anas_vault):
    own = given(anas_vault).hex()
    sent = {"text": "I want to end my life", "note": new_id().hex()}
    page = ana.get(ana.post(f"/beliefs/{own}/part/b/", sent)["Location"])

    assert "It sounds very hard right now." in text(page)
    assert len(kept(anas_vault, BeliefPart)) == 1
