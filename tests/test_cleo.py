"""Cleo walks every address with her own vault open, and sees nothing of Ana's.

An address that is new and not in the walk fails, so that nobody forgets her.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.timezone import localtime

from ebb.accounts.carried import keep
from ebb.records import (
    CheckIn,
    ContactMade,
    Felt,
    Headline,
    Held,
    InHours,
    Letter,
    LowContact,
    LowDraft,
    Missed,
    Plan,
    PlannedContact,
    PutAway,
    QuizKept,
    Ready,
    Reason,
    SafePerson,
    SafetyPlan,
    Then,
    WholeLine,
    Window,
)
from ebb.records.carried import dump
from ebb.shared.build import build_id
from ebb.vault import OpenVault, marker_of, new_marker, seal_written
from tests.support.cast import NIGHT, TODAY, WAVE, a_wave

CONTACT = bytes(range(16, 32))
NOTED, DRAFT, PLAN = (bytes(range(first, first + 16)) for first in (112, 128, 144))
LETTER, MISSED = (bytes(range(first, first + 16)) for first in (80, 96))
TAKEN = bytes(range(176, 192))
HEADLINE, LINE, REASON = (bytes(range(first, first + 16)) for first in (32, 48, 64))
CHECK = bytes(range(176, 192))
READY = bytes(range(160, 176))
CANARY = "kestrel-lantern"
SHELL = {"language": "en", "build": build_id()}
PLAIN = {
    "exercise_id": "feet",
    "spelling": "i4-o6-x1",
    "code": "IE",
    "door": "a",
    "minutes": "5",
    "which": "plain",
    "occasion_id": "handover",
    "letter": "a",
} | SHELL
LEAVES = {"leave/", "lock/"}  # they end a session; there is nothing to see behind them


@dataclass(frozen=True)
class Address:
    """One address, with Ana's ids where it takes an id; `of_ana` when it names a thing of hers."""

    path: str
    of_ana: bool


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern)


def filled(route: str, piece: bytes) -> Address:
    """The route with real things in it: Ana's own where it asks for hers."""
    hers = {"wave_id": WAVE.hex(), "piece": piece.hex()}
    hers |= {"contact_id": CONTACT.hex(), "wait_id": WAVE.hex()}
    hers |= {"noted_id": NOTED.hex(), "draft_id": DRAFT.hex(), "plan_id": PLAN.hex()}
    hers |= {"letter_id": LETTER.hex(), "missed_id": MISSED.hex()}
    hers |= {"kept_id": TAKEN.hex()}
    hers |= {"headline_id": HEADLINE.hex(), "line_id": LINE.hex(), "reason_id": REASON.hex()}
    hers |= {"check_id": CHECK.hex()}
    hers |= {"ready_id": READY.hex()}
    path, of_ana = route, False
    for converter, name in re.findall(r"<(?:(\w+):)?(\w+)>", route):
        assert name in PLAIN | hers, f"say in this test what {name} is in {route}"
        written = f"<{converter}:{name}>" if converter else f"<{name}>"
        path = path.replace(written, (PLAIN | hers)[name])
        of_ana |= name in hers
    return Address(f"/{path}", of_ana)


@pytest.fixture
def piece(anas_vault: OpenVault) -> bytes:
    """Ana keeps one of each, and one waits; every text has the canary. Gives her person's id."""
    keep(anas_vault, dump(a_wave()))
    anas_vault.seal(Letter(at=NIGHT, text=CANARY, wave_id=WAVE), day=TODAY)
    anas_vault.seal(Held(at=localtime(), wave_id=WAVE, hours=48), day=TODAY)
    anas_vault.seal(ContactMade(at=NIGHT, how="i", promised=8), day=TODAY, id=CONTACT)
    keep_low_contact(anas_vault)
    anas_vault.seal(Letter(at=NIGHT, text=CANARY), day=TODAY, id=LETTER)
    anas_vault.seal(PutAway(at=NIGHT, letter_id=LETTER, until=TODAY), day=TODAY)
    anas_vault.seal(Missed(at=NIGHT, text=CANARY), day=TODAY, id=MISSED)
    anas_vault.seal(CheckIn(at=NIGHT, pull=9), day=TODAY, id=CHECK)
    anas_vault.seal(Headline(at=NIGHT, heading="hard", own=CANARY), day=TODAY, id=HEADLINE)
    anas_vault.seal(WholeLine(at=NIGHT, cost=CANARY), day=TODAY, id=LINE)
    anas_vault.seal(Reason(at=NIGHT, text=CANARY), day=TODAY, id=REASON)
    felt = (Felt(domain="owe", sentence=CANARY),)
    anas_vault.seal(QuizKept(at=NIGHT, answers={}, felt=felt), day=TODAY, id=TAKEN)
    anas_vault.seal(Ready(at=NIGHT, belief=CANARY), day=TODAY, id=READY)
    marker = marker_of(new_marker(anas_vault, today=TODAY))
    assert marker
    letter = Letter(at=NIGHT, text=CANARY)
    assert seal_written(marker, [(bytes(16), letter)], today=TODAY, now=monotonic())
    anas_vault.seal(SafetyPlan(at=NIGHT, calms=CANARY), day=TODAY)
    return anas_vault.seal(SafePerson(at=NIGHT, nickname=CANARY, number="01234"), day=TODAY)


def keep_low_contact(opened: OpenVault) -> None:
    """Low contact with a draft and something noted, and a plan for this very hour."""
    always = Window(days=tuple(range(7)), starts=0, ends=0)
    opened.seal(LowContact(at=NIGHT, role="work", windows=(always,)), day=TODAY)
    opened.seal(PlannedContact(at=NIGHT, about="work"), day=TODAY, id=NOTED)
    opened.seal(LowDraft(at=NIGHT, occasion="work", text=CANARY), day=TODAY, id=DRAFT)
    then = Then(way="own", words=CANARY)
    cue = InHours(words=CANARY, window=always)
    opened.seal(Plan(at=NIGHT, cue=cue, then=then), day=TODAY, id=PLAN)


ROUTES = [route for route in routes(get_resolver().url_patterns) if route not in LEAVES]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", ROUTES)
def test_cleo_sees_nothing_of_anas(
    piece: bytes, cleo: Client, anas_vault: OpenVault, route: str, method: str
) -> None:
    address = filled(route, piece)
    before = len(anas_vault.open_all().records)

    response = getattr(cleo, method)(
        address.path, {"passphrase": "not the one", "ids": piece.hex()}
    )

    shown = b"".join(response) if response.streaming else response.content
    assert CANARY.encode() not in shown
    assert b"8 to 0" not in shown
    assert len(anas_vault.open_all().records) == before
    assert len(anas_vault.pending()) == 1
    if address.of_ana:  # 405: the address takes the other method only
        assert response.status_code in ({404, 405} if method == "get" else {302, 404, 405})


@pytest.mark.parametrize("route", ROUTES)
def test_a_stranger_sees_nothing_either(piece: bytes, anybody: Client, route: str) -> None:
    address = filled(route, piece)

    response = anybody.get(address.path)

    shown = b"".join(response) if response.streaming else response.content
    assert CANARY.encode() not in shown
    assert b"8 to 0" not in shown


def test_ana_sees_what_the_walk_looks_for(piece: bytes, ana: Client) -> None:
    """Otherwise the walk would find nothing because there is nothing."""
    seen = [ana.get(filled(route, piece).path) for route in ROUTES]

    assert sum(CANARY.encode() in response.content for response in seen) >= 3
    assert any(b"8 to 0" in response.content for response in seen)
