"""Firefox through its own wire (Marionette): the standard library is enough to drive it.

One message is its length, a colon and JSON: `[0, id, command, parameters]` there,
`[1, id, error, result]` back.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "dom.security.https_only_mode": False,
}
PATIENCE = 60  # seconds; two busy cores are slow
SHOWS = """return document.title + document.documentElement.innerText +
    [...document.querySelectorAll("input, textarea")].map(f => f.value).join(" ")"""

ALONE = "gBrowser.selectedBrowser.browsingContext.displayMode = 'standalone'"


def firefox() -> str:
    """Where Firefox is; without it a test is skipped, and with --nothing-skipped the run fails."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    return found or pytest.skip("no Firefox: bin/ci installs it on Debian")


class Unhappy(Exception):
    """What Firefox could not do, in its own words."""


class Firefox:
    """One window with a fresh profile; no name but this machine's can be reached from it."""

    def __init__(self, profile: Path, away: str) -> None:
        profile.mkdir(exist_ok=True)  # a second start finds what the first one kept
        (profile / "MarionetteActivePort").unlink(missing_ok=True)
        wanted = PREFERENCES | {"network.dns.localDomains": away}
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in wanted.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [firefox(), "--headless", "--marionette", "--no-remote"]
        command += ["--remote-allow-system-access"]  # for `stand_alone`
        self.process = subprocess.Popen(
            [*command, "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wire = socket.create_connection(("127.0.0.1", self.port(profile)), PATIENCE)
        self.heard = b""
        self.count = 0
        self.message()
        limits = {"pageLoad": 9_000, "script": 9_000, "implicit": 5_000}
        self.do("NewSession", {"capabilities": {"alwaysMatch": {"timeouts": limits}}})

    def port(self, profile: Path) -> int:
        """It writes down the port it chose."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            written = profile / "MarionetteActivePort"
            if written.is_file() and (text := written.read_text(encoding="ascii").strip()):
                return int(text)
            time.sleep(0.1)
        self.end()
        raise Unhappy("Firefox did not start.")

    def message(self) -> Any:
        while b":" not in self.heard:
            self.heard += self.wire.recv(65_536)
        length, _, self.heard = self.heard.partition(b":")
        while len(self.heard) < int(length):
            self.heard += self.wire.recv(65_536)
        whole, self.heard = self.heard[: int(length)], self.heard[int(length) :]
        return json.loads(whole)

    def do(
        self, command: str, parameters: dict[str, Any] | None = None, of: str = "WebDriver"
    ) -> Any:
        self.count += 1
        said = json.dumps([0, self.count, f"{of}:{command}", parameters or {}]).encode()
        self.wire.sendall(b"%d:%s" % (len(said), said))
        _, _, error, result = self.message()
        if error:
            raise Unhappy(f"{error['error']}: {error['message']}")
        return result

    def stand_alone(self) -> None:
        """A window of its own, as of an installed app; Firefox for Android says it the same way."""
        self.do("SetContext", {"value": "chrome"}, of="Marionette")
        self.do("ExecuteScript", {"script": ALONE, "args": []})
        self.do("SetContext", {"value": "content"}, of="Marionette")

    def go(self, address: str) -> None:
        self.do("Navigate", {"url": address})

    def on(self, selector: str, action: str, **parameters: str) -> None:
        found = self.do("FindElement", {"using": "css selector", "value": selector})["value"]
        self.do(f"Element{action}", {"id": next(iter(found.values()))} | parameters)

    def write(self, selector: str, words: str) -> None:
        self.on(selector, "SendKeys", text=words)

    def press(self, selector: str) -> None:
        self.on(selector, "Click")

    def where(self) -> str:
        return str(self.do("GetCurrentURL")["value"])

    def shows(self) -> str:
        """All that can be read on the page: its words, what is typed in it, its title."""
        return str(self.do("ExecuteScript", {"script": SHOWS, "args": []})["value"])

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
