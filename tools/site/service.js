/**
 * Keeps all files of the site in the browser, so that it opens without a network, and hands them out.
 *
 * A build prepends which files there are, each with its SHA-256: a version is kept whole or not at all. A newer version
 * is fetched beside the one in use, but for what has not changed, and takes its place when the reader says so or has
 * closed all pages of the site. The log is not in here: no version ever touches it.
 */

/** @typedef {{ FILES: Record<string, string>, VERSION: string }} Built */

const worker = /** @type {any} */ (self);
const { FILES, VERSION } = /** @type {Built} */ (worker);
const SCOPE = worker.registration.scope;
const WORKBOOK = new URL("lab/", SCOPE).href;
const OURS = `hipbook ${SCOPE} `;
const CACHE = OURS + VERSION;

/** @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Where a file may be had, the nearest first: of an earlier version, from what the browser has fetched, from the host.
 *
 * @param {string} url
 */
function* sources(url) {
  yield () => caches.match(url);
  yield () => fetch(url);
  yield () => fetch(url, { cache: "reload" });
}

/** @param {Cache} cache @param {string} name @param {string} hash */
async function keep(cache, name, hash) {
  const url = new URL(name, SCOPE).href;
  if (await cache.match(url)) return;
  for (const source of sources(url)) {
    const response = await source();
    if (!response?.ok) continue;
    if ((await sha256(await response.clone().arrayBuffer())) === hash) {
      await cache.put(url, response);
      return;
    }
  }
  throw new Error(`${name} is not that of this version`);
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  for (const [name, hash] of Object.entries(FILES)) await keep(cache, name, hash);
}

async function forgetOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** @param {any} event */
async function answer({ request, clientId }) {
  const client = await worker.clients.get(clientId);
  // The workbook is of one piece: it takes nothing from a version of the page that may be older than itself.
  if (client?.url.startsWith(WORKBOOK)) return fetch(request);
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(forgetOthers()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "take over") worker.skipWaiting();
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event));
});
