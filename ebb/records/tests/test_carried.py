"""A wave that travels in a page: read strictly, kept once, never half understood."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.records import QuizKept, Unreadable
from ebb.records.carried import Carried, Written, dump, parse
from ebb.records.wave import DoorOpened, Rated, Tagged, WaveBegun

WAVE, SALT = b"w" * 16, b"s" * 16
AT = datetime(2026, 11, 22, 1, 12, tzinfo=UTC)


def a_wave(*intensities: int, salt: bytes = SALT) -> Carried:
    carried = Carried(wave=WAVE, salt=salt).with_event(WaveBegun(at=AT, wave_id=WAVE))
    for place, intensity in enumerate(intensities, 1):
        at = AT + timedelta(minutes=place)
        carried = carried.with_event(Rated(at=at, wave_id=WAVE, intensity=intensity))
    return carried


@given(st.lists(st.integers(0, 10), max_size=20), st.text(min_size=1, max_size=200))
def test_what_is_written_is_read(intensities, words):
    carried = a_wave(*intensities).with_letter(Written(at=AT, text=words))

    assert parse(dump(carried)) == carried


@given(st.data())
def test_a_cut_or_changed_text_is_refused_or_read_as_a_wave_never_half(data):
    text = dump(a_wave(8, 0))
    place = data.draw(st.integers(0, len(text) - 1))
    changed = (
        text[:place] + data.draw(st.sampled_from(["", "0", "}", "\u0000"])) + text[place + 1 :]
    )

    try:
        carried = parse(changed)
    except Unreadable:
        return
    assert all(event.wave_id == carried.wave for event in carried.events)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "null",
        dump(a_wave(8))[:-9],
        dump(a_wave(8)).replace('"intensity":8', '"intensity":11'),
        dump(a_wave(8)).replace('"intensity":8', '"intensity":"8"'),
        dump(a_wave(8)).replace('"v":1', '"v":2'),
        dump(a_wave(8)).replace('"fear":false', '"fear":false,"more":1'),
        dump(msgspec.structs.replace(a_wave(8), wave=b"x" * 16)),
        "[" * 100_000,
        dump(a_wave(8)).replace('"fear"', '"more":' + "[" * 100_000 + ',"fear"'),
        dump(a_wave(8)).replace('"intensity":8', '"more":' + "[" * 100_000),
        dump(a_wave(8)).replace('{"kind"', '{"more":' + "[" * 100_000 + ',"kind"'),
        "x" * 300_000,
    ],
)
def test_what_nobody_wrote_is_refused(text):
    with pytest.raises(Unreadable):
        parse(text)


def test_the_same_part_has_the_same_id_however_late_it_is_sent():
    once = a_wave().with_event(Rated(at=AT, wave_id=WAVE, intensity=8))
    later = a_wave().with_event(Rated(at=AT + timedelta(seconds=9), wave_id=WAVE, intensity=8))

    assert [one for one, _ in once.parts()] == [one for one, _ in later.parts()]


def test_two_equal_ratings_in_one_wave_are_two_parts():
    ids = [one for one, _ in a_wave(8, 8, 8).parts()]

    assert len(set(ids)) == 4


def test_ids_tell_nothing_without_the_salt_of_the_page():
    assert not {i for i, _ in a_wave(8).parts()} & {i for i, _ in a_wave(8, salt=b"t" * 16).parts()}


def test_after_the_door_of_fear_the_wave_remembers_fear():
    carried = a_wave(8)

    assert not carried.with_event(DoorOpened(at=AT, wave_id=WAVE, door="unreal")).fear
    assert carried.with_event(DoorOpened(at=AT, wave_id=WAVE, door="scared")).fear


def test_a_full_wave_takes_no_more_and_loses_nothing():
    full = a_wave(*[5] * 199)

    assert full.with_event(Rated(at=AT, wave_id=WAVE, intensity=1)) is full
    assert parse(dump(full)) == full


@pytest.mark.parametrize("sign", ["x", "\n", "\u0001", "é", "愛", "😀"])
def test_letters_never_make_a_wave_that_cannot_be_read_again(sign):
    carried = a_wave(8)
    for _ in range(30):
        carried = carried.with_letter(Written(at=AT, text=sign * 9_000))
    for place in range(200):
        carried = carried.with_event(
            Tagged(at=AT, wave_id=WAVE, moves=("romanticise",) * 40, body=(str(place),))
        )

    assert carried.letters
    assert parse(dump(carried)) == carried


def test_a_letter_that_does_not_fit_leaves_the_wave_as_it_is():
    full = a_wave(8).with_letter(Written(at=AT, text="x" * 100_000))

    assert full.with_letter(Written(at=AT, text="y" * 100_000)) is full


def test_nothing_private_shows_in_a_repr():
    assert "kite" not in repr(Written(at=AT, text="kite")) + repr(a_wave(8))


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_year_that_no_clock_shows_everywhere_is_refused(year):
    event = WaveBegun(at=AT.replace(year=year), wave_id=WAVE)
    carried = Carried(wave=WAVE, salt=SALT)

    with pytest.raises(Unreadable):
        parse(dump(carried.with_event(event)))
    with pytest.raises(Unreadable):
        parse(dump(carried.with_letter(Written(at=AT.replace(year=year), text="dear"))))


def test_answers_of_the_quiz_travel_as_a_wave_does_and_have_one_id_for_ever():
    quiz = QuizKept(at=AT, answers={"owe": (10, None, 0, 90)})
    carried = Carried(wave=WAVE, salt=SALT, quiz=quiz)

    assert parse(dump(carried)) == carried
    later = Carried(
        wave=WAVE, salt=SALT, quiz=msgspec.structs.replace(quiz, at=AT + timedelta(days=1))
    )
    other = Carried(wave=WAVE, salt=SALT, quiz=msgspec.structs.replace(quiz, meant="feeling"))
    (own, kept), (again, _), (beside, _) = (next(one.records()) for one in (carried, later, other))
    assert kept == quiz
    assert own == again != beside
    assert "quiz" not in dump(Carried(wave=WAVE, salt=SALT))
