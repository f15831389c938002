"""The five moves: readable by anyone, answered kindly, practised without a score."""

from __future__ import annotations

import html
import re
import shutil
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid5

import pytest
import textstat
from django.conf import settings

from ebb.records import MovePractised, Tagged, WaveBegun, WholeLine
from ebb.records.move import MOVES
from ebb.shared.reviewed import BadContent
from ebb.story.moves_content import LETTERS, load, of_language
from ebb.story.moves_met import met, often
from tests.support.cast import ANAS, NIGHT, TODAY
from tests.test_words import NEVER, PROMISE

FOLDER: Path = settings.ROOT / "content" / "en" / "moves"
PAGES = of_language("en")
TEXTS = [
    text
    for page in PAGES
    for text in (
        *(page.name, page.line, *page.what, *page.shows, *page.why, *page.answer),
        *(words for claim in page.claim for words in (claim.words, claim.reach)),
        *(page.practice.title, page.practice.intro, page.practice.done, *page.practice.labels),
        *(words for one in page.practice.sentence for words in (one.words, one.reply)),
    )
]


def sentences(text):
    return [part for part in re.split(r"(?<=[.?:])\s+", text) if part]


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_short_and_none_pushes(text):
    assert not NEVER.search(text)
    assert not PROMISE.search(text)
    assert not re.search(r"\b(must|but)\b", text)
    for sentence in sentences(text):
        assert len(sentence.split()) <= 15, sentence


def test_they_are_read_at_eleven_or_younger():
    said = " ".join(text if text[-1] in ".?" else f"{text}." for text in TEXTS)

    assert textstat.automated_readability_index(said) <= 6
    assert textstat.coleman_liau_index(said) <= 6


@pytest.mark.parametrize("name", [f"{move}.toml" for move in MOVES])
@pytest.mark.parametrize(
    "change",
    [
        ('reviewed_by = "draft"', ""),
        ('reviewed_by = "draft"', 'reviewed_by = "Someone"'),
        ("[[claim]]", "[[more]]"),
        ('kind = "', 'kind = "no'),
        ('id = "', 'id = "x'),
        ("labels = [", 'labels = ["One more", '),
    ],
)
def test_a_file_that_is_not_whole_stops_the_start(tmp_path, name, change):
    shutil.copytree(FOLDER, tmp_path / "moves")
    path = tmp_path / "moves" / name
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")

    with pytest.raises(BadContent):
        load(tmp_path / "moves")


@pytest.mark.parametrize("letter", LETTERS)
def test_each_is_read_and_practised_by_anyone(db, anybody, letter):
    page = PAGES[LETTERS.index(letter)]
    shown = html.unescape(anybody.get(f"/story/moves/{letter}/").content.decode())
    for text in (*page.what, *page.shows, *page.why, *page.answer, page.claim[0].source):
        assert text in shown

    assert page.practice.title in anybody.get(f"/story/moves/{letter}/practice/").content.decode()
    done = anybody.post(f"/story/moves/{letter}/done/", {"note": "a" * 32}).content.decode()
    assert page.practice.done in done
    assert "Noted" not in done


@pytest.mark.parametrize("path", ["f/", "ab/", "romanticise/", "f/practice/", "b/line/"])
def test_there_are_five(ana, path):
    answer = ana.post if path.endswith("line/") else ana.get

    assert answer(f"/story/moves/{path}").status_code == 404


def test_practice_is_noted_once_for_each_form_and_without_her_words(ana, anas_vault):
    for note in ("a" * 32, "a" * 32, "b" * 32, "not a number"):
        ana.post("/story/moves/c/done/", {"note": note, "s0": "kestrel-lantern"})

    assert [one.record.move for one in anas_vault.open(MovePractised)] == ["replay"] * 3
    page = ana.get("/story/moves/c/").content.decode()
    assert "You have met this one here 3 times." in page
    assert "3 times" not in ana.get("/story/moves/").content.decode()
    assert "3 times" not in ana.get("/story/moves/a/").content.decode()


@pytest.mark.parametrize("letter", LETTERS)
def test_no_form_stands_in_another(ana, anybody, letter):
    """A form inside a form ends it: what is pressed after it would go nowhere."""
    for who in (ana, anybody):
        page = who.get(f"/story/moves/{letter}/practice/").content.decode()
        main = page[page.index("<main") : page.index("</main>")]

        assert main.count("<form") == main.count("</form>") == 1


def test_naming_answers_kindly_and_keeps_no_score(db, anybody):
    done = anybody.post("/story/moves/b/done/", {"s0": "0", "s1": "0", "s2": "9"}).content.decode()

    sentence = PAGES[1].practice.sentence
    assert done.count("You heard: It makes it small.") == 2
    assert html.escape(sentence[0].reply) in done
    assert html.escape(sentence[2].reply) not in done
    assert not re.search(r"\b(right answer|wrong|correct|score|\d of \d)\b", done)


def test_a_whole_line_goes_into_the_whole_picture(ana, anas_vault):
    post = {"good": "We laughed", "cost": "I was never calm", "note": "a" * 32}
    for _each in range(2):
        ana.post("/story/moves/a/line/", post)

    lines = [one.record for one in anas_vault.open(WholeLine)]
    assert [(one.good, one.cost, one.moves) for one in lines] == [
        ("We laughed", "I was never calm", ("romanticise",))
    ]
    assert len(anas_vault.open(MovePractised)) == 1


def test_the_ids_of_a_line_and_its_practice_say_nothing_of_each_other(ana, anas_vault):
    """Ids stand outside the seal: with five moves to try, a row would tell what it is."""
    post = {"good": "We laughed", "cost": "I was never calm", "note": "a" * 32}
    ana.post("/story/moves/a/line/", post)

    (noted,) = anas_vault.open(MovePractised)
    assert noted.id not in {uuid5(UUID("a" * 32), move).bytes for move in MOVES}


@pytest.mark.parametrize("said", [{"good": "We laughed"}, {"cost": "Sleep"}, {}])
def test_one_side_alone_is_not_kept_here(ana, anas_vault, said):
    answer = ana.post("/story/moves/a/line/", {**said, "note": "a" * 32}).content.decode()

    assert all(words in answer for words in said.values())
    assert anas_vault.open(WholeLine) == []


def test_a_line_that_is_too_long_stays_on_the_page(ana, anas_vault):
    answer = ana.post("/story/moves/a/line/", {"good": "x" * 300, "cost": "calm", "note": "a" * 32})

    assert "x" * 300 in answer.content.decode()
    assert anas_vault.open(WholeLine) == []


def test_a_line_that_meets_a_closed_door_is_kept_after_it(stranger, anas_vault):
    post = {"good": "We laughed", "cost": "I was never calm", "note": "a" * 32}
    door = stranger.post("/story/moves/a/line/", post).content.decode()
    replay = re.findall(r'name="replay" value="([^"]*)"', door)[0]
    once = dict(re.findall(r'name="(once\w*)" value="([^"]*)"', door))

    stranger.post("/unlock/", {"passphrase": ANAS, "replay": html.unescape(replay), **once})

    assert [one.record.good for one in anas_vault.open(WholeLine)] == ["We laughed"]


def waves(*tags):
    for place, moves in enumerate(tags):
        at, wave = NIGHT + timedelta(days=place), bytes([place]) * 16
        yield WaveBegun(at=at, wave_id=wave)
        yield Tagged(at=at, wave_id=wave, moves=moves)


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        ([("crave",)] * 5, False),
        ([("crave",)] * 6, True),
        ([("crave",)] * 2 + [("replay",)] * 4, False),
        ([("crave",)] * 3 + [("replay",)] * 6, True),
        ([("crave",)] * 3 + [("replay",)] * 7, False),
        ([("crave",)] * 5 + [()] * 20, False),
        ([], False),
    ],
)
def test_what_waves_brought_is_said_only_when_there_is_enough(tags, said):
    assert bool(often(waves(*tags), "crave")) is said


def test_it_is_said_while_open_and_never_while_locked(ana, anybody, anas_vault):
    for one in waves(*[("crave",)] * 6):
        anas_vault.seal(one, day=TODAY)

    assert "Your waves have often brought this one." in ana.get("/story/moves/e/").content.decode()
    assert "Your waves" not in anybody.get("/story/moves/e/").content.decode()
    assert "no-store" in ana.get("/story/moves/e/").headers["Cache-Control"]


@pytest.mark.parametrize(("path", "to"), [("c/done/", "c/"), ("a/line/", "a/practice/")])
def test_a_phone_that_wakes_up_finds_a_page(ana, path, to):
    assert ana.get(f"/story/moves/{path}").headers["Location"] == f"/story/moves/{to}"


def test_once_is_said_as_once():
    assert met([MovePractised(at=NIGHT, move="crave")], "crave") == (
        "You have met this one here once."
    )
    assert met([], "crave") == ""


def test_cleo_meets_her_own_practice_only(ana, anas_vault, cleo):
    anas_vault.seal(MovePractised(at=NIGHT, move="replay"), day=TODAY)

    assert "You have met" not in cleo.get("/story/moves/c/").content.decode()
