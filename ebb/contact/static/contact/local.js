/** Takes the steps of a pause in the page, on its own or inside a wave. */
import { search } from "../safety/crisis.js";
import { Player, begin } from "../steps/local.js";
import { load } from "../steps/shell.js";
import { draw } from "./draw.js";
import { PauseShell } from "./shell.js";
import { named } from "./twin/facts.js";
import { play } from "./twin/play.js";

const LAST = ["decided", "held", "rest"];
const APART = ["apart/1", "apart-over/1"];

export async function prepare(form) {
  begin(form);
  const shell = await load(form.dataset.pause, PauseShell);
  let speaks = () => false; // the doors are on every screen
  fetch(shell.phrases).then((answer) => answer.json()).then((said) => { speaks = search(said); }).catch(() => {});
  const known = (address) => ({ before: address === "/pause/b/" ? "answer" : "message", content: shell.content, speaks });
  const last = ({ screen, in_wave }) => LAST.includes(screen) && !in_wave;
  return new Player({ shell, play: unlessApart, draw, named, last, known }, form).dressed();
}

/** Asked not to make contact: only the server has that screen, and a sheet must not come instead. */
function unlessApart(carried, fields, here) {
  const said = carried.events.findLast(({ kind }) => APART.includes(kind));
  if (said?.kind === "apart/1") throw new Error("settling only");
  return play(carried, fields, here);
}
