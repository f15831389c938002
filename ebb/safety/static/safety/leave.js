/**
 * The exit. Everything happens in one task, in this order: the page is covered and
 * emptied, then marked as left, then the server hears of it, then we go. Nothing here
 * waits for the server: Back may show this address again long before it answers.
 */
const PRESSES = 3;
const PAUSE_MS = 5000;
const MARKER_SECONDS = 12 * 60 * 60; // as long as a session can live at all
const AWAY = "/away/"; // blank, and ours: in an installed app other sites open inside the app
const INSTALLED = "(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)";

/** The mark that makes the server answer every later request as locked. */
export function marker(here = window.location) {
  const secure = here.protocol === "https:" ? "; Secure" : "";
  return `l=1; path=/; SameSite=Strict; max-age=${MARKER_SECONDS}${secure}`;
}

/** Whether this page stands in a window of its own, without the browser's bar around it. */
export function installed(view = window) {
  return view.navigator.standalone === true || view.matchMedia(INSTALLED).matches;
}

export function leave(target, page = document, here = window.location, browser = navigator) {
  page.title = "Ebb";
  page.body.replaceChildren(); // an emptied form has no typed text for Back to restore
  page.cookie = marker(here);
  globalThis.name = ""; // what a tab may remember of an evening (steps/fear.js)
  page.dispatchEvent(new Event("leave")); // a player stops its sound
  globalThis.speechSynthesis?.cancel();
  globalThis.stop?.(); // an unlock under way must not take the mark away again
  browser.sendBeacon("/leave/");
  here.replace(target);
}

/** Counts Shift pressed alone; any other key, or a rest of five seconds, begins again. */
export class Presses {
  #count = 0;
  #alone = false;
  #rest;

  constructor(say, go) {
    this.say = say;
    this.go = go;
  }

  down(event) {
    if (event.key !== "Shift") this.other();
    else if (!event.repeat) this.#alone = !(event.ctrlKey || event.altKey || event.metaKey);
  }

  up(event) {
    if (event.key !== "Shift") return this.other();
    if (!this.#alone) return this.reset();
    this.#alone = false;
    clearTimeout(this.#rest);
    this.#count += 1;
    if (this.#count === PRESSES) return this.go();
    this.say(this.#count === 1 ? "two" : "one");
    this.#rest = setTimeout(() => this.over(), PAUSE_MS);
  }

  /** Another key or the pointer: a Shift that is held down is a modifier. */
  other() {
    this.#alone = false;
    this.reset();
  }

  over() {
    this.reset();
    this.say("over");
  }

  reset() {
    clearTimeout(this.#rest);
    this.#count = 0;
  }
}

/**
 * A page that comes back from memory is hidden before anything of it is seen. Once she has
 * left it is emptied too: loading it again may take long.
 */
export function neverFromMemory(view = window, root = document.documentElement) {
  view.addEventListener("pagehide", (event) => {
    if (event.persisted) root.style.display = "none";
  });
  view.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    root.style.display = "none";
    if (/(?:^|; )l=1(?:;|$)/.test(document.cookie)) document.body.replaceChildren();
    view.location.reload();
  });
}

export function start(page = document) {
  const links = page.querySelectorAll("[data-module='leave']");
  if (!links.length) return;
  const go = (link) => leave(installed() ? AWAY : link.dataset.target || link.href, page);
  const status = page.querySelector("[data-leave-status]");
  const presses = new Presses(
    (word) => { if (status) status.textContent = status.dataset[word]; },
    () => go(links[0]),
  );
  page.addEventListener("keydown", (event) => presses.down(event), { capture: true });
  page.addEventListener("keyup", (event) => presses.up(event), { capture: true });
  page.addEventListener("pointerdown", () => presses.other(), { capture: true });
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(link);
    });
  }
}

neverFromMemory();
start();
