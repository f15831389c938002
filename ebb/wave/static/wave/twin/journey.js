/** What is known of the wave under way: the twin of wave/journey.py, with keys in place of words. */
import { hour, micro, rounded } from "../../steps/twin/time.js";

export const VERY_STRONG = 9;
const NUMB = 1;
const ASK_AFTER = 15 * 60 * 1_000_000;

/** {lower, fell, note, numb}: what a new rating says beside those before it. */
export function change(ratings) {
  if (ratings.length < 2) return null;
  const [first, before, last] = [ratings[0], ratings.at(-2), ratings.at(-1)];
  const numb = last.intensity <= NUMB;
  if (last.intensity < before.intensity) {
    const start = first.intensity > last.intensity ? first : before;
    return { lower: true, fell: fell(start, last), note: numb ? "numb" : "", numb };
  }
  const note = last.intensity < first.intensity ? "still" : "ways";
  return { lower: false, fell: null, note: numb ? "numb" : note, numb };
}

function fell(start, last) {
  const minutes = rounded((micro(last.at) - micro(start.at)) / 1e6 / 60);
  return { start: start.intensity, last: last.intensity, minutes };
}

/** In how many seconds a quiet line asks again; null where she has said so since, or never. */
export function askIn(wave, now) {
  if (!wave?.ratings.length) return null;
  const due = micro(wave.ratings[0].at) + ASK_AFTER;
  if (micro(wave.ratings.at(-1).at) >= due) return null;
  return Math.max(0, Math.ceil((due - micro(now)) / 1e6));
}

/** What keeps people in front to the very end. */
export function peopleFirst(wave) {
  const taken = ["scared", "hurt"].find((door) => wave?.doors.includes(door)) ?? "";
  return taken || ((wave?.last ?? 0) >= VERY_STRONG ? "strong" : "");
}

export const byNight = (now) => hour(now) >= 22 || hour(now) < 6;
