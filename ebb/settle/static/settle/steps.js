/** One step at a time: the next by a tap, or by itself if she asks. No seconds are shown. */
export function step(player) {
  const { root } = player;
  const steps = [...root.querySelectorAll(".player-steps > li")];
  const [next, all, auto, again] = ["next", "all", "auto", "again"].map((name) => player.part(name));
  let now = 0;

  const go = (to) => {
    steps[now]?.removeAttribute("data-now");
    now = to;
    if (now >= steps.length) return player.finish("ended");
    steps[now].setAttribute("data-now", "");
    schedule();
    player.tell("step");
  };
  const schedule = () => {
    if (auto.checked) player.time(steps[now].dataset.seconds, () => go(now + 1));
    else player.clock?.cancel();
    player.wake();
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
    const over = root.classList.contains("player-over");
    next.hidden = over || !one;
    all.hidden = over || !one;
    again.hidden = one && !over;
    player.part("stop").hidden = over || !one;
    player.part("cues").hidden = false;
    if (held) [next, again].find((each) => !each.hidden).focus();
  };

  next.addEventListener("click", () => go(now + 1));
  all.addEventListener("click", () => {
    player.clock?.cancel();
    root.classList.remove("player-stepping");
    show();
  });
  again.addEventListener("click", begin);
  auto.addEventListener("change", schedule);
  for (const what of ["ended", "stopped"]) root.addEventListener(`settle:${what}`, show);
  begin();
}
