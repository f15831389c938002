/** The document of a pause's screens (contact/shell.py), with what can be chosen in them. */
import { onTheClock } from "../steps/twin/time.js";
import { Shell } from "../steps/shell.js";

export class PauseShell extends Shell {
  constructor(page) {
    super(page);
    const values = (where) => [...page.querySelectorAll(where)].map(({ value }) => value);
    this.content = {
      promises: values("[data-screen=promise] [name=promise]"),
      names: values("[data-screen=pulls] [name=promise]"),
      replies: values("[data-screen=answer][data-when=until] [name=answer]"),
      lines: page.querySelectorAll("[data-screen=line]").length,
    };
    this.phrases = page.querySelector("[data-words=phrases]").value;
    this.days = [...page.querySelectorAll("[data-words=days] li")].map(({ textContent }) => textContent);
  }

  /** Until Monday, 9:05: as her phone counts the days. */
  until(milliseconds) {
    return `${this.days[new Date(milliseconds).getDay()]}, ${onTheClock(milliseconds)}`;
  }
}
