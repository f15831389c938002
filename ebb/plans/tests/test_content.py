"""The words of plans: whole, plain, safe, and their review said."""

import re
import shutil

import pytest
import textstat
from django.conf import settings

from ebb.plans.content import load, of_language
from ebb.safety.near import leads_to_them
from ebb.shared.reviewed import BadContent

FOLDER = settings.ROOT / "content" / "en" / "plans"
OURS = of_language("en")
FORBIDDEN = re.compile(
    r"!|\b(victim|addict\w*|relapse\w*|failure|streak|just|should|must|toxic|narciss\w*"
    r"|leave (him|her|them)|forgive|report)\b",
    re.IGNORECASE,
)
SAID = [
    *(one.words for one in OURS.cue),
    *(one.words for one in OURS.then),
    *(text for one in OURS.reason for text in (one.title, one.words)),
]


@pytest.mark.parametrize("text", SAID)
def test_every_text_is_short_and_none_pushes(text):
    assert not FORBIDDEN.search(text)
    for sentence in re.split(r"(?<=[.?:])\s+", text):
        assert len(sentence.split()) <= 15, sentence


def test_it_is_read_at_eleven_or_younger():
    said = " ".join(text if text[-1] in ".?" else f"{text}." for text in SAID)

    assert textstat.automated_readability_index(said) <= 6
    assert textstat.coleman_liau_index(said) <= 6


@pytest.mark.parametrize("words", [one.words for one in OURS.then])
def test_no_ready_answer_leads_to_them(words):
    assert not leads_to_them(words)


def test_no_ready_answer_is_made_of_alcohol_food_or_other_people_at_risk():
    for one in OURS.then:
        assert not re.search(r"\b(wine|drink up|beer|smoke|pill|eat)\b", one.words)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("ready.toml", ('reviewed_by = "draft"', "")),
        ("ready.toml", ('reviewed_by = "draft"', 'reviewed_by = "Someone"')),
        ("ready.toml", ('kind = "date"', 'kind = "day"')),
        ("ready.toml", ("days = [6]\n", "")),
        ("ready.toml", ('way = "people"', 'way = "them"')),
    ],
)
def test_a_file_that_is_not_whole_stops_the_start(tmp_path, name, change):
    shutil.copytree(FOLDER, tmp_path / "plans")
    path = tmp_path / "plans" / name
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")

    with pytest.raises(BadContent):
        load(tmp_path / "plans")
