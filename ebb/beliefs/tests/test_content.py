"""Texts that a clinician may edit: plain, short, and nothing in them needs the other person."""

import re
import shutil

import msgspec
import pytest
import textstat

from ebb.beliefs.content import DOMAINS, load, of_language
from ebb.records import upgrade
from ebb.records.belief_work import OfBelief
from ebb.safety.near import leads_to_them
from ebb.shared.reviewed import BadContent, folder

OURS = of_language("en")
FOLDER = folder("beliefs", "en")
DONE = [text for one in OURS.experiments for text in (one.name, one.does, one.expects, one.sees)]
SAID = [
    *DONE,
    *(text for one in OURS.domains for text in (one.name, *one.kinder)),
    *(ready.sentence for one in OURS.domains for ready in one.belief),
    *(text for one in OURS.kinds for text in (one.name, one.line)),
    *(text for one in OURS.about for text in (one.title, one.words)),
]


def sentences(text):
    return [part for part in re.split(r"(?<=[.?:])\s+", text) if part]


def test_the_domains_are_those_of_the_quiz():
    from ebb.science.scales import DOMAINS as QUIZ

    assert tuple(one.id for one in OURS.domains) == DOMAINS == QUIZ


def test_every_domain_has_an_experiment_of_its_own_and_one_fits_any():
    for domain in DOMAINS:
        assert [one for one in OURS.experiments if domain in one.domains], domain
    assert [one for one in OURS.experiments if one.fits("")]


@pytest.mark.parametrize("text", DONE)
def test_no_experiment_needs_the_other_person_or_news_of_them(text):
    assert not leads_to_them(text)
    assert not re.search(r"\b(they|them|him|her|his|their|ex|profile|photo|message)\b", text)


@pytest.mark.parametrize("text", SAID)
def test_no_sentence_is_long_and_none_shames_pushes_or_promises(text):
    from tests.test_words import LONGEST, NEVER, PROMISE

    assert not NEVER.search(text)
    assert not PROMISE.search(text)
    for sentence in sentences(text):
        assert len(sentence.split()) <= LONGEST, sentence


def test_it_is_read_at_eleven_or_younger():
    said = " ".join(text if text[-1] in ".?" else f"{text}." for text in SAID)

    assert textstat.automated_readability_index(said) <= 6
    assert textstat.coleman_liau_index(said) <= 6


def test_everything_says_that_nobody_outside_has_looked_at_it(client, db):
    assert OURS.draft
    assert "nobody outside has reviewed these words yet" in client.get("/beliefs/about/").text


def test_no_record_has_a_field_for_another_person():
    kinds = [one for one in upgrade.BeliefWork.__args__ if issubclass(one, OfBelief)]
    fields = {field.name for kind in kinds for field in msgspec.structs.fields(kind)}

    assert len(kinds) == 9
    assert not fields & {"who", "name", "person", "them", "place", "number", "address"}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("beliefs.toml", ('reviewed_by = "draft"', "")),
        ("beliefs.toml", ('id = "owe"', 'id = "debt"')),
        ("experiments.toml", ('takes = "told"', 'takes = "them"')),
        ("experiments.toml", ('domains = ["fault", "owe"]', 'domains = ["guilt"]')),
        ("experiments.toml", ("rounds = 3", "rounds = 0")),
        ("real.toml", ("phrases", "phrase")),
        ("about.toml", ('reviewed_by = "draft"', 'reviewed_by = "Someone"')),
    ],
)
def test_a_file_that_is_not_whole_stops_the_start(tmp_path, name, change):
    shutil.copytree(FOLDER, tmp_path / "beliefs")
    path = tmp_path / "beliefs" / name
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")

    with pytest.raises(BadContent):
        load(tmp_path / "beliefs")
