"""The bond: a conditioned-regulation model, and how it loosens.

`simulate` lives a scenario through with simulated people; `scenario` reads one from
parsed data, `draw` and `one` make the people. Equations: docs/science/bond.md.
"""

from ebb.science.bond.course import Course
from ebb.science.bond.mechanism import ABLATIONS, RIVALS, WHOLE, Mechanism
from ebb.science.bond.people import People, draw, one
from ebb.science.bond.scenario import After, Contacts, Scenario, Together, scenario
from ebb.science.bond.simulation import simulate, simulate_all

__all__ = [
    "ABLATIONS",
    "RIVALS",
    "WHOLE",
    "After",
    "Contacts",
    "Course",
    "Mechanism",
    "People",
    "Scenario",
    "Together",
    "draw",
    "one",
    "scenario",
    "simulate",
    "simulate_all",
]
