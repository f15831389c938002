"""Every number of the science room, with its unit, its range and where it comes from.

One module per model (`bond`, `scales`, ...); this one holds the shape they share.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, isfinite, log
from typing import Literal

import numpy as np
from numpy.typing import NDArray

type Kind = Literal["U", "LU"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of a model: what it is, what it may be, and why.

    `value` is used where a single number is wanted; `low` and `high` bound the
    plausible range, uniform ("U") or log-uniform ("LU"). Without a range the
    number is a constant. Raises `ValueError` if value and range disagree.
    """

    value: float
    unit: str
    meaning: str
    source: str
    low: float | None = None
    high: float | None = None
    kind: Kind = "U"

    def __post_init__(self) -> None:
        low, high = self.bounds
        if not (isfinite(low) and isfinite(high) and low <= self.value <= high):
            raise ValueError(f"{self.value} is outside its range {low} to {high}: {self.meaning}")
        if self.kind == "LU" and low <= 0:
            raise ValueError(f"A log-uniform range begins above 0: {self.meaning}")

    @property
    def bounds(self) -> tuple[float, float]:
        """The range (low, high); both are `value` for a constant."""
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        return low, high

    def sample(self, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Draw `size` values from the range: array (size,), in the parameter's unit."""
        low, high = self.bounds
        if self.kind == "LU":
            return np.exp(rng.uniform(log(low), log(high), size))
        return rng.uniform(low, high, size)


def uniform(low: float, high: float, unit: str, meaning: str, source: str) -> Parameter:
    """A parameter uniform on [low, high]; its single value is the middle."""
    return Parameter((low + high) / 2, unit, meaning, source, low, high, "U")


def log_uniform(low: float, high: float, unit: str, meaning: str, source: str) -> Parameter:
    """A parameter log-uniform on [low, high], low > 0; its value is the geometric middle."""
    middle = exp((log(low) + log(high)) / 2)
    return Parameter(middle, unit, meaning, source, low, high, "LU")


def constant(value: float, unit: str, meaning: str, source: str) -> Parameter:
    """A number that is the same for every simulated person."""
    return Parameter(value, unit, meaning, source)


def values(parameters: Mapping[str, Parameter]) -> dict[str, float]:
    """The single values by name, for a model that wants numbers only."""
    return {name: parameter.value for name, parameter in parameters.items()}
