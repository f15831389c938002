/** One step at a time: the next by a tap, or by itself if she asks. No seconds are shown. */
let byItself = false; // for as long as this page

export function step(player) {
  const { root } = player;
  const steps = [...root.querySelectorAll(".player-steps > li")];
  const [next, all, auto, again] = ["next", "all", "auto", "again"].map((name) => player.part(name));
  let now = 0;
  let turn = 0;

  const over = () => root.classList.contains("player-over");
  const go = (to) => {
    steps[now]?.removeAttribute("data-now");
    now = to;
    if (now >= steps.length) return end();
    steps[now].setAttribute("data-now", "");
    player.tell("step");
    schedule();
  };
  const end = () => {
    turn += 1;
    player.finish("ended");
  };
  /** Her time begins once the words have been said, where a voice says them. */
  const schedule = async () => {
    const mine = (turn += 1);
    player.clock?.cancel();
    player.wake();
    await player.speaking;
    if (mine !== turn || !auto.checked || over() || document.hidden) return;
    player.time(steps[now].dataset.seconds, () => go(now + 1));
  };
  const begin = () => {
    root.classList.remove("player-over");
    root.classList.add("player-stepping");
    player.part("status").textContent = "";
    go(0);
    show();
  };
  const show = () => {
    const held = [next, all, again, player.part("stop")].includes(document.activeElement);
    const one = root.classList.contains("player-stepping");
    next.hidden = over() || !one;
    all.hidden = over() || !one;
    again.hidden = one && !over();
    player.part("stop").hidden = over() || !one;
    player.part("cues").hidden = false;
    if (held) [next, again].find((each) => !each.hidden).focus();
  };

  next.addEventListener("click", () => go(now + 1));
  all.addEventListener("click", () => {
    turn += 1;
    player.clock?.cancel();
    root.classList.remove("player-stepping");
    show();
  });
  again.addEventListener("click", begin);
  auto.checked = byItself;
  auto.addEventListener("change", () => {
    byItself = auto.checked;
    schedule();
  });
  for (const what of ["ended", "stopped"]) root.addEventListener(`settle:${what}`, show);
  root.addEventListener("settle:stopped", () => (turn += 1));
  begin();
}
