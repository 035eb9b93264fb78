/** The line to Python: a worker, and the widgets that it draws here. */

import { createComms } from "./comms.js";
import { Manager } from "./manager.js";

/** @typedef {import("./comms.js").Message} Message */
/** @typedef {import("./comms.js").Callbacks} Callbacks */

const IDLE = { content: { execution_state: "idle" } };

/**
 * A thread under the same policy as the page: one from a file of its own would be under none.
 *
 * @param {string} base where the site begins
 */
export function startWorker(base) {
  const source = `import ${JSON.stringify(new URL("worker.js", base).href)};`;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return new Worker(address, { type: "module" });
}

/** @param {Worker} worker */
export function createLine(worker) {
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
