/** The pause in one document, on its own pages and behind a wave. */
import { isOpen, plays } from "../steps/steps.js";
import "./wait.js";

plays(["/pause/", "/pause/b/", "/pause/c/"], () => import("./local.js"));

/** What only an open vault can show is there once it is known to be open. */
async function tell(within) {
  const links = within.querySelectorAll("[data-module=open][hidden]");
  if (links.length && (await isOpen)) for (const link of links) link.hidden = false;
}

tell(document);
