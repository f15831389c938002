"""How soon something moves: from the tap to the first frame in which the water has moved.

python -m benchmarks.frames [--throttle 4] [--rounds 15]

A real Chromium, a real Ebb, the processor slowed down as a cheap phone is. Four ways to the
first screen of the wave, measured in turns so that a busy machine slows all of them: out of
the phone (the worker), out of the phone while the server is dead, from the server without a
worker, and a page that has the same water and nothing else, which is the floor.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browsers import QUIET, alone, chromium
from tests.support.served import Served

PHONE = {"width": 390, "height": 844}
LOOKED_MS = 4000  # she looks at the water before she taps
GOALS = {"the wave, from the phone": 250, "a rating, to the next screen": 100}
WATCH = """() => {
  let before = "", main = null;
  globalThis.moved = null;
  globalThis.tapped = null;
  addEventListener("pointerdown", (event) => {
    globalThis.tapped = event.timeStamp;
    globalThis.moved = null;
    main = document.querySelector("main");
  }, { capture: true });
  const look = (now) => {
    const water = document.querySelector(".water-moving .water-layer");
    const arrived = !main || document.querySelector("main") !== main;
    const place = water && arrived ? getComputedStyle(water).transform : "";
    if (place && before && place !== before && globalThis.moved === null)
      globalThis.moved = performance.now();
    before = place;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def main(throttle: float = 4, rounds: int = 15) -> None:
    """Print medians and the worst, in milliseconds."""
    with running() as (product, browser):
        worked = installed(browser, product.address)
        plain = opened(browser, product.address, worker=False)
        floor = opened(browser, product.address, worker=False)
        only_water(floor)
        for page in (worked, plain, floor):
            slow_down(page, throttle)
        ways: dict[str, Callable[[], float]] = {
            "the wave, from the phone": lambda: first_frame(worked),
            "the wave, from the server": lambda: first_frame(plain),
            "the same water and nothing else": lambda: first_frame(floor),
            "a rating, to the next screen": lambda: after_a_rating(worked),
            "a rating, without a worker": lambda: after_a_rating(plain),
        }
        took: dict[str, list[float]] = {name: [] for name in ways}
        for _round in range(rounds):
            for name, way in ways.items():
                took[name].append(way())
        product.kill()
        took["the wave, from the phone, server dead"] = [
            first_frame(worked) for _round in range(rounds)
        ]
    told(took, throttle)


@contextmanager
def running() -> Iterator[tuple[Served, Browser]]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = Served(Path(folder))
        product.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *alone()])
        try:
            yield product, browser
        finally:
            browser.close()
            product.kill()


def opened(browser: Browser, address: str, *, worker: bool) -> Page:
    context = browser.new_context(
        base_url=address,
        viewport=PHONE,  # type: ignore[arg-type]  # the same shape under another name
        has_touch=True,
        service_workers="allow" if worker else "block",
    )
    return context.new_page()


def installed(browser: Browser, address: str) -> Page:
    """A phone on which Ebb has been before: its worker has everything it wants."""
    page = opened(browser, address, worker=True)
    page.goto("/")
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    page.reload()
    page.wait_for_load_state("networkidle")
    return page


def only_water(page: Page) -> None:
    """Answer the wave's address with its own water, its styles and not one line more."""
    page.goto("/wave/")
    styles = page.eval_on_selector_all("link[rel=stylesheet]", "all => all.map(one => one.href)")
    water = page.eval_on_selector("body > .water", "one => one.outerHTML")
    links = "".join(f'<link rel="stylesheet" href="{each}">' for each in styles)
    body = f"<!doctype html><title>Ebb</title>{links}<body class='wave on-water'>{water}"
    page.route("**/wave/", lambda route: route.fulfill(body=body, content_type="text/html"))


def slow_down(page: Page, throttle: float) -> None:
    page.add_init_script(f"({WATCH})()")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})


def first_frame(page: Page) -> float:
    """Milliseconds from the navigation, as from a tap on the first page, to a frame that moved."""
    page.goto("/device/")
    page.wait_for_load_state("networkidle")
    page.goto("/wave/", wait_until="commit")
    return moved(page)


def after_a_rating(page: Page) -> float:
    """Milliseconds from the finger to the first moving frame of the screen that follows."""
    page.goto("/device/")
    page.goto("/wave/")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(LOOKED_MS)
    page.tap("button[name=rate][value='3']")
    page.locator("button[name=settle]").first.wait_for()
    return moved(page) - float(page.evaluate("globalThis.tapped"))


def moved(page: Page) -> float:
    for _try in range(500):
        page.wait_for_timeout(10)
        if (at := page.evaluate("globalThis.moved")) is not None:
            return float(at)
    raise RuntimeError("nothing moved")


def told(took: dict[str, list[float]], throttle: float) -> None:
    print(f"milliseconds at {throttle:g} times slower   median  worst   goal  to the floor")
    floor = median(took["the same water and nothing else"])
    for name, times in took.items():
        goal = f"{GOALS[name]:>6}" if name in GOALS else " " * 6
        ratio = f"{median(times) / floor:>10.1f}" if name.startswith("the wave") else ""
        print(f"{name:<38}{median(times):>8.0f}{max(times):>7.0f} {goal} {ratio}")
