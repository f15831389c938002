"""Getting ready for a call, as its pages are pressed."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils.timezone import localtime

from ebb.records import Apart, BeliefHeld, Missed, Rated, Ready
from ebb.story.ready_content import ours
from ebb.story.tests.pages import text, value
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db
HOME = "/story/ready/"
CLOCKS = ("ebb.story.ready.localtime", "ebb.story.calm.localtime")


@pytest.fixture(autouse=True)
def afternoon(anas_vault):
    """Some weeks in, at three in the afternoon."""
    at = localtime().replace(hour=15, minute=0)
    anas_vault.seal(Missed(at=at - timedelta(days=30), what=("held",)), day=TODAY)
    with patch(CLOCKS[0], return_value=at), patch(CLOCKS[1], return_value=at):
        yield at


def begun(client):
    page = client.get(HOME)
    return client.post(f"{HOME}begin/", {"note": value("note", page)})["Location"]


def kept(opened):
    return opened.open(Ready)[-1].record


def say(client, at, step, **words):
    return client.post(at, {"step": step, "seen": value("seen", client.get(at)), **words})


def through(client, at, *, until="done"):
    """From the first number to this step."""
    client.post(at, {"step": "before", "now": "2"})
    for step, words in (
        ("belief", {"text": "Only they can calm me"}),
        ("example", {"text": "No answer on Tuesday", "strength": "3"}),
        ("wanted", {"text": "To be calm on my own"}),
    ):
        if step == until:
            return
        say(client, at, step, **words)
        client.post(at, {"step": step, "now": "0"})
    if until == "done":
        client.post(at, {"step": "after", "now": "1"})


def test_from_the_first_breath_to_a_page(ana, anas_vault):
    at = begun(ana)
    first = text(ana.get(at))
    through(ana, at)
    page = ana.get(at, follow=True)

    assert "First the body." in first
    for words in ("Only they can calm me", "No answer on Tuesday", "(3 of 10)", "To be calm"):
        assert words in text(page)
    assert [one.name in text(page) for one in ours().part] == [True] * 6
    assert "Only they can calm me" in text(ana.get(HOME))


def test_too_much_stops_it_keeps_what_was_written_and_offers_people(ana, anas_vault, afternoon):
    at = begun(ana)
    through(ana, at, until="example")
    say(ana, at, "example", text="No answer on Tuesday", strength="4")
    ana.post(at, {"step": "example", "now": "6"})

    stopped = text(ana.get(at))
    assert "That is a lot. Feel the ground first." in stopped
    assert "People to talk to" in stopped
    assert "What you wrote is kept." in stopped
    assert "This rests until tomorrow." in text(ana.get(HOME))
    assert kept(anas_vault).example == "No answer on Tuesday"
    later = afternoon + timedelta(hours=17)  # eight in the morning
    with patch(CLOCKS[0], return_value=later):
        assert "First the body." in text(ana.get(at))


def test_words_written_as_the_day_turned_heavy_are_kept_and_then_it_waits(
    ana, anas_vault, afternoon
):
    at = begun(ana)
    ana.post(at, {"step": "before", "now": "2"})
    form = ana.get(at)
    anas_vault.seal(Rated(at=afternoon, wave_id=bytes(16), intensity=8), day=TODAY)
    ana.post(at, {"step": "belief", "seen": value("seen", form), "text": "It was my fault"})

    assert "There was a strong wave today." in text(ana.get(at))
    assert kept(anas_vault).belief == "It was my fault"


def test_a_strong_moment_is_not_taken_and_stays_in_the_field(ana, anas_vault):
    at = begun(ana)
    through(ana, at, until="example")
    page = say(ana, at, "example", text="The worst night", strength="9")

    assert "Please choose a smaller one here, 4 or less." in text(page)
    assert "The worst night" in page.content.decode()
    assert kept(anas_vault).example == ""


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": "", "strength": "2"}, "There is nothing written yet."),
        ({"text": "Tuesday"}, "About how strong was it then?"),
        ({"text": "Tuesday", "strength": "eleven"}, "A number from 0 to 10."),
        ({"text": "x" * 100_000, "strength": "2"}, "A few words are enough here"),
    ],
)
def test_what_is_missing_is_said_kindly(ana, anas_vault, sent, words):
    at = begun(ana)
    through(ana, at, until="example")
    page = say(ana, at, "example", **sent)

    assert words in text(page)
    assert sent["text"] in page.content.decode()


def test_nothing_hurt_at_all_is_a_real_number(ana, anas_vault):
    at = begun(ana)
    through(ana, at, until="example")
    say(ana, at, "example", text="Tuesday", strength="0")

    assert kept(anas_vault).strength == 0


@pytest.mark.parametrize("number", ["", "x", "11", "-1", "9" * 500, "²"])
def test_a_number_that_makes_no_sense_moves_nothing(ana, anas_vault, number):
    at = begun(ana)
    ana.post(at, {"step": "before", "now": number})

    assert kept(anas_vault).asked == ()


def test_pressed_twice_it_is_one_press(ana, anas_vault):
    at = begun(ana)
    for _press in range(2):
        ana.post(at, {"step": "before", "now": "3"})

    assert len(kept(anas_vault).asked) == 1


def test_a_second_press_does_not_undo_the_stop(ana, anas_vault):
    at = begun(ana)
    for number in ("7", "2"):
        ana.post(at, {"step": "before", "now": number})

    assert [one.stirred for one in kept(anas_vault).asked] == [7]
    assert "That is a lot. Feel the ground first." in text(ana.get(at))


def test_begun_twice_by_one_form_there_is_one(ana, anas_vault):
    note = {"note": value("note", ana.get(HOME))}

    assert len({ana.post(f"{HOME}begin/", note)["Location"] for _press in range(2)}) == 1


def test_two_devices_at_once_keep_both(ana, anas_vault):
    at = begun(ana)
    ana.post(at, {"step": "before", "now": "2"})
    seen = value("seen", ana.get(at))
    for words in ("It was my fault", "I owe them"):
        ana.post(at, {"step": "belief", "seen": seen, "text": words})

    assert {one.record.belief for one in anas_vault.open(Ready)} == {
        "It was my fault",
        "I owe them",
    }


def test_a_belief_of_hers_can_be_taken(ana, anas_vault, afternoon):
    anas_vault.seal(BeliefHeld(at=afternoon, sentence="I must be good"), day=TODAY)
    at = begun(ana)
    ana.post(at, {"step": "before", "now": "2"})
    say(ana, at, "belief", one="I must be good", text="")

    assert kept(anas_vault).belief == "I must be good"


def test_very_hard_words_bring_the_card_after_they_are_kept(ana, anas_vault):
    at = begun(ana)
    ana.post(at, {"step": "before", "now": "2"})
    say(ana, at, "belief", text="I want to die")

    assert "It sounds very hard right now." in text(ana.get(at))
    assert kept(anas_vault).belief == "I want to die"


def test_a_line_can_be_changed_and_cut_and_the_page_stays(ana, anas_vault):
    at = begun(ana)
    through(ana, at)
    form = ana.get(f"{at}mend/")
    sent = {"seen": value("seen", form), "belief": "", "wanted": "Sleep", "word": "harbour"}
    page = text(ana.post(f"{at}mend/", sent, follow=True))

    assert "harbour" in page
    assert "Sleep" in page
    assert "Only they can calm me" not in page


def test_removed_it_can_be_brought_back(ana, anas_vault):
    at = begun(ana)
    through(ana, at)
    gone = ana.post(f"{at}remove/")
    assert not anas_vault.open(Ready)
    ana.post("/undo/", {"aside": value("aside", gone), "to": HOME})

    assert len(anas_vault.open(Ready)) == 1


def test_words_that_met_a_closed_door_are_kept_behind_it(ana, anas_vault, client):
    at = begun(ana)
    ana.post(at, {"step": "before", "now": "2"})
    sent = {"step": "belief", "seen": value("seen", ana.get(at)), "text": "It was my fault"}
    door = client.post(at, sent)
    client.post(
        "/unlock/", {"passphrase": ANAS, "replay": value("replay", door), "next": at}, follow=True
    )

    assert kept(anas_vault).belief == "It was my fault"


def test_while_asked_to_stay_away_it_leads_to_settling(ana, anas_vault, afternoon):
    anas_vault.seal(Apart(at=afternoon, wave_id=bytes(16)), day=TODAY)

    assert ana.get(HOME)["Location"] == "/pause/c/"
