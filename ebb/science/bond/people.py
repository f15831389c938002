"""Simulated people: one value of every parameter each, drawn from the plausible ranges."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

import numpy as np

from ebb.science.bond.course import Floats
from ebb.science.parameters.bond import BOND


@dataclass(frozen=True, slots=True)
class People:
    """Simulated people: parameter name -> array (people,) in the parameter's unit."""

    numbers: Mapping[str, Floats]

    @property
    def size(self) -> int:
        """How many people."""
        return len(next(iter(self.numbers.values())))

    def part(self, first: int, last: int) -> "People":
        """The people from index `first` up to but not including `last`."""
        return People({name: array[first:last] for name, array in self.numbers.items()})

    def where(self, chosen: np.ndarray) -> "People":
        """The people that a boolean or index array chooses."""
        return People({name: array[chosen] for name, array in self.numbers.items()})


def draw(rng: np.random.Generator, size: int) -> People:
    """Draw `size` >= 1 simulated people, every parameter independent of every other.

    Raises `ValueError` for a size below 1.
    """
    if size < 1:
        raise ValueError("At least one simulated person is needed.")
    numbers = {name: one.sample(rng, size).astype(np.float32) for name, one in BOND.items()}
    return People(numbers)


def one(own: Mapping[str, float] | None = None) -> People:
    """A single simulated person in the middle of every range, but for the numbers of their own.

    Raises `ValueError` for an unknown parameter or a number outside its range.
    """
    numbers = {name: parameter.value for name, parameter in BOND.items()}
    for name, number in (own or {}).items():
        if name not in BOND:
            raise ValueError(f"No parameter is called '{name}'.")
        numbers[name] = _within(name, number)
    return People({name: np.array([x], np.float32) for name, x in numbers.items()})


def _within(name: str, number: object) -> float:
    low, high = BOND[name].bounds
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise ValueError(f"'{name}' is a number from {low:g} to {high:g}.")  # noqa: TRY004
    if not (isfinite(number) and low <= number <= high):
        raise ValueError(f"'{name}' is a number from {low:g} to {high:g}.")
    return float(number)
