/**
 * What has to be there before the page's own scripts are.
 *
 * Day or night as she chose it, before the first paint. A page that the phone itself brings
 * is the same for everybody, so it asks the cookie; the server says it in the page as well.
 */
{
  const chosen = document.cookie.match(/(?:^|; )(?:__Host-)?t=(day|night)(?:;|$)/);
  if (chosen) document.documentElement.dataset.look = chosen[1];
}
/**
 * A press on a step that comes before the script that takes steps: it waits for it, so that a
 * number which need not leave the phone does not. Where the script does not come in time, the
 * press is what it is without any script, a plain form post.
 */
{
  const PATIENCE_MS = 4000;
  let waiting = "requestSubmit" in HTMLFormElement.prototype;
  let pressed = null;

  const hold = (event) => {
    if (!waiting || event.target.dataset.module !== "steps") return;
    event.preventDefault();
    if (pressed && event.submitter?.name !== "door") return; // a door outranks what came before it
    pressed = event;
    event.submitter?.setAttribute("aria-pressed", "true");
  };
  const go = () => {
    waiting = false;
    pressed?.target.requestSubmit(pressed.submitter);
    pressed = null;
  };
  addEventListener("submit", hold, { capture: true });
  addEventListener("DOMContentLoaded", go, { once: true }); // the script has run, or never will
  setTimeout(go, PATIENCE_MS);
}
