/** The plain moves of a wave, by name: a twin of the second half of wave/steps.py. */
import { LONGEST_LETTER, length, withLetter } from "./carried.js";
import { soFar } from "./fold.js";
import { happened, said, to } from "./step.js";

// White space as the server knows it: a letter of nothing else is empty.
const BLANK = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/;
const DONE_WITH_WORDS = ["keep", "letgo", "tags", "tagged"];

/** Her words stay with the wave, or, too long for it, on the screen with a kind word. */
function keep(step, fields, here) {
  const words = said(fields, "letter").replaceAll("\0", "");
  if (BLANK.test(words)) return to(step, "pause", { problem: "nothing" });
  const carried = withLetter(step.carried, { at: here.now, text: words });
  if (length(words) > LONGEST_LETTER || carried === step.carried)
    return to(step, "pause", { problem: "long", letter: words });
  return to({ ...step, carried }, "written", { kept_letter: true });
}

/** Her words are gone with the press; where there were none, nothing is said to be gone. */
function letgo(step, fields) {
  return BLANK.test(said(fields, "letter")) ? to(step, "tags") : to(step, "written", { kept_letter: false });
}

const over = (step, fields, here) => to(ended(step, "passed", here), "contact");

/** She stops while it is still there: that is an ending like the others. */
function stop(step, fields, here) {
  const wave = soFar(step.carried);
  const eased = wave?.ratings.length && wave.last < wave.peak;
  return to(ended(step, eased ? "eased" : "left", here), "contact");
}

function tagged(step, fields, here) {
  const ticked = Object.entries(here.groups).map(([name, keys]) => [name, keys.filter((key) => fields[name]?.includes(key))]);
  const they = "they_contacted" in fields;
  const any = they || ticked.some(([, keys]) => keys.length);
  const what = { ...Object.fromEntries(ticked), they_contacted: they };
  const told = any ? happened(step, "tagged/1", here, what) : step;
  return they ? to(told, "they") : landing(told, here);
}

/** The last screen; a wave that nobody ended is ended here. */
export const landing = (step, here) => to(ended(step, "left", here), "landing");

/** An ending is said once; only "it has passed" may follow another. */
function ended(step, how, here) {
  const before = step.carried.events.filter(({ kind }) => kind === "wave-ended/1").map((event) => event.how);
  if (before.length && (how !== "passed" || before.includes(how))) return step;
  return happened(step, "wave-ended/1", here, { how });
}

/** Words she began to write go with her while she settles; they are not kept and not lost. */
export function unfinished(step, fields) {
  const words = said(fields, "letter");
  const done = DONE_WITH_WORDS.includes(said(fields, "go")) || step.screen === "landing" || "letter" in step.facts;
  return done || BLANK.test(words) ? step : to(step, step.screen, { letter: words });
}

export const MOVES = { keep, letgo, over, stop, tagged };
