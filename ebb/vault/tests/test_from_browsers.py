"""What real browsers sealed: it opens here, and nowhere else, and not when anything was changed.

`python -m tests.support.sealing` wrote the fixtures; tests/journeys/test_sealing.py seals anew.
"""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from ebb.vault import Damaged, NewerThanKnown, _written
from ebb.vault._keys import Keyring

VECTORS = Path(__file__).parent / "vectors"


def vectors(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((VECTORS / f"{name}.json").read_text(encoding="ascii"))
    return read


FORMAT = vectors("format")
VAULT, DATA_KEY = bytes.fromhex(FORMAT["vault"]), bytes.fromhex(FORMAT["data_key"])
KEYS = Keyring(VAULT, FORMAT["key_version"], DATA_KEY)
PRIVATE = bytes.fromhex(vectors("rfc9180")["skRm"])
ITEMS = [
    pytest.param(item, id=f"{browser}, {item['name']}")
    for browser in ("chromium", "firefox")
    for item in vectors(f"sealed-by-{browser}")["items"]
]


def parts(item: dict[str, str]) -> tuple[bytes, bytes]:
    return bytes.fromhex(item["id"]), b64decode(item["blob"], validate=True)


@pytest.mark.parametrize("item", ITEMS)
def test_what_a_browser_sealed_opens_to_the_last_letter(item: dict[str, str]) -> None:
    item_id, blob = parts(item)

    assert _written.open_sealed(KEYS, PRIVATE, item_id, blob).decode() == item["text"]
    assert len(blob) in {_written.LEAST + 256 * 4**power for power in range(7)}


@pytest.mark.parametrize("item", ITEMS)
def test_it_opens_under_no_other_id(item: dict[str, str]) -> None:
    item_id, blob = parts(item)

    with pytest.raises(Damaged):
        _written.open_sealed(KEYS, PRIVATE, item_id[::-1][:-1] + b"\0", blob)


@pytest.mark.parametrize("item", ITEMS)
def test_it_opens_in_no_other_vault(item: dict[str, str]) -> None:
    item_id, blob = parts(item)
    other = Keyring(VAULT[::-1], KEYS.key_version, DATA_KEY)

    with pytest.raises(Damaged):
        _written.open_sealed(other, PRIVATE, item_id, blob)


@pytest.mark.parametrize("item", ITEMS)
def test_it_opens_under_no_other_key_version(item: dict[str, str]) -> None:
    item_id, blob = parts(item)
    other = Keyring(VAULT, KEYS.key_version + 1, DATA_KEY)

    with pytest.raises(Damaged):
        _written.open_sealed(other, PRIVATE, item_id, blob)


@pytest.mark.parametrize("item", ITEMS)
def test_one_flipped_byte_anywhere_closes_it(item: dict[str, str]) -> None:
    item_id, blob = parts(item)
    places = [*range(_written.HEAD + 65 + 1), len(blob) // 2, len(blob) - 17, len(blob) - 1]

    for place in places:
        flipped = bytearray(blob)
        flipped[place] ^= 1
        with pytest.raises((Damaged, NewerThanKnown)):
            _written.open_sealed(KEYS, PRIVATE, item_id, bytes(flipped))


def test_both_browsers_sealed_the_same_texts_of_every_kind() -> None:
    texts = [
        {item["name"]: item["text"] for item in vectors(f"sealed-by-{browser}")["items"]}
        for browser in ("chromium", "firefox")
    ]

    assert texts[0] == texts[1]
    assert min(map(len, texts[0].values())) == 0
    assert max(map(len, texts[0].values())) > 99_000
