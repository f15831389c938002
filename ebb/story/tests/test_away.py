"""Asked or ordered not to make contact: the story invites nobody to write to them."""

import pytest
from django.utils.timezone import localtime

from ebb.records import Apart, ApartOver, Letter
from tests.support.cast import TODAY, WAVE

WORDS = "kestrel-lantern, all I would say"
COURT = b"If you keep it, a court may ask to see it."


def say(vault, kind):
    vault.seal(kind(at=localtime(), wave_id=WAVE), day=TODAY)


@pytest.mark.parametrize(
    "path", ["/story/letters/new/", "/story/whole/", "/story/whole/?go=2", "/story/whole/new/?go=2"]
)
def test_it_leads_to_settling_until_it_is_taken_back(ana, anas_vault, path):
    say(anas_vault, Apart)
    assert ana.get(path)["Location"] == "/pause/c/"

    say(anas_vault, ApartOver)
    assert ana.get(path).status_code == 200


def test_letters_are_hers_to_read_and_no_sheet_is_offered(ana, anas_vault):
    anas_vault.seal(Letter(at=localtime(), text=WORDS), day=TODAY)
    say(anas_vault, Apart)

    page = ana.get("/story/letters/").content

    assert WORDS.encode() in page
    assert b"A new sheet" not in page
    assert b'href="/pause/c/"' in page


def test_what_was_typed_on_an_open_sheet_is_kept(ana, anas_vault):
    say(anas_vault, Apart)
    ana.post("/story/letters/new/", {"letter": WORDS, "note": "a" * 32})

    assert [one.record.text for one in anas_vault.open(Letter)] == [WORDS]


def test_before_the_first_letter_she_learns_that_a_court_may_ask(ana, anas_vault):
    assert COURT in ana.get("/story/letters/new/").content

    anas_vault.seal(Letter(at=localtime(), text=WORDS), day=TODAY)
    assert COURT not in ana.get("/story/letters/new/").content
