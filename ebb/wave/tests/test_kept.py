"""The page of a kept wave: its curve and its numbers, for her alone, whatever is damaged."""

from datetime import UTC, datetime

from django.urls import reverse

from ebb.accounts.carried import keep
from ebb.records import Letter, PutAway, Settled, Tagged, WaveBegun
from ebb.records.carried import dump
from ebb.vault.models import Body, Sealed
from tests.support.cast import NIGHT, TODAY, WAVE, a_wave


def test_a_kept_wave_shows_its_curve_in_picture_and_numbers(ana, anas_vault):
    keep(anas_vault, dump(a_wave()))

    page = ana.get(reverse("wave:kept", args=[WAVE])).content.decode()

    assert "It went from 8 to 0." in page
    assert page.count('class="chart-dot"') == 3
    assert "<td>0</td>" in page
    assert "Feet on the floor" in page


def test_a_kept_wave_tells_that_they_made_contact_and_its_year_once_it_is_long_ago(ana, anas_vault):
    then = datetime(2024, 2, 29, 23, 5, tzinfo=UTC)
    anas_vault.seal(WaveBegun(at=then, wave_id=WAVE), day=then.date())
    anas_vault.seal(Tagged(at=then, wave_id=WAVE, they_contacted=True), day=then.date())

    page = ana.get(reverse("wave:kept", args=[WAVE])).content.decode()

    assert "<dt>Contact</dt><dd>They contacted me</dd>" in page
    assert "Thursday 29 February 2024, 23:05" in page


def test_a_text_that_cannot_be_opened_never_breaks_the_page(ana, anas_vault):
    letter = Letter(at=a_wave().events[0].at, wave_id=WAVE, body_id=b"b" * 16)
    keep(anas_vault, dump(a_wave()))
    anas_vault.seal(letter, day=TODAY)

    page = ana.get(reverse("wave:kept", args=[WAVE]))

    assert page.status_code == 200
    assert b"This text cannot be opened." in page.content


def test_a_text_of_a_newer_ebb_never_breaks_the_page(ana, anas_vault):
    keep(anas_vault, dump(a_wave()))
    body = anas_vault.seal_body("x" * 9000, day=TODAY)
    letter = Letter(at=a_wave().events[0].at, wave_id=WAVE, body_id=body)
    anas_vault.seal(letter, day=TODAY)
    Body.objects.update(blob=b"\x02" + bytes(64))

    page = ana.get(reverse("wave:kept", args=[WAVE]))

    assert b"This text cannot be opened." in page.content


def test_a_damaged_record_never_breaks_today_or_the_wave(ana, anas_vault):
    keep(anas_vault, dump(a_wave()))
    Sealed.objects.filter(pk=Sealed.objects.values_list("pk")[:1]).update(blob=b"\x01damaged")

    assert ana.get("/").status_code == 200
    assert ana.get(reverse("wave:kept", args=[WAVE])).status_code == 200


def test_cleo_sees_nothing_of_anas_wave(anas_vault, cleo):
    keep(anas_vault, dump(a_wave()))

    assert cleo.get(reverse("wave:kept", args=[WAVE])).status_code == 404


def test_locked_the_page_of_a_wave_leads_to_unlock_and_back(anas_vault, anybody):
    keep(anas_vault, dump(a_wave()))

    response = anybody.get(reverse("wave:kept", args=[WAVE]))

    assert response.status_code == 302
    assert response["Location"].startswith("/unlock/?next=")


def test_what_made_it_worse_is_not_told_as_settling(ana, anas_vault):
    worse = Settled(at=NIGHT, wave_id=WAVE, exercise="harbour", worse="worse")
    keep(anas_vault, dump(a_wave().with_event(worse)))

    page = ana.get(reverse("wave:kept", args=[WAVE])).text

    settled, _, rest = page.partition("Made it worse")
    assert "A quiet harbour" not in settled
    assert "A quiet harbour" in rest


def test_a_letter_she_put_away_stays_closed_on_the_page_of_its_wave(ana, anas_vault):
    keep(anas_vault, dump(a_wave()))
    letter = Letter(at=NIGHT, wave_id=WAVE, text="kestrel-lantern")
    own = anas_vault.seal(letter, day=TODAY)
    anas_vault.seal(Letter(at=NIGHT, wave_id=WAVE, text="another one"), day=TODAY)
    anas_vault.seal(PutAway(at=NIGHT, letter_id=own), day=TODAY)

    page = ana.get(reverse("wave:kept", args=[WAVE])).content.decode()

    assert "kestrel-lantern" not in page
    assert "another one" in page
    assert reverse("story:letter", args=[own]) in page
