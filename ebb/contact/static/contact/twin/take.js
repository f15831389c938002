/**
 * One press, one step: the twin of contact/steps.py, held to it by tests/test_twin.py. Pure:
 * plain objects go in and come out. `fields`: {name: [values]}, as a form sends them.
 */
import { partOfAWave } from "../../steps/twin/fold.js";
import { throughAnotherChannel } from "../../steps/twin/offer.js";
import { finishExercise, happened, known, said, split, to } from "../../steps/twin/step.js";
import { ANSWERS } from "./answers.js";
import { aside, doors, heavy, notHere } from "./known.js";
import { MOVES } from "./moves.js";

const DOORS = ["scared", "hurt", "unreal"];
export const SAFE_AFTER_A_DOOR = ["settle", "others", "exercise", "worse", "door", "people", "rest"];
const PLAIN = ["write", "promise", "decide", "ways", "guess", "wait", "settle", "others", "hold", "answer", "held", "rest", "pulls"];
const LATE = ["decide", "ways", "decided", "written", "promise", "some", "held", "reply", "answer", "hold"];
const FIRST = { message: "first", answer: "asked" };
const FIRST_IN_A_WAVE = { message: "write", answer: "asked" };
const NUMBER = /^[0-9]+$/;

/** {carried, screen, facts}: the pause after the press and the screen that comes next. */
export function take(carried, fields, here) {
  const inWave = partOfAWave(carried);
  const first = begun({ carried, screen: (inWave ? FIRST_IN_A_WAVE : FIRST)[here.before], facts: {} }, here);
  const step = inWave ? finishExercise(first, fields, here) : first;
  const verb = Object.keys(VERBS).find((name) => name in fields);
  return spared(verb ? VERBS[verb](step, said(fields, verb), fields, here) : step);
}

/** Fear outranks craving: after a door only settling, people, help and rest. */
export function spared(step) {
  if (!aside(step.carried) || SAFE_AFTER_A_DOOR.includes(step.screen)) return step;
  const answered = step.screen === "written" && !step.carried.fear;
  return answered ? step : to(step, LATE.includes(step.screen) ? "rest" : "settle");
}

export function begun(step, here) {
  const already = step.carried.events.some(({ kind, before }) => kind === "paused/1" && before === here.before);
  return already ? step : happened(step, "paused/1", here, { before: here.before });
}

/** Each door its own route, with the numbers of a country she chose: `scared:IE`. */
function door(step, value, fields, here) {
  const [name, country] = split(value);
  if (!DOORS.includes(name)) return step;
  const kind = partOfAWave(step.carried) ? "door-opened/1" : "stood-aside/1";
  const taken = doors(step.carried).includes(name);
  return to(taken ? step : happened(step, kind, here, { door: name }), "door", { door: name, country });
}

function settle(step, value, fields, here) {
  const exercise = known(here, value);
  if (!exercise || (exercise.aboutPull && aside(step.carried))) return to(step, "others");
  return to(step, "exercise", { exercise });
}

/** Stop at once, and another way in. */
function worse(step, value, fields, here) {
  if (!known(here, value)) return to(step, "others");
  const not = notHere(step.carried, here);
  const never = new Set([...here.setAside, ...not.worse, ...not.stirs, value]);
  return to(step, "worse", { other: throughAnotherChannel(here, value, null, never), worse: value });
}

/** Yes and unsure are the same: nothing that weighs. */
function low(step, value, fields, here) {
  return value === "no" ? line(step, 0, here) : to(happened(step, "heavy/1", here), "kind");
}

/** One line, and after it a soothing step. */
function line(step, place, here) {
  if (heavy(step.carried, here)) return to(step, "kind");
  return place < here.content.lines ? to(step, "line", { place }) : to(step, "decide");
}

function soothe(step, place, here) {
  const more = place + 1 < here.content.lines ? place + 1 : null;
  return to(step, "soothe", { exercise: known(here, "feet"), more });
}

/** Plain moves from one screen to the next. */
function go(step, value, fields, here) {
  const [name, more] = split(value);
  if (MOVES[name]) return MOVES[name](step, fields, here);
  if (name === "people") return to(step, "people", { country: more });
  if (name === "line" || name === "soothe") {
    const place = NUMBER.test(more) && more.length < 4 ? Number(more) : 0;
    return name === "line" ? line(step, place, here) : soothe(step, place, here);
  }
  return PLAIN.includes(name) ? to(step, name) : step;
}

const VERBS = { door, worse, settle, low, ...ANSWERS, go };
