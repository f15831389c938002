"""Which parts of the model are switched on: the whole, its ablations, and two older rivals."""

from dataclasses import dataclass
from typing import Literal

type Pull = Literal["need and learning", "learning", "withdrawal"]


@dataclass(frozen=True, slots=True)
class Mechanism:
    """The switches of the model; all on is the model itself.

    `drive_reduction`: a relief is worth the drive it takes away, else 1 whatever it took.
    `latent_state`: the belief that the source is gone is learned, else it stays 0.
    `arousing_reminders`: reminders arouse, else they only unlearn.
    `bounded_reminders`: by c V/(V + v0) points at most c, else in proportion to V.
    `presence_counts`: withdrawal misses what presence kept away, else relief alone.
    `meetings_tell`: a meeting by itself says that the source is there, else only its relief.
    `associability`: surprise speeds learning and disappointment slows it, else neither.
    `quick_unlearning`: a reminder met alone unlearns as fast as a relief teaches.
    `pull`: craving and bond are need times learning, or learning alone (V and V),
    or withdrawal alone (missing relief and its set point).
    """

    drive_reduction: bool = True
    latent_state: bool = True
    arousing_reminders: bool = True
    bounded_reminders: bool = True
    presence_counts: bool = True
    meetings_tell: bool = True
    associability: bool = True
    quick_unlearning: bool = False
    pull: Pull = "need and learning"


WHOLE = Mechanism()

ABLATIONS: dict[str, Mechanism] = {
    "a fixed reward in place of drive reduction": Mechanism(drive_reduction=False),
    "no belief that the source is gone": Mechanism(latent_state=False),
    "reminders that do not arouse": Mechanism(arousing_reminders=False),
    "reminders in proportion to the bond": Mechanism(bounded_reminders=False),
    "presence that does not count as relief": Mechanism(presence_counts=False),
    "meetings that say nothing by themselves": Mechanism(meetings_tell=False),
}

# Solomon & Corbit (1974) and Rescorla & Wagner (1972), each by itself.
RIVALS: dict[str, Mechanism] = {
    "opponent process alone": Mechanism(pull="withdrawal"),
    "plain Rescorla-Wagner": Mechanism(
        drive_reduction=False,
        latent_state=False,
        arousing_reminders=False,
        associability=False,
        quick_unlearning=True,
        pull="learning",
    ),
}
