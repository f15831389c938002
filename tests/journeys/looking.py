"""A screen looked at by machines: what axe finds, what is too wide, what is too small."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parent.parent / "support" / "vendor" / "axe.min.js").read_text()
AXES_OWN = "Applying inline style"  # the probe it measures with, refused by our policy
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = ((320, 568), (390, 844), (1280, 800))
SMALL = """() => {
  const pressed = "button, summary, .button, select, textarea, label:has(input), "
    + "input:not([type=hidden], [type=checkbox], [type=radio]), nav a, li > a, .top a, .bottom a";
  return [...document.querySelectorAll(pressed)]
    .filter((one) => one.checkVisibility() && !one.closest(".skip, p"))
    .map((one) => [one.innerText || one.name || one.id, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.height < 47.5 || box.width < 47.5))
    .map(([name, box]) => `${name}: ${box.width} x ${box.height}`);
}"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(page: Page) -> list[str]:
    """What is wrong with this screen in three sizes, by day and by night.

    One visit for all of them: to come to each page once more for each took minutes.
    """
    page.wait_for_load_state()
    before = page.viewport_size
    wrong = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wrong += misfits(page)
    if before:
        page.set_viewport_size(before)
    page.emulate_media(color_scheme="light")
    wrong += axe(page)
    page.emulate_media(color_scheme="dark")
    return wrong + [f"by night: {line}" for line in ran(page, ["color-contrast"], "rule")]


def axe(page: Page) -> list[str]:
    """What axe finds, as lines; run in the page's own world, past its content policy."""
    page.wait_for_load_state()
    page.evaluate(AXE)
    return ran(page, TAGS, "tag")


def ran(page: Page, values: list[str], kind: str) -> list[str]:
    result = page.evaluate("([values, type]) => axe.run({runOnly: {type, values}})", [values, kind])
    return [
        f"{page.url} {found['id']}: {node['target']} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


def misfits(page: Page) -> list[str]:
    """What is wider than the screen, and what is too small for a shaking thumb."""
    page.wait_for_load_state()
    over = page.evaluate(WIDE)
    wide = [f"{page.url}: wider than the screen by {over}"] if over > 0 else []
    return wide + [f"{page.url}: {line}" for line in page.evaluate(SMALL)]
