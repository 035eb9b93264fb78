/** The dashboard in a browser alone: Python and the log in a worker, the widgets here. */

import { createComms } from "./comms.js";
import { takeLog, whenFree } from "./lock.js";
import { Manager } from "./manager.js";
import { endOpening, sayOpening, showNotice } from "./notices.js";
import { keepSite } from "./updates.js";

/** @typedef {import("./comms.js").Message} Message */
/** @typedef {import("./comms.js").Callbacks} Callbacks */

const BASE = new URL("./", document.baseURI).href;
const LONG_MS = 4000;
const IDLE = { content: { execution_state: "idle" } };

/** A thread under the same policy as the page: one from a file of its own would be under none. */
function startWorker() {
  const source = `import ${JSON.stringify(new URL("worker.js", BASE).href)};`;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return new Worker(address, { type: "module" });
}

/** @param {Worker} worker */
function createLine(worker) {
  let number = 0;
  /** Who wants to know when Python has done with a message. @type {Map<number, Callbacks | undefined>} */
  const waiting = new Map();
  const manager = new Manager();
  const comms = createComms(manager, send);

  /** @param {Message} message @param {Callbacks} [callbacks] */
  function send(message, callbacks) {
    number += 1;
    waiting.set(number, callbacks);
    worker.postMessage({ number, message }, message.buffers);
  }

  /** @param {number} heard */
  function done(heard) {
    const callbacks = waiting.get(heard);
    waiting.delete(heard);
    comms.after(() => callbacks?.iopub?.status?.(IDLE));
  }

  return { manager, comms, done };
}

function begin() {
  const worker = startWorker();
  const { manager, comms, done } = createLine(worker);
  const long = setTimeout(sayOpening, LONG_MS, navigator.serviceWorker?.controller ? "again" : "first");

  async function show(/** @type {string} */ id) {
    await manager.show(id, /** @type {HTMLElement} */ (document.getElementById("rendered_cells")));
    clearTimeout(long);
    endOpening();
    keepSite((use) => showNotice("newer", { use, later: () => showNotice(null) })).catch(console.warn);
  }

  function fail(/** @type {unknown} */ problem) {
    console.error(problem);
    clearTimeout(long);
    showNotice("broken", { reload: () => location.reload() });
  }

  worker.onerror = (event) => fail(event.message);
  worker.onmessage = ({ data }) => {
    if (data.comms) comms.take(data.comms);
    if (data.heard) done(data.heard);
    if (data.failed) fail(data.failed);
    if (data.opened) comms.after(() => show(data.opened).catch(fail));
  };
  worker.postMessage({ open: { base: BASE, settings: { HIPBOOK_BOOK: document.body.dataset.book ?? "" } } });
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
}

open();
