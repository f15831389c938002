/**
 * The wave in one document, up to the vault that keeps it: nothing flickers, and Back leaves
 * the wave at once. While the vault is open the server takes each step; else the page takes it
 * by itself and nothing of it leaves the phone. Without script every step is a plain form post.
 */
import { sayLost } from "./page.js";
import { ask, isOpen } from "./server.js";
import "./asks.js";

const SOON_MS = 4000; // so long a step waits for the open vault, or for the screens to arrive
const LONG_MS = 15_000; // and where there is no other way
const UNKNOWN_MS = 500; // not known whether it is open: the page takes the step
const SURE_MS = 60_000; // a vault that was open so lately is open

const first = document.querySelector("#wave[data-shell]");
const ifKnown = (promise, ms) => Promise.race([promise, new Promise((done) => setTimeout(done, ms, null))]);

let open = first && isOpen(first.dataset.stay);
let sure = Date.now();
/** What takes a step in the page, once the first screen has been seen; null where it cannot be had. */
const local = first && seen().then(() => import("./local.js")).then(({ prepare }) => prepare(first)).catch(() => null);

/** After the first frame, when the browser has time. */
function seen() {
  const idle = window.requestIdleCallback ?? ((next) => setTimeout(next, 100));
  return new Promise((done) => requestAnimationFrame(() => idle(done, { timeout: 1000 })));
}

/** An exercise can last longer than an open vault that nobody touches. */
async function stillOpen() {
  if (Date.now() - sure < SURE_MS || !(await ifKnown(open, 0))) return ifKnown(open, UNKNOWN_MS);
  open = isOpen(first.dataset.stay);
  return ifKnown(open, SOON_MS);
}

async function step(form, button) {
  if (form === first && !form.elements.wave.value) await ifKnown(local, SOON_MS); // a kept page: the wave begins there
  const fields = new FormData(form, button);
  if (form.id !== "wave" || button?.hasAttribute("formaction")) {
    await ask(form, button, fields, LONG_MS);
    return;
  }
  if (await stillOpen()) {
    try {
      await ask(form, button, fields, SOON_MS);
      sure = Date.now();
      return;
    } catch {
      // no network: the page goes on by itself
    }
  }
  try {
    await (await ifKnown(local, SOON_MS)).take(fields);
  } catch {
    await ask(form, button, fields, LONG_MS); // a browser that cannot: the server takes the step
  }
}

let waiting = false;
let door = null; // pressed while another step was under way: it is taken next

document.addEventListener("submit", async (event) => {
  const { target: form, submitter: button } = event;
  if (form.dataset.module !== "steps") return;
  event.preventDefault();
  if (waiting) {
    if (button?.name === "door") door = button.value;
    return;
  }
  waiting = true;
  button?.setAttribute("aria-pressed", "true");
  try {
    await step(form, button);
  } catch {
    sayLost(form);
  }
  waiting = false;
  const next = door && document.querySelector(`#wave [name=door][value="${door}"]`);
  door = null;
  next?.click();
});
