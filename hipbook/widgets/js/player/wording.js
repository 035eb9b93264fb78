/** The player's own words: what a step is called, how it opens, and what follows it. */

import { lowerFirst, sentence } from "../shared/text.js";

/** @typedef {import("./generated.js").Step} Step */

/** @type {Record<string, [string, string]>} */
export const ENDINGS = {
  finished: ["Finished", "Take your time."],
  stopped: ["Stopped", "It is right to stop. Rest in any position that is easy."],
};

export const SLEPT = "This device slept";

/** @type {Record<Step["kind"], string>} */
export const KINDS = {
  ready: "Get ready",
  work: "Now",
  rest: "Rest",
  change: "Change sides",
  down: "Down",
  up: "Up",
  compare: "Rest",
};

/**
 * What follows, in few words: after "Next:", "then" or "After this,".
 *
 * @type {Record<Step["kind"], string>}
 */
const FOLLOWS = {
  ready: "a new exercise",
  work: "once more",
  rest: "rest",
  change: "change sides",
  up: "get up",
  down: "get down",
  compare: "rest",
};

/** @param {Pick<Step, "sets" | "set"> | undefined} step */
export const setOf = (step) => (step && step.sets > 1 ? `Set ${step.set} of ${step.sets}` : "");

/**
 * Does one go down or up in this step?
 *
 * @param {Step} step
 */
export const isMove = ({ kind }) => kind === "down" || kind === "up";

/**
 * What comes after a step.
 *
 * @param {Step | undefined} next
 */
export function nextOf(next) {
  if (!next) return "Next: the end";
  const { kind, name, lead, words, seconds, set } = next;
  if (kind === "ready") return `Next: ${name}`;
  if (kind === "rest") return `Next: rest, ${seconds} seconds`;
  if (kind !== "work") return `Next: ${lowerFirst(words)}`;
  const again = [lead && "the same side again", lowerFirst(setOf(next))];
  const work = set > 1 ? again : [name, lowerFirst(lead), words];
  return `Next: ${work.filter(Boolean).join(", ")}`;
}

/**
 * The same in full and in few words, for the end of a set, where there is little time.
 *
 * @param {Step | undefined} next
 */
export function nextsOf(next) {
  const full = nextOf(next);
  return next && next.kind !== "work" ? [full, `Next: ${FOLLOWS[next.kind]}`] : [full];
}

/**
 * What follows, as no order yet.
 *
 * @param {Step | undefined} next
 */
export const thenOf = (next) => (next ? `then ${FOLLOWS[next.kind]}` : "");

/**
 * The same, said in the middle of a hold.
 *
 * @param {Step | undefined} next
 */
export const afterThisOf = (next) => (next ? `After this, ${FOLLOWS[next.kind]}` : "");

/**
 * What is said as a step begins.
 *
 * @param {Step} step
 * @param {Step} [next]
 */
export function openingOf(step, next) {
  const { kind, lead, words, place, seconds, set } = step;
  switch (kind) {
    case "work":
      if (step.reps) return "";
      // How one lies was said on the way there; a set begins with what is done.
      return sentence(!step.lead_lies && lead, set === 1 && words, setOf(step));
    case "rest":
      return sentence(`Rest, ${seconds} seconds`, place, nextOf(next));
    case "change":
      return sentence(words, place || lead);
    case "down":
    case "up":
      return sentence(step.eyes, words);
    default:
      return sentence(words, place);
  }
}

/**
 * What is said of a step that is not led by its lines: at a pause, at an end, or on coming to it by hand.
 *
 * @param {{ phase: string, step?: Step, next?: Step, slept?: boolean }} look
 */
export function announcementOf({ phase, step, next, slept }) {
  const ending = ENDINGS[phase];
  if (ending) return sentence(...ending);
  if (phase === "paused" || !step) return sentence("Paused", slept && SLEPT);
  return openingOf(step, next) || sentence(step.lead, step.words, setOf(step));
}
