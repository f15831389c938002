/** Where keeping a wave needs a network that is not there, the last screen says so. */
function tell(within = document) {
  for (const words of within.querySelectorAll("[data-module=network]")) words.hidden = navigator.onLine;
}

document.addEventListener("ebb:arrived", ({ detail }) => tell(detail));
for (const change of ["online", "offline"]) addEventListener(change, () => tell());
