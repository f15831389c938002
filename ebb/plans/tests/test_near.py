"""What would bring her near them gets a sentence; what is safe gets none. One author wrote both."""

import pytest

from ebb.plans.content import of_language
from ebb.plans.near import leads_to_them

OURS = of_language("en")


@pytest.mark.parametrize(
    "words",
    [
        "I go to them",
        "I drive over to his flat",
        "go round and talk to her",
        "I'll call him",
        "Text them back",
        "I write to them and ask why",
        "write back",
        "I meet them at the station",
        "see him one last time",
        "confront her",
        "I tell them what I think",
        "wait outside his work",
        "I walk past their house",
        "I unblock him",
        "have it out at last",
        "look at her profile",
        "I reach out to them",
        "ANSWER THEM",
        "I don't cry, I call him",
    ],
)
def test_what_leads_to_them_is_found(words):
    assert leads_to_them(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "I call my sister",
        "Feet on the floor",
        "I go to the library",
        "I do not call them",
        "I don't write back",
        "never text him",
        "write it here instead of to them",
        "put the phone away, not call her",
        "I walk to the corner and back",
        "I write down three things I see",
        "talk to my aunt",
        "🌊",
        "אני הולכת לים",
        "meet the choir",
        "I show myself the garden",
    ],
)
def test_what_is_safe_is_left_alone(words):
    assert not leads_to_them(words)


@pytest.mark.parametrize("words", [one.words for one in OURS.then])
def test_no_ready_answer_leads_to_them(words):
    assert not leads_to_them(words)


def test_a_hundred_thousand_characters_take_no_time():
    assert not leads_to_them("go and " * 15_000)
