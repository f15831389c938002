/** Where the browser can put Ebb beside the other apps by itself, a button asks it to. */
const inside = window.matchMedia("(display-mode: standalone)").matches || navigator.standalone;
const part = (name) => document.querySelector(`[data-part='${name}']`);

if (inside) {
  part("inside").hidden = false;
  part("ways").hidden = true;
}

window.addEventListener("beforeinstallprompt", (event) => {
  const button = part("install");
  event.preventDefault(); // no bar by itself: she asks for it, or not
  button.hidden = false;
  button.addEventListener("click", () => { event.prompt(); button.hidden = true; }, { once: true });
});
window.addEventListener("appinstalled", () => { part("install").hidden = true; });
