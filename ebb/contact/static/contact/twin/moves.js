/** The moves of a pause that have a name: a twin of the second half of contact/steps.py. */
import { LONGEST_LETTER, isBlank, length, withLetter } from "../../steps/twin/carried.js";
import { happened, said, to } from "../../steps/twin/step.js";
import { heavy, quieted } from "./known.js";

const DONE_WITH_WORDS = ["keep", "letgo", "quiet", "notnow"];
const answering = (here) => here.before === "answer";

/** Her words stay with the pause, or on the screen where they do not fit. */
function keep(step, fields, here) {
  const words = said(fields, "letter").replaceAll("\0", "");
  const way = said(fields, "way");
  const reply = here.content.replies.includes(way) ? { reply: way } : {};
  const back = (more) => to(step, answering(here) ? "reply" : "write", { ...reply, ...more });
  if (isBlank(words)) return back({ problem: "nothing" });
  const carried = withLetter(step.carried, { at: here.now, text: words });
  if (length(words) > LONGEST_LETTER || carried === step.carried) return back({ problem: "long", letter: words });
  return written({ ...step, carried }, words, here, true);
}

/** Her words are gone with the press; where there were none, nothing is said to be gone. */
function letgo(step, fields, here) {
  const words = said(fields, "letter");
  if (isBlank(words)) return to(step, answering(here) ? "held" : "promise");
  return written(step, words, here, false);
}

/** The card is offered after her words are safe; never instead of keeping them. */
function written(step, words, here, kept_letter) {
  return to(step, "written", { kept_letter, card: !quieted(step.carried) && here.speaks(words) });
}

/** Not shown here any more, in one tap. */
const quiet = (step, fields, here) => notnow(happened(step, "quieted/1", here), fields);
const notnow = (step, fields) => to(step, "written", { kept_letter: "kept" in fields });

/** What contact promises, or what a message pulls on; keys that are not ours are left out. */
function weighed(step, fields, here) {
  const ticked = here.content.names.filter((key) => fields.promise?.includes(key));
  const told = ticked.length ? happened(step, "weighed/1", here, { promises: ticked }) : step;
  if (answering(here)) return to(told, "hold");
  const promises = ticked.filter((key) => here.content.promises.includes(key));
  return promises.length ? to(told, "some", { promises }) : to(told, "decide");
}

/** Only by tap; where it is known that the hour is low, something kind instead. */
const whole = (step, fields, here) => to(step, heavy(step.carried, here) ? "kind" : "low");

/** Words she began to write go with her; they are not kept and not lost. */
export function unfinished(step, fields) {
  const words = said(fields, "letter");
  const done = DONE_WITH_WORDS.includes(said(fields, "go")) || "letter" in step.facts;
  return done || isBlank(words) ? step : to(step, step.screen, { letter: words });
}

export const MOVES = { keep, letgo, quiet, weighed, whole, notnow };
