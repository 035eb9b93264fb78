/** Where in a repetition one is. */

import { clamp } from "../shared/numbers.js";

/** @typedef {import("./generated.js").RepPart} RepPart */

/**
 * A part as it is shown: "lift as you breathe out".
 *
 * @param {RepPart} part
 */
const shownWords = ({ word, breath }) => (breath ? `${word} as you breathe ${breath}` : word);

/**
 * Which repetition it is, which part of it, and how far the movement has gone: there, held, and back.
 *
 * @param {Pick<import("./generated.js").Step, "reps" | "rep_s" | "parts">} step
 * @param {number} elapsed
 * @returns {{ number: number, words: string, share: number } | null} null where nothing is counted
 */
export function repetitionOf({ reps, rep_s: pace, parts }, elapsed) {
  if (!reps || !pace) return null;
  const number = clamp(Math.floor(elapsed / pace) + 1, 1, reps);
  let into = clamp(elapsed - (number - 1) * pace, 0, pace);
  let place = 0;
  for (const part of parts.slice(0, -1)) {
    if (into < part.seconds) break;
    into -= part.seconds;
    place += 1;
  }
  const part = parts[place] ?? { word: "", seconds: pace, breath: null, with_count: false };
  const gone = clamp(into / part.seconds, 0, 1);
  const isBack = place === parts.length - 1;
  if (place === 0) return { number, words: shownWords(part), share: gone };
  return { number, words: shownWords(part), share: isBack ? 1 - gone : 1 };
}
