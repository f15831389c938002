"""A content file that is not whole never reaches a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from ebb.settle.catalogue import BadExercise, catalogue, load, read
from ebb.settle.tests.kept import FOLDER, OURS, exercise

WATER = (FOLDER / "water.toml").read_text(encoding="utf-8")
FEET = (FOLDER / "feet.toml").read_text(encoding="utf-8")


def changed(folder: Path, text: str, old: str, new: str, *, name: str = "feet") -> Path:
    assert old in text
    path = folder / f"{name}.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_gentle_ones_come_first_and_are_these_and_no_others() -> None:
    assert [each.id for each in OURS.mild] == ["look-around", "feet", "harbour", "water"]
    assert OURS.exercises[: len(OURS.mild)] == OURS.mild


def test_an_exercise_is_found_by_its_id_and_an_unknown_one_is_none() -> None:
    assert exercise("feet").name == "Feet on the floor"
    assert OURS.get("nothing") is None


def test_the_others_leave_out_what_is_shown_and_put_the_mild_ones_first() -> None:
    others = OURS.others({"feet", "sighing"})

    assert {each.id for each in others} == {each.id for each in OURS.exercises} - {
        "feet",
        "sighing",
    }
    assert [each.mild for each in others] == sorted((each.mild for each in others), reverse=True)


def test_a_language_without_exercises_yet_gets_the_english_ones() -> None:
    assert catalogue("xx").exercises == OURS.exercises
    assert catalogue("en") is catalogue("en")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('source = "Our own search for trials, November 2026."\n', "", "evidence[0].source"),
        ("seconds = 15", "seconds = 0", "steps[0].seconds"),
        ("seconds = 15", 'seconds = "15"', "steps[0].seconds"),
        ("place = 2", 'place = 2\ncolour = "blue"', "colour"),
        ('channel = "body"', 'channel = "colour"', "channel"),
        ('strength = "none found"', 'strength = "proven"', "evidence[0].strength"),
        ('unknown = "', 'unknown = ""\n#"', "unknown"),
        ('id = "feet"', 'id = "hands"', "id"),
        ('reviewed_by = "draft"', 'reviewed_by = "An advocate"', "reviewed_on"),
        ('reviewed_by = "draft"', 'reviewed_by = "draft"\nreviewed_on = 2026-11-22', "reviewed_on"),
        ('channel = "body"', 'channel = "breath"', "mild"),
        ("mild = true", "mild = true\nabout_pull = true", "mild"),
        ("mild = true", "mild = true\nask_first = true", "mild"),
        ('name = "', "name = ", "file"),
    ],
)
def test_a_wrong_file_is_refused_by_file_and_field(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    path = changed(tmp_path, FEET, old, new)

    with pytest.raises(BadExercise) as caught:
        read(path)

    assert (caught.value.path, caught.value.field) == (path, field)
    assert str(caught.value).startswith(f"feet.toml: {field}: ")


def test_a_missing_list_of_who_it_is_not_for_is_refused(tmp_path: Path) -> None:
    start = FEET.index("not_for")
    path = tmp_path / "feet.toml"
    path.write_text(FEET[:start] + FEET[FEET.index("]\n", start) + 2 :], encoding="utf-8")

    with pytest.raises(BadExercise, match="not_for"):
        read(path)


def test_a_pace_nobody_breathes_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path, WATER, "seconds = 14", "seconds = 3", name="water")

    with pytest.raises(BadExercise) as caught:
        read(path)

    assert caught.value.field == "pace"


def test_an_exercise_without_steps_and_pace_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "water.toml"
    kept = WATER[: WATER.index("[pace]")] + WATER[WATER.index("[[evidence]]") :]
    path.write_text(kept, encoding="utf-8")

    with pytest.raises(BadExercise, match="steps"):
        read(path)


def test_a_folder_with_two_in_one_place_or_too_few_mild_ones_is_refused(tmp_path: Path) -> None:
    (tmp_path / "feet.toml").write_text(FEET, encoding="utf-8")
    with pytest.raises(BadExercise, match="mild"):
        load(tmp_path)

    changed(tmp_path, WATER, "place = 4", "place = 2", name="water")
    with pytest.raises(BadExercise, match="place"):
        load(tmp_path)


def test_a_reviewed_exercise_is_no_draft(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        FEET,
        'reviewed_by = "draft"',
        'reviewed_by = "An advocate"\nreviewed_on = 2026-11-22',
    )

    assert not read(path).draft
    assert exercise("feet").draft
