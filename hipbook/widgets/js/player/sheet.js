/** Lines of speech that do not run into each other: a line is taken only where it has room. */

import { spokenS } from "./speech.js";

/**
 * @typedef {object} Line something to say at a moment of a step
 * @property {number} at seconds from the start of the step
 * @property {string} say
 * @property {boolean} [tick] does it count the last seconds?
 */

/** @param {number} end seconds of the step */
export function createSheet(end) {
  /** @type {(Line & { until: number })[]} */
  const lines = [];

  /** @param {number} at @param {number} until */
  const isFree = (at, until) => at >= 0 && until <= end && lines.every((line) => until <= line.at || at >= line.until);

  /**
   * Takes a line where it ends by ``limit``; says whether it had room.
   *
   * @param {number} at
   * @param {string} text
   */
  function add(at, text, { limit = end, tick = false } = {}) {
    const until = at + spokenS(text);
    const fits = text !== "" && until <= limit && isFree(at, until);
    if (fits) lines.push({ at, say: text, until, ...(tick && { tick }) });
    return fits;
  }

  /** @returns {Line[]} */
  const inOrder = () => lines.sort((one, other) => one.at - other.at).map(({ until, ...line }) => line);

  return { add, inOrder };
}

/** @typedef {ReturnType<typeof createSheet>} Sheet */
