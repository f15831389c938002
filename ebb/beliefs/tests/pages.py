"""Reading a page as she does, and what a test keeps for her."""

import re
from datetime import timedelta
from html import unescape

from django.utils.timezone import localtime

from ebb.records import (
    BeliefHeld,
    Conviction,
    Practised,
    Rated,
    Record,
    Settled,
    WaveBegun,
    WaveEnded,
)
from ebb.vault import new_id
from tests.support.cast import TODAY

SETTLE = "Only they can calm me down."


def text(response):
    main = response.content.decode().partition("<main")[2].partition(">")[2].partition("</main")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def value(name, page):
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return unescape(found[1])


def ago(days=0.0, minutes=0.0):
    return localtime() - timedelta(days=days, minutes=minutes)


def given(opened, sentence=SETTLE, domain="settle", days=20.0):
    """A belief of hers, chosen some days ago."""
    record = BeliefHeld(at=ago(days), sentence=sentence, domain=domain)
    return opened.seal(record, day=TODAY)


def rated(opened, belief_id, head, gut, days=10.0):
    record = Conviction(at=ago(days), belief_id=belief_id, head=head, gut=gut)
    return opened.seal(record, day=TODAY)


def wave(opened, *points, days=2.0, ended="eased", more=()):
    """A wave that was kept, with these numbers five minutes apart; gives its id."""
    own, began = new_id(), ago(days)
    parts: list[Record] = [WaveBegun(at=began, wave_id=own)]
    for place, number in enumerate(points):
        at = began + timedelta(minutes=5 * place)
        parts.append(Rated(at=at, wave_id=own, intensity=number))
    last = began + timedelta(minutes=5 * len(points))
    parts.append(Settled(at=last, wave_id=own, exercise="feet"))
    parts += [one(at=last, wave_id=own) for one in more]
    if ended:
        parts.append(WaveEnded(at=last, wave_id=own, how=ended))
    for part in parts:
        opened.seal(part, day=TODAY)
    return own


def practised(opened, before, after, days=2.0):
    record = Practised(at=ago(days), exercise="feet", before=before, after=after)
    return opened.seal(record, day=TODAY)


def kept(opened, kind):
    return [one.record for one in opened.open(kind)]
