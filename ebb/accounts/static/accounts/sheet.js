/** The sheet over a page that has locked: a passphrase, and under it everything as it was. */
export class Sheet {
  constructor(words, page, open) {
    this.page = page;
    this.open = open;
    this.field = part("input", { type: "password", id: "sheet-passphrase", required: true, autocomplete: "current-password" });
    this.safe = part("p", { textContent: words.safe });
    this.problem = part("p", { className: "problem", role: "alert", hidden: true });
    const form = part("form", { className: "apart" },
      part("h1", { className: "say", textContent: words.locked }),
      this.safe,
      this.problem,
      part("div", { className: "field" }, part("label", { htmlFor: this.field.id, textContent: words.label }), this.field),
      part("button", { className: "button button-strong button-wide", textContent: words.open }));
    form.addEventListener("submit", (event) => this.send(event));
    this.whole = part("main", { className: "shut" }, form);
    this.hide(true);
    page.body.append(this.whole);
    this.field.focus();
  }

  async send(event) {
    event.preventDefault();
    const said = await this.open(this.field.value);
    this.field.value = "";
    if (!said) return;
    this.problem.textContent = said;
    this.problem.hidden = false;
    this.field.focus();
  }

  /** Nothing is left under the sheet; `safe` says where it is, if there was something. */
  empty(safe) {
    for (const main of this.page.querySelectorAll("main:not(.shut)")) main.replaceChildren();
    this.safe.textContent = safe;
    this.emptied = true;
  }

  lift() {
    this.whole.remove();
    this.hide(false);
  }

  /** The page and its foot cannot be seen, read out or reached; the exit and help can. */
  hide(yes) {
    for (const part of this.page.querySelectorAll("main, .bottom form")) part.hidden = part.inert = yes;
  }
}

export function part(name, facts, ...inside) {
  const made = Object.assign(document.createElement(name), facts);
  made.append(...inside);
  return made;
}
