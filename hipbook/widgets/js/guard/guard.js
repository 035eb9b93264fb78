/** Stands around the page in Voila: shows it when it is ready, ends its kernel with it, says when it cannot go on. */

import { createKernel, serverRoot } from "./kernel.js";
import { byId, createNotice } from "./notice.js";

const LOADING_MS = 45_000;

/** @typedef {import("./notice.js").Notice} Notice */
/** @typedef {Window & Record<string, any>} VoilaWindow Voila looks for these by name */

/**
 * Shows the page, once Voila has drawn it.
 *
 * @param {VoilaWindow} page
 * @param {Notice} notice
 */
function showPage(page, notice) {
  if (!page.themeLoaded) {
    page.cellLoaded = true;
    return;
  }
  byId("loading")?.remove();
  const cells = byId("rendered_cells");
  if (cells) cells.hidden = false;
  if (notice.shown() === "slow") notice.show(null);
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

/**
 * @param {Notice} notice
 * @param {() => void} show
 */
function onReady(notice, show) {
  if (!byId("hb-end")) notice.show("broken");
  fetch(`${serverRoot()}hipbook/session`);
  byId("hb-notice")
    ?.querySelector("button")
    ?.addEventListener("click", () => reload(notice));
  setTimeout(() => {
    if (byId("loading") && !notice.shown()) notice.show("slow");
  }, LOADING_MS);
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
  document.addEventListener("DOMContentLoaded", () => onReady(notice, show));
}
