"""Work on a belief: what surrounds it, what speaks for and against it, and small experiments.

Every part names its belief, so that all of it can be found, taken along or erased with it. No
field has room for another person: not who they are, not where, not what they did.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ebb.records.record import Id, Record, Text, Word, Words
from ebb.records.wave import Intensity

Side = Literal["for", "against"]
Part = Literal["learnt", "cost", "protected", "kinder"]
Round = Annotated[int, msgspec.Meta(ge=1, le=5)]
Points = Annotated[int, msgspec.Meta(ge=-10, le=10)]  # below 0: it rose, and that is kept as it was


class OfBelief(Record, frozen=True, kw_only=True):
    """Something that belongs to one belief."""

    belief_id: Id


class BeliefTurned(OfBelief, frozen=True, kw_only=True, tag="belief-turned/1"):
    """It rests, or it is looked at again; the newest counts. Nothing of it goes away."""

    to: Literal["on", "resting"]


class BeliefPart(OfBelief, frozen=True, kw_only=True, tag="belief-part/1"):
    """Where it was learnt, what it cost, what it protected, or a kinder and truer sentence."""

    part: Part
    text: Text


class Evidence(OfBelief, frozen=True, kw_only=True, tag="evidence/1"):
    """What speaks for it or against it: her words, or something kept that she accepted.

    `of` is the wave, the practice or the experiment it comes from; `why` the rule, a key of
    ours, by which it was offered.
    """

    side: Side
    text: Text = ""
    of: Id | None = None
    why: Word = ""


class OfferDeclined(OfBelief, frozen=True, kw_only=True, tag="offer-declined/1"):
    """This one is not offered for this belief again; without `of`, none is."""

    of: Id | None = None


class FeltOrReal(OfBelief, frozen=True, kw_only=True, tag="felt-or-real/1"):
    """A feeling, or something real such as danger or money (`about`, keys of ours)."""

    answer: Literal["feeling", "real", "unsure"]
    about: Words = ()


class Experiment(OfBelief, frozen=True, kw_only=True, tag="experiment/1"):
    """Something small to try: one of ours (`ready`), or what she does and what she expects.

    It begins only once it is `alone`: one of ours always is, of hers she has said so.
    """

    ready: Word = ""
    does: Text = ""
    expects: Text = ""
    rounds: Round = 1
    alone: bool = False


class OfExperiment(OfBelief, frozen=True, kw_only=True):
    """Something said of one experiment."""

    experiment_id: Id


class Expected(OfExperiment, frozen=True, kw_only=True, tag="expected/1"):
    """Her guess for one round, 0 to 10 points; None where she left it open."""

    round: Round
    points: Intensity | None = None


class Observed(OfExperiment, frozen=True, kw_only=True, tag="observed/1"):
    """What happened in one round; `of` is the kept wave or practice it was read from."""

    round: Round
    points: Points
    of: Id | None = None


class ExperimentEnded(OfExperiment, frozen=True, kw_only=True, tag="experiment-ended/1"):
    """What she learnt from it, if she wrote it. It may end before the last round."""

    learnt: Text = ""
