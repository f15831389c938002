"""The twenty-four sentences as the invented person answered them on two days. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ebb.quiz.answers import Answers, record
from ebb.quiz.content import of_language
from ebb.records import Record

FIRST = {  # nothing: it did not apply, or she left it open
    "settle": (90, 80, 80, 10),
    "fault": (80, 60, 90, 20),
    "return": (70, 60, 80, 50),
    "lovable": (50, 40, None, 40),
    "real": (80, 70, 60, 30),
    "owe": (60, 70, None, 40),
}
LATER = {
    "settle": (30, 20, 40, 70),
    "fault": (50, 40, 60, 60),
    "return": (20, 10, 40, 90),
    "lovable": (40, 30, 20, 60),
    "real": (60, 30, 50, 70),
    "owe": (50, 40, 30, 70),
}


def taken(now: datetime) -> Iterator[Record]:
    """Five months apart; to both she said that not surviving was a feeling."""
    for days, given in ((170, FIRST), (18, LATER)):
        said = {
            f"{domain}-{place}": str(number)
            for domain, four in given.items()
            for place, number in enumerate(four)
            if number is not None
        }
        at = (now - timedelta(days=days)).replace(hour=16, minute=20, second=0, microsecond=0)
        yield record(Answers(said), of_language("en"), "feeling", at)
