/** What the presses share: where a step goes, what happened in it, and what was said. */
import { event, withEvent } from "./carried.js";

const LONGEST_STAY = 86_400;

/** The last value of a field, as the server reads it. */
export const said = (fields, name) => fields[name]?.at(-1) ?? "";
export const to = (step, screen, facts = {}) => ({ ...step, screen, facts: { ...step.facts, ...facts } });
export const happened = (step, kind, here, what) => {
  const carried = withEvent(step.carried, event(step.carried, kind, here.now, what));
  return { ...step, carried };
};
export const known = (here, id) => here.exercises.find((each) => each.id === id);

export function split(value) {
  const colon = value.indexOf(":");
  return colon < 0 ? [value, ""] : [value.slice(0, colon), value.slice(colon + 1)];
}

/** The exercise that was open until this press, with the time she gave it. */
export function finishExercise(step, fields, here) {
  const exercise = known(here, said(fields, "doing"));
  if (!exercise) return step;
  const given = said(fields, "seconds");
  const seconds = /^[0-9]+$/.test(given) ? Math.min(Number(given), LONGEST_STAY) : null;
  const worse = "worse" in fields ? "worse" : null;
  return happened(step, "settled/1", here, { exercise: exercise.id, seconds, worse });
}

/** The name of a variant is what is true of it, in a fixed order. */
export const ifTrue = (...keys) => (facts) => keys.map((key) => (facts[key] ? key : ""));
export const named = (names, facts) => ({ ...facts, when: (names[facts.screen]?.(facts) ?? []).filter(Boolean).join(" ") });
