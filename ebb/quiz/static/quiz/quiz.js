/**
 * The next sentence comes into this page: nothing flickers, and no answer gets into the list of
 * tabs that a browser keeps on the disk. Without script each press is a plain form post.
 */
import { ask } from "../steps/server.js";
import "./arrows.js";

const PATIENCE_MS = 15_000;
const ANSWER = /^[a-z]+-[0-3]$/;
const first = document.querySelector("form[data-module=steps]");
const address = first?.getAttribute("action");
const start = first && new FormData(first);
start?.set("go", "start");
const own = window.top === window; // in somebody else's page, Back belongs to that page
const before = []; // what was sent for each screen, in this page's memory only: Back sends it again
let waiting = false;

/** With script the quiz stays in the frame: leaving empties it, and nothing of it is in any history. */
function stay(within) {
  for (const button of within.querySelectorAll("[formtarget=_top]")) {
    button.removeAttribute("formtarget");
    button.removeAttribute("formaction");
  }
}

async function step(to, fields) {
  if (waiting) return false;
  waiting = true;
  try {
    await ask(to, fields, PATIENCE_MS);
    return true;
  } catch {
    sayLost();
    return false;
  } finally {
    waiting = false;
  }
}

function sayLost() {
  const form = document.querySelector("form[data-module=steps]");
  form.querySelector(".problem")?.remove();
  const words = document.createElement("p");
  words.className = "problem";
  words.setAttribute("role", "alert");
  words.textContent = first.dataset.lost;
  form.prepend(words);
  words.scrollIntoView({ block: "center" });
}

document.addEventListener("submit", async (event) => {
  const { target: form, submitter: button } = event;
  if (form.dataset.module !== "steps" || button?.formTarget) return;
  event.preventDefault();
  button?.setAttribute("aria-pressed", "true");
  const to = new URL(button?.hasAttribute("formaction") ? button.formAction : form.action).pathname;
  const fields = new FormData(form, button);
  if (!(await step(to, fields)) || !own || to !== address) return;
  before.push(fields);
  history.pushState(before.length, "");
});

document.addEventListener("ebb:arrived", ({ detail }) => stay(detail));
if (!own) stay(document);

/** What brought an earlier screen, with every answer there is by now: going back loses none. */
function again(fields) {
  const sheet = document.querySelector("#sheet");
  for (const [key, said] of sheet ? new FormData(sheet) : []) {
    if (ANSWER.test(key)) fields.set(key, said);
  }
  return fields;
}

addEventListener("popstate", ({ state }) => {
  before.length = Math.min(before.length, state ?? 0);
  if (first) step(address, again(before.at(-1) ?? start));
});
