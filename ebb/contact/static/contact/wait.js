/** Says once that the time is over, for eyes that do not follow the water. No number runs. */

let timer;

function start(within) {
  clearTimeout(timer);
  const place = within.querySelector('[data-module="wait"]');
  if (!place) return;
  timer = setTimeout(() => {
    if (place.isConnected) place.textContent = place.dataset.words;
  }, Number(place.dataset.seconds) * 1000);
}

document.addEventListener("ebb:arrived", ({ detail }) => start(detail));
start(document);
