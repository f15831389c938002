"""The quiz pressed as a browser without script presses it: every hidden field goes along."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client

from ebb.quiz.content import of_language

OURS = of_language("en")
KEYS = [one.key for one in OURS.items]
LOW = dict.fromkeys(KEYS, "10")
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def fields(response: Any) -> dict[str, str]:
    text = response.content.decode()
    return {name: unescape(value) for name, value in HIDDEN.findall(text)}


def press(client: Client, before: Any, to: str = "/quiz/", **pressed: str) -> Any:
    return client.post(to, {**fields(before), **pressed})


def says(response: Any) -> str:
    found = re.search(r'<h1 class="say"[^>]*>(.*?)</h1>', response.content.decode(), re.DOTALL)
    assert found
    return unescape(" ".join(found[1].split()))


def said(response: Any) -> str:
    return unescape(" ".join(response.content.decode().split()))
