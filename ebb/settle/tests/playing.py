"""How the journeys play an exercise, and what they hear of it."""

from __future__ import annotations

from time import monotonic
from typing import Any

from playwright.sync_api import Page

END = "That is all of it."
RUNNING = (  # but for the page's own short fade
    "document.getAnimations().filter((each) =>"
    " each.playState === 'running' && each.animationName !== 'arrive').length"
)
FOCUSED = (
    "document.activeElement.textContent.trim()"
    " || document.activeElement.parentElement.innerText.trim()"
)
JUMP = "(ms) => document.getAnimations().forEach((each) => { each.currentTime = ms; })"
NEARLY = """() => {
  const [clock] = document.querySelector(".player").getAnimations();
  clock.currentTime = clock.effect.getTiming().duration - 60;
}"""
SPIES = """
window.heard = [];
const clock = () => Number(document.querySelector(".player")?.getAnimations()[0]?.currentTime ?? 0);
const note = (kind, what) => window.heard.push([kind, what, clock()]);
const { Oscillator = OscillatorNode } = {};
window.OscillatorNode = class extends Oscillator {
  constructor(audio, how) {
    super(audio, how);
    const climb = this.frequency.exponentialRampToValueAtTime.bind(this.frequency);
    this.frequency.exponentialRampToValueAtTime = (to, when) => {
      note("sound", `${how.frequency} to ${to}`);
      return climb(to, when);
    };
  }
};
window.voices = [
  { name: "far", lang: "en-GB", localService: false, default: true },
  { name: "near", lang: "en-GB", localService: true, default: false },
];
window.reading = 30; // ms until the voice is done
speechSynthesis.getVoices = () => window.voices;
const { Words = SpeechSynthesisUtterance } = {};
window.SpeechSynthesisUtterance = class extends Words {
  get voice() { return this.chosen; }
  set voice(voice) { this.chosen = voice; }
};
speechSynthesis.speak = (words) => {
  note("voice", words.text);
  window.speaker = words.voice.name;
  setTimeout(() => words.onend?.(), window.reading);
};
const vibrate = navigator.vibrate.bind(navigator);
navigator.vibrate = (pattern) => {
  if (pattern) note("vibration", JSON.stringify(pattern));
  return vibrate(pattern);
};
"""
CUES = {
    "voice": "Say the words",
    "sound": "A soft tone",
    "vibration": "A short vibration",
}


def play(page: Page, exercise: str) -> Page:
    page.goto(f"/settle/{exercise}/")
    page.wait_for_load_state()
    return page


def until(page: Page, true: str) -> None:
    """Ask again and again from outside: inside, the page's own policy forbids the polling."""
    end = monotonic() + 10
    while not page.evaluate(true):
        assert monotonic() < end, true
        page.wait_for_timeout(30)


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def ask_for(page: Page, *kinds: str, by_itself: bool = False) -> None:
    """Opens what is folded and ticks these cues."""
    page.locator(".player-cues > summary").click()
    for kind in kinds:
        page.get_by_label(CUES[kind]).check()
    if by_itself:
        page.get_by_label("Let the words change by themselves").check()


def heard(page: Page, kind: str) -> list[str]:
    return [what for one, what, _at in page.evaluate("window.heard") if one == kind]


def tab_to(page: Page, *names: str, most: int = 40) -> str:
    """By the Tab key alone; gives the name that was reached first."""
    for _ in range(most):
        page.keyboard.press("Tab")
        reached = str(page.evaluate(FOCUSED))
        if reached in names:
            return reached
    raise AssertionError(f"the Tab key reached none of {names}")
