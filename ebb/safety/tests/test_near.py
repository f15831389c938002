"""What would bring her near them gets a sentence; what is safe gets none. One author wrote both."""

import pytest

from ebb.safety.near import Near, leads_to_them
from ebb.shared.reviewed import BadContent, folder, read


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


def test_a_hundred_thousand_characters_take_no_time():
    assert not leads_to_them("go and " * 15_000)


@pytest.mark.parametrize(
    "change",
    [('reviewed_by = "draft"', ""), ("phrases", "phrase"), ('"have it out",', '"have it out')],
)
def test_a_file_that_is_not_whole_stops_the_start(tmp_path, change):
    text = (folder("near", "en") / "near.toml").read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "near.toml").write_text(text.replace(*change), encoding="utf-8")

    with pytest.raises(BadContent):
        read(tmp_path / "near.toml", Near)
