"""What a device keeps is the same for everybody, complete, and nothing more."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import get_resolver, reverse

from ebb.offline import files, shells
from ebb.safety import helplines
from ebb.settle.catalogue import catalogue
from ebb.shared.build import build_id
from ebb.vault import OpenVault
from tests.test_cleo import routes

PAGES = ("steps", "pause", "pages")
DAYS = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?<!At any )\bnight\b")
ASKED = re.compile(r"<(?:script|img)\b[^>]*\bsrc=\"([^\"]+)\"|<link\b[^>]*\bhref=\"([^\"]+)\"")
NEEDS_THE_NETWORK = {"/leave/", "/device/forget/", "/settle/own/", "/settle/fits/"}
NEEDS_THE_NETWORK |= {"/pause/kept/"}
NEVER_KEPT = ("/yours", "/unlock", "/begin", "/lock", "/help/people", "/help/plan", "/settle/fits")


def address(name: str, build: str = "", language: str = "en") -> str:
    return reverse(f"offline:{name}", args=[language, build or build_id()])


@pytest.fixture(scope="module")
def pack() -> dict[str, Any]:
    return shells.pack("en")


@pytest.mark.parametrize("name", PAGES)
def test_a_shell_is_the_same_for_ana_and_for_anybody(
    ana: Client, anybody: Client, name: str
) -> None:
    hers, theirs = ana.get(address(name)), anybody.get(address(name))

    assert hers.status_code == 200
    assert hers.content == theirs.content
    assert hers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "cookie" not in hers.get("Vary", "").lower()
    assert not hers.cookies


def test_it_is_the_same_whenever_it_is_made(
    pack: dict[str, Any], ana: Client, anas_vault: OpenVault
) -> None:
    """An open vault, or one that this process has seen, changes no byte; nor does another time."""
    assert shells.pack("en") == pack
    assert shells.screens_of("en") == shells.screens_of("en")


@pytest.mark.parametrize("name", PAGES)
def test_it_comes_compressed_or_as_it_is(anybody: Client, name: str) -> None:
    plain = anybody.get(address(name))
    packed = anybody.get(address(name), headers={"Accept-Encoding": "gzip, br"})

    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) * 4 < len(plain.content)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("wrong", [{"build": "0" * 32}, {"language": "xx"}])
def test_another_build_or_language_is_not_here(
    anybody: Client, name: str, wrong: dict[str, str]
) -> None:
    assert anybody.get(address(name, **wrong)).status_code == 404


def test_first_aid_is_complete(pack: dict[str, Any]) -> None:
    kept = set(pack["pages"])

    assert {"/", "/wave/", "/help/", "/settle/", "/away/", "/device/"} <= kept
    assert {f"/help/{door}/" for door in "abc"} <= kept
    for code in helplines.countries():
        assert {f"/help/in/{code}/", f"/help/a/in/{code}/", f"/help/b/in/{code}/"} <= kept
    for exercise in catalogue("en").exercises:
        assert {f"/settle/{exercise.id}/", f"/settle/{exercise.id}/about/"} <= kept


def test_nothing_of_hers_is_in_the_list(pack: dict[str, Any]) -> None:
    assert not [path for path in pack["pages"] if path.startswith(NEVER_KEPT)]
    first = {path.split("/")[1] for path in pack["pages"]}
    assert first == {"", "wave", "help", "settle", "pause", "story", "away", "device"}
    read = {f"/story/moves/{letter}/" for letter in "abcde"}
    assert {path for path in pack["pages"] if "story" in path} == {"/story/moves/", *read}
    assert {path for path in pack["pages"] if "pause" in path} == {
        *("/pause/", "/pause/b/", "/pause/c/")
    }
    assert any("phrases/en" in file for file in pack["files"])
    assert any("crisis" in file for file in pack["files"])
    assert any("yours" in route for route in routes(get_resolver().url_patterns))


def test_no_page_that_is_kept_knows_the_day_or_whether_there_is_a_vault(
    pack: dict[str, Any],
) -> None:
    for path, page in pack["pages"].items():
        assert 'href="/unlock/' not in page, path
        assert 'action="/lock/"' not in page, path
    assert not DAYS.search(pack["pages"]["/"])


def test_the_first_screen_has_no_wave_in_it(pack: dict[str, Any]) -> None:
    """Else all waves, or pauses, that begin on a device would be one."""
    for path in ("/wave/", "/pause/", "/pause/b/", "/pause/c/"):
        assert '<input type="hidden" name="wave" value="">' in pack["pages"][path], path


def test_every_file_that_a_kept_page_asks_for_is_kept(pack: dict[str, Any]) -> None:
    kept = set(pack["files"])
    texts = [*pack["pages"].values(), pack["none"], *shells.screens_of("en")]
    asked = {one or two for text in texts for one, two in ASKED.findall(text)}

    assert asked <= kept, asked - kept
    for name in [name for name in kept if name.endswith(".js")]:
        script = files.content(name.removeprefix(settings.STATIC_URL))
        for other in re.findall(r"(?:from|import)\s*\(?\s*\"(\.[^\"]+)\"", script):
            assert any(other.lstrip("./") in one for one in kept), (name, other)


def test_a_kept_page_leads_to_kept_pages(pack: dict[str, Any]) -> None:
    """What is not kept needs a server: the way out without script, and what would be kept there."""
    kept = set(pack["pages"])
    for path, page in pack["pages"].items():
        ways = set(re.findall(r"<(?:a|form)\b[^>]*\b(?:href|action)=\"(/[^\"#?]*)", page))
        assert ways - kept <= NEEDS_THE_NETWORK, path


def test_no_other_file_is_kept(pack: dict[str, Any]) -> None:
    """A script of a page of hers would say what else there is."""
    for name in pack["files"]:
        assert name.startswith((settings.STATIC_URL, "/settle/pace/")), name
        if name.startswith(settings.STATIC_URL):
            assert finders.find(name.removeprefix(settings.STATIC_URL)), name
    parts = {name.split("/")[2] for name in pack["files"] if name.startswith(settings.STATIC_URL)}
    assert not parts & {"yours"}
    assert not [name for name in pack["files"] if "timed-lock" in name or "cover" in name]


def test_the_worker_says_its_build_and_may_answer_for_all_of_ebb(anybody: Client) -> None:
    answer = anybody.get("/worker.js")

    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Content-Type"].startswith("text/javascript")
    assert build_id() in answer.content.decode().splitlines()[0]
    assert "immutable" not in answer["Cache-Control"]


def test_another_exit_is_another_build(settings: Any) -> None:
    before = build_id()
    build_id.cache_clear()
    settings.EXIT_URL = "https://weather.example/"
    try:
        assert build_id() != before
    finally:
        build_id.cache_clear()
