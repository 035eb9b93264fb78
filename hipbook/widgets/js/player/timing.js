/** Work for a time: the last seconds, half of it, what follows, and a cue now and then. */

import { spokenS } from "./speech.js";
import { nextsOf, openingOf } from "./wording.js";

/** @typedef {import("./generated.js").Step} Step */

export const HALF = "That is half";

const COUNTED_FROM_S = 15;
const FORETOLD_FROM_S = 15;
const FORETOLD_BEFORE_S = 3.2;
const HALVED_FROM_S = 20;
const CUE_EVERY_S = 9;
/** The end of a hold is left to what follows; that of a short one to the ticks. */
const HUSHED_S = 10;
const SHORT_HUSHED_S = 3;
/** The interval of a repeated cue, as a multiple of the first: what is familiar needs few words. */
const SELDOM = 3;

/** @param {import("./sheet.js").Sheet} sheet @param {Step} step */
function addCountdown(sheet, { seconds, calm }) {
  if (seconds < COUNTED_FROM_S || calm) return;
  for (const left of [3, 2, 1]) sheet.add(seconds - left, String(left), { tick: true });
}

/** @param {import("./sheet.js").Sheet} sheet @param {Step} step */
function addCues(sheet, step) {
  const { seconds, cues } = step;
  const end = seconds - (seconds < HALVED_FROM_S ? SHORT_HUSHED_S : HUSHED_S);
  let gap = CUE_EVERY_S;
  let spoken = 0;
  for (let at = spokenS(openingOf(step)) + 2; cues.length && at < end; at += 1) {
    if (!sheet.add(at, cues[spoken % cues.length] ?? "")) continue;
    spoken += 1;
    if (spoken % cues.length === 0) gap *= SELDOM;
    at += gap;
  }
}

/**
 * @param {import("./sheet.js").Sheet} sheet
 * @param {Step} step
 * @param {Step} [next]
 */
export function addTimed(sheet, step, next) {
  const { seconds } = step;
  addCountdown(sheet, step);
  if (seconds >= FORETOLD_FROM_S) {
    nextsOf(next).some((line) => sheet.add(seconds - FORETOLD_BEFORE_S - spokenS(line), line));
  }
  if (seconds >= HALVED_FROM_S) sheet.add(seconds / 2, HALF);
  addCues(sheet, step);
}
