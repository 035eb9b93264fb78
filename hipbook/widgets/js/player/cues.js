/** What is said and sounded when: the cue sheet of each step, made before it begins. Nothing here knows a page. */

import { sentence } from "../shared/text.js";
import { addCounted } from "./counting.js";
import { createSheet } from "./sheet.js";
import { addTelling } from "./telling.js";
import { addTimed } from "./timing.js";
import { ENDINGS, openingOf } from "./wording.js";

/**
 * @typedef {import("./generated.js").Step} Step
 * @typedef {import("./sheet.js").Line} Line
 * @typedef {Step["kind"] | "last" | "rep" | "release" | "finished"} ToneName
 * @typedef {{ at: number, tone: ToneName }} Tone
 * @typedef {(Line | Tone) & { step: number, kind: Step["kind"] | "end" }} Cue
 */

/** Steps longer than this end with ticks. */
const TICKED_FROM_S = 4;

/**
 * What is said in a step, in order.
 *
 * @param {Step} step
 * @param {Step} [next]
 * @returns {Line[]}
 */
export function linesOf(step, next) {
  const sheet = createSheet(step.seconds);
  const opening = openingOf(step, next);
  // The opening is said in any case, even where a step is shorter than its name.
  if (opening && !sheet.add(0, opening)) return [{ at: 0, say: opening }];
  if (step.kind !== "work") addTelling(sheet, step, next);
  else if (step.reps) addCounted(sheet, step, next);
  else addTimed(sheet, step, next);
  return sheet.inOrder();
}

/**
 * What is sounded in a step, in order.
 *
 * @param {Step} step
 * @param {Step} [next]
 * @returns {Tone[]}
 */
export function tonesOf(step, next) {
  const { seconds, reps, rep_s: pace, parts } = step;
  /** @type {Tone[]} */
  const tones = [];
  // No ticks over the last repetition: there they would sound like a start.
  if (seconds > TICKED_FROM_S && !reps && !step.calm) {
    for (const left of [3, 2, 1]) tones.push({ at: seconds - left, tone: "last" });
  }
  const wayBack = parts.length > 1 ? pace - (parts.at(-1)?.seconds ?? 0) : 0;
  for (let n = 0; pace && n < (reps ?? 0); n++) {
    if (n) tones.push({ at: n * pace, tone: "rep" });
    if (wayBack) tones.push({ at: n * pace + wayBack, tone: "release" });
  }
  tones.push({ at: seconds, tone: next?.kind ?? "finished" });
  return tones.sort((one, other) => one.at - other.at);
}

/**
 * Everything a session says and sounds, with its times: for a reader, and for tests.
 *
 * @param {Step[]} steps
 * @returns {Cue[]}
 */
export function transcriptOf(steps) {
  let start = 0;
  /** @type {Cue[]} */
  const transcript = [];
  steps.forEach((step, n) => {
    const cues = [...linesOf(step, steps[n + 1]), ...tonesOf(step, steps[n + 1])];
    const timed = cues.map((cue) => ({ ...cue, at: start + cue.at, step: n, kind: step.kind }));
    transcript.push(...timed.sort((one, other) => one.at - other.at));
    start += step.seconds;
  });
  return [...transcript, { at: start, say: sentence(...(ENDINGS.finished ?? [])), step: steps.length, kind: "end" }];
}
