/**
 * First aid without a network. The worker keeps what the list of its build names, all of it
 * or nothing, and never anything else: no page is kept because it was looked at.
 * The line before this one says the build; it is put there by ebb/offline/views.py.
 */
const CACHE = `ebb-${EBB.build}`;
const NONE = `${EBB.pages}none/`; // the page for every address that needs the network
const AT_ONCE = new Set(["/wave/", "/pause/", "/pause/b/", "/away/"]); // the same for everybody, always: nothing to wait for
const FILES = ["/static/", "/settle/pace/", ...EBB.screens];
const PATIENCE_MS = 2000;
const STRICT = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "permissions-policy",
  "referrer-policy",
  "x-content-type-options",
];

async function fetched(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok || answer.redirected) throw new Error(`${address} cannot be kept`);
  return answer;
}

/** A kept page is as strict as one that comes from the server, and as soon forgotten. */
function strict(answer) {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  for (const name of STRICT) {
    headers[name] = answer.headers.get(name);
    if (!headers[name]) throw new Error(`${name} is missing`);
  }
  return headers;
}

/** Everything is fetched before anything is kept. */
async function install() {
  const answer = await fetched(EBB.pages);
  const headers = strict(answer);
  const { pages, none, files } = await answer.json();
  const kept = Object.entries({ ...pages, [NONE]: none }).map(([path, text]) => [path, new Response(text, { headers })]);
  kept.push(...(await Promise.all([...files, ...EBB.screens].map(async (file) => [file, await fetched(file)]))));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(kept.map(([path, response]) => cache.put(path, response)));
  } catch (error) {
    await caches.delete(CACHE); // no room: the browser tries again at another visit
    throw error;
  }
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await clients.claim();
}

const kept = (path) => caches.match(path, { cacheName: CACHE, ignoreVary: true });

const file = async (request, path) => (await kept(path)) ?? fetch(request);

async function page(event, path) {
  const here = await kept(path);
  if (here && AT_ONCE.has(path)) return here;
  const network = fetch(event.request).then((answer) => {
    event.waitUntil(handOver());
    return here && answer.status >= 500 ? here : answer;
  });
  const instead = network.catch(async () => here ?? (await kept(NONE)) ?? Response.error());
  if (!here) return instead;
  return Promise.race([instead, new Promise((done) => setTimeout(done, PATIENCE_MS, here))]);
}

/**
 * A new build waits until no page of the old one is open, so that a wave goes on with the
 * screens and styles it began with. A window that has now been given a page by the server
 * needs the old ones no longer; where it is the only one, nobody does.
 */
async function handOver() {
  const { waiting } = registration;
  if (waiting && (await clients.matchAll({ type: "window" })).length < 2) waiting.postMessage("go on");
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  if (event.data === "go on") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { method, headers, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || headers.has("range")) return;
  if (mode === "navigate") event.respondWith(page(event, pathname));
  else if (FILES.some((begin) => pathname.startsWith(begin))) {
    event.respondWith(file(event.request, pathname));
  }
});
