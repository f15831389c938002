/**
 * The exit from inside another page: this frame is emptied first, then the whole tab goes.
 * `replace`, so that Back does not lead to the page around it. Nothing waits for a server.
 */
import { Presses, marker } from "../safety/leave.js";

let held = false; // a page around us that does not let the tab go

export function leaveTab(link, page = document, tab = window.top) {
  const target = link.dataset.target;
  page.title = "Ebb";
  page.body.replaceChildren();
  page.cookie = marker(); // where the browser lets a frame do so: an open Ebb is locked, too
  navigator.sendBeacon("/leave/");
  try {
    tab.location.replace(target);
  } catch {
    held = true;
    page.body.replaceChildren(link); // without script the link may still lead out
  }
}

const links = [...document.querySelectorAll("[data-module=leave-tab]")];
const status = document.querySelector("[data-leave-status]");
const presses = new Presses(
  (word) => { status.textContent = status.dataset[word]; },
  () => leaveTab(links.at(-1)),
);
addEventListener("keydown", (event) => presses.down(event), { capture: true });
addEventListener("keyup", (event) => presses.up(event), { capture: true });
addEventListener("pointerdown", () => presses.other(), { capture: true });
for (const link of links) {
  link.addEventListener("click", (event) => {
    if (held) return;
    event.preventDefault();
    leaveTab(link);
  });
}
