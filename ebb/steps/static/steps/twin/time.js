/** What is read from moments as records write them (ebb/moment.js). Counted in microseconds. */
const PARTS = /^(.+?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;
const two = (number) => String(number).padStart(2, "0");

export function micro(text) {
  const [, whole, fraction = "", zone] = text.match(PARTS);
  return Date.parse(whole + zone) * 1000 + Number(fraction.padEnd(6, "0").slice(0, 6));
}

/** The hour where she is, 0 to 23. */
export const hour = (text) => Number(text.slice(11, 13));

/** 1:05, where she is. */
export function onTheClock(milliseconds) {
  const moment = new Date(milliseconds);
  return `${moment.getHours()}:${two(moment.getMinutes())}`;
}

/** To the nearest whole number, a half to the even one: as Python rounds. */
export function rounded(number) {
  const floor = Math.floor(number);
  if (number - floor !== 0.5) return Math.round(number);
  return floor % 2 ? floor + 1 : floor;
}
