/**
 * What is written while the vault is locked waits here, sealed, until the server has it.
 * IndexedDB holds the vault's public key, pinned at an unlock, and ciphertext: nothing of it
 * can be read on this device. Where a browser keeps nothing, all of this answers "no".
 */
const NAME = "q";
const bytes = (text) => Uint8Array.from(text.match(/../g), (two) => parseInt(two, 16));
const alike = (one, other) => hex(one) === hex(other);
const got = (request, then) => { request.onsuccess = () => then(request.result); };

export const hex = (some) => Array.from(some, (byte) => byte.toString(16).padStart(2, "0")).join("");

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("pin");
      asked.result.createObjectStore("items", { keyPath: "id" });
    };
    asked.onerror = asked.onblocked = reject;
    got(asked, resolve);
  });
}

/** One transaction over both stores. It answers what `work` says, and `otherwise` when nothing can be kept. */
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

/** {vault, version, key} that writing here is sealed to; null also while the key is in doubt. */
export const pinned = () => kept(null, (_, pin, say) => got(pin.get(1), (now) => say(now && !now.doubt ? now : null)));

/**
 * "pinned", "same" or "changed". A later version is pinned; an earlier one, or another key under
 * the same, is not believed: nothing is sealed or handed over until a page fits again. Another
 * vault ends the old one and what waited for it; without a key in `facts` that is all.
 */
export const pin = (facts) => kept("", (items, pin, say) => got(pin.get(1), (found) => {
  const now = found && alike(found.vault, facts.vault) ? found : null;
  if (!now) [items, pin].forEach((store) => store.clear());
  if (!facts.key) return say("same");
  const later = !now || facts.version > now.version;
  const fits = later || (facts.version === now.version && alike(facts.key, now.key));
  pin.put(fits ? { ...facts, doubt: false } : { ...now, doubt: true }, 1);
  say(later ? "pinned" : fits ? "same" : "changed");
}));

/** Seal a record and keep it under an id of 32 hex digits. True: it is safe here. Never throws. */
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

/** "Forget this device": what waits, and the key. */
export const forget = () => kept(false, (items, pin, say) => { [items, pin].forEach((store) => store.clear()); say(true); });

let last = Promise.resolve();

/** Hand over what waits, one call after the other. What the server has is dropped, the rest waits. */
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
