"""Her words and her passphrase are nowhere but in the vault."""

from __future__ import annotations

import base64
import logging
import zlib
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from ebb.records.carried import Written, dump
from ebb.vault import Begun, new_marker
from ebb.vault.models import Pending
from ebb.yours.tests.conftest import CANARY
from ebb.yours.tests.test_erasing import raw
from tests.support.cast import ANAS, NIGHT, TODAY, a_wave

NEW = "a lamp in the far window"


def disguises(text: str) -> list[bytes]:
    plain = text.encode()
    in_base64 = [base64.b64encode(b"_" * shift + plain)[4:-4] for shift in range(3)]
    return [plain, text.encode("utf-16-le"), zlib.compress(plain)[2:12], *in_base64]


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_nothing_of_hers_is_written_in_plain(
    database_file: Path,
    things: Begun,
    ana: Client,
    again: dict[str, str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    stranger, phone = Client(), Client()
    phone.cookies["w"] = new_marker(things.opened, today=TODAY)
    wave = dump(a_wave().with_letter(Written(at=NIGHT, text=CANARY)))
    answers = [
        stranger.post("/unlock/", {"passphrase": CANARY}),
        stranger.post("/yours/days/", {"first": CANARY}),
        phone.post("/help/people/", {"nickname": CANARY}),
        phone.post("/wave/", {"wave": wave, "go": "landing"}),
        ana.get("/yours/waiting/"),
        ana.post("/yours/copy/", again),
        ana.post("/yours/days/", {"first": "2026-11-21", "last": "2026-11-21"} | again),
        ana.post("/yours/known/", again | {"passphrase_new": NEW, "passphrase_again": NEW}),
        ana.get("/no/such/page/"),
    ]
    assert Pending.objects.count() == 8, "a form, and a wave with a letter"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    said = "\n".join(f"{record.getMessage()} {record.args}" for record in caplog.records)
    cookies = "\n".join(str(answer.cookies) for answer in answers)
    places = [raw(database_file), said.encode(), cookies.encode()]

    for secret in (CANARY, ANAS, NEW):
        for disguise in disguises(secret):
            assert not [place for place in places if disguise in place]
