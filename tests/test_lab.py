"""`ebb lab`, as someone at a terminal meets it."""

import argparse
import json
from pathlib import Path

import pytest

from ebb.commands import lab
from ebb.science import controls

FOLDER = Path(__file__).parent.parent / "ebb" / "science" / "scenarios"


def ebb_lab(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="ebb lab")
    lab.add_arguments(parser)
    return lab.run(parser.parse_args(words))


def test_claims_are_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert ebb_lab("claims", "--draws", "4", "--seed", "7", "--json") == 0

    found = json.loads(capsys.readouterr().out)
    assert found["draws"] == 4
    assert [row["id"] for row in found["claims"]][:2] == ["1", "2a"]
    keys = {"id", "text", "held", "above", "within", "below", "median", "n", "label"}
    assert all(keys <= set(row) for row in found["claims"])
    assert "bond_decline_6_months" in found["medians"]


def test_claims_are_a_table_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert ebb_lab("claims", "--draws", "2", "--seed", "7") == 0

    out = capsys.readouterr().out
    assert "simulated people" in out
    assert "confounded" in out
    assert "asked" in out


def test_streams_and_other_ranges_are_asked_for_by_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controls, "OTHERWISE", controls.OTHERWISE[:2])
    assert ebb_lab("claims", "--draws", "2", "--streams", "2", "--sensitivity") == 0

    out = capsys.readouterr().out
    assert "2 streams of noise each" in out
    assert "With other numbers, as shipped:" in out


def test_a_scenario_is_lived_week_by_week(capsys: pytest.CaptureFixture[str]) -> None:
    path = FOLDER / "one-contact.toml"
    assert ebb_lab("simulate", str(path), "--json") == 0
    found = json.loads(capsys.readouterr().out)

    assert ebb_lab("simulate", str(path)) == 0
    lines = capsys.readouterr().out.splitlines()

    assert found["title"] == lines[0]
    assert len(found["week"]) == len(found["craving"]) == len(lines) - 3
    assert 0 in found["week"]


def test_a_person_of_ones_own_changes_the_course(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (FOLDER / "practice.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(text + "\n[person]\ntheta = 5.0\n", encoding="utf-8")

    ebb_lab("simulate", str(FOLDER / "practice.toml"), "--json")
    middle = json.loads(capsys.readouterr().out)
    ebb_lab("simulate", str(own), "--json")
    hard = json.loads(capsys.readouterr().out)

    assert sum(hard["bond"]) > sum(middle["bond"])


@pytest.mark.parametrize("text", ["not toml", "[together]\ndays = 1", "person = 3", ""])
def test_a_file_that_is_no_scenario_is_one_line_on_stderr(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.toml"
    path.write_text(text, encoding="utf-8")

    assert ebb_lab("simulate", str(path)) == 2
    assert ebb_lab("simulate", str(tmp_path / "missing.toml")) == 2
    errors = capsys.readouterr().err.strip().splitlines()
    assert len(errors) == 2
    assert all(line.startswith("ebb lab: ") for line in errors)


def test_odd_numbers_are_refused() -> None:
    for words in (("claims", "--draws", "0"), ("claims", "--seed", "-1")):
        with pytest.raises(SystemExit) as stopped:
            ebb_lab(*words)
        assert stopped.value.code == 2
