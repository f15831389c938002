"""Two real browsers seal, and the vault's own code opens: so that the fixtures cannot rot."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest

from ebb.vault import _written
from ebb.vault._keys import Keyring
from tests.support.scripted import Scripted, static
from tests.support.sealing import facts, sealed_in, vectors
from tests.support.served import Served

pytestmark = [pytest.mark.journey, pytest.mark.once]
TOO_LARGE = """async ({ address, letters }) => {
  const { seal, TooLarge } = await import(address);
  const facts = { vault: new Uint8Array(16), version: 1, key: new Uint8Array(65) };
  const key = Uint8Array.from(atob(letters.key), (one) => one.charCodeAt(0));
  const tried = (many) => seal("w".repeat(many), new Uint8Array(16), { ...facts, key })
    .then((blob) => blob.length, (no) => no instanceof TooLarge);
  return [await tried(letters.most), await tried(letters.most + 1)];
}"""


def test_what_is_sealed_in_the_browser_now_opens_here_now(
    scripted: Scripted, served: Served
) -> None:
    format_ = vectors("format")
    vault, data_key = bytes.fromhex(format_["vault"]), bytes.fromhex(format_["data_key"])
    keys = Keyring(vault, format_["key_version"], data_key)
    private = bytes.fromhex(vectors("rfc9180")["skRm"])

    scripted.go("/")
    items = sealed_in(scripted, static(served, "vault/seal.js"))

    for item in items:
        item_id, blob = bytes.fromhex(item["id"]), b64decode(item["blob"])
        assert _written.open_sealed(keys, private, item_id, blob).decode() == item["text"]


def test_more_than_a_mebibyte_is_an_error_of_its_own(scripted: Scripted, served: Served) -> None:
    key = b64encode(bytes.fromhex(facts()["key"])).decode()
    letters = {"key": key, "most": 2**20 - 4}

    scripted.go("/")
    said = scripted.run(TOO_LARGE, {"address": static(served, "vault/seal.js"), "letters": letters})

    assert said == [_written.LEAST + 2**20, True]
