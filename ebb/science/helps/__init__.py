"""What helps: which settling exercise brings this person down.

    belief = update(history)
    offer = belief.offer(rng, allowed, intensity=6)
    for finding in belief.summary(): ...

Two outcomes: the felt drop, corrected for waves that fall by themselves, and not acting on the
pull. It does not know why something helps, whether it would help anybody else, or what she did
besides; with few uses it repeats the evidence of studies. Importing it stays light.
"""

from ebb.science.helps.history import History, TakenBack, Use
from ebb.science.helps.offer import Offer
from ebb.science.helps.posterior import Finding, Posterior, update

__all__ = ["Finding", "History", "Offer", "Posterior", "TakenBack", "Use", "update"]
