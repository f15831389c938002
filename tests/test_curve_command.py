"""`ebb curve` and `ebb bench` as a new user meets them."""

import argparse
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from benchmarks.forecast.exact import exact_pmf, known_before
from benchmarks.forecast.generators import WORLDS, people, person, trending
from benchmarks.forecast.peers import LIGHT
from benchmarks.forecast.run import OURS, rows
from benchmarks.forecast.score import bounded, coverage, crps, log_score, paired, pit
from benchmarks.forecast.table import report
from ebb.commands import bench, curve

SUMS = [
    87,
    1036,
    864,
    844,
    589,
    280,
    405,
    867,
    1013,
    403,
    502,
    302,
]  # what the frozen generators gave


def ask(module: object, *words: str) -> int:
    """Run a command module as the `ebb` command would."""
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)  # type: ignore[attr-defined]
    return int(module.run(parser.parse_args(list(words))))  # type: ignore[attr-defined]


def table(path: Path, rows: list[str], head: str = "time,intensity") -> str:
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return str(path)


def falling(path: Path) -> str:
    """Twelve weeks in which the level falls by half a point a week, newest first."""
    log = trending(2, tau=12.0, per_week=-0.5)
    start = datetime(2026, 3, 2, tzinfo=UTC)
    pairs = zip(log.hours, log.intensity, strict=True)
    lines = [f"{(start + timedelta(hours=h)).isoformat()},{int(v)}" for h, v in pairs]
    return table(path / "log.csv", lines[::-1])


def test_a_log_that_eases_is_said_in_one_plain_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(curve, falling(tmp_path)) == 0

    said = capsys.readouterr().out
    assert said.startswith("Over the last weeks your ratings have been lower, by about 0.")
    assert "will" not in said


def test_json_holds_every_promised_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(curve, falling(tmp_path), "--json") == 0

    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["n", "sentence", "easing", "level", "forecast"]
    assert list(found["easing"]) == ["state", "probability", "points_per_week", "low", "high"]
    assert list(found["level"][0]) == ["time", "median", "low", "high"]
    assert list(found["forecast"][0]) == ["time", "pmf", "mean", "sd"]
    assert len(found["forecast"][0]["pmf"]) == 11
    assert datetime.fromisoformat(found["forecast"][0]["time"]) > datetime(2026, 5, 1, tzinfo=UTC)
    assert found["easing"]["state"] == "easing"


def test_below_eight_ratings_the_dots_stand_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = ["2026-03-01T21:30,7,1,", "2026-03-01T23:00,,,contact", "2026-03-02T09:00,5,0,practice"]
    path = table(tmp_path / "few.csv", few, "time,intensity,prompted,event")

    assert ask(curve, path, "--json") == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["n"], found["level"], found["forecast"]) == (2, [], [])
    assert found["easing"]["state"] == "too_few"


@pytest.mark.parametrize(
    ("lines", "head", "says"),
    [
        (["2026-03-01T21:30,12"], "time,intensity", "line 2: 12 is not a number from 0 to 10"),
        (["2026-03-01T21:30,x"], "time,intensity", "line 2: 'x' is not a number"),
        (["2026-03-01T21:30,nan"], "time,intensity", "line 2: nan is not a number"),
        (["2026-03-01T21:30,4.55"], "time,intensity", "more than one decimal"),
        (["yesterday,4"], "time,intensity", "is not a time like"),
        (["2026-03-01T21:30,"], "time,intensity", "neither an intensity nor an event"),
        (["2026-03-01T21:30,4"], "when,intensity", "must name the columns"),
        (["2026-03-01T21:30,4,maybe"], "time,intensity,prompted", "prompted is 1 or 0"),
        (["2026-03-01T21:30,4,call"], "time,intensity,event", "event is contact, practice"),
        (["2026-03-01T21:30,4", "2026-03-01T21:30+01:00,4"], "time,intensity", "time zone"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: list[str], head: str, says: str
) -> None:
    assert ask(curve, table(tmp_path / "log.csv", lines, head)) == 2

    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


def test_a_file_that_is_not_there_or_no_text_is_said_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\xff\xfe\x00\x9f")

    assert ask(curve, str(tmp_path / "none.csv")) == 2
    assert ask(curve, str(tmp_path / "picture.csv")) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_the_bench_scores_a_file_of_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    someone = person("reverter", 0)
    pairs = list(zip(someone.hours, someone.intensity, strict=True))[:34]
    path = table(tmp_path / "p.csv", [f"a,{h},{v}" for h, v in pairs], "person,hours,intensity")

    assert ask(bench, "forecast", path, "--light") == 0

    said = capsys.readouterr()
    assert "| Ebb |" in said.out
    assert "| nested histogram |" in said.out


def test_the_bench_says_what_it_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = table(tmp_path / "p.csv", ["1,2"], "a,b")

    assert ask(bench, "forecast") == 2
    assert ask(bench, "forecast", wrong) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_the_generators_are_frozen() -> None:
    everybody = people(1)

    assert len(everybody) == len(WORLDS) == 12
    assert all(80 <= one.hours.size <= 250 for one in everybody)
    assert [int(one.intensity.sum()) for one in everybody] == SUMS


def test_no_peer_knows_the_future() -> None:
    someone = person("bursts", 1)
    hours, value = someone.hours[:60], someone.intensity[:60]
    other = np.r_[value[:45], 10 - value[45:]]
    for lead in (0.0, 24.0):
        known = known_before(hours, lead)
        early = np.flatnonzero(known < 45)
        early = early[early < 45]
        for name, peer in LIGHT.items():
            pair = [peer(hours, v, known)[early] for v in (value, other)]
            assert pair[0] == pytest.approx(pair[1]), name


def test_the_filter_that_knows_the_generator_is_scored_beside_the_others() -> None:
    whole = person("switch", 2)
    someone = replace(whole, hours=whole.hours[:60], intensity=whole.intensity[:60])
    found = rows(someone, fitted=False)
    best = exact_pmf(someone, 0.0)

    assert best is not None
    assert best.sum(axis=1) == pytest.approx(np.ones(60))
    scores = {r.method: r.log for r in found if r.lead == "next" and r.stage == "all"}
    assert scores["exact filter"] < min(scores["persistence"], scores["running mean"])
    assert scores[OURS] < scores["persistence"]
    assert "Excess log score" in report(found)


def test_scores_are_what_they_are_called() -> None:
    even = bounded(np.full((1, 11), 1.0))
    sure = bounded(np.eye(11)[[3]])

    assert log_score(even, np.array([3]))[0] == pytest.approx(np.log(11))
    assert crps(sure, np.array([7]))[0] == pytest.approx(4, abs=0.01)
    assert crps(sure, np.array([3]))[0] < 1e-6


def test_a_calibrated_forecast_has_an_even_transform_and_a_sharp_one_has_not() -> None:
    rng = np.random.default_rng(1)
    pmf = rng.dirichlet(np.ones(11), 4000)
    came = np.array([rng.choice(11, p=row) for row in pmf])
    sharp = pmf**3 / (pmf**3).sum(axis=1, keepdims=True)

    assert coverage(pit(pmf, came, rng), 0.8) == pytest.approx(0.8, abs=0.025)
    assert coverage(pit(sharp, came, rng), 0.8) < 0.65


def test_the_interval_of_a_paired_difference_holds_its_mean() -> None:
    rng = np.random.default_rng(2)
    d = paired(rng.normal(0, 1, 200), rng.normal(1, 1, 200))

    assert d.low < d.mean < d.high < 0
