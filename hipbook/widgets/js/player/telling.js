/** Getting ready, moving, resting: what and how, then how much, with time to do each; a long silence is a kind one. */

import { clamp } from "../shared/numbers.js";
import { sentence, sentences } from "../shared/text.js";
import { allSpokenS, PAUSE_S, spokenS } from "./speech.js";
import { isMove, nextOf, openingOf, setOf } from "./wording.js";

/** @typedef {import("./generated.js").Step} Step */

/** Left free before the step ends. */
const END_S = 3.2;
/** Between the last lines of a step. */
const LAST_PAUSE_S = 4;
const LONGEST_PAUSE_S = 3;
const SILENCE_S = 5;
const UNHURRIED = ["ready", "down", "up"];

/**
 * What is said just before a step ends: how to come back, which side begins, or what follows.
 *
 * @param {Step} step
 * @param {Step} [next]
 */
export function lastOf(step, next) {
  const { kind, brief, lead, place } = step;
  if (kind === "rest") return [...sentences(brief), sentence(lead, setOf(next))].filter(Boolean);
  if (kind === "compare" || isMove(step)) return next ? [nextOf(next)] : [];
  return kind === "change" && !place ? [] : [lead].filter(Boolean);
}

/**
 * What is said on the way.
 *
 * @param {Step} step
 * @param {Step} [next]
 */
export function tellingOf(step, next) {
  if (isMove(step)) return sentences(step.brief);
  if (step.kind === "rest") return [];
  // A quiet rest begins with how long it is: once is enough.
  const [amount = "", cue = ""] = step.kind === "ready" && !next?.calm ? step.cues : [];
  return [...sentences(step.start), ...sentences(step.brief), amount, ...sentences(step.note), cue].filter(Boolean);
}

/**
 * @param {import("./sheet.js").Sheet} sheet
 * @param {Step} step
 * @param {Step} [next]
 */
export function addTelling(sheet, step, next) {
  const telling = tellingOf(step, next);
  let from = spokenS(openingOf(step, next)) + PAUSE_S;
  let until = step.seconds - END_S;
  for (const line of lastOf(step, next).reverse()) {
    if (sheet.add(until - spokenS(line), line)) until -= spokenS(line) + LAST_PAUSE_S;
  }
  const spare = clamp((until - from - allSpokenS(telling)) / (telling.length + 1), 0, LONGEST_PAUSE_S);
  for (const line of telling) {
    if (sheet.add(from, line)) from += spokenS(line) + PAUSE_S + spare;
  }
  if (UNHURRIED.includes(step.kind) && until - from > SILENCE_S) sheet.add(from + 2, "Take your time");
}
