"""Where simulated people are, and what a step brings them."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from ebb.science.bond.course import Floats


@dataclass(slots=True)
class State:
    """Where everybody is: arrays (scenarios, lanes), named by the letters of the equations.

    A arousal, W learned relief value, q belief that the source is gone, p learned
    rate of relief, k associability, X relief level, Xs its set point, L threat load,
    R recency of contact, S skill, B conviction, K knowing (0 or 1).
    """

    A: Floats
    W: Floats
    q: Floats
    p: Floats
    k: Floats
    X: Floats
    Xs: Floats
    L: Floats
    R: Floats
    S: Floats
    B: Floats
    K: Floats

    @property
    def V(self) -> Floats:  # noqa: N802  the letter of the equations
        """What is still expected of the partner."""
        return self.W * (1 - self.q)

    def pick(self, scenarios: list[int]) -> "State":
        """A copy holding the given scenarios, in that order."""
        return State(*(getattr(self, field.name)[scenarios] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Events:
    """What one step brings; arrays that broadcast to (scenarios, lanes).

    `stress` ~ Exp(1); `reminder` uniform on 0..1, a reminder where it falls below its
    chance; `there` whether the partner is accessible, `threat`, `relief` (None:
    nowhere); `meeting` the log evidence of a meeting by itself; `practice` and `work`
    in sessions.
    """

    stress: Floats
    reminder: Floats
    there: NDArray[np.bool_] | None
    threat: NDArray[np.bool_] | None
    relief: NDArray[np.bool_] | None
    meeting: Floats
    practice: Floats
    work: Floats
