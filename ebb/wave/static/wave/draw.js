/** The slots that only a wave's screens have: its numbers, its curve, and the line that asks again. */
import { draw as drawn } from "../steps/draw.js";
import { drawPicture } from "./picture.js";

export const draw = (facts, shell, text) => drawn(facts, shell, text, fill);

function fill(main, facts, shell) {
  if (facts.screen === "again") answer(main, facts, shell);
  if (!facts.letters) main.querySelector("[data-slot=letters]")?.remove();
  if (!facts.began) main.querySelector("[data-slot=began]")?.remove();
  drawPicture(main, facts, shell);
  ask(main, facts);
}

function answer(main, { chosen, change }, shell) {
  for (const button of main.querySelectorAll("[name=rate]")) {
    if (button.value === String(chosen)) button.setAttribute("aria-pressed", "true");
    else button.removeAttribute("aria-pressed");
  }
  if (!change) return;
  const [sentence, note] = ["sentence", "note"].map((slot) => main.querySelector(`[data-slot=${slot}]`));
  if (change.fell) sentence.textContent = shell.fell(change.fell);
  if (change.note) note.textContent = shell.words(change.note);
  else note.remove();
}

/** The quiet line is there where it may come, and comes at its time. */
function ask(main, facts) {
  const line = main.querySelector(".asks");
  if (!line) return;
  if (facts.ask_in === null) return line.remove();
  line.dataset.in = facts.ask_in;
  line.hidden = facts.ask_in > 0;
}
