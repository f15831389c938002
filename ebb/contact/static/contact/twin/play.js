/** A whole step, from what was pressed to what is to be drawn. */
import { factsOf } from "./facts.js";
import { step } from "./apart.js";
import { fearStays } from "./known.js";
import { unfinished } from "./moves.js";

export function play(carried, fields, here) {
  const next = unfinished(step(fearStays(carried, here), fields, here), fields);
  return { carried: next.carried, facts: factsOf(next, here) };
}
