/**
 * Seals each part as it happens, where this device may write while locked: it waits
 * as ciphertext in the queue until she next unlocks. Elsewhere all of this says no.
 */
import { drop, flush, pinned, put } from "../accounts/queue.js";
import { parts } from "./ids.js";

const PATIENCE_MS = 1500;
const safe = new Set(); // ids of parts that are in the queue
let last = Promise.resolve(false);

let somebody = Promise.resolve("closed");

/** Whether there is a vault that this device seals for; one that was erased reads nothing again. */
const able = async () => (await pinned()) && (await somebody) !== "none";

/** Whether this device can seal; what waits from other nights is handed over on the way. */
export async function ready(state) {
  somebody = state;
  if (!(await able())) return false;
  import("../vault/seal.js").catch(() => {}); // while there is a network
  flush();
  return true;
}

/** True once every part is sealed and kept here; one call after the other. */
export function keep(carried) {
  last = last.then(() => all(carried)).catch(() => false);
  return last;
}

async function all(carried) {
  if (!(await able())) return false;
  for (const [id, record] of await parts(carried)) {
    if (!safe.has(id) && !(await put(record, id))) return false;
    safe.add(id);
  }
  return true;
}

export async function letGo(carried) {
  await last;
  const ids = (await parts(carried)).map(([id]) => id);
  for (const id of ids) safe.delete(id);
  return drop(ids);
}

/** On the way out what waits is handed over; she never waits long for it. */
export function bring(link) {
  link?.addEventListener("click", async (event) => {
    event.preventDefault();
    await Promise.race([flush(), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
    location.assign(link.href);
  });
}
