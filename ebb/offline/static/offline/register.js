/**
 * First aid without a network: the browser may keep what belongs to nobody.
 * Trusted Types ask for a named policy; it lets one address through, our own worker's.
 */
const WORKER = "/worker.js";

const policy = globalThis.trustedTypes?.createPolicy("ebb-worker", {
  createScriptURL(address) {
    if (address !== WORKER) throw new TypeError("not our worker");
    return address;
  },
});

async function register(how) {
  const address = policy ? policy.createScriptURL(WORKER) : WORKER;
  await navigator.serviceWorker.register(address, { scope: "/", updateViaCache: "none", ...how });
}

/** After the first frame. In a private window there is no worker, and all works without. */
async function start() {
  if (!navigator.serviceWorker) return;
  await register({ type: "module" }).catch(() => register({})).catch(() => null);
}

if (document.readyState === "complete") start();
else window.addEventListener("load", start, { once: true });
