"""The cookie of what she chose to read: another port of this machine can write it, too."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsers import Visitors
from tests.support.served import Served

pytestmark = pytest.mark.journey
READ = """async (asked) => {
  const { readable } = await import(asked.module);
  const { name, protocol } = asked;
  const read = (text) => readable({ cookie: `a=1; ${name}=${text}` }, { protocol });
  return asked.values.map(read);
}"""
HOSTILE = [
    5,
    "text",
    [],
    {"people": 5},
    {"people": [None]},
    {"people": [["Bo", 5]]},
    {"people": [["Bo"]]},
    {"people": [["Bo", "1"]] * 4},
    {"line": {"a": 1}},
    {"line": None},
    {"line": "x" * 321},
    {"exercises": "feet"},
    {"exercises": [5]},
]
HERS = {"people": [["Bo", "01 234"]], "line": "I slept well here.", "exercises": ["feet"]}


def spelled(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def read(page: Page, served: Served, values: list[object], name: str, protocol: str) -> object:
    written = (served.data / "static" / "staticfiles.json").read_text(encoding="utf-8")
    module = "/static/" + json.loads(written)["paths"]["safety/readable.js"]
    texts = [spelled(value) for value in values]
    asked = {"module": module, "values": texts, "name": name, "protocol": protocol}
    return page.evaluate(READ, asked)


def test_only_what_is_ours_is_read(visitors: Visitors, served: Served) -> None:
    page = visitors.phone()
    page.goto("/help/")

    assert read(page, served, [HERS], "r", "http:") == [HERS]
    assert read(page, served, [HERS], "__Host-r", "https:") == [HERS]
    assert read(page, served, [*HOSTILE], "r", "http:") == [None] * len(HOSTILE)
    assert read(page, served, [HERS], "r", "https:") == [None]  # a neighbour's: no such prefix


def test_a_strange_one_does_not_stand_before_help(visitors: Visitors) -> None:
    page = visitors.phone()
    page.goto("/help/")
    page.evaluate("(text) => { document.cookie = `r=${text}; path=/`; }", spelled({"people": 5}))
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))

    page.goto("/help/")  # its scripts have run by then

    expect(page.locator("main")).to_be_visible()
    assert not wrong
