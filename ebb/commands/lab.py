"""`ebb lab`: the model of the bond at the command line."""

import argparse
import json
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ebb.science.bond import Course, Mechanism, Scenario

NAME = "lab"
HELP = "Simulate the bond, and count in how many simulated people each claim holds."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`claims` and `simulate`, each with its options."""
    commands = parser.add_subparsers(dest="lab", required=True)
    claims = commands.add_parser("claims", help="the table of claims")
    claims.add_argument("--draws", type=_positive, default=500, help="simulated people")
    claims.add_argument("--streams", type=_positive, default=6, help="streams of noise each")
    claims.add_argument("--seed", type=_from_zero, default=7, help="same seed, same table")
    claims.add_argument("--ablations", action="store_true", help="also with parts taken out")
    claims.add_argument("--sensitivity", action="store_true", help="also with other ranges")
    claims.add_argument("--json", action="store_true", help="one JSON object")
    simulate = commands.add_parser("simulate", help="one scenario, week by week")
    simulate.add_argument("scenario", metavar="SCENARIO.toml", type=Path)
    simulate.add_argument("--seed", type=_from_zero, default=7, help="same seed, same course")
    simulate.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print what was asked for; 2 with one line on stderr if the scenario cannot be read."""
    try:
        return _claims(args) if args.lab == "claims" else _simulate(args)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError) as problem:
        print(f"ebb lab: {problem}", file=sys.stderr)
        return 2


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a number from 1 on")
    return number


def _from_zero(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a number from 0 on")
    return number


def _claims(args: argparse.Namespace) -> int:
    from ebb.science.bond import ABLATIONS, RIVALS, WHOLE

    found = _table(args, WHOLE)
    if args.ablations:
        found["ablations"] = [
            {"without": name, **_table(args, one)} for name, one in ABLATIONS.items()
        ]
        found["rivals"] = [{"model": name, **_table(args, one)} for name, one in RIVALS.items()]
        found["controls"] = _controls(args)
    if args.sensitivity:
        found["sensitivity"] = _sensitivity(args)
    print(json.dumps(found, indent=1) if args.json else _as_text(found))
    return 0


def _table(args: argparse.Namespace, mechanism: "Mechanism") -> dict[str, Any]:
    import numpy as np

    from ebb.science import bond, claims

    rng = np.random.default_rng(args.seed)
    people = bond.draw(rng, args.draws)
    courses = bond.simulate_all(people, _shipped(), rng, streams=args.streams, mechanism=mechanism)
    rows = [row.as_dict() for row in claims.table(courses)]
    return {
        "draws": args.draws,
        "streams": args.streams,
        "claims": rows,
        "medians": claims.medians(courses),
    }


def _controls(args: argparse.Namespace) -> dict[str, float]:
    import numpy as np

    from ebb.science import controls

    rng = np.random.default_rng(args.seed)
    return controls.measure(_shipped(), rng, draws=args.draws, streams=args.streams)


def _sensitivity(args: argparse.Namespace) -> list[dict[str, Any]]:
    from ebb.science import controls

    found = controls.sensitivity(_shipped(), args.seed, draws=args.draws, streams=args.streams)
    return [
        {"with": name, "claims": [row.as_dict() for row in rows]} for name, rows in found.items()
    ]


def _shipped() -> dict[str, "Scenario"]:
    from ebb.science.bond import scenario

    folder = files("ebb.science") / "scenarios"
    texts = {one.name: one.read_text("utf-8") for one in folder.iterdir()}
    return {
        name.removesuffix(".toml"): scenario(tomllib.loads(text))
        for name, text in sorted(texts.items())
        if name.endswith(".toml")
    }


def _as_text(found: dict[str, Any]) -> str:
    people = f"{found['draws']} simulated people, {found['streams']} streams of noise each"
    parts = [people, _rows(found)]
    parts += [f"  {name}: {_figure(value)}" for name, value in found["medians"].items()]
    for one in found.get("ablations", []):
        parts += ["", f"With {one['without']}:", _rows(one)]
    for one in found.get("rivals", []):
        parts += ["", f"Another model, {one['model']}:", _rows(one)]
    if "controls" in found:
        parts += ["", "Controls:"]
        parts += [f"  {name}: {_figure(value)}" for name, value in found["controls"].items()]
    for one in found.get("sensitivity", []):
        parts += ["", f"With other numbers, {one['with']}:", _rows(one)]
    return "\n".join(parts)


def _rows(found: dict[str, Any]) -> str:
    head = f"  {'claim':<11}{'held':>6}{'>+10%':>7}{'within':>7}{'<-10%':>7}{'median':>8}{'n':>6}"
    lines = [f"{head}{'asked':>14}"]
    for row in found["claims"]:
        shares = "".join(f"{100 * row[key]:>7.0f}" for key in ("above", "within", "below"))
        lines.append(
            f"  {row['id']:<11}{100 * row['held']:>6.0f}{shares}"
            f"{_figure(row['median']):>8}{row['n']:>6}{_asked(row):>14}"
            f"  {row['label']}: {row['text']}"
        )
    return "\n".join(lines)


def _asked(row: dict[str, Any]) -> str:
    """What was asked of a claim in per cent, and whether it is missed."""
    if row["asked"] is None:
        return ""
    low, high = row["asked"]
    return f"{'missed ' if row['missed'] else ''}{100 * low:.0f}-{100 * high:.0f}"


def _figure(value: float | None) -> str:
    return "none" if value is None else f"{value:.2f}"


def _simulate(args: argparse.Namespace) -> int:
    import numpy as np

    from ebb.science import bond

    table = tomllib.loads(args.scenario.read_text("utf-8"))
    one = bond.scenario(table)
    person = bond.one(_person(table))
    rng = np.random.default_rng(args.seed)
    course = bond.simulate(person, one, rng, streams=24)
    found = _course(one.title, course)
    print(json.dumps(found, indent=1) if args.json else _weeks(found))
    return 0


def _person(table: dict[str, Any]) -> dict[str, float]:
    person = table.get("person", {})
    if not isinstance(person, dict):
        raise ValueError("'person' is a table of parameters.")  # noqa: TRY004
    return person


def _course(title: str, course: "Course") -> dict[str, Any]:
    """Weekly means, with week 0 the first week after leaving."""
    found: dict[str, Any] = {"title": title, "people": "one simulated person, 24 streams of noise"}
    days = len(course.craving)
    first = course.left_on % 7  # so that a week begins on the day of leaving
    weeks = (days - first) // 7
    found["week"] = [number - course.left_on // 7 for number in range(weeks)]
    for name in ("craving", "arousal", "bond", "gone", "skill", "conviction"):
        daily = getattr(course, name)[first : first + 7 * weeks, 0]
        found[name] = [round(float(x), 4) for x in daily.reshape(weeks, 7).mean(axis=1)]
    return found


def _weeks(found: dict[str, Any]) -> str:
    lines = [found["title"], found["people"], "  week  craving  arousal   bond"]
    for number, week in enumerate(found["week"]):
        figures = (found[name][number] for name in ("craving", "arousal", "bond"))
        lines.append(f"{week:>6}" + "".join(f"{x:>9.2f}" for x in figures))
    return "\n".join(lines)
