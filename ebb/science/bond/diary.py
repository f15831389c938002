"""What a simulation writes down: daily means over the streams of noise."""

import numpy as np

from ebb.science.bond.course import Floats
from ebb.science.bond.mechanism import Mechanism
from ebb.science.bond.state import State

NONE = np.zeros((1, 1), np.float32)
DAILY = ("craving", "arousal", "bond", "learned", "gone", "skill", "conviction", "relief")
HALVES = ("half", "other_half")
KEPT = DAILY + HALVES


class Diary:
    """Daily means over noise streams, kept as (days, scenarios, people)."""

    def __init__(
        self, days: int, scenarios: int, people: int, streams: int, mechanism: Mechanism
    ) -> None:
        self._shape, self._mechanism, self._steps = (people, streams), mechanism, 0
        self._pages = {name: np.zeros((days, scenarios, people), np.float32) for name in KEPT}
        self._craving: Floats = NONE
        self._arousal: Floats = NONE

    def add(self, craving: Floats, arousal: Floats) -> None:
        """One step."""
        self._steps += 1
        self._craving = self._craving + craving
        self._arousal = self._arousal + arousal

    def turn(self, day: int, now: State) -> None:
        """The day is over: write it down."""
        lines: dict[str, Floats] = {
            "craving": self._craving / self._steps,
            "arousal": self._arousal / self._steps,
            "bond": now.Xs if self._mechanism.pull == "withdrawal" else now.V,
            "learned": now.W,
            "gone": now.q,
            "skill": now.S,
            "conviction": now.B,
            "relief": now.Xs,
        }
        for name, lanes in lines.items():
            self._write(name, day, lanes.reshape(len(lanes), *self._shape))
        streams = lines["craving"].reshape(len(now.A), *self._shape)
        middle = (self._shape[1] + 1) // 2
        self._write("half", day, streams[:, :, :middle])
        self._write("other_half", day, streams[:, :, middle % self._shape[1] :])
        self._craving, self._arousal, self._steps = NONE, NONE, 0

    def _write(self, name: str, day: int, streams: Floats) -> None:
        """The mean over streams: `streams` is (scenarios, people, streams)."""
        self._pages[name][day, : len(streams)] = streams.mean(axis=2)

    def of(self, name: str, scenario: int) -> Floats:
        """One quantity of one scenario: array (days, people)."""
        return self._pages[name][:, scenario]
