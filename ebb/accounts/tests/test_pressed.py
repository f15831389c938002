"""A form that is pressed more than once: nothing is doubled, and no wording is lost."""

from __future__ import annotations

from datetime import UTC, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest

from ebb.accounts.pressed import KeptOnce, keep_once, said
from ebb.records import Reason
from ebb.vault import Begun, OpenVault, new_id
from tests.support.cast import CLEOS, NIGHT, TODAY

NOTE = "0a" * 16
OWN = bytes.fromhex(NOTE)


def texts(opened: OpenVault) -> list[str]:
    return sorted(one.record.text for one in opened.open(Reason))


def test_the_same_words_are_kept_once_whenever_they_are_pressed(anas_vault: OpenVault) -> None:
    for minutes in range(3):
        again = Reason(at=NIGHT + timedelta(minutes=minutes), text="To sleep")
        assert keep_once(anas_vault, again, NOTE, besides={"at"}) == KeptOnce(OWN)

    assert texts(anas_vault) == ["To sleep"]


def test_a_moment_is_the_same_on_another_clock(anas_vault: OpenVault) -> None:
    for zone in (UTC, ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Tokyo")):
        keep_once(anas_vault, Reason(at=NIGHT.astimezone(zone), text="To sleep"), NOTE)

    (kept,) = anas_vault.open(Reason)
    assert kept.revision == 1


def test_of_several_wordings_beside_a_mended_one_none_is_lost(anas_vault: OpenVault) -> None:
    keep_once(anas_vault, Reason(at=NIGHT, text="To sleep"), NOTE)
    anas_vault.replace(OWN, 1, Reason(at=NIGHT, text="To rest"))
    for text in ("To sing", "To dance", "To sing"):
        assert keep_once(anas_vault, Reason(at=NIGHT, text=text), NOTE).beside

    assert texts(anas_vault) == ["To dance", "To rest", "To sing"]


def test_nobody_with_the_rows_can_try_out_what_a_record_says(anas_vault: OpenVault) -> None:
    """Whoever has the database knows every id, and guesses words until one fits."""
    keep_once(anas_vault, Reason(at=NIGHT, text="To sleep"), NOTE)
    anas_vault.replace(OWN, 1, Reason(at=NIGHT, text="To rest"))
    guess = Reason(at=NIGHT, text="To sing")
    kept = keep_once(anas_vault, guess, NOTE)

    assert kept.id != uuid5(UUID(bytes=OWN), said(guess, ())).bytes


@pytest.mark.parametrize("typed", ["", "x", "0A" * 16, "0a" * 15])
def test_a_number_that_no_page_made_keeps_it_all_the_same(
    anas_vault: OpenVault, typed: str
) -> None:
    keep_once(anas_vault, Reason(at=NIGHT, text="To sleep"), typed)

    assert texts(anas_vault) == ["To sleep"]


def test_the_number_of_something_else_takes_its_place_nowhere(
    anas_vault: OpenVault, cleos_own: bytes
) -> None:
    kept = keep_once(anas_vault, Reason(at=NIGHT, text="To sleep"), cleos_own.hex())

    assert kept.id != cleos_own
    assert texts(anas_vault) == ["To sleep"]


@pytest.fixture
def cleos_own(anas_vault: OpenVault, cleos: Begun) -> bytes:
    return cleos.opened.seal(Reason(at=NIGHT, text=CLEOS), day=TODAY, id=new_id())
