/** What each screen of the wave needs to be drawn: the twin of wave/screens.py and shell.when. */
import { curve } from "./curve.js";
import { soFar } from "../../steps/twin/fold.js";
import { VERY_STRONG, askIn, byNight, change, peopleFirst } from "./journey.js";
import { others, two } from "../../steps/twin/offer.js";
import { ifTrue, named as byNames } from "../../steps/twin/step.js";
import { another, notForNow } from "./fit.js";

const FIRST_EXERCISE = "water";
const ASKS = ["settle", "exercise", "others"];

/** The facts of one screen, over those every screen of the wave has. */
export function factsOf(step, here) {
  const wave = soFar(step.carried);
  const { fear } = step.carried;
  const asks = ASKS.includes(step.screen) && !fear;
  const common = {
    fear,
    remembered: here.remembered,
    waiting: here.waiting,
    ratings: wave?.ratings ?? [],
    picture: wave?.ratings.length ? curve(wave.ratings) : null,
    ask_in: asks ? askIn(wave, here.now) : null,
  };
  const facts = { ...common, ...OWN[step.screen]?.(step, here, wave), ...step.facts };
  if (facts.country && !here.countries.has(facts.country)) facts.country = "";
  return named({ ...facts, screen: step.screen });
}

/** With the name of the variant that these facts choose. */
export const named = (facts) => byNames(NAMES, facts);

const OWN = {
  settle: (step, here, wave) => ({
    offered: two(here, wave?.last ?? null, notForNow(step, here)),
    very_strong: (wave?.last ?? 0) >= VERY_STRONG,
  }),
  others: (step, here) => ({ others: others(here, notForNow(step, here)) }),
  again: answered,
  landing: (step, here, wave) => ({
    night: byNight(here.now),
    stay: peopleFirst(wave),
    letters: step.carried.letters.length > 0,
    began: "letter" in step.facts && !wave?.doors.length,
  }),
};

/** Before the answer a question; after it, what it says and what follows. */
function answered(step, here, wave) {
  if (!wave || !step.facts.answered) return {};
  const said = change(wave.ratings);
  const other = said && !said.lower ? another(step, here, wave.settled.at(-1)?.exercise ?? FIRST_EXERCISE) : null;
  return { chosen: wave.last, change: said, other, very_strong: (wave.last ?? 0) >= VERY_STRONG };
}

const NAMES = {
  settle: ifTrue("very_strong"),
  exercise: (facts) => [facts.exercise.id, ...ifTrue("fear")(facts)],
  worse: ifTrue("fear", "other"),
  again(facts) {
    if (!facts.change) return ifTrue("prompted")(facts);
    const numb = facts.change.numb && "numb";
    if (facts.change.lower) return ["lower", facts.chosen > 3 && "high", numb];
    return ["higher", ...ifTrue("very_strong", "other")(facts), numb];
  },
  notchosen: ifTrue("needed"),
  people: ifTrue("fear", "country", "remembered"),
  door: (facts) => [facts.door, ...ifTrue("fear", "country", "remembered")(facts)],
  landing({ stay, night, waiting }) {
    const here = stay || (night ? "night" : "day");
    return [here, stay === "strong" && night && "night", waiting && "waiting"];
  },
};
