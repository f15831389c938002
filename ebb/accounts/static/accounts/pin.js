/**
 * On a device that may write while locked: pin the key that this open page names, hand over
 * what waits, and say it when something is not as it was. The element has the sentences.
 */
import { bytes, flush, pin } from "./queue.js";

/** What an open page says of its vault; null on any other. */
function facts({ vault, version, key, marker }) {
  if (!vault) return null;
  const named = { vault: bytes(vault) };
  if (!key) return named;
  return { ...named, marker, version: Number(version), key: Uint8Array.from(atob(key), (one) => one.charCodeAt(0)) };
}

async function news(named) {
  if (named && (await pin(named)) === "changed") return "changed";
  const told = await flush();
  return ["refused", "full", "stored"].find((word) => told[word]);
}

/** At the end of the page: nothing that she is about to press may move. */
function say(part, word) {
  const sentence = part.querySelector(`[data-say="${word}"]`);
  if (sentence) document.querySelector("main").append(sentence);
}

for (const part of document.querySelectorAll("[data-module=pin]")) {
  news(facts(part.dataset)).then((word) => say(part, word));
  addEventListener("online", () => flush());
}
