/**
 * One press, one step: the twin of wave/steps.py, held to it by tests/test_twin.py. Pure: plain
 * objects go in and come out. `fields`: {name: [values]}, as a form sends them.
 */
import { soFar } from "../../steps/twin/fold.js";
import { finishExercise, happened, known, said, split, to } from "../../steps/twin/step.js";
import { another, notForNow } from "./fit.js";
import { MOVES, landing } from "./moves.js";

const DOORS = ["scared", "hurt", "unreal"];
const CONTACTS = ["none", "pull", "did"];
const HOWS = ["", "i", "they", "turned_up", "needed"];
const REASONS = ["tense", "memories", "body", "moment"];
const GROUNDS = ["look-around", "feet", "harbour"]; // eyes open, in this room
const SAFE_AFTER_FEAR = ["settle", "others", "exercise", "worse", "people", "door", "landing"];
const ABOUT_CONTACT = ["contact", "how", "notchosen", "pause", "tags"];
const ASKED_AT_THE_END = [...ABOUT_CONTACT, "again"];

/** {carried, screen, facts}: the wave after the press and the screen that comes next. */
export function take(carried, fields, here) {
  const step = finishExercise({ carried, screen: "settle", facts: {} }, fields, here);
  const verb = Object.keys(VERBS).find((name) => name in fields);
  return verb ? spared(VERBS[verb](step, said(fields, verb), fields, here), here) : step;
}

/** After any door, or while fear is near, nothing asks about contact; after fear not even how strong it is. */
function spared(step, here) {
  if (step.carried.fear && !SAFE_AFTER_FEAR.includes(step.screen))
    return ASKED_AT_THE_END.includes(step.screen) ? landing(step, here) : to(step, "settle");
  const doors = step.carried.events.some(({ kind }) => kind === "door-opened/1");
  return (doors || here.afraid) && ABOUT_CONTACT.includes(step.screen) ? landing(step, here) : step;
}

function rate(step, value, fields, here) {
  const wave = soFar(step.carried);
  const first = !(wave?.ratings.length || wave?.settled.length);
  const prompted = "prompted" in fields;
  if (value === "skip") return to(step, "settle");
  if (!(/^[0-9]+$/.test(value) && Number(value) <= 10)) {
    const asked = prompted ? to(step, "again", { prompted }) : step;
    return to(asked, first ? "body" : "again", { problem: "number" });
  }
  const rated = happened(step, "rated/2", here, { intensity: Number(value), prompted });
  return to(rated, first ? "settle" : "again", { answered: !first });
}

function settle(step, value, fields, here) {
  const exercise = known(here, value);
  if (!exercise || (exercise.aboutPull && notForNow(step, here).has(value))) return to(step, "others", { problem: "gone" });
  return to(step, "exercise", { exercise });
}

/** Stop at once, and another way in. */
function worse(step, value, fields, here) {
  return known(here, value) ? to(step, "worse", { other: another(step, here, value), worse: value }) : step;
}

/** What got worse, if she wants to say: `memories:surf`. Memories lead back into the room. */
function why(step, value, fields, here) {
  const [reason, exercise] = split(value);
  if (!REASONS.includes(reason) || !known(here, exercise)) return step;
  const stopped = worse(step, exercise, fields, here);
  const never = new Set([...notForNow(step, here), exercise]);
  const room = reason === "memories" && GROUNDS.find((id) => !never.has(id) && known(here, id));
  return to(stopped, "worse", { why: reason, other: room ? known(here, room) : stopped.facts.other });
}

/** Each door its own route, with the numbers of a country she chose: `scared:IE`. */
function door(step, value, fields, here) {
  const [name, country] = split(value);
  if (!DOORS.includes(name)) return step;
  const taken = soFar(step.carried)?.doors.includes(name);
  const opened = taken ? step : happened(step, "door-opened/1", here, { door: name });
  return to(opened, "door", { door: name, country });
}

function contact(step, value, fields, here) {
  if (!CONTACTS.includes(value)) return to(step, "tags");
  if (value === "did") return to(step, "how");
  const decided = happened(step, "decided/1", here, { contact: value, how: "" });
  return value === "pull" ? to(decided, "pause", { before: "message" }) : to(decided, "tags");
}

/** Contact is not always chosen; what was not chosen is asked nothing more. */
function how(step, value, fields, here) {
  const way = HOWS.includes(value) ? value : "";
  const decided = happened(step, "decided/1", here, { contact: "did", how: way });
  if (!["turned_up", "needed"].includes(way)) return to(decided, "tags");
  return to(decided, "notchosen", { needed: way === "needed" });
}

function go(step, value, fields, here) {
  const [name, country] = split(value);
  if (MOVES[name]) return MOVES[name](step, fields, here);
  if (name === "people") return to(step, "people", { country });
  if (name === "landing") return landing(step, here);
  if (name === "asked") return to(step, "again", { prompted: true });
  return ["settle", "others", "again", "tags"].includes(name) ? to(step, name) : step;
}

const VERBS = { door, worse, why, rate, settle, contact, how, go };
