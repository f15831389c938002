"""Texts sealed by the product's own script, in a real browser, to the vault of the vectors.

To write the fixtures again: python -m tests.support.sealing
Only for a new version of the format or of the library: the tests open what older ones sealed.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.support.browsers import alone, chromium
from tests.support.scripted import InChromium, Scripted, in_firefox, static
from tests.support.served import Served

VECTORS = Path(__file__).parents[2] / "ebb" / "vault" / "tests" / "vectors"
TEXTS = {
    "empty": "",
    "ascii": '{"kind":"rated/2","at":"2026-11-22T01:30:00+01:00","intensity":8}',
    "arabic and emoji": "\u0645\u0648\u062c\u0629 \U0001f30a\U0001f90d\u200d\U0001f525",
    "4,001 characters": "w" * 4001,
    "a long letter": "Dear you, \u00fc\u2014 " * 7692,
}
SEAL = """async ({ address, vault, version, key, items }) => {
  const bytes = (text) => Uint8Array.from(text.match(/../g), (two) => parseInt(two, 16));
  const base64 = (some) => btoa(Array.from(some, (one) => String.fromCharCode(one)).join(""));
  const { seal } = await import(address);
  const facts = { vault: bytes(vault), version, key: bytes(key) };
  const blobs = [];
  for (const { id, text } of items) blobs.push(base64(await seal(text, bytes(id), facts)));
  return blobs;
}"""


def vectors(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((VECTORS / f"{name}.json").read_text(encoding="ascii"))
    return read


def facts() -> dict[str, Any]:
    """The vault of the vectors, and the pair of RFC 9180 as its own."""
    format_ = vectors("format")
    return {
        "vault": format_["vault"],
        "version": format_["key_version"],
        "key": vectors("rfc9180")["pkRm"],
    }


def sealed_in(page: Scripted, address: str) -> list[dict[str, str]]:
    """Each text sealed by the script at `address`: name, id (hex), text and blob (base64)."""
    items = [
        {"name": name, "id": bytes([place] * 16).hex(), "text": text}
        for place, (name, text) in enumerate(TEXTS.items(), 1)
    ]
    blobs = page.run(SEAL, facts() | {"address": address, "items": items})
    return [item | {"blob": blob} for item, blob in zip(items, blobs, strict=True)]


def write(name: str, page: Scripted, version: str, address: str) -> None:
    page.go("/")
    made = {"browser": version, **facts(), "items": sealed_in(page, address)}
    text = json.dumps(made, indent=1, ensure_ascii=True) + "\n"
    (VECTORS / f"sealed-by-{name}.json").write_text(text, encoding="ascii")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder))
        served.start()
        try:
            address = static(served, "vault/seal.js")
            with sync_playwright() as playwright:
                opened = playwright.chromium.launch(executable_path=chromium(), args=[*alone()])
                page = InChromium(opened.new_page(base_url=served.address))
                write("chromium", page, f"Chromium {opened.version}", address)
                opened.close()
            with in_firefox(Path(folder), served.address) as fox:
                write("firefox", fox, f"Firefox {fox.version()}", address)
        finally:
            served.kill()


if __name__ == "__main__":
    main()
