/** What she answers in a pause, by the name of its question: of contact/steps.py. */
import { happened, said, to } from "../../steps/twin/step.js";

const LONG = [10, 60, 240, 1440, 4320]; // minutes
const WAITS = ["5", "10", "20"]; // minutes
const NUMBER = /^[0-9]+$/;

/** Her guess, 0 to 10; 0 is a real answer. */
function relief(step, value, fields, here) {
  if (value === "skip") return to(step, "decide");
  if (!(NUMBER.test(value) && Number(value) <= 10)) return to(step, "guess", { problem: "number" });
  return to(happened(step, "predicted/1", here, { relief: Number(value), minutes: null }), "long");
}

function long(step, value, fields, here) {
  const guess = step.carried.events.findLast(({ kind }) => kind === "predicted/1");
  if (!LONG.map(String).includes(value) || !guess) return to(step, "decide", { guessed: Boolean(guess) });
  const both = { relief: guess.relief, minutes: Number(value) };
  return to(happened(step, "predicted/1", here, both), "decide", { guessed: true });
}

/** The water moves for so long; there is no clock, and it ends in an offer to settle. */
const wait = (step, value) =>
  WAITS.includes(value) ? to(step, "waiting", { minutes: Number(value) }) : to(step, "wait");

/** Both decisions in one tone. */
function choose(step, value, fields, here) {
  if (!["not_now", "going"].includes(value)) return to(step, "decide");
  return to(happened(step, "chose/1", here, { contact: value }), "decided", { going: value === "going" });
}

/** Her own number of hours, 1 to 48. */
function hold(step, value, fields, here) {
  const hours = value === "own" ? said(fields, "hours") : value;
  const few = NUMBER.test(hours) && hours.length < 5 ? Number(hours) : 0;
  if (few < 1 || few > 48) return to(step, "hold", { problem: "hours" });
  return to(happened(step, "held/1", here, { hours: few }), "answer");
}

/** None, brief and neutral, or a boundary. */
function answer(step, value, fields, here) {
  if (!here.content.replies.includes(value)) return to(step, "answer");
  return to(happened(step, "answering/1", here, { way: value }), "reply", { reply: value });
}

export const ANSWERS = { relief, long, wait, choose, hold, answer };
