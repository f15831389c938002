/** On the row of numbers the arrow keys go from one to the next; Enter says it. */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("[data-module=arrows]");
  const by = STEPS[event.key];
  if (!row || !by || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const all = [...row.querySelectorAll("button")];
  all.at((all.indexOf(event.target) + by) % all.length).focus();
});
