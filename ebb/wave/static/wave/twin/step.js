/** What the presses share: where a step goes, what happened in it, and what is left out for now. */
import { event, withEvent } from "./carried.js";
import { soFar } from "./fold.js";
import { throughAnotherChannel } from "./offer.js";

/** The last value of a field, as the server reads it. */
export const said = (fields, name) => fields[name]?.at(-1) ?? "";
export const to = (step, screen, facts = {}) => ({ ...step, screen, facts: { ...step.facts, ...facts } });
export const happened = (step, kind, here, what) => {
  const carried = withEvent(step.carried, event(step.carried, kind, here.now, what));
  return { ...step, carried };
};
export const known = (here, id) => here.exercises.find((each) => each.id === id);

export function another(step, here, after) {
  const wave = soFar(step.carried);
  return throughAnotherChannel(here, after, wave?.last ?? null, new Set([...notForNow(step, here), after]));
}

/** What made it worse, before or in this wave; after any door also what speaks of the pull. */
export function notForNow(step, here) {
  const wave = soFar(step.carried);
  if (!wave) return here.setAside;
  const worse = wave.settled.filter((done) => done.worse).map(({ exercise }) => exercise);
  const stirs = wave.doors.length ? here.exercises.filter(({ aboutPull }) => aboutPull).map(({ id }) => id) : [];
  return new Set([...here.setAside, ...worse, ...stirs]);
}
