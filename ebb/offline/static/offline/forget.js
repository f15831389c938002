/**
 * Forget this device. What waits sealed is sent first. Then all that a page may take away
 * goes, and the server's answer takes the rest: what only it can, and what it knows.
 */
import { count, flush } from "../accounts/queue.js";
import { marker } from "../safety/leave.js";

const READABLE = ["t", "r"]; // cookies that a page can end by itself; the exit's mark only the server may
const PATIENCE_MS = 8000;
const part = (name) => document.querySelector(`[data-part='${name}']`);

/** How many sealed things still wait, after trying to send them; a dead server keeps nobody. */
async function unsent() {
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS));
  if (await count()) await Promise.race([flush().catch(() => null), patience]);
  return count();
}

async function clear() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((one) => one.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await Promise.all((await indexedDB.databases()).map(({ name }) => gone(name)));
  for (const name of READABLE) {
    document.cookie = `${name}=; path=/; max-age=0; SameSite=Strict`;
    document.cookie = `__Host-${name}=; path=/; max-age=0; SameSite=Strict; Secure`;
  }
}

function gone(name) {
  return new Promise((done) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = asked.onblocked = done;
  });
}

async function told(form) {
  const body = new URLSearchParams({ bare: "yes" });
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    return (await fetch(form.action, { method: "POST", body, signal })).ok;
  } catch {
    return false;
  }
}

async function forget(form) {
  document.cookie = marker(); // a session that the server is not told of ends at the next request
  await clear().catch(() => null);
  const words = part((await told(form)) ? "gone" : "almost").content.cloneNode(true);
  document.querySelector("main").replaceChildren(words);
  document.querySelector("main").focus();
}

async function press(form, button) {
  const { sending, unsent: left, lose, allTheSame } = form.dataset;
  const said = part("said");
  if (form.dataset.sure) return forget(form);
  said.textContent = (await count()) ? sending : "";
  const waiting = await unsent();
  if (!waiting) return forget(form);
  form.dataset.sure = "yes";
  said.textContent = `${left} ${waiting}. ${lose}`;
  button.textContent = allTheSame;
}

async function waiting(place) {
  const now = await count();
  const { one, more, none } = place.dataset;
  place.textContent = now > 1 ? `${more} ${now}` : now ? one : none;
}

for (const form of document.querySelectorAll("[data-module='forget']")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    await press(form, button);
    button.disabled = false;
  });
  waiting(part("waiting"));
}
