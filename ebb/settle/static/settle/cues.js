/**
 * What she switched on, different for in and out, so that closed eyes can follow by any
 * one of them alone. It stays on from exercise to exercise within this page, and is
 * written down nowhere.
 */
import { say, hush, able as canSpeak } from "./voice.js";
import { tone, silence, ready, able as canSound } from "./tone.js";

const SHAKES = { i: [90], o: [50, 90, 50, 90, 50], h: [20], step: [60], end: [400, 200, 400] };
const WAYS = /([iohd])(\d+)/g;
const ABLE = {
  voice: canSpeak,
  sound: canSound,
  vibration: () => typeof navigator.vibrate === "function",
};
const wanted = new Set();

export function follow(player) {
  const { root } = player;
  const missing = player.part("missing");
  const boxes = [...root.querySelectorAll("[data-cue]")];
  const phases = [...(root.dataset.pace ?? "").replace(/-x\d+$/, "").matchAll(WAYS)].map(
    ([, way, seconds]) => ({ way, seconds: Number(seconds) }),
  );
  const cycle = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const words = [...root.querySelectorAll(".pace-word")];
  let last = -1;

  const give = (kind, seconds, text) => {
    if (wanted.has("sound")) tone(kind, seconds);
    if (wanted.has("vibration")) navigator.vibrate?.(SHAKES[kind]);
    player.speaking = wanted.has("voice") ? say(text) : undefined;
  };
  const step = () => root.querySelector("[data-now] .player-step")?.textContent;
  /** Which phase the clock is in, counted through all rounds. */
  const place = () => {
    const passed = Number(player.clock.currentTime) / 1000;
    let end = Math.floor(passed / cycle) * cycle;
    const index = phases.findIndex(({ seconds }) => (end += seconds) > passed);
    return { count: Math.floor(passed / cycle) * phases.length + index, index };
  };
  const look = () => {
    if (phases.length < 2 || player.clock?.playState !== "running") return;
    const { count, index } = place();
    if (count === last) return;
    last = count;
    words.forEach((word, each) => word.toggleAttribute("data-now", each === index));
    give(phases[index].way, phases[index].seconds, words[index].firstChild.textContent);
  };
  const stop = () => {
    last = -1;
    player.speaking = undefined;
    hush();
    silence();
    navigator.vibrate?.(0);
  };
  /** A device that cannot do it says so, and leads to what may work. */
  const tell = async () => {
    const unable = [];
    for (const name of wanted) if (!(await ABLE[name]())) unable.push(missing.dataset[name]);
    missing.textContent = unable.join(" ");
  };
  const choose = ({ target }) => {
    if (!target.dataset.cue) return;
    if (target.checked) wanted.add(target.dataset.cue);
    else wanted.delete(target.dataset.cue);
    if (wanted.has("sound")) ready();
    stop();
    tell().then(() => target.checked && step() && give("step", 1, step()));
  };

  for (const box of boxes) {
    box.checked ||= wanted.has(box.dataset.cue);
    if (box.checked) wanted.add(box.dataset.cue); // ticked while this was on its way
  }
  if (wanted.size) tell();
  const timer = phases.length > 1 && setInterval(look, 50);
  root.addEventListener("settle:step", () => give("step", 1, step()));
  root.addEventListener("settle:ended", () => {
    stop();
    give("end", 2, player.part("status").textContent);
  });
  for (const what of ["paused", "stopped"]) root.addEventListener(`settle:${what}`, stop);
  root.addEventListener("change", choose);
  root.addEventListener("settle:left", () => {
    clearInterval(timer);
    stop();
  });
  look();
  if (wanted.size && step()) give("step", 1, step());
}
