/**
 * On a device that may write while locked: pin the key that this open page names, hand over
 * what waits, and say it when something is not as it was. The sentences stand in the element.
 */
import { flush, pin } from "./queue.js";

/** What an open page says of its vault; null on any other. */
export function facts({ vault, version, key }) {
  if (!vault) return null;
  const named = { vault: Uint8Array.from(vault.match(/../g), (two) => parseInt(two, 16)) };
  if (!key) return named;
  return { ...named, version: Number(version), key: Uint8Array.from(atob(key), (one) => one.charCodeAt(0)) };
}

/** Pins, then hands over; "changed", "refused", "full", "stored", or nothing to say. */
export async function news(named) {
  if (named && (await pin(named)) === "changed") return "changed";
  const told = await flush();
  return ["refused", "full", "stored"].find((word) => told[word]) ?? "";
}

function say(part, word) {
  const sentence = part.querySelector(`[data-say="${word}"]`);
  if (sentence) document.querySelector("main").prepend(sentence);
}

for (const part of document.querySelectorAll("[data-module=pin]")) {
  news(facts(part.dataset)).then((word) => say(part, word));
  addEventListener("online", () => flush());
}
