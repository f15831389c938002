/** What was typed on a page that locks: it is sealed into the queue, so that the page can be emptied. */
import { moment } from "../ebb/moment.js";

const SECRET = /^(passphrase|code|once)/; // never kept: typed again

function changed(field) {
  if (SECRET.test(field.name) || field.closest("[data-module=show-passphrase]") || field.type === "file") return false;
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return field.type !== "password" && field.value !== field.defaultValue;
}

const touched = (page) => [...page.querySelectorAll("main input, main textarea")].filter(changed);
const carries = (page) => Boolean(page.querySelector("main [name=wave], main [name=replay]"));

/** Words that are nowhere else. */
export const holdsWords = (page) => carries(page) || touched(page).length > 0;

/** A draft for each form with words in it; none when something could not be brought back so. */
export function drafts(page, now = new Date()) {
  const forms = [...new Set(touched(page).map((field) => field.form))];
  const able = (form) => form?.getAttribute("method")?.toLowerCase() === "post";
  return carries(page) || !forms.every(able) ? [] : forms.map((form) => draft(form, now));
}

function draft(form, now) {
  const buttons = form.querySelectorAll("button:not([type=button])");
  const said = new FormData(form, buttons.length === 1 ? buttons[0] : null); // of several nobody chose one
  const fields = [...said].filter(([name, value]) => typeof value === "string" && !SECRET.test(name));
  return { kind: "draft/1", at: moment(now), path: new URL(form.getAttribute("action") ?? "", location).pathname, fields };
}

/** Whether all that was typed is safe now: sealed to the very vault that this page is of. */
export async function sealed(page) {
  const vault = page.querySelector("[data-module=pin]")?.dataset.vault;
  const found = drafts(page);
  if (!vault || !found.length) return false;
  const { drop, hex, pinned, put } = await import("./queue.js");
  const facts = await pinned();
  if (!facts || hex(facts.vault) !== vault) return false;
  const ids = found.map(() => hex(crypto.getRandomValues(new Uint8Array(16))));
  const safe = await Promise.all(found.map((one, place) => put(one, ids[place])));
  if (safe.every(Boolean)) return true;
  await drop(ids);
  return false;
}

/** Hands over what was sealed; no page waits longer for it than this. */
export async function bring(patience = 3000) {
  const { flush } = await import("./queue.js");
  await Promise.race([flush(), new Promise((done) => { setTimeout(done, patience); })]);
}
