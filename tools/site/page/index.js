/** The dashboard, or a chapter, in a browser alone: Python and the log in a worker, the widgets here. */

import { cellsOfPage, fill } from "./chapter.js";
import { createLine, startWorker } from "./line.js";
import { letGo, takeLog, whenFree } from "./lock.js";
import { endOpening, sayOpening, showNotice } from "./notices.js";
import { keepSite } from "./updates.js";

/** Where the site begins: a chapter's page lies in a folder of it. */
const BASE = new URL("./", import.meta.url).href;
const LONG_MS = 4000;

function begin() {
  const worker = startWorker(BASE);
  const { manager, comms, done } = createLine(worker);
  const cells = cellsOfPage();
  const long = setTimeout(sayOpening, LONG_MS, navigator.serviceWorker?.controller ? "again" : "first");

  function end() {
    clearTimeout(long);
    endOpening();
    keepSite(BASE, (use) => showNotice("newer", { use, later: () => showNotice(null) })).catch(console.warn);
  }

  function fail(/** @type {unknown} */ problem) {
    console.error(problem);
    clearTimeout(long);
    showNotice("broken", { reload: () => location.reload() });
  }

  async function show(/** @type {string} */ id) {
    await manager.show(id, /** @type {HTMLElement} */ (document.getElementById("rendered_cells")));
    end();
  }

  worker.onerror = (event) => fail(event.message);
  worker.onmessage = ({ data }) => {
    if (data.comms) comms.take(data.comms);
    if (data.heard) done(data.heard);
    if (data.failed) fail(data.failed);
    if (data.forgets) letGo();
    if (data.opened) comms.after(() => show(data.opened).catch(fail));
    if ("cell" in data) comms.after(() => fill(manager, data.cell, data.shown).catch(fail));
    if (data.read) comms.after(end);
  };
  const settings = { HIPBOOK_BOOK: document.body.dataset.book ?? "" };
  worker.postMessage({ open: { base: BASE, settings, cells } });
  return worker;
}

/** The log is open in another tab: say so, go on here when asked to, or when that tab is closed. */
function standBy() {
  const goOn = () => location.reload();
  whenFree(goOn);
  showNotice("elsewhere", { over: () => takeLog(() => {}, true).then(goOn) });
}

async function open() {
  /** @type {Worker | undefined} */
  let worker;
  const isOurs = await takeLog(() => {
    worker?.terminate();
    standBy();
  });
  if (isOurs) worker = begin();
  else standBy();
  // A page that is left may be kept as it is for a while, and its thread would keep the log's file with it.
  window.addEventListener("pagehide", () => worker?.terminate());
}

// Whoever comes back by the browser's own way may find this page as it was left, but for Python and the log.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

open();
