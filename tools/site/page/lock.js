/** One tab at a time holds the log: two that write to the same file would spoil it. */

const NAME = "hipbook-log";
const FOREVER = new Promise(() => {});

/**
 * Takes the log for this tab, and says whether it has it.
 *
 * @param {() => void} onLost another tab took it over
 * @param {boolean} over is it taken out of another tab's hands?
 * @returns {Promise<boolean>}
 */
export function takeLog(onLost, over = false) {
  const { locks } = navigator;
  // Without https a browser has neither locks nor files: each tab has a log in memory.
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(NAME, over ? { steal: true } : { ifAvailable: true }, (lock) => {
        resolve(Boolean(lock));
        return lock ? FOREVER : undefined;
      })
      .catch(onLost);
  });
}

/** Calls once no other tab holds the log. @param {() => void} then */
export function whenFree(then) {
  navigator.locks.request(NAME, then).catch(() => {});
}
