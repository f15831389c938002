/** Takes the steps of a pause in the page, on its own or inside a wave. */
import { search } from "../safety/crisis.js";
import { Player, begin } from "../steps/local.js";
import { load } from "../steps/shell.js";
import { draw } from "./draw.js";
import { PauseShell } from "./shell.js";
import { named } from "./twin/facts.js";
import { play } from "./twin/play.js";

const LAST = ["decided", "held", "rest"];
const ADDRESSES = { "/pause/b/": { before: "answer" }, "/pause/c/": { asked: true } };

export async function prepare(form) {
  begin(form);
  const shell = await load(form.dataset.pause, PauseShell);
  let speaks = () => false; // the doors are on every screen
  fetch(shell.phrases).then((answer) => answer.json()).then((said) => { speaks = search(said); }).catch(() => {});
  const known = (address) => ({ before: "message", ...ADDRESSES[address], apart: toldApart(), content: shell.content, speaks });
  const last = ({ screen, in_wave }) => LAST.includes(screen) && !in_wave;
  return new Player({ shell, play, draw, named, last, known }, form).dressed();
}

/** While the vault was open it said on this very screen that she was asked not to make contact. */
const toldApart = () => document.querySelector("#pause[data-apart]") !== null;
