"""Read a log and say what it says: where it stands, whether it has been easing, what may come."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ebb.commands.log_csv import Rows
    from ebb.science.curve import Curve, Easing

NAME = "curve"
HELP = "Draw the personal curve from a table of ratings, and say what it cannot tell."
LEAST = 8  # ratings: below this, raw dots only
AHEAD = (1, 3, 6, 12, 24, 48)  # hours
DAYS = 400  # level points at most


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One file; words or JSON."""
    parser.add_argument(
        "log", metavar="LOG.csv", help="columns time,intensity[,prompted][,event]; ISO times"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """0: printed. 2: the file could not be read, said in one line."""
    from ebb.commands.log_csv import Unreadable, read
    from ebb.science.curve import fit

    try:
        rows = read(args.log)
        curve = fit(
            rows.hours,
            rows.intensity,
            prompted=rows.prompted,
            contacts=rows.events["contact"],
            practice=rows.events["practice"],
            scale=rows.scale,
        )
    except (Unreadable, OSError, ValueError) as problem:
        print(f"ebb: {problem}", file=sys.stderr)
        return 2
    found = report(rows, curve)
    print(json.dumps(found) if args.json else words(found))
    return 0


def report(rows: Rows, curve: Curve) -> dict[str, Any]:
    """Everything that the log says, ready for JSON."""
    easing = curve.easing()
    enough = len(rows.hours) >= LEAST
    return {
        "n": len(rows.hours),
        "sentence": sentence(len(rows.hours), easing),
        "easing": {
            "state": easing.state,
            "probability": round(easing.probability, 4),
            "points_per_week": round(easing.points_per_week, 3),
            "low": round(easing.low, 3),
            "high": round(easing.high, 3),
        },
        "level": _level(rows, curve) if enough else [],
        "forecast": _forecast(rows, curve) if enough else [],
    }


def sentence(count: int, easing: Easing) -> str:
    """One plain sentence. It looks back; it never promises."""
    size = f"by about {abs(easing.points_per_week):.1f} points a week"
    return {
        "easing": f"Over the last weeks your ratings have been lower, {size}.",
        "harder": f"Over the last weeks your ratings have been higher, {size}. It has been harder.",
        "unclear": "These ratings do not show clearly whether it has been getting lower or higher.",
        "too_few": f"There are too few ratings to say whether it has been changing ({count} now).",
    }[easing.state]


def _level(rows: Rows, curve: Curve) -> list[dict[str, Any]]:
    first, last = rows.hours[0], rows.hours[-1]
    step = max(24.0, (last - first) / DAYS)
    hours = [first + step * i for i in range(int((last - first) / step) + 1)]
    hours += [last] if last > hours[-1] else []
    band = curve.level(hours)
    columns = zip(hours, band.median, band.low, band.high, strict=True)
    return [
        {
            "time": rows.time(hour),
            "median": round(float(middle), 2),
            "low": round(float(low), 2),
            "high": round(float(high), 2),
        }
        for hour, middle, low, high in columns
    ]


def _forecast(rows: Rows, curve: Curve) -> list[dict[str, Any]]:
    hours = [rows.hours[-1] + ahead for ahead in AHEAD]
    found = curve.forecast(hours)
    columns = zip(hours, found.pmf, found.mean, found.sd, strict=True)
    return [
        {
            "time": rows.time(hour),
            "pmf": [round(float(chance), 5) for chance in pmf],
            "mean": round(float(mean), 3),
            "sd": round(float(sd), 3),
        }
        for hour, pmf, mean, sd in columns
    ]


def words(found: dict[str, Any]) -> str:
    """The report for a person: the sentence, where it stands, what the next hours may hold."""
    lines = [found["sentence"]]
    if found["level"]:
        now = found["level"][-1]
        lines.append(
            f"Level at the last rating: {now['median']:.1f} "
            f"(80 % band {now['low']:.1f} to {now['high']:.1f})."
        )
    for row in found["forecast"]:
        high = sum(row["pmf"][7:])
        lines.append(
            f"{row['time']}  a rating of {row['mean']:.1f}, give or take {row['sd']:.1f}; "
            f"7 or more: {high:.0%}"
        )
    if not found["level"]:
        lines.append(f"From {LEAST} ratings on there is a curve; until then the dots stand alone.")
    return "\n".join(lines)
