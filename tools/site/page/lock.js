/** One tab at a time holds the log: two that write to the same file would spoil it. */

export const LOCK = "hipbook-log";
/** From one page of the site to the next the log is let go and taken again: no other tab takes it in between. */
const TURN_MS = 1000;
const BETWEEN_PAGES_MS = 3000;

const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Kept until the page is left. @type {() => void} */
let release = () => {};
window.addEventListener("pagehide", () => release());

/** There are no files to spoil: each tab has a log of its own. */
export const letGo = () => release();

/**
 * Takes the log for this tab, and says whether it has it.
 *
 * @param {() => void} onLost another tab took it over
 * @param {boolean} over is it taken out of another tab's hands?
 * @returns {Promise<boolean>}
 */
export async function takeLog(onLost, over = false) {
  const { locks } = navigator;
  // Without https a browser has neither locks nor files: each tab has a log in memory.
  if (!locks) return true;
  /** @type {Promise<void>} */
  const left = new Promise((resolve) => {
    release = resolve;
  });
  return new Promise((resolve) => {
    let isTaken = false;
    const how = over ? { steal: true } : { signal: AbortSignal.timeout(TURN_MS) };
    locks
      .request(LOCK, how, () => {
        isTaken = true;
        resolve(true);
        return left;
      })
      .catch(() => (isTaken ? onLost() : resolve(false)));
  });
}

/** Calls once no other tab holds the log, nor goes from one page of it to another. @param {() => void} then */
export async function whenFree(then) {
  let isFree = false;
  while (!isFree) {
    await navigator.locks.request(LOCK, () => {});
    await wait(BETWEEN_PAGES_MS);
    isFree = await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => Boolean(lock));
  }
  then();
}
