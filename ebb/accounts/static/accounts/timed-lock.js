/**
 * The timed lock. It warns a minute before, then empties the page. What was typed is sealed
 * first, on a device that may write while locked; elsewhere it stays under the cover. A touch
 * tells the server at most every half minute, so that writing a long letter counts, and it
 * tells the other open pages of Ebb.
 */
import { part, Sheet } from "./sheet.js";
import { bring, holdsWords, sealed } from "./typed.js";

const WARNING_MS = 60_000;
const TELL_MS = 30_000;

export class TimedLock {
  constructor(form, page = document, ask = fetch, clock = Date.now) {
    Object.assign(this, { words: form.dataset, page, ask, clock });
    this.rest = Number(form.dataset.minutes) * 60_000;
    this.seen = this.told = clock();
    this.soon = null;
    this.sheet = null;
    this.others = new BroadcastChannel("touch");
  }

  start() {
    for (const kind of ["keydown", "pointerdown", "input"]) {
      this.page.addEventListener(kind, () => this.touch(), { capture: true, passive: true });
    }
    this.page.addEventListener("visibilitychange", () => this.look());
    this.others.addEventListener("message", () => this.heard());
    setInterval(() => this.look(), 1000);
  }

  touch() {
    if (this.sheet || this.clock() - this.seen >= this.rest) return this.look();
    this.heard();
    if (this.seen - this.told >= TELL_MS) this.tell();
  }

  heard() {
    if (this.sheet) return;
    this.seen = this.clock();
    this.soon?.remove();
    this.soon = null;
  }

  async tell() {
    this.told = this.clock();
    this.others.postMessage("");
    const answer = await this.post(this.words.stay);
    if (answer?.status === 403) this.cover();
  }

  /** A sleeping phone stops every timer: the clock decides, also on waking. */
  look() {
    const left = this.rest - (this.clock() - this.seen);
    if (this.sheet) return;
    if (left <= 0) this.cover();
    else if (left <= WARNING_MS) this.warn();
  }

  warn() {
    if (this.soon) return;
    const still = part("button", { className: "button", textContent: this.words.still, type: "button" });
    still.addEventListener("click", () => { this.touch(); this.tell(); });
    this.soon = part("div", { className: "soon", role: "status" },
      part("p", { textContent: this.words.warning }), still);
    this.page.body.append(this.soon);
  }

  cover() {
    if (this.sheet) return;
    this.soon?.remove();
    this.soon = null;
    const typed = holdsWords(this.page);
    this.sheet = new Sheet(this.words, this.page, (passphrase) => this.open(passphrase));
    if (typed) this.sealing = this.seal();
    else this.sheet.empty("");
    this.post(this.words.lock, { bare: "yes" });
  }

  /** Nothing typed stays in the page once it is safe elsewhere. */
  async seal() {
    if (!(await sealed(this.page))) return;
    this.sheet.empty(this.words.sealed);
    this.bringing = bring();
  }

  /** Nothing when it opened; else a sentence. */
  async open(passphrase) {
    await this.sealing;
    const answer = await this.post(this.words.unlock, { passphrase, bare: "yes" });
    if (answer?.status !== 204) return (await answer?.text()) || this.words.wrong;
    if (this.sheet.emptied) {
      await this.bringing; // so that the next page knows what waits
      this.page.location.replace(this.page.location.href);
      return "";
    }
    this.sheet.lift();
    this.sheet = null;
    this.seen = this.told = this.clock();
    return "";
  }

  post(address, fields = {}) {
    const body = new URLSearchParams(fields);
    return this.ask.call(globalThis, address, { method: "POST", body }).catch(() => null);
  }
}

for (const form of document.querySelectorAll("[data-module=timed-lock]")) new TimedLock(form).start();
