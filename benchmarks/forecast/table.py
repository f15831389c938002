"""The bench's tables, as Markdown: what a reader compares and what a file keeps."""

from collections.abc import Sequence

import numpy as np

from benchmarks.forecast.run import EXACT, OURS, Row
from benchmarks.forecast.score import Difference, paired


def _methods(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(row.method for row in rows if row.method != EXACT))


def _paired(rows: Sequence[Row], method: str) -> tuple[list[Row], list[Row]]:
    """Our rows and theirs for the people both have."""
    mine = {row.person: row for row in rows if row.method == OURS}
    theirs = [row for row in rows if row.method == method]
    return [mine[row.person] for row in theirs], theirs


def difference(rows: Sequence[Row], method: str, score: str) -> Difference:
    """Ours minus theirs, paired by person."""
    mine, theirs = _paired(rows, method)
    a, b = (np.array([getattr(row, score) for row in side]) for side in (mine, theirs))
    return paired(a, b)


def _interval(d: Difference) -> str:
    return f"{d.mean:+.3f} [{d.low:+.3f}, {d.high:+.3f}]"


def comparison(rows: Sequence[Row], title: str) -> str:
    """One table: each method's mean scores, ours minus it with an interval, coverage."""
    count = len({row.person for row in rows})
    lines = [
        f"### {title} ({count} people)",
        "",
        "| method | CRPS | log score | ours - it, CRPS | ours - it, log | 50 / 80 / 95 % hold |",
        "|---|--:|--:|---|---|---|",
    ]
    for method in _methods(rows):
        own = [row for row in rows if row.method == method]
        crps, log = np.mean([row.crps for row in own]), np.mean([row.log for row in own])
        held = np.mean([row.covered for row in own], axis=0)
        cover = " / ".join(f"{100 * share:.0f}" for share in held)
        apart = [_interval(difference(rows, method, s)) for s in ("crps", "log")]
        apart = ["", ""] if method == OURS else apart
        name = method if len(own) == count else f"{method} ({len(own)} people)"
        lines.append(f"| {name} | {crps:.3f} | {log:.3f} | {apart[0]} | {apart[1]} | {cover} |")
    return "\n".join(lines) + "\n"


def _telling(row: Row) -> bool:
    """In `bursts` a day ahead, that a rating exists at all tells that the one before was high:
    the filter does not use this, so it is not the best possible forecast there."""
    return row.world == "bursts" and row.lead == "24 h"


def excess(rows: Sequence[Row]) -> str:
    """Log score over the exact filter, by world and lead."""
    lines = [
        "### Excess log score over the filter that knows the generator (nats)",
        "",
        "| world | next | 24 h |",
        "|---|--:|--:|",
    ]
    rows = [row for row in rows if not _telling(row)]
    known = [row for row in rows if row.method == EXACT]
    for world in [*dict.fromkeys(row.world for row in known), "all"]:
        cells = []
        for lead in ("next", "24 h"):
            some = [r for r in rows if world in (r.world, "all") and r.lead == lead]
            if not some:
                cells.append("-")
                continue
            d = difference(some, EXACT, "log")
            cells.append(_interval(d) if world == "all" else f"{d.mean:.3f}")
        lines.append(f"| {world} | {cells[0]} | {cells[1]} |")
    return "\n".join(lines) + "\n"


def report(rows: Sequence[Row]) -> str:
    """Every table of a run."""
    parts = []
    for lead in dict.fromkeys(row.lead for row in rows):
        here = [row for row in rows if row.lead == lead and row.stage == "all"]
        parts.append(comparison([r for r in here if not r.still], f"{lead}: after 20 ratings"))
        if any(r.still for r in here):
            parts.append(comparison([r for r in here if r.still], f"{lead}: hardly any spread"))
    for lead in dict.fromkeys(row.lead for row in rows):
        early = [r for r in rows if r.lead == lead and r.stage == "8-20" and not r.still]
        if early:
            parts.append(comparison(early, f"{lead}: ratings 8 to 20"))
    if any(row.method == EXACT for row in rows):
        parts.append(excess([row for row in rows if row.stage == "all"]))
    return "\n".join(parts)
