/** A wave or a pause in a page: the twin of records/carried.py. The text in the form is all there is of it. */
const DOORS = ["door-opened/1", "stood-aside/1"]; // in a wave, and in a pause of its own
const MOST_EVENTS = 200;
const MOST_LETTERS = 20;
const LONGEST = 262_144; // characters of the whole text
const ROOM_FOR_LETTERS = 196_608; // bytes
export const LONGEST_LETTER = 100_000;

export const dump = (carried) => JSON.stringify(carried);

/** Characters as the server counts them: a face or a rare letter is one. */
export function length(text) {
  let pairs = 0;
  for (const _pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs += 1;
  return text.length - pairs;
}

const id = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));

/** A page that a phone keeps holds nothing: a wave or a pause begins here, with ids of its own. */
export function begun(now, kinds) {
  const empty = { v: 1, wave: id(), salt: id(), events: [], letters: [], fear: false };
  return kinds.reduce((wave, kind) => withEvent(wave, event(wave, kind, now)), empty);
}

/** One thing that happened, its parts in the order in which the server writes them. */
export const event = (carried, kind, at, said = {}) => ({ kind, at, wave_id: carried.wave, ...said });

/** The same wave and one thing more. A full wave stays as it is. */
export function withEvent(carried, more) {
  const fear = carried.fear || (DOORS.includes(more.kind) && more.door === "scared");
  const fuller = { ...carried, events: [...carried.events, more], fear };
  const full = fuller.events.length > MOST_EVENTS || length(dump(fuller)) > LONGEST;
  return full ? carried : fuller;
}

/** The same wave and words to be kept with it; as it is where they do not fit any more. */
export function withLetter(carried, letter) {
  const fuller = { ...carried, letters: [...carried.letters, letter] };
  const size = new TextEncoder().encode(dump(fuller)).length;
  return fuller.letters.length > MOST_LETTERS || size > ROOM_FOR_LETTERS ? carried : fuller;
}

// White space as the server knows it: a letter of nothing else is empty.
const BLANK = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/;
export const isBlank = (words) => BLANK.test(words);
