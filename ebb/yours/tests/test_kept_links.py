"""Every wave that is kept can be looked at from the list, not only the last three."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from ebb.accounts.carried import keep
from ebb.records import Practised
from ebb.records.carried import dump
from ebb.vault import OpenVault
from tests.support.cast import NIGHT, TODAY, WAVE, a_wave


def test_each_wave_leads_to_its_page(ana: Client, anas_vault: OpenVault) -> None:
    other = bytes(16)
    for wave_id in (WAVE, other):
        keep(anas_vault, dump(a_wave(wave_id)))
    anas_vault.seal(Practised(at=NIGHT, exercise="feet"), day=TODAY)

    page = ana.get("/yours/kept/").text

    for wave_id in (WAVE, other):
        assert reverse("wave:kept", args=[wave_id]) in page
    assert page.count(">Look<") == 2
