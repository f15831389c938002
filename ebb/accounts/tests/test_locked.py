"""Words that met a closed door on a device that may write: in the page, and sealed as well."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client

from ebb.accounts import brought
from ebb.records import Draft, Letter, Practised, Rated
from ebb.vault import Begun, Waiting, new_marker
from ebb.vault._pending import MOST_AN_HOUR, hours
from ebb.vault.models import Pending
from tests.support.cast import ANAS, NIGHT, TODAY, WAVE

PERSON = {"nickname": "Bo from the choir", "number": "01 234", "passphrase": "not this"}


@pytest.fixture(autouse=True)
def _a_new_hour() -> None:
    hours.forget()


@pytest.fixture
def phone(anas: Begun) -> Client:
    """Ana's phone, locked, with a marker."""
    client = Client()
    client.cookies["w"] = new_marker(anas.opened, today=TODAY)
    return client


def drafts(begun: Begun) -> list[Draft]:
    found = (one.record for one in begun.opened.pending())
    return [record for record in found if isinstance(record, Draft)]


def test_words_that_came_too_late_are_sealed_without_any_secret(anas: Begun, phone: Client) -> None:
    page = phone.post("/help/people/", PERSON)

    assert "They are sealed in Ebb as well" in page.content.decode()
    [draft] = drafts(anas)
    assert draft.path == "/help/people/"
    assert dict(draft.fields) == {"nickname": "Bo from the choir", "number": "01 234"}


def test_once_they_went_where_they_were_going_nothing_waits(anas: Begun, phone: Client) -> None:
    page = phone.post("/help/people/", PERSON)
    wrong = phone.post("/unlock/", {"passphrase": "no", "replay": page.context["replay"]})
    assert len(drafts(anas)) == 1

    phone.post("/unlock/", {"passphrase": ANAS, "replay": wrong.context["replay"]})

    assert drafts(anas) == []
    assert not Pending.objects.exists()


def test_unlocked_in_another_way_they_wait(anas: Begun, phone: Client) -> None:
    phone.post("/help/people/", PERSON)
    phone.post("/unlock/", {"passphrase": ANAS})

    assert len(drafts(anas)) == 1


def test_without_a_marker_they_are_in_the_page_only(anas: Begun, stranger: Client) -> None:
    page = stranger.post("/help/people/", PERSON)

    assert "sealed in Ebb as well" not in page.content.decode()
    assert "Bo from the choir" in page.context["replay"]
    assert not Pending.objects.exists()


@pytest.mark.parametrize("data", [{}, {"others": "yes"}, {"thing": "a" * 32}])
def test_a_press_of_a_button_is_not_kept(anas: Begun, phone: Client, data: dict[str, str]) -> None:
    phone.post("/yours/places/", data)

    assert not Pending.objects.exists()


def test_out_of_the_history_after_an_exit_nothing_is_kept(anas: Begun, phone: Client) -> None:
    phone.cookies["l"] = "1"
    phone.post("/help/people/", PERSON)

    assert not Pending.objects.exists()


def test_a_full_quota_a_database_that_is_gone_and_endless_words_stop_nothing(
    anas: Begun, phone: Client
) -> None:
    with patch("ebb.accounts.locked.seal_written", side_effect=DatabaseError):
        assert phone.post("/help/people/", PERSON).context["replay"]
    endless = phone.post("/help/people/", PERSON | {"nickname": "\u2603 " * 400_000})
    assert endless.context["replay"]
    for _ in range(MOST_AN_HOUR + 1):
        page = phone.post("/help/people/", PERSON)

    assert not page.context["sealed"]
    assert "Bo from the choir" in page.context["replay"]
    assert len(drafts(anas)) == MOST_AN_HOUR


def test_things_are_waves_letters_and_forms_in_the_order_they_began() -> None:
    form = (("nickname", "Bo"),)
    records = [
        Rated(at=NIGHT, wave_id=WAVE, intensity=8),
        Letter(at=NIGHT, text="alone"),
        Draft(at=NIGHT, path="/help/people/", fields=form),
        Letter(at=NIGHT, text="in it", wave_id=WAVE),
        Draft(at=NIGHT, path="/help/people/", fields=form),
        Letter(at=NIGHT, text="of a wave that is elsewhere", wave_id=bytes(16)),
        None,
    ]
    waiting = [Waiting(bytes([n]) * 16, TODAY, record) for n, record in enumerate(records)]

    found = brought.things([*waiting, Waiting(b"n" * 16, TODAY, None, newer=True)])

    assert [(one.kind, len(one.items)) for one in found] == [
        ("wave", 2),
        ("letter", 1),
        ("draft", 2),
        ("letter", 1),
        ("closed", 1),
        ("newer", 1),
    ]
    assert found[0].texts == ["in it"]
    assert found[0].at == NIGHT
    assert brought.in_words(found).replace("\u00a0", " ") == (
        "1 wave, 2 letters, 1 page not finished, 1 thing from a newer Ebb, "
        "1 thing that does not open"
    )
    assert brought.in_words([]) == ""


def test_only_waves_letters_and_drafts_can_be_slipped_in(anas: Begun, phone: Client) -> None:
    from ebb.accounts import locked
    from ebb.records import Unreadable, encode_written

    assert Unreadable in locked.NO_REASON_TO_STOP
    with pytest.raises(Unreadable):
        encode_written(Practised(at=NIGHT, exercise="feet"))
