"""How often the easing rule speaks when nothing eases, and when something does."""

from collections.abc import Sequence

from benchmarks.forecast.generators import trending
from ebb.science.curve.easing import looks, states
from ebb.science.curve.log import checked

CASES = tuple((tau, slope) for tau in (48.0, 168.0) for slope in (0.0, -0.30, -0.45))


def spoken(tau: float, per_week: float, people: Sequence[int]) -> tuple[float, float]:
    """Share of people to whom "easing", and "harder", was ever said in 84 days of weekly looks."""
    easing = harder = 0
    for number in people:
        log = trending(number, tau=tau, per_week=per_week)
        said = states(looks(checked(log.hours, log.intensity)))
        easing += "easing" in said
        harder += "harder" in said
    return easing / len(people), harder / len(people)


def errors(people: int = 400) -> str:
    """A Markdown table over flat and falling courses."""
    lines = [
        f"### Easing rule ({people} simulated people each, 84 days)",
        "",
        "| time constant, h | true change a week | ever 'easing' | ever 'harder' |",
        "|--:|--:|--:|--:|",
    ]
    for tau, slope in CASES:
        easing, harder = spoken(tau, slope, range(people))
        lines.append(f"| {tau:.0f} | {slope:+.2f} | {easing:.3f} | {harder:.3f} |")
    return "\n".join(lines) + "\n"
