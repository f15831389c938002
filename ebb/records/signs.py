"""How it is, said in three taps or once a week; and what she asked Ebb to ask."""

from __future__ import annotations

from ebb.records.nudge import Hour
from ebb.records.record import Id, Record, Word
from ebb.records.wave import Intensity


class CheckIn(Record, frozen=True, kw_only=True, tag="check-in/1"):
    """How it is at a moment, 0 to 10 points each; what she skipped is None, and 0 is a number.

    Whether it answers a prompt is not said here: it follows from its time (`ratings`).
    """

    pull: Intensity | None = None
    mood: Intensity | None = None
    sleep: Intensity | None = None


class FourSigns(Record, frozen=True, kw_only=True, tag="four-signs/1"):
    """A week in four numbers, 0 to 10 points; what she skipped is None."""

    shame: Intensity | None = None
    urgency: Intensity | None = None
    grip: Intensity | None = None
    clarity: Intensity | None = None


class CheckAsked(Record, frozen=True, kw_only=True, tag="check-asked/1"):
    """She asked to be asked in the app, once a day, between two hours of her `zone`.

    The newest counts; without one, it is off. The same hour twice is the whole day. `seed`
    makes what is drawn by chance come out the same again.
    """

    from_hour: Hour = 10
    until_hour: Hour = 20
    zone: Word = "UTC"
    seed: Id


class WeeklyAsked(Record, frozen=True, kw_only=True, tag="weekly-asked/1"):
    """She asked to be offered the four signs once a week. Without one, nobody offers them."""


class AskLess(Record, frozen=True, kw_only=True, tag="ask-less/1"):
    """She said yes to being asked less: by day on one of three, by week on one of four."""
