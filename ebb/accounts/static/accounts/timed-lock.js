/**
 * The timed lock. It warns a minute before, and then covers the page; what was typed
 * stays under the cover, and the passphrase, sent from there, brings it back. A touch
 * tells the server at most every half minute, so that writing a long letter counts.
 */
const WARNING_MS = 60_000;
const TELL_MS = 30_000;

export class TimedLock {
  constructor(form, page = document, ask = fetch, clock = Date.now) {
    Object.assign(this, { words: form.dataset, page, ask, clock });
    this.rest = Number(form.dataset.minutes) * 60_000;
    this.seen = this.told = clock();
    this.soon = null;
    this.shut = null;
  }

  start() {
    for (const kind of ["keydown", "pointerdown", "input"]) {
      this.page.addEventListener(kind, () => this.touch(), { capture: true, passive: true });
    }
    this.page.addEventListener("visibilitychange", () => this.look());
    setInterval(() => this.look(), 1000);
  }

  touch() {
    if (this.shut || this.clock() - this.seen >= this.rest) return this.look();
    this.seen = this.clock();
    this.unwarn();
    if (this.seen - this.told >= TELL_MS) this.tell();
  }

  async tell() {
    this.told = this.clock();
    const answer = await this.post(this.words.stay).catch(() => null);
    if (answer?.status === 403) this.cover();
  }

  /** A sleeping phone stops every timer: the clock decides, also on waking. */
  look() {
    const left = this.rest - (this.clock() - this.seen);
    if (this.shut) return;
    if (left <= 0) this.cover();
    else if (left <= WARNING_MS) this.warn();
  }

  warn() {
    if (this.soon) return;
    const still = this.part("button", { className: "button", textContent: this.words.still, type: "button" });
    still.addEventListener("click", () => { this.touch(); this.tell(); });
    this.soon = this.part("div", { className: "soon", role: "status" },
      this.part("p", { textContent: this.words.warning }), still);
    this.page.body.append(this.soon);
  }

  unwarn() {
    this.soon?.remove();
    this.soon = null;
  }

  cover() {
    this.unwarn();
    const field = this.part("input", { type: "password", name: "passphrase", id: "shut-passphrase", required: true, autocomplete: "current-password" });
    const label = this.part("label", { htmlFor: field.id, textContent: this.words.label });
    const problem = this.part("p", { className: "problem", role: "alert", hidden: true });
    const form = this.part("form", { className: "apart", method: "post", action: this.words.unlock },
      this.part("h2", { className: "say", textContent: this.words.locked }),
      this.part("p", { textContent: this.words.safe }), problem,
      this.part("div", { className: "field" }, label, field),
      this.part("button", { className: "button button-strong button-wide", textContent: this.words.open }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.open(field, problem);
    });
    this.shut = this.part("div", { className: "shut" }, form);
    this.hide(true);
    this.page.body.append(this.shut);
    field.focus();
    this.post(this.words.lock);
  }

  async open(field, problem) {
    const answer = await this.post(this.words.unlock, new URLSearchParams({ passphrase: field.value, bare: "yes" })).catch(() => null);
    field.value = "";
    if (answer?.status === 204) return this.uncover();
    const said = await answer?.text().catch(() => "");
    problem.textContent = said || this.words.wrong;
    problem.hidden = false;
    field.focus();
  }

  uncover() {
    this.shut.remove();
    this.shut = null;
    this.hide(false);
    this.seen = this.told = this.clock();
  }

  /** `main` and the foot cannot be seen, read out or reached; the exit stays. */
  hide(yes) {
    for (const part of this.page.querySelectorAll("main, .bottom")) {
      part.hidden = part.inert = yes;
    }
  }

  post(address, body = null) {
    return this.ask.call(globalThis, address, { method: "POST", body, redirect: "manual" });
  }

  part(name, facts, ...inside) {
    const made = Object.assign(this.page.createElement(name), facts);
    made.append(...inside);
    return made;
  }
}

for (const form of document.querySelectorAll("[data-module=timed-lock]")) new TimedLock(form).start();
