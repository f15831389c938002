/** The curve of a wave as paths: the twin of shared/chart.py (Fritsch & Carlson 1980). */
import { micro } from "../../steps/twin/time.js";

const [LEFT, RIGHT, TOP, BOTTOM] = [14, 306, 26, 122];
const LABEL_ROOM = 26;

/** One decimal as Python writes it: an exact half goes to the even digit. */
export function tenth(number) {
  if (!Number.isInteger(number * 4) || Number.isInteger(number * 2)) return number.toFixed(1);
  const tens = Math.floor(number * 10);
  return ((tens % 2 ? tens + 1 : tens) / 10).toFixed(1);
}

/** {line, area, before, newest, dots: [x, y, label]} through every rating. */
export function curve(ratings) {
  const start = micro(ratings[0].at);
  const xs = across(ratings.map(({ at }) => (micro(at) - start) / 1e6 / 60));
  const ys = ratings.map(({ intensity }) => BOTTOM - ((BOTTOM - TOP) * intensity) / 10);
  const pieces = path(xs, ys);
  const line = pieces.join("");
  const spoken = labelled(xs, ratings);
  const dots = xs.map((x, i) => [tenth(x), tenth(ys[i]), spoken.includes(i) ? String(ratings[i].intensity) : ""]);
  if (xs.length < 2) return { line, area: "", before: "", newest: "", dots };
  const area = `${line}L${tenth(xs.at(-1))} ${BOTTOM}L${tenth(xs[0])} ${BOTTOM}Z`;
  const newest = `M${tenth(xs.at(-2))} ${tenth(ys.at(-2))}${pieces.at(-1)}`;
  return { line, area, before: pieces.slice(0, -1).join(""), newest, dots };
}

function across(minutes) {
  const [first, last] = [minutes[0], minutes.at(-1)];
  if (last <= first) return minutes.map((_, i) => LEFT + ((RIGHT - LEFT) / Math.max(minutes.length - 1, 1)) * i);
  return minutes.map((minute) => LEFT + (RIGHT - LEFT) * ((minute - first) / (last - first)));
}

/** First, last and highest always speak; the others where there is room between. */
function labelled(xs, ratings) {
  const values = ratings.map(({ intensity }) => intensity);
  const spoken = [];
  for (const i of [0, xs.length - 1, values.indexOf(Math.max(...values)), ...xs.keys()])
    if (spoken.every((other) => Math.abs(xs[i] - xs[other]) >= LABEL_ROOM)) spoken.push(i);
  return spoken;
}

function path(xs, ys) {
  const slopes = tangents(xs, ys);
  const pieces = [`M${tenth(xs[0])} ${tenth(ys[0])}`];
  for (let i = 0; i + 1 < xs.length; i += 1) {
    const third = (xs[i + 1] - xs[i]) / 3;
    const points = [
      [xs[i] + third, ys[i] + third * slopes[i]],
      [xs[i + 1] - third, ys[i + 1] - third * slopes[i + 1]],
      [xs[i + 1], ys[i + 1]],
    ];
    pieces.push(`C${points.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join(" ")}`);
  }
  return pieces;
}

/** Slopes that keep each piece between its ends: harmonic means, level at first and last. */
function tangents(xs, ys) {
  const slopes = xs.slice(1).map((x, i) => (x > xs[i] ? (ys[i + 1] - ys[i]) / (x - xs[i]) : 0));
  const inner = slopes.slice(1).map((b, i) => (slopes[i] * b > 0 ? (2 * slopes[i] * b) / (slopes[i] + b) : 0));
  return slopes.length ? [0, ...inner, 0] : [0];
}
