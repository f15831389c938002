"""Her own record in one sentence: what was, never what will be. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from django.utils.translation import ngettext

from ebb.records import Wave

ENOUGH = 3  # marked over; with fewer, half of them says nothing


def sentence(waves: Sequence[Wave]) -> str:
    """14 waves so far. All 12 you marked over passed, half of them within 11 minutes."""
    if not waves:
        return ""
    count = ngettext("%d wave so far.", "%d waves so far.", len(waves)) % len(waves)
    lasted = [minutes(wave) for wave in waves if wave.ended == "passed"]
    if len(lasted) < ENOUGH:
        return count
    half = max(1, round(median(lasted)))
    over = ngettext(
        "All %(over)d you marked over passed, half of them within a minute.",
        "All %(over)d you marked over passed, half of them within %(half)d minutes.",
        half,
    )
    return f"{count} {over % {'over': len(lasted), 'half': half}}"


def minutes(wave: Wave) -> float:
    """How long it lasted, by her own marks."""
    assert wave.ended_at is not None
    return (wave.ended_at - wave.began_at).total_seconds() / 60
