const two = (number) => String(Math.trunc(number)).padStart(2, "0");

/**
 * A moment as records write it: her own clock with its offset, for two at night is two at night
 * where she was. To the letter as the server writes it, which has nothing to change in it.
 */
export function moment(date) {
  const minutes = -date.getTimezoneOffset();
  const here = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const ms = date.getMilliseconds();
  const far = Math.abs(minutes);
  const offset = minutes ? `${minutes < 0 ? "-" : "+"}${two(far / 60)}:${two(far % 60)}` : "Z";
  return `${here}${ms ? `.${String(ms).padStart(3, "0")}000` : ""}${offset}`;
}
