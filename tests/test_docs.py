"""What is not written down does not exist: settings, commands, options, addresses, versions."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

import ebb
from ebb.cli import parser
from ebb.settings import KNOWN
from tests.support.code import ROOT, text, tracked

HOSTING = text(Path("docs/hosting.md"))
DOCUMENTS = [path for path in tracked() if path.suffix == ".md"]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc=\"([^\"]+)\"")


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def addresses(within: URLResolver, before: str = "/") -> Iterator[str]:
    for one in within.url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in HOSTING


def test_every_documented_setting_exists() -> None:
    assert set(re.findall(r"\bEBB_[A-Z_]+\b", HOSTING)) <= KNOWN


@pytest.mark.parametrize(("name", "command"), [pytest.param(*one, id=one[0]) for one in commands()])
def test_every_command_and_option_is_documented(
    name: str, command: argparse.ArgumentParser
) -> None:
    lines = [line for line in HOSTING.splitlines() if line.startswith(f"| `ebb {name}")]
    options = [option for action in command._actions for option in action.option_strings]

    assert lines
    assert [
        one for one in options if one not in {"-h", "--help"} and one not in "".join(lines)
    ] == []


def test_every_documented_command_exists() -> None:
    assert set(re.findall(r"^\| `ebb (\w+)", HOSTING, re.MULTILINE)) == dict(commands()).keys()


def test_every_address_is_documented() -> None:
    first = {re.match(r"/[a-z.-]*/?", address) for address in addresses(get_resolver())}
    told = set(re.findall(r"`(/[a-z.-]*/?)`", HOSTING))

    assert {found.group() for found in first if found} <= told


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_every_link_leads_somewhere(path: Path) -> None:
    links = {one or two for one, two in LINK.findall(text(path))}
    inside = {link.partition("#")[0] for link in links if not re.match(r"https?:|mailto:|#", link)}

    assert [link for link in inside if not (ROOT / path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_every_file_that_a_document_names_is_there(path: Path) -> None:
    named = set(re.findall(r"`((?:docs|bin|ebb|tests|benchmarks)/[\w./-]+)`", text(path)))

    beside = ROOT / path.parent  # a room's own README names its files from there

    assert [one for one in named if not (ROOT / one).exists() and not (beside / one).exists()] == []


def test_this_version_has_its_words_in_the_changelog() -> None:
    assert re.search(
        rf"^## {re.escape(ebb.__version__)}\b.*\n\n- ", text(Path("CHANGELOG.md")), re.M
    )


def test_the_readme_has_the_two_commands() -> None:
    readme = text(Path("README.md"))

    assert "bin/ebb" in readme
    assert "bin/test" in readme
