/** Finds the exercise of a page, or of a step that arrived in it, and its buttons. */
import { Player } from "./player.js";

let playing;
let cues; // once loaded, they follow every exercise of this page

function show(player) {
  const over = player.root.classList.contains("player-over");
  const pause = player.part("pause");
  if (!pause) return; // steps show their own
  const focused = document.activeElement;
  const set = (name, visible) => player.part(name)?.toggleAttribute("hidden", !visible);
  set("pause", !over);
  set("stop", !over);
  set("again", over);
  set("cues", true);
  pause.textContent = player.paused ? pause.dataset.goOn : pause.dataset.pause;
  if (focused.dataset.player && focused.hidden) (over ? player.part("again") : pause).focus();
}

function listen(player) {
  const { root } = player;
  const press = (name, act) => player.part(name)?.addEventListener("click", act);
  press("pause", () => (player.paused ? player.resume() : player.pause()));
  press("stop", () => player.finish("stopped"));
  press("again", () => root.dataset.pace && player.again());
  for (const what of ["paused", "resumed", "ended", "stopped"])
    root.addEventListener(`settle:${what}`, () => show(player));
  root.addEventListener("load", () => player.together(), { capture: true }); // its stylesheet
  const load = () => (cues = import("./cues.js")).then(({ follow }) => follow(player));
  if (cues) load();
  else player.part("cues").addEventListener("toggle", load, { once: true }); // before a tick
  root.querySelector(".player-still-tick")?.addEventListener("change", () => player.still());
  root.closest("form")?.addEventListener("formdata", ({ formData }) => {
    formData.set("seconds", Math.round((performance.now() - player.began) / 1000));
  });
}

function start(within) {
  playing?.leave();
  playing = undefined;
  const root = within.querySelector('[data-module="player"]');
  if (!root) return;
  playing = new Player(root);
  root.querySelector(".player-hold:not(.player-quiet)")?.remove(); // the plain way to pause
  listen(playing);
  show(playing);
  if (!root.dataset.pace) import("./steps.js").then(({ step }) => playing?.root === root && step(playing)); // unless she has gone on
  const board = root.querySelector('[data-module="tiles"]');
  if (board) import("./tiles.js").then(({ lay }) => lay(board));
  playing.together();
  playing.wake();
}

document.addEventListener("visibilitychange", () => document.hidden && playing?.pause());
document.addEventListener("ebb:arrived", ({ detail }) => start(detail));
addEventListener("pagehide", () => playing?.pause());
start(document);
