/** A quarter of an hour after the first number one quiet line comes: no sound, and no clock is shown. */
let timer;

function watch(within) {
  clearTimeout(timer);
  const line = within.querySelector("[data-module=asks][hidden]");
  if (line) timer = setTimeout(() => { line.hidden = false; }, Number(line.dataset.in) * 1000);
}

document.addEventListener("ebb:arrived", ({ detail }) => watch(detail));
watch(document);
