"""What a page weighs on its way to a phone: gzipped bytes by kind, everything it loads.

python -m benchmarks.pages
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from benchmarks.place import throw_away

PAGES = {"first page": "/", "wave page": "/wave/", "pause": "/pause/", "help page": "/help/"}
PEERS = (247_000, 469_000)  # two web apps of this field, as published: not measured here
KINDS = ("html", "css", "js", "svg", "other")
LOADED = re.compile(r"<(?:link|script|img|source|use)\b[^>]*?\s(?:href|src)=\"/static/([^\"#?]+)")
IMPORTED = re.compile(r"^import\b[^;]*?[\"'](\.[^\"']+)[\"'];", re.MULTILINE)
LATER = re.compile(r"\bimport\([\"'](\.[^\"']+)[\"']\)")
STYLED = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)|@import\s+[\"']([^\"']+)[\"']")


class Weight(NamedTuple):
    at_once: Counter[str]
    later: Counter[str]


def main() -> None:
    with throw_away():
        from ebb.commands.static import gather as gather_all

        gather_all()
        weights = {name: weigh(path) for name, path in PAGES.items()}
    print(f"{'gzipped bytes':<16}" + "".join(f"{kind:>9}" for kind in (*KINDS, "all", "later")))
    for name, (at_once, later) in weights.items():
        cells = [*(at_once[kind] for kind in KINDS), at_once.total(), later.total()]
        print(f"{name:<16}" + "".join(f"{cell:>9,}" for cell in cells))
    script = weights["first page"].at_once["js"]
    peers = " and ".join(f"{peer / 1000:.0f} kB ({peer / script:,.0f} times)" for peer in PEERS)
    print(f"script of the first page: {script / 1000:.1f} kB; two others, as published: {peers}")


def weigh(path: str) -> Weight:
    """The page and all it asks for by itself; `later` is what its scripts load when needed."""
    from django.test import Client

    page = Client(headers={"host": "127.0.0.1"}).get(path)
    assert page.status_code == 200, page.status_code
    found: dict[str, bytes] = {}
    later: dict[str, bytes] = {}
    plain = page.content.decode()
    for name in LOADED.findall(plain):
        gather(unhashed(name), found, later)
    at_once = Counter({"html": len(gzip.compress(page.content, 6))})
    at_once.update(sizes(found))
    return Weight(at_once, sizes({name: later[name] for name in later.keys() - found.keys()}))


def gather(name: str, found: dict[str, bytes], later: dict[str, bytes]) -> None:
    """A static file and what it asks for, each once."""
    from django.contrib.staticfiles import finders

    if name in found:
        return
    place = finders.find(name)
    assert isinstance(place, str), name
    found[name] = Path(place).read_bytes()
    code = found[name].decode("utf-8", "replace")
    if name.endswith(".js"):
        for other in IMPORTED.findall(code):
            gather(beside(name, other), found, later)
        for other in LATER.findall(code):
            gather(beside(name, other), later, later)
    if name.endswith(".css"):
        for pair in STYLED.findall(code):
            other = "".join(pair)
            if not other.startswith(("data:", "#")):
                gather(beside(name, other), found, later)


def beside(name: str, other: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / other).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def unhashed(name: str) -> str:
    return re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", name)


def sizes(files: dict[str, bytes]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for name, content in files.items():
        kind = name.rpartition(".")[2]
        weights[kind if kind in KINDS else "other"] += len(gzip.compress(content, 6))
    return weights
