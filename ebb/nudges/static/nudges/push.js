/**
 * What the worker does with a nudge. It has no import and no export, so that it runs in a
 * module worker (`import "...";`), in a classic one, and put behind another script alike.
 * The words come sealed from the server; the push service cannot read them.
 */
addEventListener("push", (event) => {
  const { words } = event.data?.json() ?? {};
  // A browser wants something to be shown for every message, also for one it cannot read.
  const shown = registration.showNotification(words || "\u2026", { tag: "e", renotify: true });
  event.waitUntil(shown);
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(toFront());
});

/** A page that is open already, as it is; else the first page. */
async function toFront() {
  const [open] = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return open ? open.focus() : clients.openWindow("/");
}
