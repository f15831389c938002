"""Unsent letters: all of them, whole, hers alone; nothing typed is lost, and none ever leaves."""

from __future__ import annotations

import re
from datetime import timedelta
from time import monotonic

import pytest
from django.utils.timezone import localdate, localtime

from ebb.records import Draft, Letter, Paused, PutAway, Quieted, Rated, WaveBegun, WaveEnded
from ebb.vault import marker_of, new_marker, seal_written
from ebb.vault.models import Body
from tests.support.cast import ANAS, NIGHT, TODAY, WAVE

WORDS = "kestrel-lantern, all I would say"
LONG = "A long night, and then morning. 🌊 \u05e9\u05dc\u05d5\u05dd\n\n" * 3000
AGO = timedelta(days=40)


def seal(vault, text, *, ago=AGO, **more):
    at = localtime() - ago
    with_text = vault.text_apart(Letter(at=at, text=text, **more))
    return vault.seal(with_text, day=at.date())


def write(client, text, note="a" * 32):
    return client.post("/story/letters/new/", {"letter": text, "note": note})


def texts(vault):
    bodies = vault.open_bodies(b.id for b in Body.objects.all())
    return sorted(
        one.record.text if one.record.body_id is None else bodies[one.record.body_id]
        for one in vault.open(Letter)
    )


def test_every_letter_is_listed_by_its_day_and_first_words(ana, anas_vault):
    seal(anas_vault, "I walked past our bakery today and bought nothing at all, and told nobody")
    seal(anas_vault, LONG)
    seal(anas_vault, "In a wave", wave_id=WAVE)
    anas_vault.seal(WaveBegun(at=NIGHT - AGO, wave_id=WAVE), day=TODAY)
    anas_vault.seal(WaveEnded(at=NIGHT - AGO, wave_id=WAVE, how="passed"), day=TODAY)
    seal(anas_vault, "A draft", wave_id=bytes(16))
    anas_vault.seal(Paused(at=NIGHT - AGO, wave_id=bytes(16), before="answer"), day=TODAY)

    page = ana.get("/story/letters/").content.decode()

    assert "I walked past our bakery today and bought nothing…" in page
    assert "A long night, and then morning." in page
    assert "in a wave" in page
    assert "an answer you tried out" in page
    assert "told nobody" not in page


def test_ten_more_letters_cause_no_more_questions(ana, anas_vault, django_assert_max_num_queries):
    seal(anas_vault, LONG)
    with django_assert_max_num_queries(40) as few:
        ana.get("/story/letters/")
    for _each in range(10):
        seal(anas_vault, LONG)

    with django_assert_max_num_queries(len(few)):
        ana.get("/story/letters/")


@pytest.mark.parametrize(
    "text", [WORDS, LONG, "🌊" * 120_000, "\u202e\u05e9\u05dc\u05d5\u05dd\u202c\n<b>not bold</b>"]
)
def test_what_is_written_is_kept_whole(ana, anas_vault, text):
    answer = write(ana, text)

    assert answer.status_code == 302
    assert texts(anas_vault) == [text]
    own = anas_vault.open(Letter)[0].id.hex()
    assert (
        text[:200].replace("<", "&lt;").replace(">", "&gt;")
        in ana.get(f"/story/letters/{own}/").content.decode()
    )


def test_a_nul_is_left_out_and_nothing_else(ana, anas_vault):
    write(ana, "one\x00two\r\nthree")

    assert texts(anas_vault) == ["onetwo\nthree"]


def test_sent_twice_it_is_kept_once(ana, anas_vault):
    first, second = write(ana, LONG), write(ana, LONG)

    assert first.headers["Location"] == second.headers["Location"]
    assert len(anas_vault.open(Letter)) == Body.objects.count() == 1


def test_sent_again_with_more_words_both_are_kept(ana, anas_vault):
    write(ana, WORDS)
    write(ana, WORDS + " and more")

    assert texts(anas_vault) == [WORDS, WORDS + " and more"]


def test_what_was_removed_and_is_sent_again_is_kept_again(ana, anas_vault):
    write(ana, WORDS)
    own = anas_vault.open(Letter)[0].id.hex()
    ana.post(f"/story/letters/{own}/remove/")
    write(ana, WORDS)

    assert texts(anas_vault) == [WORDS]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 250_001])
def test_what_cannot_be_kept_stays_on_the_page(ana, anas_vault, text):
    answer = write(ana, text)

    assert answer.status_code == 200
    assert text in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()
    assert anas_vault.open(Letter) == []


def test_words_that_meet_a_closed_door_are_kept_after_it(stranger, anas_vault):
    door = write(stranger, WORDS).content.decode()
    replay = re.findall(r'name="replay" value="([^"]*)"', door)[0]
    replay = replay.replace("&quot;", '"').replace("&#x27;", "'")
    once = dict(re.findall(r'name="(once\w*)" value="([^"]*)"', door))

    stranger.post("/unlock/", {"passphrase": ANAS, "replay": replay, **once})

    assert texts(anas_vault) == [WORDS]


@pytest.mark.parametrize(("path", "kept"), [("new/", 1), ("{own}/mend/", 2)])
def test_what_was_sealed_on_a_locked_device_is_sent_on(ana, anas_vault, path, kept):
    """Expired, on a device that may write: it waits, and comes to stand beside what is here."""
    own = seal(anas_vault, "as it was") if "own" in path else None
    fields = (("letter", LONG), ("note", "a" * 32), ("seen", "1"))
    draft = Draft(
        at=NIGHT, path=f"/story/letters/{path.format(own=own and own.hex())}", fields=fields
    )
    marker = marker_of(new_marker(anas_vault, today=TODAY))
    assert marker
    assert seal_written(marker, [(bytes(16), draft)], today=TODAY, now=monotonic())

    page = ana.get("/yours/waiting/").content.decode()
    assert "a" * 32 not in page
    ana.post("/yours/waiting/", {"send": re.findall(r'name="send" value="([^"]+)"', page)[0]})

    assert LONG in texts(anas_vault)
    assert len(texts(anas_vault)) == kept
    assert anas_vault.pending() == []


def test_the_quiet_card_comes_after_keeping_and_can_be_sent_away(ana, anas_vault):
    kept = ana.get(write(ana, "I want to die.").headers["Location"]).content.decode()
    assert "It sounds very hard right now." in kept
    assert texts(anas_vault) == ["I want to die."]

    anas_vault.seal(Quieted(at=localtime(), wave_id=bytes(16)), day=TODAY)
    again = ana.get(write(ana, "I want to die now.", "b" * 32).headers["Location"])
    assert "It sounds very hard" not in again.content.decode()


def test_plain_words_bring_no_card(ana):
    kept = ana.get(write(ana, WORDS).headers["Location"]).content.decode()

    assert "It is said. It stays here." in kept
    assert "It sounds very hard" not in kept


def test_a_mended_letter_keeps_its_day_and_leaves_no_text_behind(ana, anas_vault):
    own = seal(anas_vault, LONG, wave_id=WAVE)
    before = anas_vault.open(Letter)[0].record

    ana.post(f"/story/letters/{own.hex()}/mend/", {"letter": WORDS, "seen": 1})

    after = anas_vault.open(Letter)[0].record
    assert (after.text, after.at, after.wave_id) == (WORDS, before.at, WAVE)
    assert not Body.objects.exists()
    ana.post(f"/story/letters/{own.hex()}/mend/", {"letter": LONG, "seen": 2})
    assert texts(anas_vault) == [LONG]


@pytest.mark.parametrize("first", [WORDS, LONG])
def test_changed_in_two_places_both_are_kept(ana, anas_vault, first):
    own = seal(anas_vault, first).hex()
    ana.post(f"/story/letters/{own}/mend/", {"letter": "one", "seen": 1})

    ana.post(f"/story/letters/{own}/mend/", {"letter": LONG + "two", "seen": 1})

    assert texts(anas_vault) == sorted(["one", LONG + "two"])


def test_a_mending_sent_twice_is_one_change(ana, anas_vault):
    own = seal(anas_vault, WORDS).hex()
    for _each in range(2):
        ana.post(f"/story/letters/{own}/mend/", {"letter": "other", "seen": 1})

    assert texts(anas_vault) == ["other"]


def test_a_draft_without_a_revision_never_takes_a_letters_place(ana, anas_vault):
    own = seal(anas_vault, WORDS).hex()

    ana.post(f"/story/letters/{own}/mend/", {"letter": "from a locked page"})

    assert texts(anas_vault) == ["from a locked page", WORDS]


@pytest.mark.parametrize("text", [WORDS, LONG])
def test_removed_at_once_and_brought_back(ana, anas_vault, text):
    own = seal(anas_vault, text)
    ana.post(f"/story/letters/{own.hex()}/away/", {"until": "choose"})
    page = ana.post(f"/story/letters/{own.hex()}/remove/").content.decode()
    assert anas_vault.open_all().records == []
    assert not Body.objects.exists()

    (aside,) = re.findall(r'name="aside" value="([^"]+)"', page)
    ana.post("/undo/", {"aside": aside})

    assert texts(anas_vault) == [text]
    assert [one.record.letter_id for one in anas_vault.open(PutAway)] == [own]


def test_what_no_page_can_carry_is_not_promised_back(ana, anas_vault, monkeypatch):
    monkeypatch.setattr("ebb.vault.put_aside", lambda *_args, **_named: None)
    page = ana.post(f"/story/letters/{seal(anas_vault, WORDS).hex()}/remove/").content.decode()

    assert "Removed." in page
    assert "bring it back" not in page.lower()


def test_in_the_hours_of_a_strong_wave_old_letters_can_wait(ana, anas_vault):
    old, fresh = seal(anas_vault, WORDS).hex(), seal(anas_vault, "tonight", ago=timedelta()).hex()
    now = localtime()
    anas_vault.seal(Rated(at=now, wave_id=WAVE, intensity=7), day=localdate())
    anas_vault.seal(WaveEnded(at=now, wave_id=WAVE, how="passed"), day=localdate())

    shelf = ana.get("/story/letters/").content.decode()
    assert "Old letters can wait." in shelf
    assert WORDS not in shelf
    assert "tonight" in shelf
    closed = ana.get(f"/story/letters/{old}/").content.decode()
    assert "This can wait." in closed
    assert WORDS not in closed
    assert WORDS in ana.get(f"/story/letters/{old}/?read=1").content.decode()
    assert "tonight" in ana.get(f"/story/letters/{fresh}/").content.decode()


def test_a_letter_never_leaves(ana, anas_vault):
    """No way out but her own: no share, no mail, no copying, nobody to send it to."""
    own = seal(anas_vault, WORDS).hex()
    for path in ("", f"{own}/", f"{own}/mend/", f"{own}/kept/", "new/"):
        page = ana.get(f"/story/letters/{path}").content.decode().lower()
        main = page[page.index("<main") : page.index("</main>")]

        assert not re.search(r"mailto:|sms:|clipboard|navigator\.share|>\s*(send|share)\b", main)


@pytest.mark.parametrize("path", ["", "mend/", "away/", "kept/"])
def test_cleo_finds_no_letter_of_anas(ana, anas_vault, cleo, path):
    own = seal(anas_vault, WORDS).hex()

    assert cleo.get(f"/story/letters/{own}/{path}").status_code == 404
    for verb in ("mend/", "away/", "back/", "remove/"):
        answer = cleo.post(f"/story/letters/{own}/{verb}", {"letter": "x", "until": "choose"})
        assert answer.status_code == 404
    assert WORDS not in cleo.get("/story/letters/").content.decode()
    assert texts(anas_vault) == [WORDS]
