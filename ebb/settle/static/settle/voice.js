/**
 * The device's own voice, and only that: some browsers lend a voice from elsewhere, and the
 * words would travel there. Where there is none of its own nothing is said.
 */
const SLOW = 0.85; // of the usual speed
const PATIENCE = 1500; // ms until a device has told its voices
let speaking; // kept: a browser may forget an utterance nobody holds

export function voice() {
  const language = document.documentElement.lang.slice(0, 2).toLowerCase();
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  const able = voices.filter((one) => one.localService && one.lang.toLowerCase().startsWith(language));
  return able.find((one) => one.default) ?? able[0];
}

/** Devices tell their voices a moment late. */
export async function able() {
  if (voice() || !globalThis.speechSynthesis) return Boolean(voice());
  await new Promise((told) => {
    speechSynthesis.addEventListener("voiceschanged", told, { once: true });
    setTimeout(told, PATIENCE);
  });
  return Boolean(voice());
}

/** Resolves when it has been said: what comes next may wait for it. */
export function say(text) {
  hush();
  const own = voice();
  if (!own) return undefined;
  const words = new SpeechSynthesisUtterance(text.trim());
  Object.assign(words, { voice: own, lang: own.lang, rate: SLOW, volume: 0.8 });
  speaking = words;
  const longest = 3000 + 700 * text.split(/\s+/).length; // some devices never say that they are done
  return new Promise((done) => {
    words.onend = words.onerror = done;
    setTimeout(done, longest);
    speechSynthesis.speak(words);
  });
}

export function hush() {
  speaking = undefined;
  globalThis.speechSynthesis?.cancel();
}
