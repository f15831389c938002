/** The document of all screens (wave/shell.py): fetched once, the same for everybody, only read. */
const PATIENCE_MS = 15_000;

export function load(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document"; // parsed by the browser's own loader: no markup is made here
    request.timeout = PATIENCE_MS;
    request.onload = () => (request.response?.querySelector("[data-screen]") ? resolve(new Shell(request.response)) : reject());
    request.onerror = request.ontimeout = reject;
    request.send();
  });
}

export class Shell {
  constructor(page) {
    this.page = page;
    this.exercises = [...page.querySelectorAll("[data-exercise]")].map(({ dataset }) => ({
      id: dataset.exercise,
      channel: dataset.channel,
      mild: "mild" in dataset,
      aboutPull: "aboutPull" in dataset,
      askFirst: "askFirst" in dataset,
    }));
    this.countries = new Set([...page.querySelectorAll("[data-country]")].map(({ dataset }) => dataset.country));
    this.groups = {};
    for (const { name, value } of page.querySelectorAll("[data-screen=tags] .chip input")) (this.groups[name] ??= []).push(value);
  }

  /** A copy of what stands there, to be filled and shown. */
  copy(selector) {
    return document.importNode(this.page.querySelector(selector), true);
  }

  screen({ screen, when }) {
    return this.copy(`[data-screen="${screen}"][data-when="${when}"]`);
  }

  inside(selector) {
    return this.copy(selector).firstElementChild;
  }

  words(key) {
    return this.page.querySelector(`[data-words="${key}"]`).textContent;
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
