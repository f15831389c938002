"""What the rooms beside this one are given."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection

from ebb.accounts.person import PersonRequest
from ebb.records import SetAside
from ebb.settle.beside import Beside
from ebb.shared import settling
from ebb.vault import OpenVault
from tests.support.cast import NIGHT, TODAY


def asked(opened: OpenVault | None = None) -> PersonRequest:
    request = PersonRequest()
    request.opened = opened
    return request


def test_the_room_provides_itself() -> None:
    assert isinstance(settling.ways(asked()), Beside)


def test_a_stranger_gets_gentle_ones_and_nothing_of_the_pull() -> None:
    ways = Beside(asked())

    assert all(each.mild for each in [*ways.offered(), *ways.gentle()])
    assert not any(each.about_pull for each in ways.offered())
    assert len(ways.offered()) == 2
    assert not ways.put_aside("feet", at=NIGHT)


def test_what_she_set_aside_is_not_given(anas_vault: OpenVault) -> None:
    anas_vault.seal(SetAside(at=NIGHT, exercise="feet"), day=TODAY)
    ways = Beside(asked(anas_vault))
    other = ways.another("look-around")

    assert "feet" not in {each.id for each in (*ways.offered(), *ways.gentle())}
    assert other
    assert other.id != "feet"


@pytest.mark.django_db
def test_put_aside_it_stays_away(anas_vault: OpenVault) -> None:
    assert Beside(asked(anas_vault)).put_aside("feet", at=NIGHT)
    assert "feet" not in {each.id for each in Beside(asked(anas_vault)).gentle()}


def test_when_the_vault_cannot_be_read_something_is_offered(anas_vault: OpenVault) -> None:
    with patch.object(connection, "ensure_connection", side_effect=DatabaseError):
        assert Beside(asked(anas_vault)).offered()
