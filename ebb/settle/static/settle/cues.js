/** What she switched on, different for in and out, so that closed eyes can follow. */
import { say, hush } from "./voice.js";
import { tone, silence } from "./tone.js";

const SHAKES = { i: [90], o: [50, 90, 50, 90, 50], h: [20], step: [60], end: [200, 120, 200] };
const WAYS = /([iohd])(\d+)/g;

export function follow(player) {
  const { root } = player;
  const on = (name) => root.querySelector(`[data-cue="${name}"]`).checked;
  const phases = [...(root.dataset.pace ?? "").replace(/-x\d+$/, "").matchAll(WAYS)].map(
    ([, way, seconds]) => ({ way, seconds: Number(seconds) }),
  );
  const cycle = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const words = [...root.querySelectorAll(".pace-word")];
  let last = -1;

  const give = (kind, seconds, text) => {
    if (on("sound")) tone(kind, seconds);
    if (on("vibration")) navigator.vibrate?.(SHAKES[kind]);
    if (on("voice")) say(text);
  };
  /** Which phase the clock is in, counted through all rounds. */
  const place = () => {
    const passed = Number(player.clock.currentTime) / 1000;
    let end = Math.floor(passed / cycle) * cycle;
    const index = phases.findIndex(({ seconds }) => (end += seconds) > passed);
    return { count: Math.floor(passed / cycle) * phases.length + index, index };
  };
  const look = () => {
    if (phases.length < 2 || player.clock.playState !== "running") return;
    const { count, index } = place();
    if (count === last) return;
    last = count;
    words.forEach((word, each) => word.toggleAttribute("data-now", each === index));
    give(phases[index].way, phases[index].seconds, words[index].firstChild.textContent);
  };
  const stop = () => {
    last = -1;
    hush();
    silence();
    navigator.vibrate?.(0);
  };

  const timer = phases.length > 1 && setInterval(look, 50);
  root.addEventListener("settle:step", () => {
    give("step", 1, root.querySelector("[data-now] .player-step").textContent);
  });
  root.addEventListener("settle:ended", () => {
    stop();
    give("end", 2, player.part("status").textContent);
  });
  for (const what of ["paused", "stopped"]) root.addEventListener(`settle:${what}`, stop);
  root.addEventListener("change", (event) => {
    if (event.target.dataset.cue) stop();
  });
  root.addEventListener("settle:left", () => {
    clearInterval(timer);
    stop();
  });
  look();
}
