/**
 * Guided screens in one document, up to the vault that keeps them: nothing flickers, and Back
 * leaves at once. While the vault is open the server takes each step; else the page takes it by
 * itself and nothing of it leaves the phone. Without script every step is a plain form post.
 */
const SOON_MS = 4000; // so long a step waits for the open vault, or for the screens to arrive
const LONG_MS = 15_000; // and where there is no other way
const UNKNOWN_MS = 500; // not known whether it is open: the page takes the step
const SURE_MS = 60_000; // a vault that was open so lately is open

const first = document.querySelector("form[data-stay]");
const ifKnown = (promise, ms) => Promise.race([promise, new Promise((done) => setTimeout(done, ms, null))]);
const players = new Map(); // address -> a promise of what takes its steps in the page; null where it cannot be had

let open = first && asked();
let sure = Date.now();

/** Whether the vault was open when this page came. */
export const isOpen = open;

/** Whoever takes the steps that are sent to these addresses is loaded once the first screen has been seen. */
export function plays(addresses, load) {
  const both = () => {
    served().catch(() => {}); // while there is a network
    return load();
  };
  const coming = first && seen().then(both).then(({ prepare }) => prepare(first)).catch(() => null);
  for (const address of addresses) players.set(address, coming);
  return coming;
}

const served = () => import("./server.js");

export const player = (address) => players.get(address);

/**
 * "open": the server takes the steps and keeps them as they happen. "none": there is no vault,
 * so nothing is sealed for one. "closed", also where nobody answers: the page takes them.
 */
export async function vault() {
  try {
    const answer = await fetch(first.dataset.stay, { signal: AbortSignal.timeout(4000) });
    return answer.ok ? await answer.text() : "closed";
  } catch {
    return "closed";
  }
}

async function asked() {
  return (await vault()) === "open";
}

/** After the first frame, when the browser has time. */
function seen() {
  const idle = window.requestIdleCallback ?? ((next) => setTimeout(next, 100));
  return new Promise((done) => requestAnimationFrame(() => idle(done, { timeout: 1000 })));
}

/** An exercise can last longer than an open vault that nobody touches. */
async function stillOpen() {
  if (Date.now() - sure < SURE_MS || !(await ifKnown(open, 0))) return ifKnown(open, UNKNOWN_MS);
  open = asked();
  return ifKnown(open, SOON_MS);
}

async function step(form, button) {
  const address = new URL(button?.hasAttribute("formaction") ? button.formAction : form.action).pathname;
  const here = player(address);
  if (form === first && !form.elements.wave.value) await ifKnown(here, SOON_MS); // a kept page: it begins there
  const fields = new FormData(form, button);
  const send = async (patience) => (await served()).ask(address, fields, patience);
  if (!here) return send(LONG_MS);
  if (await stillOpen()) {
    try {
      await send(SOON_MS);
      sure = Date.now();
      return undefined;
    } catch {
      // no network: the page goes on by itself
    }
  }
  try {
    return await (await ifKnown(here, SOON_MS)).take(fields, address);
  } catch {
    return send(LONG_MS); // a browser that cannot: the server takes the step
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
  await step(form, button).catch(() => sayLost(form));
  waiting = false;
  const next = door && document.querySelector(`main [name=door][value="${door}"]`);
  door = null;
  next?.click();
});

/** Said when nothing came back; the first page brings the words for all of them. */
function sayLost(form) {
  form.querySelector(".problem")?.remove();
  const words = document.createElement("p");
  words.className = "problem";
  words.setAttribute("role", "alert");
  words.textContent = first?.dataset.lost ?? "";
  form.prepend(words);
  words.scrollIntoView({ block: "center" }); // the button may be a screen below
}
