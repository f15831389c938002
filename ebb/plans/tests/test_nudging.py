"""An unlock draws on what runs out, and reads the vault no oftener for more plans."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from ebb.plans.nudging import on_opened
from ebb.records import InHours, OnDate, Plan, Then, Window
from ebb.vault import OpenVault

pytestmark = pytest.mark.django_db
EVENINGS = InHours(words="Alone", window=Window(days=(0, 1, 2, 3, 4, 5, 6), starts=1140, ends=1380))


@pytest.mark.parametrize("plans", [1, 12])
@pytest.mark.parametrize("far", [0, 300], ids=["evenings", "far ahead"])
def test_without_nudges_an_unlock_reads_the_vault_once(anas_vault, monkeypatch, plans, far):
    now, opened = localtime(), []
    cue = OnDate(words="The day", day=now.date() + timedelta(days=far)) if far else EVENINGS
    for number in range(plans):
        at = now - timedelta(days=number)
        plan = Plan(at=at, cue=cue, then=Then(way="own", words="Tea"), nudge=True)
        anas_vault.seal(plan, day=at.date())
    reads = OpenVault.open_all

    def counted(vault):
        opened.append(vault)
        return reads(vault)

    monkeypatch.setattr(OpenVault, "open_all", counted)

    on_opened(None, opened=anas_vault)

    assert len(opened) == 1
