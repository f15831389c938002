/**
 * Takes the steps of a wave in the page: from what was pressed to the next screen, with nothing
 * asked of anybody. What can be sealed on this device is sealed as it happens.
 */
import { moment } from "../ebb/moment.js";
import { readable } from "../safety/readable.js";
import { draw } from "./draw.js";
import { bring, keep, letGo, ready } from "./keeping.js";
import { arrive, dress } from "./page.js";
import { vault } from "./server.js";
import { load } from "./shell.js";
import { begun, dump } from "./twin/carried.js";
import { named } from "./twin/facts.js";
import { play } from "./twin/play.js";

/** Everything a step will need is here when this resolves; then the network may go. */
export async function prepare(form) {
  if (!form.elements.wave.value) form.elements.wave.value = dump(begun(moment(new Date(performance.timeOrigin))));
  const shell = await load(form.dataset.shell);
  dress(shell.page);
  warm().catch(() => {}); // without them an exercise is complete too
  const here = new Local(shell, "remembered" in form.dataset);
  ready(vault(form.dataset.stay)).then((can) => { here.remembered ||= can; }); // no step waits for it
  return here;
}

/** What an exercise would fetch when it begins. */
const warm = () => Promise.all([import("../settle/steps.js"), import("../settle/tiles.js"), import("../settle/cues.js")]);

class Local {
  constructor(shell, remembered) {
    this.shell = shell;
    this.remembered = remembered;
  }

  /** What is known around a step: the time, the exercises, and what she chose for when it is locked. */
  around() {
    const { exercises, groups, countries } = this.shell;
    const chosen = readable()?.exercises;
    const familiar = Array.isArray(chosen) ? chosen : [];
    const known = { familiar, knownSafe: new Set(familiar), setAside: new Set(), remembered: this.remembered };
    return { now: moment(new Date()), exercises, groups, countries, waiting: false, ...known };
  }

  async take(form) {
    const { wave, ...fields } = listed(form);
    const before = JSON.parse(wave[0]);
    if (fields.go?.at(-1) === "discard") return this.discard(before);
    const here = this.around();
    const { carried, facts } = play(before, fields, here);
    if (facts.screen === "landing") return this.land(carried, await keep(carried), facts);
    this.show(facts, carried);
    keep(carried); // the next press does not wait for it
    return undefined;
  }

  /** The end says what became of the wave: sealed here, or hers to keep or to let go. */
  land(carried, waiting, facts) {
    this.show(named({ ...facts, waiting }), carried);
    if (waiting) bring(document.querySelector("main a.button"));
  }

  async discard(carried) {
    await letGo(carried);
    this.show({ screen: "discarded", when: "" }, carried);
  }

  show(facts, carried) {
    const drawn = draw(facts, this.shell, dump(carried));
    for (const part of [drawn.main, ...drawn.waters]) for (const link of part.querySelectorAll("link")) link.remove(); // in the head already
    arrive(drawn);
  }
}

/** {name: [values]}, in the order of the form. */
function listed(form) {
  const fields = {};
  for (const [name, value] of form) (fields[name] ??= []).push(value);
  return fields;
}
