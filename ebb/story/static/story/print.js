/** A button that prints; without a script it is not there, and the browser's own menu does. */
for (const button of document.querySelectorAll("[data-module=print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
