/**
 * Asks this browser whether it may show nudges, and fills in the time zone of its clock.
 * Without script the other two ways are complete.
 */
const PATIENCE_MS = 10_000;

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

/** The worker of this page, once it stands; never when there is none. */
function worker() {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

async function subscribe(key) {
  const { pushManager } = await worker();
  const old = await pushManager.getSubscription();
  await old?.unsubscribe(); // it may belong to another key
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
}

export function push(place) {
  const [button, status] = [place.querySelector("button"), place.querySelector("[role=status]")];
  const field = (name) => place.querySelector(`[name=${name}]`);
  const { key, yes, no, cannot } = place.dataset;
  if (!("PushManager" in window) || !("Notification" in window)) {
    status.textContent = cannot;
    return;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if ((await Notification.requestPermission()) === "granted") {
        const { endpoint, keys } = (await subscribe(key)).toJSON();
        field("endpoint").value = endpoint;
        field("p256dh").value = keys.p256dh;
        field("auth").value = keys.auth;
        status.textContent = yes;
      } else status.textContent = no;
    } catch {
      status.textContent = cannot;
    }
    button.disabled = false;
  });
}

/** Her clock is where her browser is, until she says otherwise. */
export function zone(field, shown = document.querySelector("[data-module=zone-shown]")) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!timeZone) return;
  field.value = timeZone;
  if (shown) shown.textContent = timeZone;
}

/** On a journey: told, never changed by itself. */
export function elsewhere(words) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  words.hidden = !timeZone || timeZone === words.dataset.zone;
}

for (const one of document.querySelectorAll("[data-module=push]")) push(one);
for (const one of document.querySelectorAll("[data-module=elsewhere]")) elsewhere(one);
for (const one of document.querySelectorAll("[data-module=zone]")) zone(one);
