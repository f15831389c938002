/** A document of all screens (steps/shell.py): fetched once, the same for everybody, only read. */
const PATIENCE_MS = 15_000;

export function load(address, Kind = Shell) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document"; // parsed by the browser's own loader: no markup is made here
    request.timeout = PATIENCE_MS;
    request.onload = () => (request.response?.querySelector("[data-screen]") ? resolve(new Kind(request.response)) : reject());
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
}
