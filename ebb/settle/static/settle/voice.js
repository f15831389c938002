/** The browser's own voice; nothing is sent anywhere by us. */
export function say(text) {
  hush();
  const words = new SpeechSynthesisUtterance(text.trim());
  words.lang = document.documentElement.lang;
  words.rate = 0.85;
  words.volume = 0.8;
  globalThis.speechSynthesis?.speak(words);
}

export function hush() {
  globalThis.speechSynthesis?.cancel();
}
