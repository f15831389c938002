"""The code on paper: opens once, for a new passphrase and a new code."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.test import Client

from ebb.accounts import once
from ebb.records import WaveEvent
from ebb.vault import Begun, _cost, recover, unlock
from ebb.vault.models import Slot, Vault
from tests.support.cast import ANAS

NEW = "a lamp in the far window"


def opens(client: Client) -> bool:
    return client.post("/stay/").status_code == 204


def test_the_paper_opens_once_and_closes_every_other_place(ana: Client, anas: Begun) -> None:
    client = Client()
    data = {"code": anas.recovery_code, "passphrase_new": NEW, "passphrase_again": NEW}

    answer = client.post("/unlock/code/", data)

    assert len(answer.context["groups"]) == 6
    assert opens(client)
    assert not opens(ana)
    assert unlock(Vault.objects.get(), NEW)
    second = Client().post("/unlock/code/", data)
    assert "did not open" in second.content.decode()


def test_the_paper_carries_the_wave_too(stranger: Client, anas: Begun, wave: str) -> None:
    page = stranger.post("/unlock/code/", {"wave": wave}).content.decode()
    assert 'name="wave"' in page
    data = {"code": anas.recovery_code, "passphrase_new": NEW, "passphrase_again": NEW}

    stranger.post("/unlock/code/", data | {"wave": wave})

    assert len(unlock(Vault.objects.get(), NEW).open(WaveEvent)) == 6


def test_a_code_that_was_used_up_reads_like_a_wrong_one(
    stranger: Client, anas: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert anas.recovery_code
    recover(anas.vault, anas.recovery_code, NEW, today=anas.vault.begun_on)
    data = {"passphrase_new": NEW, "passphrase_again": NEW, "code": anas.recovery_code}
    monkeypatch.setattr(once.numbers, "new", lambda: "1")
    used = stranger.post("/unlock/code/", data)
    Slot.objects.filter(kind="recovery").delete()

    none = Client().post("/unlock/code/", data)

    assert (used.status_code, used.content) == (none.status_code, none.content)


def test_whether_there_is_a_code_cannot_be_told_by_the_time_it_takes(
    stranger: Client, anas: Begun
) -> None:
    code = anas.recovery_code
    assert code
    anas.opened.new_recovery_code()
    data = {"passphrase_new": NEW, "passphrase_again": NEW, "code": code}
    derived = []
    for _ in range(2):
        with patch.object(_cost, "stretch", wraps=_cost.stretch) as stretch:
            stranger.post("/unlock/code/", data)
        derived.append(stretch.call_count)
        Slot.objects.filter(kind="recovery").delete()

    assert derived == [1, 1]


def test_an_unfit_new_passphrase_does_not_use_the_code_up(stranger: Client, anas: Begun) -> None:
    for change in ({"passphrase_again": "no"}, {"passphrase_new": "short"}, {"show": "yes"}):
        data = {"code": anas.recovery_code, "passphrase_new": NEW, "passphrase_again": NEW}
        page = stranger.post("/unlock/code/", data | change).content.decode()
        assert 'role="alert"' in page
        assert str(anas.recovery_code) not in page
    assert unlock(anas.vault, ANAS)
