/**
 * What is written while the vault is locked waits here, sealed, until the server has it:
 * ciphertext, and the public key that was pinned at an unlock. docs/vault.md, "The queue".
 */
export const bytes = (text) => Uint8Array.from(text.match(/../g), (two) => parseInt(two, 16));
const alike = (one, other) => hex(one) === hex(other);
const got = (request, then) => { request.onsuccess = () => then(request.result); };

export const hex = (some) => Array.from(some, (byte) => byte.toString(16).padStart(2, "0")).join("");

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("q", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("pin");
      asked.result.createObjectStore("items", { keyPath: "id" });
    };
    asked.onerror = asked.onblocked = reject;
    got(asked, resolve);
  });
}

/** One transaction. Answers what `work` says, and `otherwise` where nothing can be kept. */
async function kept(otherwise, work) {
  let room;
  try {
    room = await open();
    return await new Promise((resolve, reject) => {
      const whole = room.transaction(["items", "pin"], "readwrite", { durability: "strict" });
      let answer = otherwise;
      whole.oncomplete = () => resolve(answer);
      whole.onabort = reject; // also when there is no room left
      work(whole.objectStore("items"), whole.objectStore("pin"), (said) => { answer = said; });
    });
  } catch {
    return otherwise;
  } finally {
    room?.close();
  }
}

/** {vault, version, key} to seal to; null also while the key is in doubt. */
export const pinned = () => kept(null, (_, pin, say) => got(pin.get(1), (now) => say(now && !now.doubt ? now : null)));

/**
 * "pinned", "same" or "changed": an earlier version, or another key under the same, is not
 * believed, and all rests until a page fits again or she made a new marker. Another vault ends
 * the queue of the old one; without a key that is all.
 */
export const pin = (facts) => kept("", (items, pin, say) => got(pin.get(1), (found) => {
  const now = found && alike(found.vault, facts.vault) ? found : null;
  if (!now) [items, pin].forEach((store) => store.clear());
  if (!facts.key) return say("same");
  const later = !now || facts.version > now.version || facts.marker !== now.marker;
  const fits = later || (facts.version === now.version && alike(facts.key, now.key));
  pin.put(fits ? { ...facts, doubt: false } : { ...now, doubt: true }, 1);
  say(later ? "pinned" : fits ? "same" : "changed");
}));

/** True: the record is safe here, sealed, under this id (32 hex digits). Never throws. */
export async function put(record, id) {
  try {
    const facts = await pinned();
    if (!facts || !/^[0-9a-f]{32}$/.test(id)) return false;
    const { seal } = await import("../vault/seal.js");
    const text = JSON.stringify(record, (_, value) => value?.toWellFormed?.() ?? value);
    const blob = await seal(text, bytes(id), facts);
    return await kept(false, (items, pin, say) => got(pin.get(1), (now) => {
      if (!now || !alike(now.vault, facts.vault)) return; // another vault came in meanwhile
      got(items.count(id), (there) => { if (!there) items.put({ id, blob }); }); // once is enough
      say(true);
    }));
  } catch {
    return false;
  }
}

export const drop = (ids) => kept(false, (items, _, say) => { ids.forEach((id) => items.delete(id)); say(true); });
export const count = () => kept(0, (items, _, say) => got(items.count(), say));

export const forget = () => kept(false, (items, pin, say) => { [items, pin].forEach((store) => store.clear()); say(true); });

let last = Promise.resolve();

/** Hand over what waits; what the server has is dropped. One call after the other. */
export function flush() {
  last = last.then(handOver);
  return last;
}

async function handOver() {
  const facts = await pinned();
  const waiting = facts ? await kept([], (items, _, say) => got(items.getAll(), say)) : [];
  const nothing = { stored: 0, full: 0, refused: 0, lost: false };
  if (!waiting.length) return nothing;
  const handing = await import("./handing.js").catch(() => null); // no network, and never fetched
  return handing ? handing.over(hex(facts.vault), waiting, drop) : { ...nothing, lost: true };
}
