"""The content of this room: whole, plain, and its review said."""

import re
import shutil
from pathlib import Path

import pytest
import textstat
from django.conf import settings

from ebb.contact.content import load, of_language
from ebb.contact.tests.test_steps import WAYS
from ebb.shared.reviewed import BadContent

FOLDER: Path = settings.ROOT / "content" / "en" / "contact"
OURS = of_language("en")
FORBIDDEN = re.compile(
    r"!|\b(victim|addict\w*|relapse\w*|failure|streak|just|should|must|abuser|toxic|narciss\w*"
    r"|leave (him|her|them)|forgive|report (him|her|them))\b",
    re.IGNORECASE,
)
SAID = [
    *(text for one in OURS.promises for text in (one.name, one.line, *one.here)),
    *(one.name for one in OURS.pulls),
    *OURS.lines,
    *(text for one in OURS.replies for text in (one.name, one.line, *one.templates)),
    *(text for one in OURS.home for text in (one.title, *one.lines)),
    *(text for one in OURS.reasons for text in (one.title, one.words)),
]


def sentences(text):
    return [part for part in re.split(r"(?<=[.?:])\s+", text) if part]


@pytest.mark.parametrize("text", SAID)
def test_every_text_is_short_and_none_pushes(text):
    assert not FORBIDDEN.search(text)
    for sentence in sentences(text):
        assert len(sentence.split()) <= 15, sentence


def test_it_is_read_at_eleven_or_younger():
    said = " ".join(text if text[-1] in ".?" else f"{text}." for text in SAID)

    assert textstat.automated_readability_index(said) <= 6
    assert textstat.coleman_liau_index(said) <= 6


def test_what_is_named_exists():
    assert all(WAYS.get(one.exercise) for one in OURS.promises if one.exercise)
    assert [one.id for one in OURS.promises] == [
        *("relief", "familiarity", "grounding", "explain", "heard", "end")
    ]


@pytest.mark.parametrize("name", [path.name for path in sorted(FOLDER.glob("*.toml"))])
@pytest.mark.parametrize(
    "change",
    [
        ('reviewed_by = "draft"', ""),
        ('reviewed_by = "draft"', 'reviewed_by = "Someone"'),
        ('reviewed_by = "draft"', 'reviewed_by = "draft"\nmore = 1'),
        ('reviewed_by = "draft"', 'reviewed_by = "'),
    ],
)
def test_a_file_that_is_not_whole_stops_the_start(tmp_path, name, change):
    shutil.copytree(FOLDER, tmp_path / "contact")
    path = tmp_path / "contact" / name
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")

    with pytest.raises(BadContent):
        load(tmp_path / "contact")


def test_answers_name_nobody_and_open_nothing():
    for reply in OURS.replies:
        for template in reply.templates:
            assert "?" not in template
            assert not re.search(r"\b(sorry|love|miss|because|please call)\b", template)
