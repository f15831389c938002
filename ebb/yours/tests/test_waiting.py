"""What was written while it was locked: shown after an unlock, kept, sent or let go."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from ebb.records import (
    Accepted,
    Draft,
    Letter,
    SafePerson,
    WaveEvent,
)
from ebb.vault import (
    Begun,
    Contents,
)
from ebb.vault.models import Pending
from ebb.yours.kept import things
from ebb.yours.tests.bringing import FORM, PARTS, PERSON, WORDS, bring, names, page, press
from tests.support.cast import ANAS, NIGHT, TODAY, WAVE


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
    assert "Removed." in answer.content.decode()

    back = ana.post("/undo/", {"aside": answer.context["aside"], "to": answer.context["to"]})

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


def test_a_very_full_list_goes_on_and_all_means_all(anas: Begun, ana: Client) -> None:
    bring(anas, *(Letter(at=NIGHT + timedelta(seconds=n), text=f"{n}") for n in range(60)))
    seen = page(ana)
    assert seen.count("<section") == 50
    assert "10 more come after these." in seen

    press(ana, keep="all")

    assert len(anas.opened.open(Letter)) == 60


def test_erasing_days_says_that_it_takes_what_came_in_on_them(anas: Begun, ana: Client) -> None:
    bring(anas, *PARTS)
    days = {"first": str(TODAY), "last": str(TODAY)}

    sure = ana.post("/yours/days/", days)

    assert "not looked at yet" in sure.content.decode()
    gone = ana.post("/yours/days/", days | {"passphrase": ANAS})
    assert not Pending.objects.exists()
    ana.post("/undo/", {"aside": gone.context["aside"]})
    assert "8 to 3" in page(ana)
