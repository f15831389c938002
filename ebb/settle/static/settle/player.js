/** Plays an exercise. The page is complete without it: the water is a stylesheet's. */
const MOVING = ".water-moving, .water-layer, .pace-word, .pace-end";

/** One clock for the water, the words and the cues; it also runs where nothing may move. */
export class Player {
  constructor(root) {
    this.root = root;
    this.began = performance.now();
    if (root.dataset.seconds) this.time(root.dataset.seconds, () => this.finish("ended"));
  }

  part(name) {
    return this.root.querySelector(`[data-player="${name}"]`);
  }

  get moving() {
    return [...document.querySelectorAll(MOVING)].flatMap((each) => each.getAnimations());
  }

  get all() {
    return this.clock ? [this.clock, ...this.moving] : this.moving;
  }

  get paused() {
    return this.clock?.playState === "paused";
  }

  /** Count these seconds, then do what comes next. */
  time(seconds, next) {
    this.clock?.cancel();
    this.clock = this.root.animate(null, { duration: seconds * 1000 });
    this.clock.onfinish = next;
  }

  /** Water and words may have begun a moment apart: the clock is where the water is. */
  together() {
    const [first] = this.moving;
    if (!first || !this.root.dataset.seconds) return;
    for (const each of this.all) each.currentTime = first.currentTime;
  }

  pause() {
    for (const each of this.all) if (each.playState === "running") each.pause();
    this.rest();
    this.tell("paused");
  }

  resume() {
    for (const each of this.all) if (each.playState === "paused") each.play();
    this.wake();
    this.tell("resumed");
  }

  again() {
    this.sinking?.forEach((each) => each.cancel());
    for (const each of this.all) each.currentTime = 0;
    this.root.classList.remove("player-over");
    this.part("status").textContent = "";
    for (const each of this.all) each.play();
    this.resume();
  }

  /** The end says so, in words and in every cue she has switched on; a stop is silent. */
  finish(how) {
    if (how === "stopped") this.pause();
    else this.rest(); // the water sinks by itself, as it does without a script
    if (how === "stopped") this.sink();
    this.root.classList.add("player-over");
    this.part("status").textContent = this.part("status").dataset[how];
    this.tell(how);
  }

  /** The water goes down gently and stays, where it moved at all. */
  sink() {
    if (!this.moving.length) return;
    const layers = [...document.querySelectorAll(".water-moving .water-layer")];
    const how = { duration: 1500, easing: "ease-out", fill: "forwards" };
    this.sinking = layers.map((each) =>
      each.animate({ transform: [getComputedStyle(each).transform, "none"] }, how),
    );
  }

  /** Kept still or moving again, as she chose: the water joins the clock where it is. */
  still() {
    const passed = this.clock?.currentTime;
    for (const each of this.moving) {
      if (passed != null) each.currentTime = passed;
      if (this.paused) each.pause();
    }
  }

  /** Nothing sounds, shakes or keeps the screen awake once she is elsewhere. */
  leave() {
    this.clock?.cancel();
    this.rest();
    this.tell("left");
  }

  async wake() {
    if (document.hidden) return;
    const lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
    this.rest();
    this.awake = lock;
    if (this.paused || !this.root.isConnected) this.rest();
  }

  rest() {
    this.awake?.release().catch(() => {});
    this.awake = undefined;
  }

  tell(what) {
    this.root.dispatchEvent(new CustomEvent(`settle:${what}`, { bubbles: true }));
  }
}
