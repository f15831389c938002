"""Sealing in a real Chromium, as it is and four times slower: loading, sealing, keeping.

python -m benchmarks.sealing
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.place import HEAD, line
from tests.support.browsers import QUIET, alone, chromium
from tests.support.scripted import static
from tests.support.sealing import facts
from tests.support.served import Served

TIMES = 31
WORK = """async ({ queue, sealing, facts, times }) => {
  const timed = async (work) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const many = async (work) => {
    const all = [];
    for (let number = 0; number < times; number += 1) all.push(await timed(() => work(number)));
    return all;
  };
  const { bytes, pin, put } = await import(queue);
  const named = { ...facts, vault: bytes(facts.vault), key: bytes(facts.key) };
  const id = new Uint8Array(16);
  let seal;
  const load = await timed(async () => { ({ seal } = await import(sealing)); });
  const first = await timed(() => seal("w", id, named));
  await pin(named);
  return {
    "fetch the library": [load],
    "the first sealing": [first],
    "seal a rating": await many(() => seal("w".repeat(150), id, named)),
    "seal a letter of 100,000": await many(() => seal("w".repeat(1e5), id, named)),
    "seal and keep a rating": await many((number) =>
      put({ kind: "rated/2" }, String(number).padStart(32, "0"))),
  };
}"""


def measured(browser: Browser, served: Served, throttle: int) -> dict[str, list[float]]:
    context = browser.new_context(base_url=served.address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/")
    slower = {"rate": throttle}
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", slower)
    where = {"queue": "accounts/queue.js", "sealing": "vault/seal.js"}
    named: dict[str, Any] = {name: static(served, path) for name, path in where.items()}
    times: dict[str, list[float]] = page.evaluate(WORK, named | {"facts": facts(), "times": TIMES})
    context.close()
    return times


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        served = Served(Path(folder))
        served.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *alone()])
        for throttle in (1, 4):
            print(f"{throttle} times slower" if throttle > 1 else "as it is", HEAD, sep="\n")
            for name, all_times in measured(browser, served, throttle).items():
                print(line(name, all_times))
        browser.close()
        served.kill()


if __name__ == "__main__":
    main()
