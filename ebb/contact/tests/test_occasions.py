"""The words for contact that has to be: whole, plain, brief, and they open nothing."""

import re

import pytest
import textstat
from django.conf import settings

from ebb.contact.occasions import Occasions, of_language
from ebb.contact.tests.test_content import FORBIDDEN, sentences
from ebb.shared.reviewed import BadContent, read

PATH = settings.ROOT / "content" / "en" / "low" / "occasions.toml"
OURS = of_language("en")
SAID = [
    text for one in OURS.occasion for text in (one.name, one.line, *one.templates)
]  # what she reads, and what she may send


def test_every_occasion_of_the_promise_is_there():
    assert [one.id for one in OURS.occasion] == [
        *("handover", "change", "illness", "school", "money", "work", "accusation")
    ]


@pytest.mark.parametrize("text", SAID)
def test_every_text_is_short_and_none_pushes(text):
    assert not FORBIDDEN.search(text)
    for sentence in sentences(text):
        assert len(sentence.split()) <= 15, sentence


def test_it_is_read_at_eleven_or_younger():
    said = " ".join(text if text[-1] in ".?" else f"{text}." for text in SAID)

    assert textstat.automated_readability_index(said) <= 6
    assert textstat.coleman_liau_index(said) <= 6


@pytest.mark.parametrize("text", [text for one in OURS.occasion for text in one.templates])
def test_what_may_be_sent_asks_feels_blames_and_explains_nothing(text):
    assert "?" not in text
    assert len(text.split()) <= 20
    assert not re.search(
        r"\b(sorry|love|miss|because|feel|you (always|never|said|did)|your fault|why)\b", text, re.I
    )


@pytest.mark.parametrize(
    ("role", "fits", "not_fits"),
    [
        ("co-parent", {"handover", "school", "money"}, {"work"}),
        ("work", {"work", "change", "accusation"}, {"handover", "school"}),
        ("other", {"work", "money"}, {"handover"}),
        ("", {one.id for one in OURS.occasion}, set()),
    ],
)
def test_a_role_sees_what_fits_it(role, fits, not_fits):
    shown = {one.id for one in OURS.about(role)}

    assert fits <= shown
    assert not not_fits & shown


def test_an_accusation_is_passed_by():
    accusation = OURS.get("accusation")

    assert accusation
    assert "It does not need an answer." in accusation.line
    assert not any(
        re.search(r"\b(not true|wrong|no,|did not)\b", each) for each in accusation.templates
    )


@pytest.mark.parametrize(
    "change",
    [
        ('reviewed_by = "draft"', ""),
        ('reviewed_by = "draft"', 'reviewed_by = "Someone"'),
        ('id = "work"', 'id = "Work"'),
        ("source =", "sauce ="),
    ],
)
def test_a_file_that_is_not_whole_stops_the_start(tmp_path, change):
    text = PATH.read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "occasions.toml").write_text(text.replace(*change), encoding="utf-8")

    with pytest.raises(BadContent):
        read(tmp_path / "occasions.toml", Occasions)


@pytest.mark.parametrize("role", ["work", "other"])
def test_nothing_speaks_of_children_where_there_are_none(role):
    shown = [each for one in OURS.about(role) for each in one.templates]

    assert shown
    assert not any("child" in each or "school" in each.lower() for each in shown)
