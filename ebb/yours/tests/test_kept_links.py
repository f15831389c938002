"""Every wave that is kept can be looked at from the list, not only the last three."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from ebb.accounts.carried import keep
from ebb.records import (
    AskedLater,
    BeliefHeld,
    BeliefPart,
    ContactMade,
    Conviction,
    FollowUp,
    Practised,
    Record,
)
from ebb.records.carried import dump
from ebb.vault import OpenVault
from tests.support.cast import ANAS, NIGHT, TODAY, WAVE, a_wave


def test_each_wave_leads_to_its_page(ana: Client, anas_vault: OpenVault) -> None:
    other = bytes(16)
    for wave_id in (WAVE, other):
        keep(anas_vault, dump(a_wave(wave_id)))
    anas_vault.seal(Practised(at=NIGHT, exercise="feet"), day=TODAY)

    page = ana.get("/yours/kept/").text

    for wave_id in (WAVE, other):
        assert reverse("wave:kept", args=[wave_id]) in page
    assert page.count(">Look<") == 2


def test_a_contact_goes_with_all_that_was_said_and_is_to_be_asked_of_it(
    ana: Client, anas_vault: OpenVault
) -> None:
    own = anas_vault.seal(ContactMade(at=NIGHT, how="i", promised=8), day=TODAY)
    other = anas_vault.seal(ContactMade(at=NIGHT, how="they"), day=TODAY)
    for contact in (own, other):
        said = FollowUp(at=NIGHT, contact_id=contact, after="hour", gave=3)
        anas_vault.seal(said, day=TODAY)
    anas_vault.seal(AskedLater(at=NIGHT, about="after", times=(NIGHT,), of=own), day=TODAY)

    ana.post("/yours/kept/", {"thing": own.hex(), "passphrase": ANAS})

    left = [one.record for one in anas_vault.open(Record)]
    assert [type(one) for one in left] == [ContactMade, FollowUp]
    assert other in {getattr(one, "contact_id", None) for one in left}


def test_a_belief_goes_with_all_that_belongs_to_it(ana: Client, anas_vault: OpenVault) -> None:
    own = anas_vault.seal(BeliefHeld(at=NIGHT, sentence="Mine"), day=TODAY)
    for record in (
        Conviction(at=NIGHT, belief_id=own, gut=90),
        BeliefPart(at=NIGHT, belief_id=own, part="cost", text="Sleep"),
        Conviction(at=NIGHT, belief_id=bytes(16), gut=10),  # of one that is gone
    ):
        anas_vault.seal(record, day=TODAY)
    assert ana.get("/yours/kept/").text.count("A belief,") == 1

    ana.post("/yours/kept/", {"thing": own.hex(), "passphrase": ANAS})

    [left] = anas_vault.open(Record)
    assert left.record == Conviction(at=NIGHT, belief_id=bytes(16), gut=10)
