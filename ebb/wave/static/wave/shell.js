/** The document of a wave's screens (wave/shell.py), with the words that take numbers. */
import { Shell } from "../steps/shell.js";

export class WaveShell extends Shell {
  constructor(page) {
    super(page);
    this.groups = {};
    for (const { name, value } of page.querySelectorAll("[data-screen=tags] .chip input")) (this.groups[name] ??= []).push(value);
  }

  /** The sentence in the form that this number of minutes takes in this language. */
  fell({ start, last, minutes }) {
    const forms = this.page.querySelector("[data-words=fell]");
    const { table } = forms.dataset;
    const form = table[minutes < table.length ? minutes : (minutes % 100) + 100];
    const said = { start, last, minutes };
    return forms.children[form].textContent.replace(/%\((\w+)\)d/g, (_, name) => said[name]);
  }

  summary(ratings) {
    return this.words("summary").replace("%s", ratings.map(({ intensity }) => intensity).join(", "));
  }
}
