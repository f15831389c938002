"""The words of the cycle, the whole picture and reasons: whole, plain, and their review said."""

import re
import shutil
from pathlib import Path

import pytest
import textstat
from django.conf import settings

from ebb.shared.reviewed import BadContent
from ebb.story.content import load, of_language

FOLDER: Path = settings.ROOT / "content" / "en" / "story"
OURS = of_language("en")
FORBIDDEN = re.compile(
    r"!|\b(victim|addict\w*|relapse\w*|failure|streak|just|should|must|abuser|toxic|narciss\w*"
    r"|leave (him|her|them)|stay|forgive|report|hit|beat\w*|chok\w*|rap\w+|kick\w*)\b",
    re.IGNORECASE,
)
SAID = [
    *(text for one in OURS.kinds for text in (one.name, one.line)),
    *(ready.name for one in OURS.kinds for ready in one.ready),
    *(text for one in OURS.moves for text in (one.name, one.line, *one.good, *one.cost)),
    *OURS.starters,
    *(text for one in OURS.about for text in (one.title, one.words)),
]


@pytest.mark.parametrize("text", SAID)
def test_every_text_is_short_pushes_nowhere_and_asks_for_no_violence(text):
    assert not FORBIDDEN.search(text)
    for sentence in re.split(r"(?<=[.?:])\s+", text):
        assert len(sentence.split()) <= 15


def test_it_is_read_at_eleven_or_younger():
    said = " ".join(text if text[-1] in ".?" else f"{text}." for text in SAID)

    assert textstat.automated_readability_index(said) <= 6
    assert textstat.coleman_liau_index(said) <= 6


def test_no_ready_word_stands_for_two_things():
    keys = [ready.id for one in OURS.kinds for ready in one.ready]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ["cycle.toml", "whole.toml", "reasons.toml", "about.toml"])
@pytest.mark.parametrize(
    "change",
    [
        ('reviewed_by = "draft"', ""),
        ('reviewed_by = "draft"', 'reviewed_by = "Someone"'),
        ('reviewed_by = "draft"', 'reviewed_by = "draft"\nmore = 1'),
        ('reviewed_by = "draft"', 'reviewed_by = "'),
        ('id = "hard"', 'id = "harder"'),
        ('id = "crave"', 'id = "craves"'),
    ],
)
def test_a_file_that_is_not_whole_stops_the_start(tmp_path, name, change):
    shutil.copytree(FOLDER, tmp_path / "story")
    path = tmp_path / "story" / name
    before = path.read_text(encoding="utf-8")
    if change[0] not in before:
        return
    path.write_text(before.replace(*change), encoding="utf-8")

    with pytest.raises(BadContent):
        load(tmp_path / "story")
