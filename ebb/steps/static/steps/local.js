/**
 * Takes steps in the page: from what was pressed to the next screen, with nothing asked of
 * anybody. What can be sealed on this device is sealed as it happens.
 *
 * `room` says whose screens: shell, play, draw, last (screens that say what became of it), and
 * `known` at an address. `leads` may send a step on to another room's player.
 */
import { moment } from "../ebb/moment.js";
import { readable } from "../safety/readable.js";
import { lately, remember } from "./fear.js";
import { bring, keep, letGo, ready } from "./keeping.js";
import { arrive, dress } from "./page.js";
import { vault } from "./steps.js";
import { begun, dump } from "./twin/carried.js";
import "./network.js";

/** A page that a phone keeps holds nothing: what begins there begins with these events. */
export function begin(form, ...kinds) {
  if (!form.elements.wave.value) form.elements.wave.value = dump(begun(moment(new Date(performance.timeOrigin)), kinds));
}

let able; // whether this device may seal; asked once, and no step waits for it

export class Player {
  constructor(room, form) {
    Object.assign(this, room);
    this.remembered = "remembered" in form.dataset;
    (able ??= ready(vault())).then((can) => { this.remembered ||= can; });
  }

  /** Everything a step will need is here when this resolves; then the network may go. */
  async dressed() {
    await dress(this.shell.page);
    for (const { href } of this.shell.page.querySelectorAll("[rel=modulepreload]")) import(href).catch(() => {}); // an exercise is complete without
    return this;
  }

  /** What is known around a step: the time, the exercises, and what she chose for when it is locked. */
  around(address) {
    const { exercises, countries } = this.shell;
    const chosen = readable()?.exercises;
    const familiar = Array.isArray(chosen) ? chosen : [];
    const known = { familiar, knownSafe: new Set(familiar), setAside: new Set(), remembered: this.remembered };
    return { now: moment(new Date()), exercises, countries, waiting: false, afraid: lately(), ...known, ...this.known?.(address) };
  }

  take(form, address) {
    const { wave, ...fields } = listed(form);
    const before = JSON.parse(wave[0]);
    return fields.go?.at(-1) === "discard" ? this.discard(before) : this.go(before, fields, address);
  }

  async go(before, fields, address) {
    const { carried, facts } = this.play(before, fields, this.around(address));
    remember(carried);
    const other = await this.leads?.(facts);
    if (other) return other.player.go(carried, other.fields, other.address);
    if (this.last(facts)) return this.land(carried, await keep(carried), facts);
    this.show(facts, carried);
    keep(carried); // the next press does not wait for it
    return undefined;
  }

  /** The end says what became of it: sealed here, or hers to keep or to let go. */
  land(carried, waiting, facts) {
    this.show(this.named({ ...facts, waiting }), carried);
    if (waiting) bring(document.querySelector("main a.button"));
  }

  async discard(carried) {
    await letGo(carried);
    this.show({ screen: "discarded", when: "" }, carried);
  }

  show(facts, carried) {
    const drawn = this.draw(facts, this.shell, dump(carried));
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
