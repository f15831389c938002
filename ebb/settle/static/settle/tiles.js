/** Tiles that turn under a finger or a key. Nothing moves by itself, nothing can be lost. */
const WIDE = 5;
const ARROWS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WIDE, ArrowDown: WIDE };

export function lay(board) {
  const tiles = [...board.querySelectorAll(".tile")];
  const drops = [...board.querySelectorAll(".tile-drop")];
  const status = board.querySelector("[data-rings]");
  const corners = tiles.keys().filter((at) => at % WIDE < WIDE - 1 && at + WIDE < tiles.length);
  const places = [...corners]; // where four tiles meet, named by the one up left

  const turned = (at) => tiles[at].getAttribute("aria-pressed") === "true";
  const ring = (at) =>
    !turned(at) && turned(at + 1) && turned(at + WIDE) && !turned(at + WIDE + 1);
  const look = () => {
    const rings = places.map(ring);
    drops.forEach((drop, each) => drop.classList.toggle("tile-full", rings[each]));
    status.textContent = `${status.dataset.rings} ${rings.filter(Boolean).length}`;
  };
  const reach = (at) => {
    for (const tile of tiles) tile.tabIndex = -1;
    tiles[at].tabIndex = 0; // one stop for the Tab key; the arrows go on from there
  };
  const walk = (event) => {
    const from = tiles.indexOf(event.target);
    const to = from + (ARROWS[event.key] ?? 0);
    const sideways = Math.abs(to - from) === 1;
    const leaves = sideways && Math.floor(to / WIDE) !== Math.floor(from / WIDE);
    if (from === to || from < 0 || !tiles[to] || leaves) return;
    event.preventDefault();
    reach(to);
    tiles[to].focus();
  };

  for (const [at, tile] of tiles.entries()) {
    tile.disabled = false;
    tile.addEventListener("click", () => {
      tile.setAttribute("aria-pressed", !turned(at));
      reach(at);
      look();
    });
  }
  board.addEventListener("keydown", walk);
  board.querySelector("[data-hint]").hidden = false;
  reach(0);
  look();
}
