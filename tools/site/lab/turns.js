/**
 * The log among the chapters that are open: one kernel at a time has it, the one that is spoken to.
 *
 * A kernel that is asked for the log lets go of it between two messages, and never within a cell. It takes it back
 * before it hears the next one. The page holds the log for as long as it is open, and lets go for no chapter.
 */

import { openFiles } from "../worker/disk.js";

/** The page's own, of `page/lock.js`, which no worker can load. */
export const LOCK = "hipbook-log";

/** What another kernel takes to let go: it may be in the middle of a cell. */
const PATIENCE_MS = 4000;
/** Once it was not had, each message waits for no longer. */
const IMPATIENCE_MS = 300;

/** @typedef {Map<string, any>} Files the open files of the log, by name */

/** @param {Files} files */
function close(files) {
  for (const handle of files.values()) handle.close();
}

/**
 * The turns of this kernel. Without https a browser has neither locks nor files, and there is no log to take.
 *
 * @typedef {() => Promise<boolean>} Take says whether the log is held then
 * @returns {{ files: Files, isHeld: () => boolean, take: Take, begin: Take, end: () => void }}
 */
export function createTurns() {
  /** @type {Files} */
  const files = new Map();
  const line = new BroadcastChannel(LOCK);
  /** Lets go of the lock, while it is held. @type {(() => void) | null} */
  let release = null;
  let patience = PATIENCE_MS;
  /** Cells that run, and whether another kernel waits for them to end. */
  let running = 0;
  let isWanted = false;

  function letGo() {
    if (!release) return;
    close(files);
    release();
    release = null;
    isWanted = false;
  }

  /** Python begins a cell, of which parts may come later. */
  function begin() {
    running += 1;
    return take();
  }

  function end() {
    running -= 1;
    if (isWanted && !running) letGo();
  }

  /** @param {(isHeld: boolean) => void} tell */
  async function hold(tell) {
    for (const [name, handle] of await openFiles()) files.set(name, handle);
    const over = new Promise((resolve) => {
      release = () => resolve(undefined);
    });
    patience = PATIENCE_MS;
    tell(true);
    await over;
  }

  /** @returns {Promise<boolean>} */
  function take() {
    if (release || !navigator.locks) return Promise.resolve(Boolean(release));
    line.postMessage("let go");
    return new Promise((resolve) => {
      navigator.locks
        .request(LOCK, { signal: AbortSignal.timeout(patience) }, () => hold(resolve))
        .catch((problem) => {
          // Not had in time, or taken over by the page; whoever has it now may keep it long.
          console.warn("This chapter does not have the log:", problem);
          letGo();
          patience = IMPATIENCE_MS;
          resolve(false);
        });
    });
  }

  line.onmessage = () => {
    isWanted = true;
    if (!running) letGo();
  };
  return { files, isHeld: () => Boolean(release), take, begin, end };
}

/**
 * Has the log taken before any message is heard; messages keep their order.
 *
 * @param {any} worker
 * @param {{ isHeld: () => boolean, take: () => Promise<boolean> }} turns
 */
export function takeBeforeHearing(worker, turns) {
  let waiting = 0;
  let last = Promise.resolve();
  /** @type {Event | undefined} */
  let passed;

  /** @param {MessageEvent} event */
  async function passOn({ data, origin, ports }) {
    await turns.take();
    waiting -= 1;
    passed = new MessageEvent("message", { data, origin, ports: [...ports] });
    worker.dispatchEvent(passed);
  }

  /** @param {MessageEvent} event */
  function hear(event) {
    if (event === passed || (turns.isHeld() && !waiting)) return;
    event.stopImmediatePropagation();
    waiting += 1;
    last = last.then(() => passOn(event));
  }

  worker.addEventListener("message", hear, { capture: true });
}
