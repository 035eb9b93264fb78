/** Where in a repetition one is. */

import { clamp } from "../shared/numbers.js";

/** @typedef {import("./generated.js").RepPart} RepPart */

/**
 * @typedef {object} Place
 * @property {number} number of the repetition
 * @property {RepPart | undefined} part which part of it
 * @property {number} gone how much of the part is over, from 0 to 1
 * @property {number} done repetitions that are over, the share of this one included
 */

/**
 * Which repetition it is, which part of it, and how much of both is over.
 *
 * @param {Pick<import("./generated.js").Step, "reps" | "rep_s" | "parts">} step
 * @param {number} elapsed
 * @returns {Place | null} null where nothing is counted
 */
export function repetitionOf({ reps, rep_s: pace, parts }, elapsed) {
  if (!reps || !pace) return null;
  const number = clamp(Math.floor(elapsed / pace) + 1, 1, reps);
  const into = clamp(elapsed - (number - 1) * pace, 0, pace);
  const done = number - 1 + into / pace;
  let at = 0;
  for (const part of parts) {
    if (into < at + part.seconds || part === parts.at(-1)) {
      return { number, part, gone: clamp((into - at) / part.seconds, 0, 1), done };
    }
    at += part.seconds;
  }
  return { number, part: undefined, gone: into / pace, done };
}
