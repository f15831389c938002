/**
 * A number that has not been checked for long says so by today's date: a page that the device
 * keeps was made on another day.
 */
const LONGEST_DAYS = 180;

function doubt(within, today = Date.now()) {
  for (const one of within.querySelectorAll("[data-module=checked]")) {
    const days = (today - Date.parse(one.dataset.day)) / 86_400_000;
    if (days > LONGEST_DAYS) one.textContent = one.dataset.old;
  }
}

document.addEventListener("ebb:arrived", ({ detail }) => doubt(detail));
doubt(document);
