"""A breath of her own: within what is safe, spelt by its id, careful about her answers."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ebb.records import OwnPace, Practised, Unsuited
from ebb.settle import fit, own
from ebb.settle.conditions import IDS
from ebb.settle.offer import two
from ebb.settle.own import GENTLE, PLAIN, WIDE, Breath
from ebb.settle.pace import BadPace
from ebb.settle.tests.kept import OURS
from tests.support.cast import NIGHT

KEPT = OwnPace(at=NIGHT, breathe_in=4, breathe_out=6, minutes=5)
breaths = st.builds(
    Breath,
    st.integers(0, 12),
    st.integers(0, 6),
    st.integers(0, 12),
    st.integers(0, 6),
    st.sampled_from((0, 1, 2, 3, 4, 5, 10, 20)),
)


def answer(*conditions: str, asked: tuple[str, ...] = IDS) -> Unsuited:
    return Unsuited(at=NIGHT, conditions=conditions, asked=asked)


@given(breaths)
def test_what_can_be_set_has_an_id_that_spells_it_and_nothing_else_has(breath: Breath) -> None:
    if own.wrong(breath, WIDE):
        assume(sum(breath[:4]) and breath.breathe_in and breath.breathe_out)
        try:
            spelt = own.spelt(breath.id)
        except BadPace:
            return
        assert spelt != breath
    else:
        assert own.spelt(breath.id) == breath


def test_what_is_set_is_within_what_is_safe() -> None:
    parts = range(12), range(6), range(13), range(6), (1, 2, 5, 10, 20)
    every = [Breath(*each) for each in product(*parts)]
    offered = [breath for breath in every if not own.wrong(breath, WIDE)]

    assert len(offered) > 300
    for breath in offered:
        assert 3 <= breath.breathe_in <= breath.breathe_out <= 10
        assert max(breath.wait_in, breath.wait_out) <= 4
        assert sum(breath[:4]) <= 16  # four a minute is the slowest
        assert abs(breath.pace.seconds - 60 * breath.minutes) <= 8


@pytest.mark.parametrize(
    ("answered", "within"),
    [
        (None, PLAIN),
        (answer(), WIDE),
        (answer("touch"), WIDE),
        (answer(asked=("heart",)), PLAIN),
        (answer("pregnant"), GENTLE),
        (answer("pressure"), GENTLE),
        (answer("faint"), GENTLE),
        (answer("heart"), None),
        (answer("lungs", "faint"), None),
        (answer("panic"), None),
    ],
)
def test_her_answers_say_how_far_it_goes(
    answered: Unsuited | None, within: own.Limits | None
) -> None:
    assert own.limits(answered) == within


def test_nobody_waits_between_breaths_unless_it_is_known_to_be_safe() -> None:
    for within in (PLAIN, GENTLE):
        assert own.wrong(Breath(4, 1, 6, 0, 5), within) == {"wait_in": "Pick one of these."}
    assert own.wrong(Breath(4, 4, 4, 4, 5), WIDE) == {}


def test_each_limit_comes_with_its_reason() -> None:
    assert "as long as" in own.wrong(Breath(6, 0, 5, 0, 5), WIDE)["breathe_out"]
    assert "16 seconds" in own.wrong(Breath(6, 4, 8, 0, 5), WIDE)["breathe_out"]
    assert "12 seconds" in own.wrong(Breath(6, 0, 8, 0, 5), GENTLE)["breathe_out"]


@pytest.mark.parametrize(
    "wrong",
    [
        "own-i2-o6-x38",
        "own-i4-o6-x31",
        "own-i4-o6-x30-",
        "own-i4-i4-o8-x19",
        "own-o6-i4-x30",
        "own-d14-x10",
        "own-i4-h5-o6-x20",
        "own-nothing",
        "i4-o6-x30",
    ],
)
def test_any_other_id_is_no_exercise(wrong: str) -> None:
    assert OURS.get(wrong) is None


def test_it_is_as_careful_as_the_one_it_is_like() -> None:
    plain, waits, slow = (
        OURS.get(Breath(*each).id) for each in ((4, 0, 6, 0, 5), (4, 2, 4, 0, 2), (6, 0, 10, 0, 5))
    )

    assert plain
    assert waits
    assert slow
    assert set(plain.avoid_with) == own.NO_BREATH
    assert set(waits.avoid_with) == own.NO_BREATH | own.NO_WAITS
    assert set(slow.avoid_with) == own.NO_BREATH | own.NO_WAITS
    assert (plain.ask_first, waits.ask_first, slow.ask_first) == (False, True, False)
    assert not plain.mild
    assert plain.not_for
    assert plain.evidence


def test_kept_it_is_hers_and_familiar_and_once_only() -> None:
    hers = fit.fit([KEPT, KEPT, answer()], OURS)

    assert hers.own == ("own-i4-o6-x30",)
    assert "own-i4-o6-x30" in hers.known_safe
    assert fit.familiar([KEPT]) == ("own-i4-o6-x30",)
    assert len(OURS.with_own(hers.own).exercises) == len(OURS.exercises) + 1


def test_what_was_kept_beyond_every_limit_is_not_offered() -> None:
    far = OwnPace(at=NIGHT, breathe_in=60, breathe_out=60, minutes=60)

    assert fit.fit([far, OwnPace(at=NIGHT, breathe_in=0, breathe_out=0, minutes=0)], OURS).own == ()


@pytest.mark.parametrize("intensity", [None, 2, 6, 7, 9])
def test_in_a_wave_it_comes_as_familiar_where_it_fits_and_never_where_not(
    intensity: int | None,
) -> None:
    for answered, fits in ((answer(), True), (answer("heart"), False), (None, False)):
        other = Practised(at=NIGHT, exercise="look-around")
        records = [KEPT, other, *([answered] if answered else [])]
        hers = fit.fit(records, OURS)
        offered = two(
            OURS.with_own(hers.own),
            intensity=intensity,
            familiar=fit.familiar(records),
            set_aside=hers.never,
            known_safe=hers.known_safe,
        )

        assert ("own-i4-o6-x30" in {each.id for each in offered}) is fits
