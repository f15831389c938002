/**
 * The door of fear is remembered for an evening, by open tabs alone, so that a pause begun anew settles:
 * the twin of steps/fear.py. A tab keeps the moment in its own name: nothing writes that to the disk, it is
 * gone with the tab, and the exit empties it. Tabs that are open tell each other.
 */
import { micro } from "./twin/time.js";

const LASTS_MS = 3 * 3_600_000;
const DOORS = ["door-opened/1", "stood-aside/1"];
const others = globalThis.BroadcastChannel && new BroadcastChannel("steps");
const noted = () => Number(window.name.match(/^e(\d+)$/)?.[1] ?? 0);

function note(at) {
  if (at > noted()) window.name = `e${at}`;
}

if (others) {
  others.onmessage = ({ data: at }) => (at ? note(at) : noted() && others.postMessage(noted()));
  others.postMessage(0); // asks those that are open
}

/** An old page does not make it newer. */
export function remember({ events }) {
  const opened = events.findLast(({ kind, door }) => DOORS.includes(kind) && door === "scared");
  const at = opened ? Math.floor(Math.min(micro(opened.at) / 1000, Date.now())) : 0;
  if (at <= noted()) return;
  note(at);
  others?.postMessage(at);
}

export const lately = () => Date.now() - noted() < LASTS_MS;
