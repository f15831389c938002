/** Takes the steps of a wave in the page; a pull, or a message of theirs, leads into the pause. */
import { Player, begin } from "../steps/local.js";
import { load } from "../steps/shell.js";
import { player } from "../steps/steps.js";
import { draw } from "./draw.js";
import { WaveShell } from "./shell.js";
import { named } from "./twin/facts.js";
import { play } from "./twin/play.js";

const PAUSE = { message: "/pause/", answer: "/pause/b/" };

export async function prepare(form) {
  begin(form, "wave-begun/1");
  const shell = await load(form.dataset.shell, WaveShell);
  const last = ({ screen }) => screen === "landing";
  return new Player({ shell, play, draw, named, last, leads, known: () => ({ groups: shell.groups }) }, form).dressed();
}

/** Waits for the pause, so that nothing is sent; where it cannot be had the server takes the step. */
async function leads({ screen, before, letter }) {
  if (screen !== "pause") return null;
  const address = PAUSE[before];
  await import("../contact/steps.js"); // on its way already, or had in time
  const next = await player(address);
  if (!next) throw new Error("the pause has not arrived");
  return { player: next, address, fields: letter ? { letter: [letter] } : {} };
}
