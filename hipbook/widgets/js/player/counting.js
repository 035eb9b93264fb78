/** Work by repetitions: each begins with its number or its breath, and its way back is always said. */

import { lowerFirst } from "../shared/text.js";
import { PAUSE_S, spokenS } from "./speech.js";
import { afterThisOf, nextsOf, thenOf } from "./wording.js";

/**
 * @typedef {import("./generated.js").Step} Step
 * @typedef {import("./generated.js").RepPart} RepPart
 * @typedef {import("./sheet.js").Sheet} Sheet
 *
 * @typedef {RepPart & { at: number, until: number, words: string }} Stretch
 *   a part with the seconds of its repetition at which it begins and ends, and what is said at its start
 * @typedef {{ say: string, corrects?: boolean, foretells?: boolean }} Start
 *   one way to begin a repetition: does it give the correction, or what follows?
 *
 * @typedef {object} Repetition
 * @property {number} n
 * @property {number} start seconds
 * @property {boolean} learning is everything said, because it is new?
 * @property {Stretch[]} stretches
 * @property {Stretch | undefined} first
 * @property {Stretch | undefined} back
 * @property {Stretch | undefined} hold the one in the middle, where it is long
 * @property {number} out until when one goes there, holds included
 */

const LONG_HOLD_S = 3;
/** How often everything is said before what is known is left out. */
const LEARNED_AFTER = 2;

/** @param {Stretch} stretch */
const isLong = ({ at, until }) => until - at >= LONG_HOLD_S;

/**
 * The parts of a repetition with their times; at first the breath comes before the word: "Breathe out, lift".
 *
 * @param {Step} step
 * @param {boolean} learning
 * @returns {Stretch[]}
 */
function stretchesOf({ parts }, learning) {
  let at = 0;
  return parts.map((part) => {
    const stretch = { ...part, at, until: at + part.seconds };
    at = stretch.until;
    return { ...stretch, words: learning && part.breath ? `Breathe ${part.breath}, ${part.word}` : part.word };
  });
}

/**
 * What is said at the start of a stretch within a repetition.
 *
 * @param {Stretch} stretch
 * @param {Step} step
 * @param {boolean} learning
 */
const wordsOf = (stretch, { breath_in_hold: breath }, learning) =>
  learning && breath && isLong(stretch) ? `${stretch.words}, ${breath}` : stretch.words;

/** @param {Step} step @param {number} n @returns {Repetition} */
function repetition(step, n) {
  const learning = n <= LEARNED_AFTER;
  const stretches = stretchesOf(step, learning);
  const [first, second] = stretches;
  const out = stretches.at(stretches.length > 1 ? -2 : 0)?.until ?? step.rep_s;
  const hold = stretches.length > 2 && second && isLong(second) ? second : undefined;
  return { n, start: (n - 1) * step.rep_s, learning, stretches, first, back: stretches.at(-1), hold, out };
}

/**
 * How a repetition may begin, the fullest first: the first that has room is said.
 *
 * @param {Step} step
 * @param {Repetition} repetition
 * @param {string} cue
 * @param {string} follows
 * @returns {Start[]}
 */
function startsOf(step, { n, first, learning }, cue, follows) {
  const reps = step.reps ?? 0;
  const number = step.counts[n - 1] ?? String(n);
  if (n === reps) return [...(follows ? [{ say: `${number}, ${follows}`, foretells: true }] : []), { say: number }];
  /** @type {Start[]} */
  const starts = [];
  if (n === 2 && step.breath_along) starts.push({ say: `${n}. Breathe ${step.breath_along}` });
  if (cue) starts.push({ say: `${number}. ${cue}`, corrects: true });
  if (first?.breath && learning) starts.push({ say: first.words });
  else if (first?.with_count && step.parts.length > 1 && n !== step.half_at) {
    const way = lowerFirst(first.words);
    const [firstWord = way] = way.split(" ");
    starts.push({ say: `${number}, ${way}` }, { say: `${number}, ${firstWord}` });
  }
  return [...starts, { say: number }];
}

/**
 * What can be said of the next step on the way back without running over it.
 *
 * @param {Stretch | undefined} back
 * @param {Step | undefined} next
 */
const roomyNexts = (back, next) =>
  nextsOf(next).filter((line) => !back || spokenS(back.words) + spokenS(line) <= back.until - back.at);

/**
 * The words of each part. A short wait needs none once it is known; the way back always has one.
 *
 * @param {Sheet} sheet
 * @param {Step} step
 * @param {Repetition} repetition
 */
function addStretches(sheet, step, { start, stretches, learning, back, hold }) {
  for (const stretch of stretches.slice(1)) {
    if (!learning && stretch !== back && stretch !== hold) continue;
    sheet.add(start + stretch.at, wordsOf(stretch, step, learning), { limit: start + stretch.until });
  }
}

/**
 * One repetition: its start, its parts, and a correction or what follows; says whether the correction had room.
 *
 * On the way back there is no harm in hearing what follows; earlier it would sound like an order, so there it is
 * "then".
 *
 * @param {Sheet} sheet
 * @param {Step} step
 * @param {number} n
 * @param {string} cue
 * @param {Step} [next]
 */
function addRepetition(sheet, step, n, cue, next) {
  const one = repetition(step, n);
  const { start, back, hold, out } = one;
  const last = n === step.reps;
  const isTight = last && !roomyNexts(back, next).length;
  const starts = startsOf(step, one, hold ? "" : cue, isTight ? thenOf(next) : "");
  const begun = starts.find(({ say }) => sheet.add(start, say, { limit: start + (hold ? hold.at : out) }));
  addStretches(sheet, step, one);
  const held = cue || (isTight && !begun?.foretells ? afterThisOf(next) : "");
  const inHold = hold && sheet.add(start + hold.at + spokenS(hold.words) + PAUSE_S, held, { limit: start + out });
  if (last) foretell(sheet, one, next);
  return Boolean(cue && (inHold || begun?.corrects));
}

/**
 * Says what follows, on the way back.
 *
 * @param {Sheet} sheet
 * @param {Repetition} repetition
 * @param {Step} [next]
 */
function foretell(sheet, { start, back }, next) {
  const from = start + (back ? back.at + spokenS(back.words) : 1);
  roomyNexts(back, next).some((line) => sheet.add(from, line));
}

/**
 * A correction comes with every other repetition, on its way out or in a long hold, and never on the way back.
 *
 * @param {Sheet} sheet
 * @param {Step} step
 * @param {Step} [next]
 */
export function addCounted(sheet, step, next) {
  const { cues } = step;
  const reps = step.reps ?? 0;
  let spoken = 0;
  for (let n = 1; n <= reps; n++) {
    const corrects = cues.length && n > LEARNED_AFTER && n % 2 && n < reps && n !== step.half_at;
    const cue = corrects ? (cues[spoken % cues.length] ?? "") : "";
    if (addRepetition(sheet, step, n, cue, next)) spoken += 1;
  }
}
