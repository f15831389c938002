"""The queue of sealed words, in two real browsers against the running product."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from tests.support.browsers import Visitors
from tests.support.prepared import OTHERS, asked
from tests.support.scripted import Scripted, static
from tests.support.served import Served

pytestmark = pytest.mark.journey
CANARY = "canary by the fish market"
QUEUE = """async ({ address, calls }) => {
  const queue = await import(address);
  const bytes = (text) => Uint8Array.from(text.match(/../g), (two) => parseInt(two, 16));
  const plain = (one) => one && { ...one, vault: queue.hex(one.vault), key: queue.hex(one.key) };
  const told = [];
  for (const [name, ...given] of calls) {
    const facts = given[0];
    if (name === "pin") given[0] = { ...facts, vault: bytes(facts.vault) };
    if (name === "pin" && facts.key) given[0].key = bytes(facts.key);
    const said = await queue[name](...given);
    told.push(name === "pinned" ? plain(said) : said);
  }
  return told;
}"""
RAW = """async () => {
  const text = (some) => ArrayBuffer.isView(some)
    ? Array.from(some, (one) => String.fromCharCode(one)).join("") : some;
  const fields = (one) => Object.entries(one).map(([name, value]) => [name, text(value)]);
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const room = await new Promise((done, no) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = no;
    });
    for (const store of room.objectStoreNames) {
      const all = await new Promise((done) => {
        const asked = room.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
      });
      for (const one of all) found.push([store, fields(one)]);
    }
    room.close();
  }
  return found;
}"""
AGAIN = """async (before) => {
  const room = await new Promise((done) => {
    const asked = indexedDB.open("q");
    asked.onsuccess = () => done(asked.result);
  });
  const items = room.transaction("items", "readwrite").objectStore("items");
  for (const { id, blob } of before) {
    const bytes = Uint8Array.from(blob, (one) => one.charCodeAt(0));
    await new Promise((done) => { items.put({ id, blob: bytes }).onsuccess = done; });
  }
  room.close();
}"""
MARK = "async (token) => { document.cookie = `w=${token}; path=/; SameSite=Strict`; }"
SHOWN = "async () => document.querySelector('main').innerText"
NOTHING = {"stored": 0, "full": 0, "refused": 0, "lost": False}


class Device:
    """One browser on which Ana may write while her vault is locked."""

    def __init__(self, page: Scripted, served: Served) -> None:
        self.page, self.served = page, served
        self.ana: dict[str, Any] = asked(served, "begin")
        page.go("/")
        self.mark(self.ana)
        assert self.queue(["pin", self.facts()]) == ["pinned"]

    def mark(self, whose: dict[str, Any]) -> None:
        self.page.run(MARK, whose["marker"])

    def facts(self, **other: object) -> dict[str, Any]:
        named = {name: self.ana[name] for name in ("vault", "version", "key")}
        return named | other

    def queue(self, *calls: Sequence[object]) -> list[Any]:
        what = {"address": static(self.served, "accounts/queue.js"), "calls": list(calls)}
        told = self.page.run(QUEUE, what)
        assert isinstance(told, list)
        return told

    def write(self, number: int = 1, text: str = CANARY) -> str:
        item = bytes([number] * 16).hex()
        assert self.queue(["put", letter(text), item]) == [True]
        return item

    def flush(self) -> dict[str, Any]:
        (told,) = self.queue(["flush"])
        return dict(told)

    def count(self) -> int:
        (many,) = self.queue(["count"])
        return int(many)


def letter(text: str) -> dict[str, Any]:
    return {"kind": "letter/1", "at": "2026-11-22T01:12:00+01:00", "text": text}


@pytest.fixture
def device(scripted: Scripted, served: Served) -> Device:
    return Device(scripted, served)


def test_what_is_written_is_sealed_here_and_opens_there(device: Device, served: Served) -> None:
    item = device.write()
    raw = json.dumps(device.page.run(RAW))

    assert device.flush() == NOTHING | {"stored": 1}

    assert asked(served, "waiting") == {item: letter(CANARY)}
    assert (device.count(), device.flush()) == (0, NOTHING)
    assert "canary" not in raw


def test_nothing_can_be_read_on_the_device_and_no_key_but_the_public_one(device: Device) -> None:
    device.write()

    found = [(store, dict(fields)) for store, fields in device.page.run(RAW)]
    pin = next(fields for store, fields in found if store == "pin")
    item = next(fields for store, fields in found if store == "items")

    assert len(found) == 2
    assert set(pin) == {"vault", "version", "key", "doubt"}
    assert pin["key"].encode("latin-1").hex() == device.ana["key"]
    assert set(item) == {"id", "blob"}
    assert len(item["blob"]) == 1 + 4 + 65 + 256 + 16
    assert not [value for value in item.values() if "canary" in value]


def test_the_same_words_brought_twice_are_kept_once(device: Device, served: Served) -> None:
    item = device.write()
    assert device.queue(["put", letter("the same id"), item], ["count"]) == [True, 1]
    before = [dict(fields) for store, fields in device.page.run(RAW) if store == "items"]
    device.flush()
    device.page.run(AGAIN, before)  # as if the first answer had been lost on its way

    assert device.flush() == NOTHING | {"stored": 1}
    assert asked(served, "waiting") == {item: letter(CANARY)}
    assert device.count() == 0


def test_without_a_network_it_waits(device: Device, served: Served, visitors: Visitors) -> None:
    visitors.forgive("ERR_CONNECTION_REFUSED")
    device.queue(["put", letter("first, so that all scripts are there"), "0" * 32], ["flush"])
    served.kill()
    device.write()

    assert device.flush() == NOTHING | {"lost": True}
    assert device.count() == 1
    served.start()
    assert device.flush() == NOTHING | {"stored": 1}
    assert device.count() == 0


def test_without_a_marker_all_is_refused_kept_and_said(device: Device, served: Served) -> None:
    device.write()
    asked(served, "end")

    assert device.flush() == NOTHING | {"refused": 1}
    assert device.count() == 1
    device.page.go("/")
    until_shown(device.page, "waits on this device")
    device.page.go("/help/")
    assert "waits on this device" not in device.page.run(SHOWN)
    assert device.count() == 1


def until_shown(page: Scripted, words: str) -> None:
    waits = """async (words) => {
      for (let tries = 0; tries < 80; tries += 1) {
        if (document.querySelector("main").innerText.includes(words)) return true;
        await new Promise((done) => { setTimeout(done, 100); });
      }
      return false;
    }"""
    assert page.run(waits, words), page.run(SHOWN)


def test_more_than_an_hour_takes_is_kept_for_later_and_said(device: Device, served: Served) -> None:
    calls = [["put", letter(CANARY), bytes([number] * 16).hex()] for number in range(65)]
    assert set(device.queue(*calls)) == {True}

    assert device.flush() == NOTHING | {"stored": 60, "full": 5}
    assert device.count() == 5
    device.page.go("/")
    until_shown(device.page, "a little later")
    assert len(asked(served, "waiting")) == 60


def test_another_account_on_this_device_ends_the_first_ones_queue(
    device: Device, served: Served
) -> None:
    cleo = asked(served, "begin", OTHERS)
    device.write()

    device.mark(cleo)
    assert device.flush() == NOTHING | {"refused": 1}  # Cleo's marker brings nothing of Ana's
    assert asked(served, "waiting", OTHERS) == {}
    facts = {name: cleo[name] for name in ("vault", "version", "key")}
    assert device.queue(["pin", facts], ["count"]) == ["pinned", 0]
    item = device.write(2, "of cleo")
    assert device.flush() == NOTHING | {"stored": 1}

    assert asked(served, "waiting", OTHERS) == {item: letter("of cleo")}
    assert asked(served, "waiting") == {}


def test_a_vault_without_a_marker_of_its_own_only_ends_the_others(device: Device) -> None:
    device.write()

    assert device.queue(["pin", {"vault": "ab" * 16}], ["count"], ["pinned"]) == ["same", 0, None]
    assert device.queue(["put", letter(CANARY), "1" * 32]) == [False]


def test_a_new_key_version_keeps_what_waited(device: Device, served: Served) -> None:
    old = device.write(1, "under the old key")
    after = asked(served, "rotate")
    device.mark(after)

    facts = {name: after[name] for name in ("vault", "version", "key")}
    assert device.queue(["pin", facts], ["count"]) == ["pinned", 1]
    new = device.write(2, "under the new key")
    assert device.flush() == NOTHING | {"stored": 2}
    assert asked(served, "waiting") == {
        old: letter("under the old key"),
        new: letter("under the new key"),
    }


@pytest.mark.parametrize("strange", [{"key": "04" + "11" * 64}, {"version": 0}])
def test_a_key_that_does_not_fit_is_not_believed_and_nothing_is_lost(
    device: Device, strange: dict[str, object]
) -> None:
    device.write()

    assert device.queue(["pin", device.facts(**strange)]) == ["changed"]
    assert device.queue(["put", letter(CANARY), "2" * 32], ["pinned"]) == [False, None]
    assert (device.flush(), device.count()) == (NOTHING, 1)
    assert device.queue(["pin", device.facts()]) == ["same"]  # the right one is there again
    assert device.flush() == NOTHING | {"stored": 1}


def test_a_new_marker_which_takes_the_passphrase_settles_a_doubt(device: Device) -> None:
    other = device.facts(key="04" + "11" * 64)
    device.write()

    assert device.queue(["pin", other], ["pin", other | {"marker": "new"}]) == ["changed", "pinned"]
    (now, many) = device.queue(["pinned"], ["count"])
    assert (now["key"], many) == (other["key"], 1)


def test_forgetting_leaves_nothing(device: Device) -> None:
    device.write()

    assert device.queue(["forget"], ["count"], ["pinned"]) == [True, 0, None]
    assert device.page.run(RAW) == []


def test_what_cannot_be_kept_is_told_and_throws_nothing(device: Device) -> None:
    large = letter("w" * 2**20)

    assert device.queue(["put", large, "3" * 32], ["put", letter(CANARY), "no id"]) == [False] * 2
    assert device.queue(["put", letter("half of a \ud83c pair"), "4" * 32]) == [True]
    assert device.queue(["drop", ["4" * 32, "5" * 32]], ["count"]) == [True, 0]
