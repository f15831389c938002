"""The bond: the same as its slow twin, within its laws, and failing where it must."""

import tomllib
from dataclasses import replace

import numpy as np
import pytest

from ebb.science.bond import (
    After,
    Contacts,
    Mechanism,
    Scenario,
    Together,
    draw,
    one,
    scenario,
    simulate,
    simulate_all,
)
from ebb.science.bond.events import noise
from ebb.science.parameters.bond import BOND, FIXED
from ebb.science.tests.bond_twin import lives
from ebb.science.tests.scenarios import shipped

pytestmark = pytest.mark.once


def shorter(name: str, together: int = 200, after: int = 120) -> Scenario:
    known = shipped()[name]
    return replace(
        known,
        together=replace(known.together, days=together),
        after=replace(known.after, days=after),
    )


def slots(rng: np.random.Generator, days: int) -> list[tuple[float, ...]]:
    kinds = ("stress", "threat", "relief", "reminder", "place")
    drawn = (noise(rng, 4, 1) for _ in range(days))
    return [
        tuple(float(getattr(day, kind)[n, 0]) for kind in kinds) for day in drawn for n in range(4)
    ]


@pytest.mark.parametrize(
    "name", ["cyclic-no-contact", "quarrel-contact", "practice", "belief-work", "knowing"]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_fast_model_says_what_its_slow_twin_says(name: str, seed: int) -> None:
    people, known = draw(np.random.default_rng(seed), 1), shorter(name)
    (chunk,) = np.random.default_rng(11).spawn(1)
    together, after = chunk.spawn(2)
    person = {name: float(array[0]) for name, array in people.numbers.items()}

    fast = simulate(people, known, np.random.default_rng(11), streams=1)
    slow = np.array(lives(person, known, slots(together, 200), slots(after, 120)))

    for column, array in enumerate((fast.craving, fast.arousal, fast.bond)):
        np.testing.assert_allclose(array[:, 0], slow[:, column], atol=2e-3)


def test_the_twin_notices_a_model_without_drive_reduction() -> None:
    people, known = one(), shorter("cyclic-no-contact")
    whole = simulate(people, known, np.random.default_rng(1), streams=1)
    other = simulate(
        people,
        known,
        np.random.default_rng(1),
        streams=1,
        mechanism=Mechanism(drive_reduction=False),
    )

    assert np.abs(whole.bond - other.bond).max() > 0.1


def test_the_twin_notices_meetings_that_say_nothing() -> None:
    people, known = one({"w": 0.35}), shorter("calm-contact", 60, 120)
    silent = Mechanism(meetings_tell=False)
    whole, other = (
        simulate(people, known, np.random.default_rng(1), streams=1, mechanism=mechanism)
        for mechanism in (Mechanism(), silent)
    )

    assert np.abs(whole.gone - other.gone).max() > 0.1


def test_a_calm_contact_brings_relief_as_often_as_it_came_while_together() -> None:
    """The value of relief is learned at relief only: without it a contact teaches none."""
    people = draw(np.random.default_rng(7), 20)
    never = replace(shorter("calm-contact"), together=Together(200, 0.2, 0.3, 0.0))
    always = replace(shorter("calm-contact"), together=Together(200, 0.2, 0.3, 1.0))
    cold, warm = (
        simulate(people, known, np.random.default_rng(8), streams=2) for known in (never, always)
    )

    assert cold.learned.max() == 0
    assert (np.diff(warm.learned[warm.left_on + 27 : warm.left_on + 30], axis=0) != 0).any()


def test_every_state_stays_in_its_range() -> None:
    people = draw(np.random.default_rng(3), 40)
    names = ("cyclic-no-contact", "quarrel-contact", "belief-work")
    courses = simulate_all(
        people, {name: shorter(name) for name in names}, np.random.default_rng(4), streams=2
    )

    for course in courses.values():
        for points in (course.craving, course.arousal):
            assert points.min() >= 0
            assert points.max() <= 10
        for fraction in (course.gone, course.skill, course.conviction):
            assert fraction.min() >= 0
            assert fraction.max() <= 1
        assert course.learned.min() >= 0
        assert (course.bond <= course.learned + 1e-5).all()


def test_what_was_learned_never_rises_without_contact() -> None:
    people = draw(np.random.default_rng(5), 30)
    course = simulate(people, shorter("cyclic-no-contact"), np.random.default_rng(6), streams=2)

    alone = course.learned[course.left_on - 1 :]

    assert (np.diff(alone, axis=0) <= 1e-6).all()


def test_without_relief_no_bond_is_learned() -> None:
    cold = Scenario("Threat and never relief", Together(200, "cyclic_threat", 0.3, 0.0), After(30))
    course = simulate(draw(np.random.default_rng(7), 20), cold, np.random.default_rng(8))

    assert course.learned.max() == 0
    assert course.craving.max() == 0


def test_a_shorter_step_gives_the_same_bond_and_the_same_year() -> None:
    """Person by person, and over all of them."""
    people = draw(np.random.default_rng(5), 60)

    def figures(hours: float) -> np.ndarray:
        course = simulate(
            people, shipped()["cyclic-no-contact"], np.random.default_rng(1), step_hours=hours
        )
        learned = course.learned[course.left_on - 10 : course.left_on].mean(axis=0)
        return np.array([learned, course.days_after(0, 364)])

    six, three = figures(6), figures(3)

    np.testing.assert_allclose(np.median(three / six, axis=1), 1, atol=0.05)
    np.testing.assert_allclose(three.mean(axis=1), six.mean(axis=1), rtol=0.05)


def test_contacts_fill_their_slot_whatever_the_step() -> None:
    people = draw(np.random.default_rng(5), 40)
    both = {name: shorter(name, 300, 200) for name in ("calm-contact", "cyclic-no-contact")}

    def raised(hours: float) -> float:
        courses = simulate_all(people, both, np.random.default_rng(1), step_hours=hours)
        calm, alone = (courses[name].days_after(28, 196).mean() for name in both)
        return float(calm / alone)

    assert raised(3) == pytest.approx(raised(6), rel=0.05)


def test_the_same_seed_gives_the_same_course_and_another_seed_another() -> None:
    people, known = one(), shorter("calm-contact", 40, 40)
    first, again = (simulate(people, known, np.random.default_rng(9)) for _ in range(2))
    other = simulate(people, known, np.random.default_rng(10))

    np.testing.assert_array_equal(first.craving, again.craving)
    assert not np.array_equal(first.craving, other.craving)


def test_scenarios_lived_at_once_share_their_noise() -> None:
    people = draw(np.random.default_rng(1), 5)
    known = {"a": shorter("one-contact"), "b": shorter("cyclic-no-contact")}
    courses = simulate_all(people, known, np.random.default_rng(2))

    np.testing.assert_array_equal(courses["a"].craving[:260], courses["b"].craving[:260])
    assert not np.array_equal(courses["a"].craving[260:], courses["b"].craving[260:])


@pytest.mark.parametrize("hours", [0, -6, 4, 7, 12])
def test_a_step_that_does_not_divide_a_slot_is_refused(hours: float) -> None:
    with pytest.raises(ValueError, match="divides six hours"):
        simulate(one(), shorter("practice", 1, 1), np.random.default_rng(0), step_hours=hours)


def test_no_streams_and_no_people_are_refused() -> None:
    with pytest.raises(ValueError, match="stream"):
        simulate(one(), shorter("practice", 1, 1), np.random.default_rng(0), streams=0)
    with pytest.raises(ValueError, match="simulated person"):
        draw(np.random.default_rng(0), 0)


def test_a_person_has_only_known_parameters_within_their_range() -> None:
    assert one({"theta": 5.0}).numbers["theta"][0] == 5
    for own in ({"thta": 1.0}, {"theta": 50.0}, {"theta": float("nan")}, {"theta": True}):
        with pytest.raises(ValueError, match=r"th(e)?ta"):
            one(own)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title = 'x'", "'together'"),
        ("[together]\ndays = 1\nthreat = 0.1\naway = 0.1", "missing in 'together'"),
        ("[together]\ndays = 1\nthreat = 2\naway = 0\nrelief = 0\n[after]\ndays = 1", "'threat'"),
        ("[together]\ndays = 1\nthreat = 'x'\naway = 0\nrelief = 0\n[after]\ndays = 1", "'x'"),
        ("[together]\ndays = -1\nthreat = 0\naway = 0\nrelief = 0\n[after]\ndays = 1", "Days"),
        ("[together]\ndays = 1\nthreat = 0\naway = 0\nrelief = 0\n[after]\ndays = 1\nx = 1", "x"),
    ],
)
def test_a_scenario_that_cannot_be_read_says_why(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        scenario(tomllib.loads(text))


def test_contacts_fall_on_their_days() -> None:
    contacts = Contacts("calm", first_day=28, last_day=60, every_days=14)

    assert [day for day in range(100) if contacts.on(day)] == [28, 42, 56]


def test_every_parameter_says_what_it_is_and_where_it_comes_from() -> None:
    for parameter in (*BOND.values(), *FIXED.values()):
        assert parameter.unit
        assert parameter.meaning
        assert parameter.source
    for name, parameter in BOND.items():
        low, high = parameter.bounds
        assert low < high, name
