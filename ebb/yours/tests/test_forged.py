"""Whoever has a marker may have written it: nothing is kept or done that she did not see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from ebb.records import (
    Apart,
    ApartOver,
    Chose,
    Decided,
    DoorOpened,
    Draft,
    Heavy,
    Held,
    Letter,
    Predicted,
    Quieted,
    Released,
    SafePerson,
    SafetyPlan,
    Settled,
    StoodAside,
    Tagged,
)
from ebb.vault import (
    Begun,
    drop_written,
    marker_of,
    new_id,
    new_marker,
    seal_to_public,
    seal_written,
)
from ebb.vault.models import Pending, Vault
from ebb.yours.tests.bringing import FORM, PARTS, bring, names, page, press, seen_on
from tests.support.cast import NIGHT, TODAY, WAVE


def test_all_never_means_what_came_in_behind_the_page(anas: Begun, ana: Client) -> None:
    bring(anas, *PARTS)
    shown = {"seen": seen_on(page(ana))}
    bring(anas, Letter(at=NIGHT, text="came in later"))

    for answer in ({"go": "all"}, {"keep": "all"}):
        said = ana.post("/yours/waiting/", shown | answer, follow=True).content.decode()
        assert "Something more came in." in said
    assert Pending.objects.count() == 4


@pytest.mark.parametrize("which", ["all", "one"])
def test_what_was_changed_behind_the_page_is_not_kept(anas: Begun, ana: Client, which: str) -> None:
    """Whoever has the marker can take back what it brought, and bring other words by that id."""
    marker = marker_of(new_marker(anas.opened, today=TODAY))
    assert marker
    rated, letter = new_id(), new_id()
    there = [(rated, PARTS[0]), (letter, PARTS[2])]
    assert seal_written(marker, there, today=TODAY, now=0.0)
    shown = {"seen": seen_on(page(ana)), "keep": "all" if which == "all" else names(ana)[0]}

    drop_written(marker, [letter])
    other = Letter(at=PARTS[2].at, text="I miss him", wave_id=WAVE)
    assert seal_written(marker, [(letter, other)], today=TODAY, now=0.0)
    ana.post("/yours/waiting/", shown)

    assert Pending.objects.count() == 2
    assert not anas.opened.open_all().records


def test_a_wave_that_grew_behind_the_page_is_looked_at_again(anas: Begun, ana: Client) -> None:
    bring(anas, PARTS[0])
    shown = {"keep": names(ana)[0]}
    bring(anas, Decided(at=NIGHT + timedelta(minutes=1), wave_id=WAVE, contact="did", how="i"))

    ana.post("/yours/waiting/", shown)

    assert not anas.opened.open_all().records


def test_all_that_a_wave_says_is_seen_before_it_is_kept(anas: Begun, ana: Client) -> None:
    """Someone else may have made it: that there was contact, or words that speak to her."""
    tags = Tagged(at=NIGHT, wave_id=WAVE, moves=("replay",), body=("I see you",))
    settled = Settled(at=NIGHT, wave_id=WAVE, exercise="feet", worse="worse")
    decided = Decided(at=NIGHT, wave_id=WAVE, contact="did", how="i")
    bring(anas, *PARTS, tags, settled, decided)

    seen = page(ana)

    for words in ("I reached out", "Going over what was said", "I see you", "Made it worse"):
        assert words in seen


def test_what_a_pause_would_change_is_seen_before_it_is_kept(anas: Begun, ana: Client) -> None:
    """On the locked phone he could say in her name that she was asked to stay away."""
    for record, words in (
        (Apart(at=NIGHT, wave_id=WAVE), "Asked not to make contact."),
        (ApartOver(at=NIGHT, wave_id=WAVE), "Not asked to stay away any more."),
        (Quieted(at=NIGHT, wave_id=WAVE), "The card for very hard words is not wanted."),
        (Released(at=NIGHT, wave_id=WAVE), "A wait was let go."),
        (Held(at=NIGHT, wave_id=WAVE, hours=1), "A wait of 1 hour"),
        (Heavy(at=NIGHT, wave_id=WAVE), "A low hour"),
        (StoodAside(at=NIGHT, wave_id=WAVE, door="scared"), "I&#x27;m scared of someone"),
        (DoorOpened(at=NIGHT, wave_id=WAVE, door="hurt"), "I might hurt myself"),
        (Chose(at=NIGHT, wave_id=WAVE, contact="going"), "I am going to"),
        (Predicted(at=NIGHT, wave_id=WAVE, relief=0), "A guess of relief: 0"),
    ):
        bring(anas, record)
        assert words in page(ana)


def test_a_form_that_was_sealed_replaces_nothing_of_hers(anas: Begun, ana: Client) -> None:
    """Nobody knows who filled it in: what she has stays, and the new words stand beside it."""
    anas.opened.seal(SafetyPlan(at=NIGHT, calms="tea", people="Bo"), day=TODAY)
    person = anas.opened.seal(SafePerson(at=NIGHT, nickname="Bo", number="01 234"), day=TODAY)
    path = f"/help/people/{person.hex()}/"
    bring(
        anas,
        Draft(at=NIGHT, path="/help/plan/", fields=(("calms", "call me"), ("seen", "1"))),
        Draft(at=NIGHT, path=path, fields=(("nickname", "Bo"), ("number", "99"), ("seen", "1"))),
    )

    press(ana, send=names(ana)[0])
    press(ana, send=names(ana)[0])

    assert not Pending.objects.exists()
    plans = {one.record.people for one in anas.opened.open(SafetyPlan)}
    numbers = {one.record.number for one in anas.opened.open(SafePerson)}
    assert (plans, numbers) == ({"Bo", ""}, {"01 234", "99"})


@pytest.mark.parametrize(
    "path",
    [
        "/help/plan/remove/",
        "/help/people/abc/remove/",
        "/yours/places/",
        "/undo/",
        "/yours/all/",
        "/lock/",
        "/leave/",
        "/wave/",
        "/no/such/page/",
        "https://elsewhere.example/",
        "/yours/waiting/",
    ],
)
def test_nothing_is_pressed_in_her_name(anas: Begun, ana: Client, path: str) -> None:
    """Whoever has the marker could have made the form."""
    anas.opened.seal(SafetyPlan(at=NIGHT, calms="tea"), day=TODAY)
    bring(anas, Draft(at=NIGHT, path=path, fields=(("words", "press it"), ("others", "yes"))))
    assert 'name="send"' not in page(ana)
    assert "press it" in page(ana)

    said = press(ana, send=names(ana)[0])

    assert "Nothing changed." in said
    assert len(anas.opened.open(SafetyPlan)) == 1
    assert Pending.objects.count() == 1


def test_a_bent_thing_stops_neither_the_page_nor_what_waits_beside_it(
    anas: Begun, ana: Client
) -> None:
    """Boxes in boxes: whoever has the marker could have shut her out of all that waits."""
    bring(anas, *PARTS)
    [bent] = bring(anas, FORM)
    deep = b'{"more":' + b"[" * 30_000 + b"]" * 30_000 + b',"kind":"rated/2"}'
    vault = Vault.objects.get(pk=anas.opened.vault_id)
    Pending.objects.filter(pk=bent).update(blob=seal_to_public(vault, bent, deep))

    assert "This cannot be opened" in page(ana)
    assert ana.get("/").status_code == 200
    assert "It is kept." in press(ana, keep="all")
    assert len(anas.opened.open(Letter)) == 1


def test_cleo_and_a_stranger_get_nothing_of_it(anas: Begun, ana: Client, cleo: Client) -> None:
    bring(anas, *PARTS)

    assert "Nothing waits here." in page(cleo)
    assert "locked:" not in cleo.get("/").content.decode()
    [name] = names(ana)
    for pressed in ({"keep": "all"}, {"go": "all"}, {"go": name}, {"send": name}):
        cleo.post("/yours/waiting/", pressed)
        assert Client().post("/yours/waiting/", pressed).status_code == 200  # the door
    assert Pending.objects.count() == 3
