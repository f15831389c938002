"""Things that were written while it was locked, and the page that shows them."""

from __future__ import annotations

import re
from datetime import timedelta

from django.test import Client

from ebb.records import Draft, Letter, Rated, Record
from ebb.vault import Begun, marker_of, new_id, new_marker, seal_written
from tests.support.cast import NIGHT, TODAY, WAVE

WORDS = "the kitchen in Lisbon smelled of oranges"
PERSON = (("nickname", "Bo from the choir"), ("number", "01 234"), ("seen", "0"))
FORM = Draft(at=NIGHT, path="/help/people/", fields=PERSON)
PARTS = [
    Rated(at=NIGHT, wave_id=WAVE, intensity=8),
    Rated(at=NIGHT + timedelta(minutes=9), wave_id=WAVE, intensity=3),
    Letter(at=NIGHT + timedelta(minutes=10), text=WORDS, wave_id=WAVE),
]


def bring(begun: Begun, *records: Record) -> list[bytes]:
    """From Ana's phone, while it is locked."""
    marker = marker_of(new_marker(begun.opened, today=TODAY))
    assert marker
    written = [(new_id(), record) for record in records]
    assert seal_written(marker, written, today=TODAY, now=0.0)
    return [one for one, _ in written]


def page(client: Client) -> str:
    answer = client.get("/yours/waiting/")
    assert answer.status_code == 200
    return answer.content.decode()


def press(client: Client, **pressed: str) -> str:
    shown = {"seen": seen_on(page(client))}
    answer = client.post("/yours/waiting/", shown | pressed, follow=True)
    return str(answer.content.decode())


def seen_on(text: str) -> str:
    seen = re.search(r'name="seen" value="(\w+)"', text)
    assert seen
    return seen[1]


def names(client: Client) -> list[str]:
    return re.findall(r'name="go" value="(\w{32})"', page(client))
