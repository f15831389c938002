/** The plain moves of a wave, by name: a twin of the second half of wave/steps.py. */
import { isBlank } from "../../steps/twin/carried.js";
import { soFar } from "../../steps/twin/fold.js";
import { happened, said, to } from "../../steps/twin/step.js";

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
  return they ? to(told, "pause", { before: "answer" }) : landing(told, here);
}

/** The last screen; a wave that nobody ended is ended here. */
export const landing = (step, here) => to(ended(step, "left", here), "landing");

/** An ending is said once; only "it has passed" may follow another. */
function ended(step, how, here) {
  const before = step.carried.events.filter(({ kind }) => kind === "wave-ended/1").map((event) => event.how);
  if (before.length && (how !== "passed" || before.includes(how))) return step;
  return happened(step, "wave-ended/1", here, { how });
}

/** Words she began to write go with her to the end; they are not kept and not lost. */
export function unfinished(step, fields) {
  const words = said(fields, "letter");
  return isBlank(words) ? step : to(step, step.screen, { letter: words });
}

export const MOVES = { over, stop, tagged };
