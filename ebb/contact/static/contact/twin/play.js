/** A whole step, from what was pressed to what is to be drawn. */
import { factsOf } from "./facts.js";
import { unfinished } from "./moves.js";
import { take } from "./take.js";

export function play(carried, fields, here) {
  const step = unfinished(take(carried, fields, here), fields);
  return { carried: step.carried, facts: factsOf(step, here) };
}
