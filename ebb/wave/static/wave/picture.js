/** Fills the picture that a screen brings with the curve of this wave; without one it goes. */
import { micro, onTheClock } from "../steps/twin/time.js";

export function drawPicture(main, facts, shell) {
  const figure = main.querySelector("figure.chart");
  if (!figure) return;
  const { picture, ratings } = facts;
  const shown = picture && (facts.screen !== "landing" || (picture.area && !facts.fear));
  if (!shown) return (figure.closest("[data-slot=picture]") ?? figure).remove();
  const times = ratings.map(({ at }) => onTheClock(micro(at) / 1000));
  const svg = figure.querySelector("svg");
  svg.setAttribute("aria-label", shell.summary(ratings));
  lines(figure, picture);
  dots(svg, picture.dots);
  clock(svg, times);
  table(figure.querySelector("tbody"), times, ratings);
}

function lines(figure, picture) {
  const [line, newest] = figure.querySelectorAll(".chart-line");
  const area = figure.querySelector(".chart-area");
  if (picture.area) area.setAttribute("d", picture.area);
  else area.remove();
  line.setAttribute("d", newest ? picture.before : picture.line);
  newest?.setAttribute("d", picture.newest);
}

function dots(svg, places) {
  const dot = svg.querySelector(".chart-dot");
  const number = svg.querySelector(".chart-number");
  const first = svg.querySelector(".chart-time");
  for (const old of svg.querySelectorAll(".chart-dot, .chart-number")) old.remove();
  for (const [x, y, label] of places) {
    first.before(placed(dot, { cx: x, cy: y }));
    if (label) first.before(placed(number, { x, y }, label));
  }
}

function placed(example, where, words = "") {
  const own = example.cloneNode(false);
  for (const [name, value] of Object.entries(where)) own.setAttribute(name, value);
  own.textContent = words;
  return own;
}

function clock(svg, times) {
  const [first, last] = svg.querySelectorAll(".chart-time");
  first.textContent = times[0];
  if (times.length > 1) last.textContent = times.at(-1);
  else last.remove();
}

function table(body, times, ratings) {
  const example = body.firstElementChild;
  body.replaceChildren(
    ...ratings.map(({ intensity }, place) => {
      const row = example.cloneNode(true);
      [row.cells[0].textContent, row.cells[1].textContent] = [times[place], intensity];
      return row;
    }),
  );
}
