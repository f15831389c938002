/** The wave as it can be told up to here: the twin of records/folded.py. */
import { micro } from "./time.js";

const KINDS = ["wave-begun/1", "rated/2", "settled/1", "door-opened/1", "decided/1", "tagged/1", "wave-ended/1"];

/** Time first; at the same moment, the order of a wave; then its letters. */
function before(one, other) {
  const earlier = micro(one.at) - micro(other.at) || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
  if (earlier) return earlier;
  const [said, and] = [JSON.stringify(one), JSON.stringify(other)];
  return said < and ? -1 : Number(said > and);
}

/** The same thing said twice is said once. */
function once(events) {
  const each = new Map(events.map((event) => [JSON.stringify({ ...event, at: micro(event.at) }), event]));
  return [...each.values()].sort(before);
}

export const partOfAWave = ({ events }) => events.some(({ kind }) => KINDS.includes(kind));

/** {ratings, settled, doors, ended, first, last, peak}, or null while nothing is known. */
export function soFar(carried) {
  const events = once(carried.events.filter(({ kind }) => KINDS.includes(kind)));
  if (!events.length) return null;
  const all = (kind) => events.filter((event) => event.kind === kind);
  const ratings = all("rated/2");
  return {
    ratings,
    settled: all("settled/1"),
    doors: all("door-opened/1").map(({ door }) => door),
    first: ratings.at(0)?.intensity ?? null,
    last: ratings.at(-1)?.intensity ?? null,
    peak: ratings.length ? Math.max(...ratings.map(({ intensity }) => intensity)) : null,
  };
}
