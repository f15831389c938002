/** Plays an exercise. The page is complete without it: the water is a stylesheet's. */
const MOVING = ".water-layer, .pace-word, .pace-end";

/** One clock for the water, the words and the cues; it also runs where nothing may move. */
export class Player {
  constructor(root, page = document) {
    this.root = root;
    this.page = page;
    this.moving = [...page.querySelectorAll(MOVING)].flatMap((each) => each.getAnimations());
    this.played = 0;
    if (root.dataset.seconds) this.time(root.dataset.seconds, () => this.finish("ended"));
    if (this.moving[0]) this.clock.currentTime = this.moving[0].currentTime;
  }

  part(name) {
    return this.root.querySelector(`[data-player="${name}"]`);
  }

  /** Count these seconds, then do what comes next. */
  time(seconds, next) {
    this.clock?.cancel();
    this.clock = this.root.animate(null, { duration: seconds * 1000 });
    this.clock.onfinish = next;
    this.tell("time");
  }

  get paused() {
    return this.clock?.playState === "paused";
  }

  pause() {
    for (const each of this.all) if (each.playState === "running") each.pause();
    this.awake?.release().catch(() => {});
    this.awake = undefined;
    this.tell("paused");
  }

  resume() {
    for (const each of this.all) if (each.playState === "paused") each.play();
    this.wake();
    this.tell("resumed");
  }

  again() {
    for (const each of this.all) {
      each.currentTime = 0;
      each.play();
    }
    this.root.classList.remove("player-over");
    this.part("status").textContent = "";
    this.resume();
  }

  /** The end says so, in words and in every cue she has switched on; a stop is silent. */
  finish(how) {
    this.pause();
    if (how === "stopped") this.sink();
    this.root.classList.add("player-over");
    this.part("status").textContent = this.part("status").dataset[how];
    this.tell(how);
  }

  /** The water goes down gently instead of jumping. */
  sink() {
    for (const each of this.moving) {
      const layer = each.effect.target;
      const { transform } = getComputedStyle(layer);
      each.cancel();
      layer.animate({ transform: [transform, "none"] }, { duration: 1500, easing: "ease-out" });
    }
  }

  async wake() {
    if (!this.clock || this.page.hidden) return;
    this.awake = await navigator.wakeLock?.request("screen").catch(() => undefined);
    if (this.paused) this.awake?.release().catch(() => {});
  }

  get all() {
    return this.clock ? [this.clock, ...this.moving] : this.moving;
  }

  tell(what) {
    this.root.dispatchEvent(new CustomEvent(`settle:${what}`, { bubbles: true }));
  }
}

function show(player) {
  const over = player.root.classList.contains("player-over");
  const pause = player.part("pause");
  const set = (name, visible) => player.part(name)?.toggleAttribute("hidden", !visible);
  player.root.querySelector(".player-hold")?.remove(); // the plain way to pause
  set("pause", !over);
  set("stop", !over);
  set("again", over);
  set("cues", true);
  if (pause) pause.textContent = player.paused ? pause.dataset.goOn : pause.dataset.pause;
}

async function cues(player) {
  const { follow } = await import("./cues.js");
  follow(player);
}

export function start(root, page = document) {
  const player = new Player(root, page);
  const press = (name, act) => player.part(name)?.addEventListener("click", act);
  press("pause", () => (player.paused ? player.resume() : player.pause()));
  press("stop", () => player.finish("stopped"));
  press("again", () => root.dataset.pace && player.again());
  for (const what of ["paused", "resumed", "ended", "stopped"])
    root.addEventListener(`settle:${what}`, () => show(player));
  player.part("cues").addEventListener("change", () => cues(player), { once: true });
  page.addEventListener("visibilitychange", () => page.hidden && player.clock && player.pause());
  if (root.querySelector(".player-steps")) import("./steps.js").then(({ step }) => step(player));
  show(player);
  player.wake();
  return player;
}

for (const root of document.querySelectorAll('[data-module="player"]')) start(root);
