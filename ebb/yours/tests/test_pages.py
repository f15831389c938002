"""What is ana is only there for her, in words, whatever is damaged."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils.timezone import now

from ebb.accounts.models import Device, Knock
from ebb.records import Draft, Letter, Paused, Practised, Quieted, Rated
from ebb.records.carried import Carried, dump
from ebb.vault import Begun, ToSeal, sessions
from ebb.vault.models import Sealed
from ebb.yours.tests.bringing import bring
from ebb.yours.tests.conftest import CANARY
from tests.support.cast import ANAS, NIGHT, TODAY, WAVE

PAGES = sorted(
    reverse(f"yours:{name}")
    for name in get_resolver("ebb.yours.urls").reverse_dict
    if isinstance(name, str) and name != "look"
)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_locked_every_page_leads_to_the_door(things: Begun, path: str) -> None:
    answer = Client().get(path)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/unlock/?next=")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", PAGES)
def test_cleo_sees_nothing_of_anas(things: Begun, cleo: Client, path: str) -> None:
    seen = page(cleo, path)

    assert "Wave" not in seen
    assert "Bo" not in seen.replace("Body", "")
    for row in Sealed.objects.all():
        assert bytes(row.pk).hex() not in seen


@pytest.mark.parametrize("path", PAGES)
def test_open_every_page_is_private_and_has_a_neutral_title(
    things: Begun, ana: Client, path: str
) -> None:
    answer = ana.get(path)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert b"<title>Ebb</title>" in answer.content
    assert CANARY.encode() not in answer.content


def test_the_list_speaks_of_waves_and_days(things: Begun, ana: Client) -> None:
    seen = page(ana, "/yours/kept/")

    assert "Wave, Friday 20 November 2026, 1:12" in seen
    assert seen.index("Someone safe") < seen.index("Letter, not sent") < seen.index("Wave, Friday")
    assert seen.count('name="thing"') == 3
    assert "3 things are kept" in page(ana, "/yours/")


def test_a_damaged_record_says_so_and_breaks_nothing(things: Begun, ana: Client) -> None:
    row = Sealed.objects.filter(day=TODAY).get()
    Sealed.objects.filter(pk=row.pk).update(blob=bytes(row.blob)[:-1] + b"\x00")

    assert "Cannot be opened" in page(ana, "/yours/kept/")
    assert "cannot be opened" in page(ana, "/yours/")
    for path in PAGES:
        page(ana, path)


def test_a_list_goes_on_on_another_page(anas: Begun, ana: Client) -> None:
    one = Practised(at=NIGHT, exercise="feet")
    anas.opened.seal_many(ToSeal(one, TODAY) for _ in range(130))

    assert page(ana, "/yours/kept/").count('name="thing"') == 100
    assert page(ana, "/yours/kept/?page=1").count('name="thing"') == 30
    assert page(ana, "/yours/kept/?page=9").count('name="thing"') == 0
    assert page(ana, "/yours/kept/?page=%C2%B2").count('name="thing"') == 100


def test_it_says_when_the_paper_was_not_read_back(anas: Begun, ana: Client) -> None:
    assert "has not been read back" in page(ana, "/yours/")
    assert anas.recovery_code
    anas.opened.confirm_recovery(anas.recovery_code[-5:])

    assert "has not been read back" not in page(ana, "/yours/")


def test_another_place_is_listed_in_coarse_words_and_closed(anas: Begun, ana: Client) -> None:
    other = Client()
    other.post("/unlock/", {"passphrase": ANAS})
    seen = ana.get("/yours/places/")
    there = next(place for place in seen.context["places"] if not place.here)
    assert "Another place" in seen.content.decode()
    assert there.began.split()[1] in {"morning", "afternoon", "evening", "night"}

    ana.post("/yours/places/", {"place": there.name})

    assert other.post("/stay/").status_code == 403
    assert ana.post("/stay/").status_code == 204


def test_everywhere_else_can_be_closed_at_once(anas: Begun, ana: Client) -> None:
    for _ in range(3):
        Client().post("/unlock/", {"passphrase": ANAS})

    ana.post("/yours/places/", {"others": "yes"})

    assert len(sessions(anas.opened.vault_id)) == 1


def test_a_device_can_be_forgotten_and_cleos_cannot(anas: Begun, ana: Client, cleos: Begun) -> None:
    Device.objects.create(name="cleos", vault=cleos.vault, since=TODAY)
    own = Device.objects.get(vault=anas.vault)

    ana.post("/yours/places/", {"device": "cleos"})
    ana.post("/yours/places/", {"device": own.name})

    assert [device.name for device in Device.objects.all()] == ["cleos"]


@pytest.mark.parametrize("name", ["new", "cleos"])
def test_forgetting_no_device_of_hers_begins_no_count_anew(
    anas: Begun, ana: Client, name: str
) -> None:
    del ana.cookies["d"]
    for _ in range(4):
        ana.post("/yours/code/", {"passphrase": "not this one"})
    Knock.objects.create(bucket="again:cleos", wrong=9, until=now())

    ana.post("/yours/places/", {"device": name})

    assert Knock.objects.filter(bucket=f"again:{name}", wrong__gte=3).exists()
    assert ana.post("/yours/code/", {"passphrase": ANAS}).status_code == 429


@pytest.mark.parametrize(("chosen", "seen"), [("day", "day"), ("night", "night"), ("device", "")])
def test_day_or_night_is_hers_to_choose(ana: Client, chosen: str, seen: str) -> None:
    ana.post("/yours/look/", {"look": "night"})
    assert not ana.cookies["t"]["httponly"]  # a page that the phone brings itself reads it
    ana.post("/yours/look/", {"look": chosen})

    assert ana.get("/yours/").context["look"] == seen
    ana.cookies["t"] = '"><script>'
    assert ana.get("/yours/").context["look"] == ""


@pytest.mark.parametrize(
    ("asked", "kept"), [("10", 10), ("15", 15), ("5", 5), ("60", 5), ("", 5), ("\u00b2", 5)]
)
def test_she_chooses_how_long_it_rests_within_limits(ana: Client, asked: str, kept: int) -> None:
    ana.post("/yours/look/", {"minutes": asked})

    assert ana.get("/yours/").context["minutes"] == kept
    assert f'data-minutes="{kept}"' in ana.get("/yours/").content.decode()


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        page(client, path)
    return len(caught)


def test_more_records_cause_no_more_queries(anas: Begun, ana: Client) -> None:
    before = queries(ana, "/yours/kept/")
    for _ in range(10):
        anas.opened.seal(Practised(at=NIGHT, exercise="feet"), day=TODAY)

    assert queries(ana, "/yours/kept/") == before


def test_more_that_waits_causes_no_more_queries(anas: Begun, ana: Client) -> None:
    form = Draft(at=NIGHT, path="/help/people/", fields=(("nickname", "Bo from the choir"),))
    bring(anas, Letter(at=NIGHT, text="one"), form)
    before = {path: queries(ana, path) for path in ("/", "/yours/", "/yours/waiting/")}
    for wave in range(10):
        wave_id = bytes([wave]) * 16
        bring(anas, Rated(at=NIGHT, wave_id=wave_id, intensity=8), form)
        bring(anas, Letter(at=NIGHT, text=f"{wave}"))

    assert {path: queries(ana, path) for path in before} == before


def test_that_a_card_is_not_wanted_is_a_line_of_its_own_and_can_be_taken_back(
    ana: Client, anas: Begun
) -> None:
    """It goes on after the pause it was pressed in, so it is not hidden in that pause."""
    for record in (
        Paused(at=NIGHT, wave_id=WAVE, before="message"),
        Quieted(at=NIGHT, wave_id=WAVE),
    ):
        own = anas.opened.seal(record, day=TODAY)
    page = ana.get("/yours/kept/").content.decode()
    assert "The card for very hard words: not shown any more" in page
    assert "A pause, " in page

    ana.post("/yours/kept/", {"thing": own.hex(), "passphrase": ANAS})

    assert not anas.opened.open(Quieted)
    assert anas.opened.open(Paused)


def test_kept_at_the_door_it_is_said(ana: Client) -> None:
    """Whoever had the locked phone can have pressed it away."""
    said = Carried(wave=WAVE, salt=bytes(16)).with_event(Quieted(at=NIGHT, wave_id=WAVE))
    ana.post("/lock/")

    page = ana.post("/unlock/", {"passphrase": ANAS, "wave": dump(said)}, follow=True)

    assert "The card for very hard words is not shown any more." in page.content.decode()
