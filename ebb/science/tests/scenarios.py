"""The shipped scenarios, and vectors, read for the tests (the room itself reads no files)."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ebb.science.bond import Scenario, scenario


@cache
def shipped() -> dict[str, Scenario]:
    folder = files("ebb.science") / "scenarios"
    texts = {one.name: one.read_text("utf-8") for one in folder.iterdir()}
    return {
        name.removesuffix(".toml"): scenario(tomllib.loads(text))
        for name, text in sorted(texts.items())
    }


def vectors(name: str) -> Any:
    return json.loads((files("ebb.science.tests") / "vectors" / name).read_text("utf-8"))
