/** Stands around the page in Voila: shows it when it is ready, ends its kernel with it, says when it cannot go on. */

import { createKernel, serverRoot } from "./kernel.js";
import { byId, createNotice } from "./notice.js";

const LOADING_MS = 45_000;
const SEEN_EVERY_MS = 20_000;
const OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]';
/** What says "Loading widget..." in bare text. */
const WAITING = "#rendered_cells .jp-OutputArea-output:not(:has(> *))";
const WIDGET = "application/vnd.jupyter.widget-view+json";

/** @typedef {import("./notice.js").Notice} Notice */
/** @typedef {Window & Record<string, any>} VoilaWindow Voila looks for these by name */

/** Does the page hold a widget? Voila knows that it has drawn it long before there is anything to see. */
const awaitsWidget = () => [...document.querySelectorAll(OUTPUT)].some((one) => one.textContent?.includes(WIDGET));

/** Is there something to see? */
const isDrawn = () => !awaitsWidget() && !document.querySelector(WAITING);

/**
 * Calls when there is something to see, be it at once.
 *
 * @param {() => void} then
 */
function onceDrawn(then) {
  if (isDrawn()) {
    then();
    return;
  }
  const watch = new MutationObserver(() => {
    if (!isDrawn()) return;
    watch.disconnect();
    then();
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

/**
 * Shows the page, once Voila has drawn it; until its widgets are there too, it says that it opens.
 *
 * @param {VoilaWindow} page
 * @param {Notice} notice
 */
function showPage(page, notice) {
  if (!page.themeLoaded) {
    page.cellLoaded = true;
    return;
  }
  const cells = byId("rendered_cells");
  if (cells) cells.hidden = false;
  onceDrawn(() => {
    byId("loading")?.remove();
    if (notice.shown() === "slow") notice.show(null);
  });
}

/** @param {Notice} notice */
async function reload(notice) {
  const answers = await fetch(`${serverRoot()}hipbook/session`, { cache: "no-store" }).then(
    () => true,
    () => false,
  );
  if (answers) location.reload();
  else notice.show("away");
}

/**
 * Voila ends the kernel on beforeunload, which a mailto: or tel: link fires too, and not every closing does.
 *
 * @param {VoilaWindow} page
 */
function refuseVoilasEnd(page) {
  const listen = page.addEventListener;
  page.addEventListener = (
    /** @type {string} */ type,
    /** @type {any} */ listener,
    /** @type {boolean | AddEventListenerOptions | undefined} */ options,
  ) => {
    if (type === "beforeunload" && String(listener).includes("voila/api/shutdown/")) return;
    listen.call(page, type, listener, options);
  };
}

/** Tells the server that a browser is reading the page: it ends the kernels of those that nobody comes to look at. */
const beSeen = () => document.body && fetch(`${serverRoot()}hipbook/session`).catch(() => {});

/**
 * While the page's parts are still on their way, the server hears of it, and a reader how it is.
 *
 * @param {Notice} notice
 */
function onTheWay(notice) {
  const seen = setInterval(beSeen, SEEN_EVERY_MS);
  document.addEventListener("DOMContentLoaded", () => clearInterval(seen));
  setTimeout(() => {
    if (byId("loading") && !notice.shown()) notice.show("slow");
  }, LOADING_MS);
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("#hb-notice button")) reload(notice);
  });
}

/**
 * @param {Notice} notice
 * @param {() => void} show
 */
function onReady(notice, show) {
  if (!byId("hb-end")) notice.show("broken");
  beSeen();
  show();
}

/** Begins to guard the page that it is loaded in. */
export function guard() {
  const page = /** @type {VoilaWindow} */ (window);
  const notice = createNotice();
  const kernel = createKernel(notice);
  const show = () => showPage(page, notice);
  const nothing = () => {};
  Object.assign(page, {
    voila_heartbeat: nothing,
    voila_process: nothing,
    update_loading_text: nothing,
    voila_finish: show,
    display_cells: show,
  });
  kernel.watchSockets();
  page.addEventListener("pagehide", kernel.end);
  page.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  page.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement) notice.show("broken");
    },
    true,
  );
  refuseVoilasEnd(page);
  onTheWay(notice);
  document.addEventListener("DOMContentLoaded", () => onReady(notice, show));
}
