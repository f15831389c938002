/** What is left out for now, and one exercise that reaches her another way: of wave/steps.py. */
import { soFar } from "../../steps/twin/fold.js";
import { throughAnotherChannel } from "../../steps/twin/offer.js";

export function another(step, here, after) {
  const wave = soFar(step.carried);
  return throughAnotherChannel(here, after, wave?.last ?? null, new Set([...notForNow(step, here), after]));
}

/** What made it worse, before or in this wave; after any door also what speaks of the pull. */
export function notForNow(step, here) {
  const wave = soFar(step.carried);
  if (!wave) return here.setAside;
  const worse = wave.settled.filter((done) => done.worse).map(({ exercise }) => exercise);
  const stirs = wave.doors.length || here.afraid ? here.exercises.filter(({ aboutPull }) => aboutPull).map(({ id }) => id) : [];
  return new Set([...here.setAside, ...worse, ...stirs]);
}
