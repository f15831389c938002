"""Experiments: a guess, the thing itself, what happened, what was learnt. Nobody else is needed."""

import pytest

from ebb.beliefs.tests.pages import ago, given, kept, practised, text, value, wave
from ebb.records import (
    Decided,
    Evidence,
    Expected,
    Experiment,
    ExperimentEnded,
    Observed,
    Record,
)
from ebb.vault import new_id
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db


def three_waves(ana, opened, guesses=("2", "2", "2"), sentence="I cannot settle alone."):
    """Begun with a guess for each round; as if it had been days ago."""
    own = given(opened, sentence)
    said = Experiment(at=ago(10), belief_id=own, ready="three-waves", rounds=3, alone=True)
    mine = opened.seal(said, day=TODAY).hex()
    for place, guess in enumerate(guesses, 1):
        ana.post(f"/beliefs/try/{mine}/guess/", {"round": str(place), "points": guess})
    return own, f"/beliefs/try/{mine}/"


def take(ana, at):
    page = ana.get(at)
    return ana.post(f"{at}seen/", {"round": value("round", page), "of": of(page)})


def of(page):
    return page.content.decode().partition('name="of" value="')[2].partition('"')[0]


def test_from_a_guess_to_the_end_by_three_real_waves(ana, anas_vault):
    own = given(anas_vault, "I cannot settle alone.").hex()
    page = ana.get(f"/beliefs/{own}/tries/")
    assert "Three waves, or three practices" in text(page)
    sent = {"pick": "three-waves", "note": value("note", page)}
    at = ana.post(f"/beliefs/{own}/tries/", sent)["Location"]
    assert ana.post(f"/beliefs/{own}/tries/", sent)["Location"] == at, "pressed twice, begun once"
    for place in range(1, 4):
        assert f"{place} of 3" in text(ana.get(at))
        ana.post(f"{at}guess/", {"round": str(place), "points": "1"})
    assert "There is nothing more to do for now." in text(ana.get(at))

    for points in ((8, 3), (7, 7), (9, 5)):
        wave(anas_vault, *points, days=-0.001, ended="eased")
        assert f"from {points[0]} to {points[1]}" in text(ana.get(at))
        take(ana, at)
    assert ana.get(at)["Location"] == f"{at}end/"
    assert "3 of 3 times it went another way than you guessed." in text(ana.get(f"{at}end/"))
    ana.post(f"{at}end/", {"text": "It comes down", "speaks": "against"})

    assert [one.points for one in kept(anas_vault, Observed)] == [5, 0, 4]
    assert [one.learnt for one in kept(anas_vault, ExperimentEnded)] == ["It comes down"]
    [said] = kept(anas_vault, Evidence)
    assert (said.side, said.text, said.of) == (
        "against",
        "It comes down",
        bytes.fromhex(at[-33:-1]),
    )
    assert "It comes down" in text(ana.get(at))


def test_a_wave_that_did_not_come_down_fits_as_well_as_any(ana, anas_vault):
    _own, at = three_waves(ana, anas_vault)
    wave(anas_vault, 5, 9)

    assert "It may, however it went." in text(ana.get(at))
    take(ana, at)
    assert [one.points for one in kept(anas_vault, Observed)] == [0]


def test_practice_fits_too_also_where_it_rose(ana, anas_vault):
    _own, at = three_waves(ana, anas_vault)
    practised(anas_vault, 3, 5)
    take(ana, at)

    assert [one.points for one in kept(anas_vault, Observed)] == [-2]


def test_what_does_not_fit_is_named_with_its_reason_and_never_hidden(ana, anas_vault):
    _own, at = three_waves(ana, anas_vault)
    made = wave(anas_vault, 8, 2, more=(lambda **own: Decided(contact="did", how="i", **own),))
    wave(anas_vault, 6)
    shown = text(ana.get(at))

    assert "There was contact around it." in shown
    assert "It has one number, or none." in shown
    ana.post(f"{at}seen/", {"round": "1", "of": made.hex()})
    assert kept(anas_vault, Observed) == []


def test_waves_from_before_it_began_are_not_taken(ana, anas_vault):
    _own, at = three_waves(ana, anas_vault)
    wave(anas_vault, 9, 2, days=12)

    assert "Yes, take it" not in text(ana.get(at))


@pytest.mark.parametrize(
    "press",
    [
        {},
        {"round": "9", "points": "3"},
        {"round": "1", "points": "11"},
        {"round": "x", "points": "-1"},
        {"round": "1", "of": "🌊"},
    ],
)
def test_impossible_rounds_and_numbers_change_nothing(ana, anas_vault, press):
    _own, at = three_waves(ana, anas_vault, guesses=())
    for verb in ("guess", "seen", "back"):
        assert ana.post(f"{at}{verb}/", press).status_code == 302

    assert kept(anas_vault, Expected) == kept(anas_vault, Observed) == []


def test_a_guess_of_zero_is_one_an_open_one_too_and_the_first_press_counts(ana, anas_vault):
    _own, at = three_waves(ana, anas_vault, guesses=("0", "skip", "3"))
    ana.post(f"{at}guess/", {"round": "1", "points": "9"})
    wave(anas_vault, 4, 4)
    take(ana, at)

    assert [one.points for one in kept(anas_vault, Expected)] == [0, None, 3]
    assert "As you guessed: 0." in text(ana.get(at))


def test_she_may_tell_it_herself_take_it_back_and_stop_before_the_end(ana, anas_vault):
    own = given(anas_vault, "It was because of me.", "fault").hex()
    sent = {"pick": "friend", "note": new_id().hex()}
    at = ana.post(f"/beliefs/{own}/tries/", sent)["Location"]
    ana.post(f"{at}guess/", {"round": "1", "points": "8"})
    ana.post(f"{at}seen/", {"round": "1", "points": "0"})
    assert "You guessed 8. It was 0." in text(ana.get(f"{at}end/"))
    ana.post(f"{at}back/", {"round": "1"})
    assert kept(anas_vault, Observed) == []
    ana.post(f"{at}end/", {"text": "", "speaks": ""})

    assert "It is ended." in text(ana.get(at))
    assert kept(anas_vault, Evidence) == []


@pytest.mark.parametrize("speaks", ["for", "against", "", "<b>"])
def test_on_which_side_it_stands_is_hers(ana, anas_vault, speaks):
    _own, at = three_waves(ana, anas_vault)
    for _twice in range(2):
        ana.post(f"{at}end/", {"text": "kestrel", "speaks": speaks})

    sides = [one.side for one in kept(anas_vault, Evidence)]
    assert sides == ([speaks] if speaks in {"for", "against"} else [])
    assert len(kept(anas_vault, ExperimentEnded)) == 1


def test_what_was_learnt_is_mended_with_both_kept(ana, anas_vault):
    _own, at = three_waves(ana, anas_vault)
    ana.post(f"{at}end/", {"text": "before", "speaks": ""})
    seen = value("seen", ana.get(f"{at}end/"))
    for words in ("here", "there"):
        ana.post(f"{at}end/", {"text": words, "seen": seen})

    assert sorted(one.learnt for one in kept(anas_vault, ExperimentEnded)) == ["here", "there"]


def test_too_much_is_asked_again_with_every_letter(ana, anas_vault):
    _own, at = three_waves(ana, anas_vault)
    page = ana.post(f"{at}end/", {"text": "kestrel " * 12_500, "speaks": "for"})

    assert page.content.decode().count("kestrel") == 12_500
    assert kept(anas_vault, ExperimentEnded) == []


def hers(ana, own, does, expects=""):
    sent = {"does": does, "expects": expects, "rounds": "2", "note": new_id().hex()}
    return ana.post(f"/beliefs/{own}/tries/own/", sent)["Location"]


def test_one_of_her_own_is_asked_whether_it_is_hers_alone(ana, anas_vault):
    own = given(anas_vault).hex()
    ask = hers(ana, own, "Leave the phone in the kitchen", "I will not sleep")
    assert "Does it need them in any way?" in text(ana.get(ask))
    at = ana.post(ask, {"alone": "mine"})["Location"]

    assert "How strong will it be, what you expect?" in text(ana.get(at))
    assert kept(anas_vault, Experiment)[0].alone


@pytest.mark.parametrize(
    "does", ["I call him and stay calm", "Look at her profile once", "drive past their house"]
)
def test_words_that_lead_to_them_are_kept_and_gently_stopped(ana, anas_vault, does):
    own = given(anas_vault).hex()
    ask = hers(ana, own, does)
    page = ana.get(ask)
    at = ask.removesuffix("alone/")

    assert "This may bring you near them." in text(page)
    assert kept(anas_vault, Experiment)[0].does == does
    ana.post(ask, {"alone": "mine"})
    assert ana.get(at)["Location"] == ask, "saying mine is not enough for such words"
    assert "It waits." in text(ana.get(f"/beliefs/{own}/tries/"))
    mended = ana.post(f"{at}words/", {"does": "Sing in the kitchen", "seen": "1"})
    assert "Does it need them in any way?" in text(ana.get(mended["Location"]))


def test_somebody_else_may_be_meant(ana, anas_vault):
    ask = hers(ana, given(anas_vault).hex(), "Call her, my sister, and sing")
    at = ana.post(ask, {"alone": "else"})["Location"]

    assert "How strong will it be, what you expect?" in text(ana.get(at))


def test_yes_or_unsure_lets_it_rest_with_her_words(ana, anas_vault):
    ask = hers(ana, given(anas_vault).hex(), "Go to the market")

    assert "Then let it rest here." in text(ana.post(ask, {"alone": "yes"}))
    assert not kept(anas_vault, Experiment)[0].alone


def test_one_of_hers_sent_into_a_closed_vault_is_kept_once(ana, anas_vault):
    own = given(anas_vault).hex()
    sent = {"does": "Sing", "note": value("note", ana.get(f"/beliefs/{own}/tries/own/"))}
    ana.post("/lock/")
    closed = ana.post(f"/beliefs/{own}/tries/own/", sent)
    ana.post("/unlock/", {"passphrase": ANAS, "replay": value("replay", closed)})
    ana.post(f"/beliefs/{own}/tries/own/", sent)

    assert [one.does for one in kept(anas_vault, Experiment)] == ["Sing"]


def test_removed_it_goes_with_its_rounds_and_comes_back(ana, anas_vault):
    _own, at = three_waves(ana, anas_vault)
    before = len(kept(anas_vault, Record))
    page = ana.post(f"{at}remove/")
    assert len(kept(anas_vault, Record)) == 1
    ana.post("/undo/", {"aside": value("aside", page), "to": value("to", page)})

    assert len(kept(anas_vault, Record)) == before
