"""The format and the primitives against numbers that others, or an earlier Ebb, wrote down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import ARGON2_VERSION, Type, core, ffi
from cryptography.hazmat.primitives import hpke as library
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from ebb.vault import _primitives as p
from ebb.vault import _written
from ebb.vault._code import parse
from ebb.vault._cost import Cost
from ebb.vault._keys import Keyring, Lid, unwrap
from ebb.vault._passphrase import normalise
from ebb.vault._sealing import bound, pad
from ebb.vault.tests import decoder, hpke
from ebb.vault.tests.make_vectors import made


def vectors(name: str) -> dict[str, Any]:
    path = Path(__file__).parent / "vectors" / f"{name}.json"
    read: dict[str, Any] = json.loads(path.read_text(encoding="ascii"))
    return read


FORMAT, ARGON2, HPKE = vectors("format"), vectors("rfc9106"), vectors("rfc9180")
VAULT, DATA_KEY = bytes.fromhex(FORMAT["vault"]), bytes.fromhex(FORMAT["data_key"])
SECRETS = {
    "passphrase": normalise(FORMAT["passphrase"]),
    "recovery": parse(FORMAT["recovery_code"]).encode(),
}


def raw(name: str) -> bytes:
    return bytes.fromhex(HPKE[name])


def test_the_format_is_written_as_it_always_was() -> None:
    assert json.loads(json.dumps(made())) == FORMAT


@pytest.mark.parametrize("row", FORMAT["slots"], ids=lambda row: row["kind"])
def test_every_slot_of_the_vectors_opens_here_and_by_the_page_alone(row: dict[str, Any]) -> None:
    kind, version = row["kind"], FORMAT["key_version"]
    cost = Cost(row["memory_kib"], row["passes"], row["lanes"])
    lid = Lid(cost, bytes.fromhex(row["salt"]), bytes.fromhex(row["wrapped"]))

    here = unwrap(VAULT, version, kind, lid, SECRETS[kind]).data_key
    by_the_page = decoder.data_key(SECRETS[kind], VAULT, kind.encode(), version, row)

    assert here == by_the_page == DATA_KEY


def test_the_pages_passphrase_is_spelled_as_ours() -> None:
    assert decoder.secret(FORMAT["passphrase"]) == SECRETS["passphrase"]
    assert SECRETS["passphrase"].decode() == "Caf\u00e9 by the fish market"


@pytest.mark.parametrize("row", FORMAT["pieces"], ids=lambda row: len(row["plain"]) // 2)
def test_every_piece_of_the_vectors_opens_here_and_by_the_page_alone(row: dict[str, Any]) -> None:
    piece_id, blob, plain = (bytes.fromhex(row[name]) for name in ("id", "blob", "plain"))
    keys = Keyring(VAULT, FORMAT["key_version"], DATA_KEY)

    here = keys.records.open(piece_id, row["revision"], blob)
    by_the_page = decoder.piece(
        DATA_KEY, row["purpose"].encode(), VAULT, piece_id, row["revision"], blob
    )

    assert here == by_the_page == plain


def test_argon2id_is_rfc_9106s() -> None:
    parts = {name: bytes.fromhex(ARGON2[name]) for name in ("password", "salt", "secret")}
    associated, tag = bytes.fromhex(ARGON2["associated"]), bytes.fromhex(ARGON2["tag"])
    costs = ARGON2["passes"], ARGON2["lanes"], ARGON2["memory_kib"]

    other = Argon2id(
        salt=parts["salt"],
        length=32,
        iterations=costs[0],
        lanes=costs[1],
        memory_cost=costs[2],
        ad=associated,
        secret=parts["secret"],
    )

    assert by_argon2_cffi(parts, associated, costs) == tag
    assert other.derive(parts["password"]) == tag


def by_argon2_cffi(parts: dict[str, bytes], associated: bytes, costs: tuple[int, ...]) -> bytes:
    """The library the vault uses, through its lowest door: only there a secret can be given."""
    out = ffi.new("uint8_t[32]")
    fields = {
        name: ffi.new("uint8_t[]", part) for name, part in (*parts.items(), ("ad", associated))
    }
    context = ffi.new(
        "argon2_context *",
        {
            "out": out,
            "outlen": 32,
            "pwd": fields["password"],
            "pwdlen": len(parts["password"]),
            "salt": fields["salt"],
            "saltlen": len(parts["salt"]),
            "secret": fields["secret"],
            "secretlen": len(parts["secret"]),
            "ad": fields["ad"],
            "adlen": len(associated),
            "t_cost": costs[0],
            "m_cost": costs[2],
            "lanes": costs[1],
            "threads": 1,
            "version": ARGON2_VERSION,
            "allocate_cbk": ffi.NULL,
            "free_cbk": ffi.NULL,
            "flags": 0,
        },
    )
    assert core(context, Type.ID.value) == 0
    return bytes(ffi.buffer(out))


def test_what_the_vault_derives_agrees_with_a_second_argon2() -> None:
    other = Argon2id(salt=b"s" * 16, length=32, iterations=2, lanes=1, memory_cost=256)

    assert p.stretch(b"secret", b"s" * 16, 256, 2, 1) == other.derive(b"secret")


def test_the_referee_is_rfc_9180() -> None:
    shared = hpke.shared_secret(raw("skRm"), raw("enc"), raw("enc"), raw("pkRm"))
    key, base_nonce = hpke.schedule(shared, raw("info"), hpke.AES_128)

    assert shared == raw("shared_secret")
    assert (key, base_nonce) == (raw("key"), raw("base_nonce"))
    assert hpke.public_of(raw("skRm")) == raw("pkRm")
    for one in HPKE["encryptions"]:
        pt, aad, nonce, ct = (bytes.fromhex(one[name]) for name in ("pt", "aad", "nonce", "ct"))
        counted = int.from_bytes(base_nonce) ^ int(one["sequence number"])
        assert counted.to_bytes(12) == nonce
        assert AESGCM(key).decrypt(nonce, ct, aad) == pt


def test_the_library_opens_what_rfc_9180s_key_and_nonce_seal() -> None:
    """The RFC's messages carry AAD, which the library has not; key, nonce and enc are the RFC's."""
    suite = library.Suite(library.KEM.P256, library.KDF.HKDF_SHA256, library.AEAD.AES_128_GCM)
    private = ec.derive_private_key(int.from_bytes(raw("skRm")), ec.SECP256R1())
    sealed = AESGCM(raw("key")).encrypt(raw("base_nonce"), b"Beauty is truth", b"")

    assert suite.decrypt(raw("enc") + sealed, private, info=raw("info")) == b"Beauty is truth"


def test_the_vaults_own_suite_agrees_with_the_referee_both_ways() -> None:
    private, public, info = raw("skRm"), raw("pkRm"), b"info"

    sealed = p.seal_to(public, b"written while locked", info)
    enc, ciphertext = sealed[:65], sealed[65:]
    shared = hpke.shared_secret(private, enc, enc, public)
    key, nonce = hpke.schedule(shared, info, hpke.AES_256)
    assert AESGCM(key).decrypt(nonce, ciphertext, b"") == b"written while locked"

    shared = hpke.shared_secret(raw("skEm"), public, raw("pkEm"), public)
    key, nonce = hpke.schedule(shared, info, hpke.AES_256)
    theirs = raw("pkEm") + AESGCM(key).encrypt(nonce, b"from a browser", b"")
    assert p.open_from(private, theirs, info) == b"from a browser"


def test_an_item_from_a_browser_opens_by_its_documented_bytes() -> None:
    item, keys = b"i" * 16, Keyring(VAULT, 7, DATA_KEY)
    info = bound(b"ebb-written/1", VAULT, item)
    shared = hpke.shared_secret(raw("skEm"), raw("pkRm"), raw("pkEm"), raw("pkRm"))
    key, nonce = hpke.schedule(shared, info, hpke.AES_256)
    blob = b"\x01" + (7).to_bytes(4) + raw("pkEm") + AESGCM(key).encrypt(nonce, pad(b"hello"), b"")

    assert _written.open_sealed(keys, raw("skRm"), item, blob) == b"hello"
