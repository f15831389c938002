"""Words nobody else writes, typed everywhere; then every byte around is searched for them.

The database with its log, the log file, everything in the data folder, whatever the server
put into its temporary folder, and a backup: as text, hex, base64, UTF-16 and inside
compressed streams.
"""

from __future__ import annotations

import base64
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import walks
from tests.support.browsers import QUIET, Visitors, alone, chromium
from tests.support.served import Served, clean_environment, own_database

pytestmark = [pytest.mark.journey, pytest.mark.rows]

LETTER = "kestrel-lantern-orchard"
LET_GO = "quarry-violet-anchor"
NICKNAME = "marmot-ribbon"
PLAN = "thistle-harbour-oboe"
CANARIES = (LETTER, LET_GO, NICKNAME, PLAN, walks.PASSPHRASE)


def spellings(word: str) -> dict[str, re.Pattern[bytes]]:
    """Each way these bytes could lie about."""
    raw = word.encode()
    cores = [base64.b64encode(bytes(shift) + raw)[4:-4] for shift in range(3)]
    ways = {
        "as text": raw,
        "as UTF-16": word.encode("utf-16-le"),
        "as UTF-16, big end first": word.encode("utf-16-be"),
        "in hex": raw.hex().encode(),
        **{f"in base64, {shift}": core for shift, core in enumerate(cores)},
    }
    return {name: re.compile(re.escape(way), re.IGNORECASE) for name, way in ways.items()}


def inflated(content: bytes) -> Iterator[bytes]:
    """Every compressed stream that begins somewhere in these bytes."""
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", content):
        bits = 31 if found[0][0] == 0x1F else 15
        try:
            yield zlib.decompressobj(bits).decompress(content[found.start() :], 1 << 20)
        except zlib.error:
            continue


def traces(folder: Path) -> list[str]:
    """Where any of the words was found, and how it was spelled."""
    patterns = {word: spellings(word) for word in CANARIES}
    found = []
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        for place in (content, *inflated(content)):
            found += [
                f"{path.relative_to(folder)}: {word} {name}"
                for word, ways in patterns.items()
                for name, way in ways.items()
                if way.search(place)
            ]
    return found


def write_everywhere(page: Page) -> None:
    """A wave with a letter kept and one let go, her people, her plan; errors on the way."""
    walks.down_from_eight_to_four(page)
    walks.press(page, "It has passed")
    walks.press(page, "Still pulling")
    page.get_by_label("What you would say").fill(LET_GO)
    walks.press(page, "Let it go")
    walks.press(page, "Go on")
    walks.press(page, "Skip this")
    walks.press(page, "Something else first")
    walks.press(page, "Write it here")
    page.get_by_label("What you would say").fill(f"{LETTER} " * 400)  # to be a body of its own
    walks.press(page, "Keep it")
    walks.press(page, "Back to the wave")
    walks.press(page, "Skip this")
    walks.press(page, "Keep it")
    walks.on_paper(page, walks.begin(page))
    page.goto("/help/people/")
    page.locator("[name=nickname]").fill(NICKNAME)
    page.locator("[name=number]").fill("01234 567890")
    page.locator("main form button").first.click()
    page.goto("/help/plan/")
    for field in page.locator("main textarea").all():
        field.fill(PLAN)
    page.locator("main form button").first.click()
    page.goto("/help/")
    expect(page.get_by_text(NICKNAME).first).to_be_visible()
    expect(page.get_by_text(PLAN).first).to_be_visible()
    page.goto("/")
    page.get_by_role("link", name="8 to 4").click()
    expect(page.get_by_text(LETTER).first).to_be_visible()
    walks.press(page, "Lock")
    page.goto("/unlock/")
    walks.unlock(page, f"{walks.PASSPHRASE} no")
    walks.unlock(page)


@pytest.fixture
def with_own_folders(tmp_path: Path) -> Iterator[Served]:
    """A product whose temporary folder is known."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with own_database() as settings:
        product = Served(tmp_path, TMPDIR=str(temporary), **settings)
        product.start()
        try:
            yield product
        finally:
            product.kill()


def test_no_word_of_hers_lies_anywhere(
    with_own_folders: Served, visit: object, tmp_path: Path
) -> None:
    served = with_own_folders
    visitors: Visitors = visit(served.address)  # type: ignore[operator]
    page = visitors.phone()
    write_everywhere(page)
    key, backup = tmp_path / "key", tmp_path / "backup"
    for command in (["--new-key", str(key)], [str(backup)]):
        subprocess.run(
            [sys.executable, "-m", "ebb", "backup", *command],
            env=clean_environment() | served.environment,
            check=True,
            capture_output=True,
        )
    running = traces(tmp_path)
    served.stop()

    assert not running, "\n".join(running)
    assert not (stopped := traces(tmp_path)), "\n".join(stopped)
    assert backup.stat().st_size > 1000


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_chromium_writes_no_word_of_a_wave_to_its_disk(
    browser: Browser, served: Served, tmp_path: Path, script: bool
) -> None:
    """Chromium keeps posted forms in its list of tabs to restore: a step is never one of them.

    Without script each step is a posted page, and nothing of ours can keep it from the list:
    docs/leaving.md says so, and here it shows that the search finds what it is for.
    """
    profile = tmp_path / "profile"
    kept = browser.browser_type.launch_persistent_context(
        profile,
        executable_path=chromium(),
        args=[*QUIET, *alone()],
        java_script_enabled=script,
        viewport={"width": 390, "height": 844},
        base_url=served.address,
    )
    page = kept.new_page()
    walks.keep_a_wave(page, letter=LETTER)
    walks.press(page, "Lock")
    posted: list[str] = []
    page.on("request", lambda request: posted.append(f"{request.method} {request.post_data}"))
    walks.down_from_eight_to_four(page)
    walks.to_the_landing(page, LET_GO)
    sent = [line for line in posted if not line.startswith("GET")]
    assert bool(sent) != script, "locked, with script, no word leaves the page before she keeps it"
    walks.press(page, "Keep it")
    walks.unlock(page)
    expect(page.get_by_text("2 waves so far.")).to_be_visible()
    for _look in range(1 if script else 10):  # it writes its list a little later
        page.wait_for_timeout(4000)
        if any("Session_" in line for line in traces(profile)):
            break
    kept.close()

    found = traces(profile)
    assert any("Session_" in line for line in found) != script, "\n".join(found)
    assert not script or not found, "\n".join(found)


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """A search that cannot find anything would prove nothing."""
    for number, content in enumerate(
        [
            LETTER.encode(),
            base64.b64encode(b"ab" + LETTER.encode() + b"yz"),
            LETTER.encode("utf-16-le"),
            b"before" + zlib.compress(LETTER.encode() * 3),
            LETTER.encode().hex().encode(),
        ]
    ):
        (tmp_path / str(number)).write_bytes(content)

    assert {line.partition(":")[0] for line in traces(tmp_path)} == set("01234")
