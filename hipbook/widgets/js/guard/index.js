/**
 * Loaded before Voila: shows the page when it is ready, ends its kernel with the tab, and says so kindly when the page
 * cannot go on. Tells the widgets with the document events "hipbook:lost" and "hipbook:back".
 */

import { endKernel, serverRoot, watchSockets } from "./kernel.js";
import { byId, shownTrouble, showTrouble } from "./notice.js";

const LOADING_MS = 45_000;

/** @typedef {Window & Record<string, any>} VoilaWindow Voila calls these by name */
const page = /** @type {VoilaWindow} */ (window);

function show() {
  if (!page.themeLoaded) {
    page.cellLoaded = true;
    return;
  }
  byId("loading")?.remove();
  const cells = byId("rendered_cells");
  if (cells) cells.hidden = false;
  if (shownTrouble() === "slow") showTrouble(null);
}

async function reload() {
  const answers = await fetch(`${serverRoot()}hipbook/session`, { cache: "no-store" }).then(
    () => true,
    () => false,
  );
  if (answers) location.reload();
  else showTrouble("away");
}

function onReady() {
  if (!byId("hb-end")) showTrouble("broken");
  fetch(`${serverRoot()}hipbook/session`);
  byId("hb-notice")?.querySelector("button")?.addEventListener("click", reload);
  setTimeout(() => {
    if (byId("loading") && !shownTrouble()) showTrouble("slow");
  }, LOADING_MS);
  show();
}

/** Voila ends the kernel on beforeunload, which a mailto: or tel: link fires too, and not every closing does. */
function refuseVoilasEnd() {
  const listen = window.addEventListener;
  page.addEventListener = (
    /** @type {string} */ type,
    /** @type {any} */ listener,
    /** @type {boolean | AddEventListenerOptions | undefined} */ options,
  ) => {
    if (type === "beforeunload" && String(listener).includes("voila/api/shutdown/")) return;
    listen.call(window, type, listener, options);
  };
}

const nothing = () => {};
Object.assign(page, {
  voila_heartbeat: nothing,
  voila_process: nothing,
  update_loading_text: nothing,
  voila_finish: show,
  display_cells: show,
});
watchSockets();
window.addEventListener("pagehide", endKernel);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
window.addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLScriptElement) showTrouble("broken");
  },
  true,
);
refuseVoilasEnd();
document.addEventListener("DOMContentLoaded", onReady);
