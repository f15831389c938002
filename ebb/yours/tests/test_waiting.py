"""What was written while it was locked: shown after an unlock, kept, sent or let go."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from ebb.accounts.models import Device
from ebb.records import (
    Accepted,
    Decided,
    Draft,
    Letter,
    Rated,
    Record,
    SafePerson,
    SafetyPlan,
    WaveEvent,
)
from ebb.vault import (
    Begun,
    Contents,
    drop_written,
    marker_of,
    markers,
    new_id,
    new_marker,
    seal_written,
)
from ebb.vault._pending import hours
from ebb.vault.models import Marker, Pending
from ebb.yours.kept import things
from tests.support.cast import ANAS, NIGHT, TODAY, WAVE

WORDS = "the kitchen in Lisbon smelled of oranges"
PERSON = (("nickname", "Bo from the choir"), ("number", "01 234"), ("seen", "0"))
FORM = Draft(at=NIGHT, path="/help/people/", fields=PERSON)
PARTS = [
    Rated(at=NIGHT, wave_id=WAVE, intensity=8),
    Rated(at=NIGHT + timedelta(minutes=9), wave_id=WAVE, intensity=3),
    Letter(at=NIGHT + timedelta(minutes=10), text=WORDS, wave_id=WAVE),
]


@pytest.fixture(autouse=True)
def _a_new_hour() -> None:
    hours.forget()


def bring(begun: Begun, *records: Record) -> list[bytes]:
    """From Ana's phone, while it is locked."""
    marker = marker_of(new_marker(begun.opened, today=TODAY))
    assert marker
    written = [(new_id(), record) for record in records]
    assert seal_written(marker, written, today=TODAY, now=0.0)
    return [one for one, _ in written]


def page(client: Client) -> str:
    answer = client.get("/yours/waiting/")
    assert answer.status_code == 200
    return answer.content.decode()


def press(client: Client, **pressed: str) -> str:
    shown = {"seen": seen_on(page(client))}
    answer = client.post("/yours/waiting/", shown | pressed, follow=True)
    return str(answer.content.decode())


def seen_on(text: str) -> str:
    seen = re.search(r'name="seen" value="(\w+)"', text)
    assert seen
    return seen[1]


def names(client: Client) -> list[str]:
    return re.findall(r'name="go" value="(\w{32})"', page(client))


def test_a_quiet_card_on_the_first_page_says_how_many(anas: Begun, ana: Client) -> None:
    assert "Written while it was locked" not in ana.get("/").content.decode()
    bring(anas, *PARTS, Letter(at=NIGHT, text="alone"))

    seen = ana.get("/").content.decode()

    assert "Written while it was locked: 1\u00a0wave, 1\u00a0letter." in seen
    assert "/yours/waiting/" in seen
    assert WORDS not in seen
    assert "while it was locked" not in Client().get("/").content.decode()


def test_a_wave_is_one_thing_with_its_numbers_and_its_letter(anas: Begun, ana: Client) -> None:
    bring(anas, *PARTS)

    seen = page(ana)

    assert "Wave, Sunday 22 November 2026, 1:12" in seen
    assert "8 to 3" in seen
    assert seen.count("Written while locked") == 1
    assert seen.count("<details>") == 1
    assert WORDS in seen
    assert "Keep all" not in seen


def test_kept_it_is_in_the_list_as_one_thing_and_the_first_page_is_next(
    anas: Begun, ana: Client
) -> None:
    bring(anas, *PARTS)

    said = press(ana, keep=names(ana)[0])

    assert "It is kept." in said
    assert "A wave is here" in said
    assert len(anas.opened.open(WaveEvent)) == 2
    assert len(anas.opened.open(Accepted)) == 1
    kept = ana.get("/yours/kept/").content.decode()
    assert kept.count('name="thing"') == 1
    assert "Wave, Sunday 22 November 2026, 1:12, with a letter" in kept


def test_a_kept_wave_is_erased_whole(anas: Begun, ana: Client) -> None:
    bring(anas, *PARTS)
    press(ana, keep=names(ana)[0])

    ana.post("/yours/kept/", {"thing": WAVE.hex(), "passphrase": ANAS})

    assert anas.opened.open_all().records == []


def test_a_note_whose_wave_is_gone_is_no_letter(anas: Begun) -> None:
    anas.opened.seal(Accepted(at=NIGHT, wave_id=WAVE), day=TODAY)

    [left] = things(Contents(anas.opened.open_all().records, [], 0))

    assert left.words.startswith("A note")


def test_let_go_it_is_gone_and_the_next_page_can_bring_it_back(anas: Begun, ana: Client) -> None:
    bring(anas, *PARTS)
    answer = ana.post("/yours/waiting/", {"go": names(ana)[0]})
    assert not Pending.objects.exists()
    assert "It is erased." in answer.content.decode()

    back = ana.post("/yours/undo/", {"aside": answer.context["aside"], "to": "waiting"})

    assert back["Location"] == "/yours/waiting/"
    assert "8 to 3" in page(ana)
    assert not anas.opened.open_all().records


def test_all_are_kept_at_once_and_a_page_she_was_filling_in_waits_on(
    anas: Begun, ana: Client
) -> None:
    bring(anas, *PARTS, Letter(at=NIGHT, text="alone"), FORM)

    said = press(ana, keep="all")

    assert "2 things are kept." in said
    assert "Your own people, Sunday" in said
    assert len(anas.opened.open(Letter)) == 2
    assert len(names(ana)) == 1


def test_all_are_let_go_at_once(anas: Begun, ana: Client) -> None:
    bring(anas, *PARTS, Letter(at=NIGHT, text="alone"), FORM)

    press(ana, go="all")

    assert not Pending.objects.exists()
    assert not anas.opened.open_all().records


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


def test_a_form_is_sent_where_it_was_going(anas: Begun, ana: Client) -> None:
    bring(anas, FORM)
    seen = page(ana)
    assert "Bo from the choir" in seen
    assert 'name="keep"' not in seen

    said = press(ana, send=names(ana)[0])

    assert "Kept." in said
    [kept] = anas.opened.open(SafePerson)
    assert (kept.record.nickname, kept.record.number) == ("Bo from the choir", "01 234")
    assert not Pending.objects.exists()


def test_a_form_that_came_twice_is_one_thing(anas: Begun, ana: Client) -> None:
    bring(anas, FORM, FORM)

    press(ana, send=names(ana)[0])

    assert len(anas.opened.open(SafePerson)) == 1
    assert not Pending.objects.exists()


def test_a_form_that_is_asked_for_more_shows_its_words_and_waits_on(
    anas: Begun, ana: Client
) -> None:
    bring(anas, Draft(at=NIGHT, path="/help/people/", fields=(("number", "01 234 567"),)))

    said = press(ana, send=names(ana)[0])

    assert "Write a name or a nickname" in said
    assert "01 234 567" in said
    assert Pending.objects.count() == 1


@pytest.mark.parametrize(
    "path",
    [
        "/help/plan/remove/",
        "/help/people/abc/remove/",
        "/yours/places/",
        "/yours/undo/",
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


def test_a_form_for_a_page_that_is_gone_says_so_and_waits(anas: Begun, ana: Client) -> None:
    bring(anas, Draft(at=NIGHT, path="/help/people/0a0a/", fields=PERSON))

    assert "not there any more" in press(ana, send=names(ana)[0])
    assert Pending.objects.count() == 1


def test_what_cannot_be_opened_is_named_and_can_be_let_go(anas: Begun, ana: Client) -> None:
    ids = bring(anas, *PARTS)
    Pending.objects.filter(pk=ids[0]).update(blob=b"\1" + bytes(341))
    Pending.objects.filter(pk=ids[1]).update(blob=b"\2" + bytes(341))

    seen = page(ana)
    assert "This cannot be opened" in seen
    assert "From a newer Ebb" in seen
    assert "that does not open" in ana.get("/").content.decode()
    closed = names(ana)[1 + (seen.index("From a newer") < seen.index("This cannot"))]
    press(ana, go=closed)

    assert sorted(bytes(row.pk) for row in Pending.objects.all()) == sorted(ids[1:])


def test_a_thing_that_waits_no_more_changes_nothing(anas: Begun, ana: Client) -> None:
    bring(anas, *PARTS)

    for pressed in ({"keep": "f" * 32}, {"go": ""}, {}, {"send": "f" * 32}):
        answer = ana.post("/yours/waiting/", pressed, follow=True)
        assert "Nothing changed." in answer.content.decode()
    assert Pending.objects.count() == 3


def test_cleo_and_a_stranger_get_nothing_of_it(anas: Begun, ana: Client, cleo: Client) -> None:
    bring(anas, *PARTS)

    assert "Nothing waits here." in page(cleo)
    assert "locked:" not in cleo.get("/").content.decode()
    [name] = names(ana)
    for pressed in ({"keep": "all"}, {"go": "all"}, {"go": name}, {"send": name}):
        cleo.post("/yours/waiting/", pressed)
        assert Client().post("/yours/waiting/", pressed).status_code == 200  # the door
    assert Pending.objects.count() == 3


def test_a_very_full_list_goes_on_and_all_means_all(anas: Begun, ana: Client) -> None:
    bring(anas, *(Letter(at=NIGHT + timedelta(seconds=n), text=f"{n}") for n in range(60)))
    seen = page(ana)
    assert seen.count("<section") == 50
    assert "10 more come after these." in seen

    press(ana, keep="all")

    assert len(anas.opened.open(Letter)) == 60


def test_this_device_may_write_after_the_passphrase_and_is_listed(anas: Begun, ana: Client) -> None:
    assert "No device may yet." in ana.get("/yours/places/").content.decode()
    wrong = ana.post("/yours/places/", {"write": "yes", "passphrase": "no"})
    assert "That did not open it" in wrong.content.decode()
    assert not Marker.objects.exists()

    answer = ana.post("/yours/places/", {"write": "yes", "passphrase": ANAS}, follow=True)

    said = answer.content.decode()
    assert "This device may now write" in said
    assert "Let it write" not in said
    cookie = ana.cookies["w"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert cookie["max-age"] == 400 * 24 * 3600
    [marker] = markers(anas.opened.vault_id)
    assert Device.objects.get().marker_id is not None
    other = Client()
    other.post("/unlock/", {"passphrase": ANAS})
    there = other.get("/yours/places/").content.decode()
    assert "Another device" in there
    assert marker.name in there
    assert "Let it write" in there


def test_it_is_ended_in_the_list_by_forgetting_the_device_and_by_a_new_key(
    anas: Begun, ana: Client
) -> None:
    def allow() -> str:
        ana.post("/yours/places/", {"write": "yes", "passphrase": ANAS})
        return markers(anas.opened.vault_id)[0].name

    ana.post("/yours/places/", {"marker": allow()})
    assert not Marker.objects.exists()
    allow()
    ana.post("/yours/places/", {"device": Device.objects.get().name})
    assert not Marker.objects.exists()
    allow()
    new = "a lamp in the far window"
    ana.post("/yours/known/", {"passphrase": ANAS, "passphrase_new": new, "passphrase_again": new})
    assert not Marker.objects.exists()


def test_cleo_can_end_nothing_of_anas(anas: Begun, ana: Client, cleo: Client) -> None:
    ana.post("/yours/places/", {"write": "yes", "passphrase": ANAS})
    name = markers(anas.opened.vault_id)[0].name

    cleo.post("/yours/places/", {"marker": name})
    cleo.post("/yours/places/", {"device": Device.objects.get(vault=anas.vault).name})

    assert Marker.objects.count() == 1
    assert name not in cleo.get("/yours/places/").content.decode()


def test_erasing_days_says_that_it_takes_what_came_in_on_them(anas: Begun, ana: Client) -> None:
    bring(anas, *PARTS)
    days = {"first": str(TODAY), "last": str(TODAY)}

    sure = ana.post("/yours/days/", days)

    assert "not looked at yet" in sure.content.decode()
    gone = ana.post("/yours/days/", days | {"passphrase": ANAS})
    assert not Pending.objects.exists()
    ana.post("/yours/undo/", {"aside": gone.context["aside"]})
    assert "8 to 3" in page(ana)


def test_erasing_everything_takes_the_cookie_and_all_that_waited(anas: Begun, ana: Client) -> None:
    ana.post("/yours/places/", {"write": "yes", "passphrase": ANAS})
    bring(anas, *PARTS)

    ana.post("/yours/all/", {"passphrase": ANAS})

    assert ana.cookies["w"].value == ""
    assert not Pending.objects.exists()
    assert not Marker.objects.exists()
