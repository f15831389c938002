/** What each screen of a pause needs to be drawn: the twin of contact/screens.py and shell.py. */
import { partOfAWave } from "../../steps/twin/fold.js";
import { two } from "../../steps/twin/offer.js";
import { ifTrue, named as byNames } from "../../steps/twin/step.js";
import { micro } from "../../steps/twin/time.js";
import { aside, notHere, stay } from "./known.js";

const ADDRESS = { message: "/pause/", answer: "/pause/b/" };
const ENDS = ["decided", "held", "rest"];
const OFFERS = ["settle", "kind", "apart"];
const HOUR_MS = 3_600_000;

/** The facts of one screen, over those every screen has. */
export function factsOf({ carried, screen, facts: own }, here) {
  const answer = here.before === "answer";
  const apart = aside(carried);
  const not = notHere(carried, here);
  const never = new Set([...here.setAside, ...not.worse, ...not.stirs]);
  const facts = {
    screen,
    address: ADDRESS[here.before],
    aside: apart,
    stay: stay(carried),
    in_wave: partOfAWave(carried),
    back: answer || apart ? "landing" : "tags",
    onward: onward(screen, answer),
    sheet: answer ? "reply" : "write",
    began: Boolean(own.letter) && ENDS.includes(screen) && !apart,
    until: until(carried),
    remembered: here.remembered,
    waiting: here.waiting,
    ...(OFFERS.includes(screen) && { offered: two(here, null, never) }),
    ...(screen === "others" && { others: here.exercises.filter(({ id, mild }) => mild && !not.worse.has(id) && !here.setAside.has(id)) }),
    ...own,
  };
  if (facts.country && !here.countries.has(facts.country)) facts.country = "";
  return named(facts);
}

function onward(screen, answer) {
  if (screen === "written") return answer ? "held" : "promise";
  return answer ? "hold" : "decide";
}

/** When the wait is over, in milliseconds; null where nothing waits. */
function until({ events }) {
  const hold = events.findLast(({ kind }) => kind === "held/1");
  return hold ? micro(hold.at) / 1000 + hold.hours * HOUR_MS : null;
}

/** With the name of the variant that these facts choose. */
export const named = (facts) => byNames(NAMES, facts);

const end = ({ in_wave, waiting }) => (in_wave ? "wave" : waiting && "waiting");
const NAMES = {
  settle: ifTrue("aside"),
  others: ifTrue("aside"),
  exercise: (facts) => [facts.exercise.id, ...ifTrue("aside")(facts)],
  worse: ifTrue("aside", "other"),
  people: ifTrue("aside", "country", "remembered"),
  apart: ifTrue("country"),
  door: (facts) => [facts.door, ...ifTrue("country", "remembered")(facts)],
  written: ifTrue("kept_letter", "in_wave", "card"),
  decide: ifTrue("guessed"),
  waiting: ({ minutes }) => [String(minutes)],
  line: ({ place }) => [String(place)],
  soothe: ({ more }) => [String(more ?? "")],
  hold: ({ problem }) => [problem && "again"],
  answer: ifTrue("until"),
  reply: ({ reply }) => [reply],
  rest: (facts) => [facts.stay, end(facts)],
  decided: (facts) => [...ifTrue("going")(facts), end(facts)],
  held: (facts) => [...ifTrue("until")(facts), end(facts)],
};
