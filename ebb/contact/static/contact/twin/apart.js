/** Asked or ordered not to make contact, a pause only settles: the twin of contact/apart.py. */
import { happened, said, split, to } from "../../steps/twin/step.js";
import { stay } from "./known.js";
import { SAFE_AFTER_A_DOOR, begun, spared, take } from "./take.js";

const ADDRESS = "/pause/c/";
const KINDS = ["apart/1", "apart-over/1"];
const CALM = ["door", "worse", "settle"];
const STAYS = ["settle", "others", "people", "rest", "keep", "letgo", "quiet", "notnow"];

/** A step of a pause; of one that only settles, where she was asked not to make contact. */
export function step(carried, fields, here) {
  const only = holds(carried, here) || (here.asked && !elsewhere(fields));
  return only ? placed(spared(told(carried, fields, here)), fields, here) : take(carried, fields, here);
}

/** In place of an answer a door, or people: they lead where they always lead. */
const elsewhere = (fields) => !("apart" in fields) && stays(fields);

const holds = ({ events }, here) => here.apart || events.findLast(({ kind }) => KINDS.includes(kind))?.kind === "apart/1";

/** Asked once; from then on settling, help, and the way back. */
function told(carried, fields, here) {
  const word = said(fields, "apart");
  const only = { carried, screen: "apart", facts: {} };
  if (word === "yes") return happened(begun(only, here), "apart/1", here);
  if (word === "over") return to(happened(begun(only, here), "apart-over/1", here), "apart_over");
  if (!holds(carried, here)) return to(only, "apart_ask");
  return stays(fields) ? calm(carried, fields, here) : only;
}

/** Only what settles or helps is taken; whatever else an old page sends leads here. */
const stays = (fields) => CALM.some((verb) => verb in fields) || STAYS.includes(split(said(fields, "go"))[0]);

/** Words that were written before are still kept, or let go. */
function calm(carried, fields, here) {
  const took = take(carried, fields, here);
  if (took.screen === "exercise" && took.facts.exercise.aboutPull) return { carried: took.carried, screen: "others", facts: {} };
  return [...SAFE_AFTER_A_DOOR, "written"].includes(took.screen) ? took : to(took, "apart");
}

/** At its own address. Enough is enough there: no way on, and no word of what was begun. */
function placed(step, fields, here) {
  const facts = {
    address: ADDRESS,
    aside: SAFE_AFTER_A_DOOR.includes(step.screen),
    stay: stay(step.carried) || "apart",
    began: false,
    settles: here.apart && said(fields, "apart") !== "over",
    ...(step.screen === "apart" && { country: split(said(fields, "own"))[1] }),
  };
  return to(step, step.screen, facts);
}
