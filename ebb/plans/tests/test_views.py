"""A plan made, shown then, changed, removed; nothing typed is lost and nobody else sees it."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.utils.timezone import localtime

from ebb.plans.views import MOST
from ebb.records import (
    AtPlace,
    FromThem,
    InHours,
    OnDate,
    Plan,
    Rated,
    Then,
    Window,
)
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
EVENING = {"kind": "hours", "words": "", "days": ["6"], "starts": "19:00", "ends": "23:00"}
FEET = {"then": "settle:feet", "then_words": ""}
PLACES = ("ebb.plans.views", "ebb.today.views", "ebb.plans.nudging")


@pytest.fixture
def at(monkeypatch):
    """The clock on her wall."""

    def set_to(moment):
        for name in PLACES:
            monkeypatch.setattr(f"{name}.localtime", lambda *_: localtime(moment))

    return set_to


def text(response):
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def made(client, **said):
    return client.post("/plans/new/", EVENING | {"ready": "sunday"} | FEET | said)


def kept(opened):
    return [one.record for one in opened.open(Plan)]


def plan(cue, **more):
    return Plan(at=localtime(), cue=cue, then=Then(way="settle", exercise="feet"), **more)


def test_one_question_a_screen(ana):
    assert "What is the hard moment?" in text(ana.get("/plans/new/"))
    assert "If it is this time…" in text(ana.get("/plans/new/?k=a"))
    then = ana.post("/plans/new/", EVENING | {"ready": "sunday"})

    assert "…then I will" in text(then)
    assert 'name="days" value="6"' in then.content.decode()


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        ({}, InHours(ready="sunday", window=Window(days=(6,), starts=1140, ends=1380))),
        (
            {"days": [], "starts": "", "ends": ""},
            InHours(ready="sunday", window=Window(days=(6,), starts=1080, ends=1380)),
        ),
        (
            {"words": " After  choir "},
            InHours(words="After choir", window=Window(days=(6,), starts=1140, ends=1380)),
        ),
        ({"kind": "place", "ready": "road"}, AtPlace(ready="road")),
        (
            {"kind": "message", "ready": "", "words": "A voice message"},
            FromThem(words="A voice message"),
        ),
        (
            {
                "kind": "date",
                "ready": "left",
                "day": "2024-02-29",
                "yearly": "on",
                "days_before": "7",
            },
            OnDate(ready="left", day=date(2024, 2, 29), yearly=True, days_before=7),
        ),
    ],
)
def test_what_she_chose_is_what_is_kept(ana, anas_vault, said, cue):
    response = made(ana, **said)

    assert response.status_code == 302, text(response)
    (one,) = kept(anas_vault)
    assert (one.cue, one.then) == (cue, Then(way="settle", exercise="feet"))


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ({"then": "ready:word"}, Then(way="people", ready="word")),
        ({"then": "ready:corner"}, Then(way="go", ready="corner")),
        ({"then": "", "then_words": "I feed the cat"}, Then(way="own", words="I feed the cat")),
        ({"then_words": "I feed the cat"}, Then(way="own", words="I feed the cat")),
    ],
)
def test_what_she_will_do_is_ours_or_hers(ana, anas_vault, said, then):
    made(ana, **said)

    assert kept(anas_vault)[0].then == then


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"ready": ""}, "Choose one, or say it in a few words."),
        (
            {"ready": "", "words": "x", "days": [], "starts": "", "ends": ""},
            "Choose days and times",
        ),
        ({"ends": "18:00"}, "It ends before it starts."),
        ({"words": "w" * 161}, "A few words are enough here, about 160 letters."),
        ({"words": "w" * 100_000}, "Yours are still below."),
        ({"then": ""}, "Choose one, or say it in a few words."),
        ({"then_words": "w" * 161}, "A few words are enough here, about 160 letters."),
        ({"kind": "date", "ready": "left", "day": ""}, "Choose a day"),
        ({"kind": "date", "ready": "left", "day": "0001-01-01"}, "Choose a day"),
        ({"kind": "date", "ready": "left", "day": "yesterday"}, "Choose a day"),
    ],
)
def test_what_does_not_fit_is_said_kindly_and_stays(ana, anas_vault, said, says):
    response = made(ana, **said)

    assert says in text(response)
    assert not kept(anas_vault)
    words = said.get("words") or said.get("then_words") or ""
    assert words in response.content.decode()


@pytest.mark.parametrize("words", ["🌊 then", "אם הוא כותב", "<b>him</b>"])
def test_any_words_are_kept_as_they_are(ana, anas_vault, words):
    made(ana, kind="message", ready="", words=words)

    assert kept(anas_vault)[0].cue.words == words


@pytest.mark.parametrize("kind", ["", "hour", "🌊", "x" * 100_000])
def test_a_kind_that_is_none_is_asked_again(ana, kind):
    assert "What is the hard moment?" in text(ana.post("/plans/new/", {"kind": kind}))


def test_a_form_sent_twice_is_kept_once(ana, anas_vault):
    for _ in range(2):
        made(ana, note="a" * 32)

    assert len(kept(anas_vault)) == 1


def test_back_and_pressed_again_with_other_words_the_words_on_the_screen_count(ana, anas_vault):
    made(ana, note="a" * 32)
    made(ana, note="a" * 32, then_words="I feed the cat")

    assert [one.then.words for one in kept(anas_vault)] == ["I feed the cat"]


def test_beyond_a_dozen_nothing_typed_is_lost(ana, anas_vault):
    for _ in range(MOST):
        anas_vault.seal(plan(AtPlace(ready="road")), day=TODAY)
    response = made(ana, then_words="I feed the cat")

    assert "No room for another plan." in text(response)
    assert "I feed the cat" in response.content.decode()
    assert len(kept(anas_vault)) == MOST
    assert "plans are here already" in text(ana.get("/plans/new/"))


def test_the_last_one_pressed_twice_is_no_thirteenth(ana, anas_vault):
    for _ in range(MOST - 1):
        anas_vault.seal(plan(AtPlace(ready="road")), day=TODAY)
    for _ in range(2):
        assert made(ana, note="a" * 32).status_code == 302

    assert len(kept(anas_vault)) == MOST


def test_after_a_strong_rating_it_can_wait_but_is_not_barred(ana, anas_vault):
    rated = Rated(at=localtime() - timedelta(hours=11), wave_id=bytes(16), intensity=8)
    anas_vault.seal(rated, day=TODAY)
    shown = text(ana.get("/plans/new/"))

    assert "There was a strong wave not long ago. This can wait. You can also go on." in shown
    assert "A place" in shown
    assert made(ana).status_code == 302


def test_in_its_hours_it_stands_on_the_first_page_and_not_outside(ana, anas_vault, at):
    at(SUNDAY)
    made(ana, then_words="I feed the cat")

    assert "A plan you made for now A Sunday evening I feed the cat" in text(ana.get("/"))
    at(SUNDAY + timedelta(hours=4))
    assert "I feed the cat" not in text(ana.get("/"))


def test_a_day_stands_there_some_days_before_as_a_headline(ana, anas_vault, at):
    at(SUNDAY)
    day = {"kind": "date", "day": "2020-11-24", "yearly": "on", "days_before": "3"}
    made(ana, ready="", words="The day I moved", **day)

    assert "In 2 days The day I moved" in text(ana.get("/"))
    at(SUNDAY + timedelta(days=2))
    assert "Today The day I moved" in text(ana.get("/"))
    at(SUNDAY - timedelta(days=2))
    assert "The day I moved" not in text(ana.get("/"))


def test_a_place_is_one_tap_away(ana, anas_vault):
    assert "I'm there now" not in text(ana.get("/"))
    made(ana, kind="place", ready="road")

    assert "I'm there now" in text(ana.get("/"))
    assert "A road we used to take" in text(ana.get("/plans/now/"))


def test_locked_no_plan_is_seen(ana, stranger):
    made(ana, kind="place", ready="road")

    assert "I'm there now" not in text(stranger.get("/"))
    assert stranger.get("/plans/")["Location"].startswith("/unlock/")


def test_words_that_lead_to_them_get_a_sentence_and_no_block(ana, anas_vault):
    response = made(ana, then_words="I drive to his flat")
    shown = text(ana.get(response["Location"]))

    assert kept(anas_vault)
    assert "This would bring you near them." in shown
    assert "It is your plan." in shown
    assert "his flat" not in text(ana.get("/plans/now/"))


def test_the_card_comes_after_keeping_and_goes_in_one_tap(ana, anas_vault):
    response = made(ana, then_words="I want to die")

    assert kept(anas_vault)
    assert "It sounds very hard right now." in text(ana.get(response["Location"]))
    assert "It sounds very hard" not in text(ana.get(response["Location"] + "?calm=1"))


def test_a_change_elsewhere_keeps_both(ana, anas_vault):
    own = anas_vault.seal(plan(AtPlace(words="The pier")), day=TODAY)
    for words in ("The bridge", "The tower"):
        said = {"kind": "place", "words": words, "seen": "1"} | FEET
        ana.post(f"/plans/{own.hex()}/change/", said)

    assert {one.cue.words for one in kept(anas_vault)} == {"The bridge", "The tower"}


@pytest.mark.parametrize(
    "cue",
    [
        InHours(words="Late", window=Window(days=(4, 5), starts=1350, ends=60)),
        OnDate(ready="left", day=date(2024, 2, 29), yearly=True, days_before=14),
        AtPlace(ready="shop"),
        FromThem(ready="writes"),
    ],
)
def test_opened_to_change_and_kept_it_stays_the_same(ana, anas_vault, cue):
    own = anas_vault.seal(plan(cue), day=TODAY)
    page = ana.get(f"/plans/{own.hex()}/change/").content.decode()
    fields = re.findall(r"<input[^>]*>", page)
    said: dict[str, list[str]] = {}
    for field in fields:
        found = {name: unescape(value) for name, value in re.findall(r'(\w+)="([^"]*)"', field)}
        ticked = found.get("type") not in {"radio", "checkbox"} or re.search(r"\schecked", field)
        if "name" in found and ticked:
            said.setdefault(found["name"], []).append(
                found.get("value", "on" if "type" in found and found["type"] == "checkbox" else "")
            )
    ana.post(f"/plans/{own.hex()}/change/", said)

    assert [one.cue for one in kept(anas_vault)] == [cue]


def test_what_is_removed_can_be_brought_back(ana, anas_vault):
    own = anas_vault.seal(plan(AtPlace(words="The pier")), day=TODAY)
    gone = ana.post(f"/plans/{own.hex()}/remove/")
    assert not kept(anas_vault)
    aside = re.search(r'name="aside" value="([^"]*)"', gone.content.decode())
    assert aside
    back = ana.post("/undo/", {"aside": aside[1], "to": "/plans/"})

    assert back["Location"] == "/plans/"
    assert kept(anas_vault)[0].cue.words == "The pier"


def test_a_post_that_meets_a_closed_vault_is_carried_through_the_door(anas_vault, stranger):
    closed = made(stranger, then_words="I feed the cat")
    replay = re.search(r'name="replay" value="([^"]*)"', closed.content.decode())
    assert replay
    stranger.post("/unlock/", {"passphrase": ANAS, "replay": unescape(replay[1])})

    assert kept(anas_vault)[0].then.words == "I feed the cat"
