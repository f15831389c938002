"""What the personal curve is given: check-ins with silences, and bad hours said unasked."""

from datetime import UTC, datetime, timedelta

import numpy as np

from ebb.records import CheckIn, Prompts, logged, ratings
from ebb.science import curve

MONDAY = datetime(2026, 9, 7, 10, 0, tzinfo=UTC)


def test_the_columns_are_what_the_curve_takes_and_the_flags_reach_it():
    asked = [MONDAY + timedelta(days=day, hours=day % 7) for day in range(40)]
    answers = [CheckIn(at=at + timedelta(minutes=9), pull=n % 4) for n, at in enumerate(asked[::2])]
    alone = [CheckIn(at=at + timedelta(hours=12), pull=8) for at in asked[::5]]

    log = logged(ratings([*alone, *answers, Prompts(at=MONDAY, times=tuple(asked))]))

    fitted = curve.fit(log.hours, log.intensity, prompted=log.prompted)
    assert fitted.log.size == len(answers) + len(alone)
    assert int(fitted.log.asked.sum()) == len(answers)
    assert np.isfinite(fitted.level([log.hours[-1]]).median).all()
