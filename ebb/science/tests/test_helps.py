"""What helps: the belief, held to its twin, to its laws, and to a case it must fail."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from ebb.science.helps import Posterior, TakenBack, Use, drop, update
from ebb.science.helps.acting import stratum
from ebb.science.parameters import helps as known
from ebb.science.tests import helps_twin as twin

pytestmark = pytest.mark.once

CLASSES = {"breath": "small", "walk": "large", "surf": "no"}
NAMES = sorted(CLASSES)


def evening(i: int, exercise: str | None, before: float, after: float) -> Use:
    """A wave every second day, rated once before and once after fifteen minutes."""
    return Use(exercise, 48.0 * i + 20, (before,), ((15.0, after),))


def year(rng: np.random.Generator, n: int, effect: dict[str, float]) -> list[Use]:
    """`n` waves in which each exercise has its effect, with noise, never at the scale's ends."""
    uses = []
    for i in range(n):
        name = str(rng.choice(sorted(effect)))
        before = float(rng.integers(4, 9))
        level = 0.9 + 0.7 * before - 0.2 * (before - 3) - effect[name] * before / 6
        uses.append(evening(i, name, before, float(np.clip(level + rng.normal(0, 0.8), 1, 9))))
    return uses


@pytest.fixture
def ana() -> list[Use]:
    """Three weeks of Ana's: some ratings twice, some thrice, one wave without an exercise."""
    return [
        Use("breath", 30, (7,), ((5, 6), (15, 5)), acted=False),
        Use("walk", 80, (6, 7), ((10, 4), (15, 3), (28, 3)), acted=False),
        Use(None, 120, (6,), ((15, 5),), acted=True),
        Use("surf", 190, (8,), ((15, 7),), acted=False),
        Use("walk", 260, (5,), ((15, 2),), acted=False),
        Use("surf", 300, (6,), ((4, 6), (15, 5)), acted=False),
        Use("breath", 500, (7, 6), ((15, 4),), acted=True),
    ]


def test_the_fast_belief_equals_the_plain_twin(ana: list[Use]) -> None:
    slow = twin.effects(ana, NAMES, [known.EVIDENCE[CLASSES[name]].value for name in NAMES])

    fast, _ = update(ana, classes=CLASSES).effects(NAMES)

    assert fast.tolist() == pytest.approx(slow, abs=1e-6)


def test_vectors_stay_what_they_were(ana: list[Use]) -> None:
    belief = update(ana, classes=CLASSES)
    found = {
        "summary": [asdict(finding) for finding in belief.summary()],
        "chances": belief.chances(NAMES, intensity=5),
    }

    kept = json.loads((Path(__file__).parent / "vectors" / "helps.json").read_text())

    for old, new in zip(kept["summary"], found["summary"], strict=True):
        assert new == {k: pytest.approx(v) if isinstance(v, float) else v for k, v in old.items()}
    assert found["chances"] == pytest.approx(kept["chances"])


def test_the_order_in_which_evenings_are_told_does_not_matter(ana: list[Use]) -> None:
    forwards, _ = update(ana, classes=CLASSES).effects(NAMES)
    backwards, _ = update(ana[::-1], classes=CLASSES).effects(NAMES)

    assert backwards.tolist() == pytest.approx(forwards.tolist())


def test_nothing_known_is_the_evidence() -> None:
    mean, cov = update([], classes=CLASSES).effects(NAMES)

    assert mean.tolist() == [known.EVIDENCE[CLASSES[name]].value for name in NAMES]
    assert np.diag(cov).tolist() == pytest.approx([0.36] * 3)


def test_many_evenings_find_the_effects_beyond_what_waves_do_alone() -> None:
    truth = {"breath": 0.2, "surf": 0.0, "walk": 1.2}

    mean, cov = update(year(np.random.default_rng(1), 300, truth), classes=CLASSES).effects(NAMES)

    off = np.abs(mean - [truth[name] for name in NAMES])
    assert np.all(off < 2.6 * np.sqrt(np.diag(cov)))
    assert mean.argmax() == NAMES.index("walk")


def test_more_ratings_in_a_wave_narrow_the_band() -> None:
    once = year(np.random.default_rng(2), 60, dict.fromkeys(NAMES, 0.3))
    thrice = [
        Use(u.exercise, u.hours, u.before * 2, (*u.after, (16, u.after[0][1]), (17, u.after[0][1])))
        for u in once
    ]

    bands = [update(uses, classes=CLASSES).summary()[0] for uses in (once, thrice)]

    assert bands[1].high - bands[1].low < bands[0].high - bands[0].low


def test_without_the_fixed_delay_the_band_widens() -> None:
    fixed = year(np.random.default_rng(3), 60, dict.fromkeys(NAMES, 0.3))
    long = {"breath": 5.0, "surf": 3.0, "walk": 40.0}
    tied = [
        Use(u.exercise, u.hours, u.before, ((long[str(u.exercise)], u.after[0][1]),)) for u in fixed
    ]

    bands = [update(uses, classes=CLASSES).summary()[2] for uses in (fixed, tied)]

    assert bands[1].high - bands[1].low > 1.1 * (bands[0].high - bands[0].low)


def test_a_rating_two_hours_later_says_nothing_about_an_exercise(ana: list[Use]) -> None:
    later = [*ana, Use("walk", 520, (9,), ((150.0, 0.0),))]

    found = {f.exercise: f.rated for f in update(later, classes=CLASSES).summary()}

    assert found["walk"] == 2


def test_ratings_at_the_floor_are_read_as_at_most_that_low(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(4)
    uses = []
    for i in range(240):
        name, before = str(rng.choice(NAMES)), float(rng.integers(3, 7))
        level = 0.45 * before - 0.6 - 2.0 * (name == "walk") * before / 6 + rng.normal(0, 0.9)
        uses.append(evening(i, name, before, float(np.clip(round(level), 0, 10))))
    same = dict.fromkeys(NAMES, "small")

    right, _ = update(uses, classes=same).effects(NAMES)
    monkeypatch.setattr(drop, "CENSORED", 0)
    wrong, _ = update(uses, classes=same).effects(NAMES)

    assert right[2] - right[:2].mean() > wrong[2] - wrong[:2].mean() + 0.2  # in truth 2


def test_unrated_waves_assumed_worse_lower_the_effect() -> None:
    uses = year(np.random.default_rng(5), 60, dict.fromkeys(NAMES, 0.3))
    silent = [
        Use(u.exercise, u.hours, u.before) if u.exercise == "walk" and i % 2 else u
        for i, u in enumerate(uses)
    ]

    walk = update(silent, classes=CLASSES).summary()[2]

    assert walk.if_silent_worse < walk.effect - 0.1


def test_an_exercise_that_helps_not_to_act_is_not_unlearned() -> None:
    rng = np.random.default_rng(6)
    uses = [
        Use(u.exercise, u.hours, u.before, u.after, acted=bool(u.exercise != "surf" and i % 2))
        for i, u in enumerate(year(rng, 90, {"breath": 0.3, "surf": 0.3, "walk": 0.3}))
    ]
    belief = update(uses, classes=dict.fromkeys(NAMES, "small"))

    chances = belief.chances(NAMES, intensity=5)
    held = {f.exercise: f.p_not_acting for f in belief.summary()}

    assert held["surf"] > held["walk"] + 0.1
    assert chances["surf"] == max(chances.values())


def test_acting_is_more_likely_in_strong_waves_than_in_mild_ones() -> None:
    odds, _ = update([]).log_odds([])

    assert odds[1 + stratum(2)] < odds[1 + stratum(5)] < odds[1 + stratum(9)]


def test_a_case_the_model_must_fail() -> None:
    """Chosen because the wave was already falling: it cannot know, and credits the exercise."""
    rng = np.random.default_rng(7)
    uses = []
    for i in range(120):
        falling = bool(rng.random() < 0.5)
        level = 5.0 - 1.5 * falling + rng.normal(0, 0.6)
        uses.append(evening(i, "walk" if falling else "breath", 6, float(round(level))))

    mean, _ = update(uses, classes={"walk": "no", "breath": "no"}).effects(["breath", "walk"])

    assert mean[1] - mean[0] > 1.0  # in truth 0


@pytest.mark.parametrize(
    "wrong",
    [
        Use("walk", float("nan")),
        Use("walk", 1, (11,)),
        Use("walk", 1, (float("nan"),)),
        Use("walk", 1, (5,), ((0.0, 5),)),
        TakenBack("walk", float("inf")),
    ],
)
def test_what_cannot_be_is_refused(wrong: Use | TakenBack) -> None:
    with pytest.raises(ValueError, match=r"Hours|Ratings|Minutes"):
        update([wrong])


def test_an_unknown_kind_of_evidence_is_refused() -> None:
    with pytest.raises(ValueError, match="Evidence"):
        update([], classes={"walk": "splendid"})


def test_too_few_uses_say_so(ana: list[Use]) -> None:
    assert {finding.says for finding in update(ana, classes=CLASSES).summary()} == {"too_few"}


def test_five_hundred_identical_evenings_are_no_trouble() -> None:
    belief = update([evening(i, "walk", 0, 0) for i in range(500)])

    assert np.isfinite(belief.summary()[0].effect)


def test_importing_the_learner_loads_no_scipy() -> None:
    code = "import sys, ebb.science.helps; sys.exit('scipy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def aside(belief: Posterior) -> set[str]:
    """Exercises that are set aside."""
    return {finding.exercise for finding in belief.summary() if finding.aside}


def test_what_made_it_worse_is_set_aside_and_can_be_taken_back(ana: list[Use]) -> None:
    worse = [*ana, Use("walk", 600, (6,), worse=True)]

    assert aside(update(worse)) == {"walk"}
    assert "walk" not in update(worse).chances(NAMES, intensity=4)
    assert aside(update([*worse, TakenBack("walk", 700)])) == set()
