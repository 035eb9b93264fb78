/** What the page shows of a step in words and numbers, beside what is said. */

import { SLEPT, setOf } from "./wording.js";

/** @typedef {import("./generated.js").Step} Step */

const CUE_S = 6;
const WITH_SIDE = ["ready", "change", "work"];

/**
 * The cue to show now: one after another.
 *
 * @param {Pick<Step, "cues" | "seconds">} step
 * @param {number} elapsed
 */
export function cueOf({ cues, seconds }, elapsed) {
  const pace = Math.max(CUE_S, seconds / cues.length);
  return cues[Math.floor(elapsed / pace) % cues.length] ?? "";
}

/**
 * Which exercise of how many.
 *
 * @param {Step[]} steps
 * @param {number} index
 */
export function placeOf(steps, index) {
  const exerciseOf = (/** @type {Step} */ step) => `${step.item} ${step.exercise}`;
  const work = steps.filter((step) => step.kind === "work");
  const exercises = [...new Set(work.map(exerciseOf))];
  const step = steps.slice(index).find((later) => later.kind === "work") ?? work.at(-1);
  return step ? `Exercise ${exercises.indexOf(exerciseOf(step)) + 1} of ${exercises.length}` : "";
}

/**
 * Seconds left, from a minute on as 1:00.
 *
 * @param {number} seconds
 */
export function clock(seconds) {
  const whole = Math.ceil(seconds);
  if (seconds <= 59) return String(whole);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Which leg works, or which side is up.
 *
 * @param {Step} step
 */
export const sideOf = (step) => (WITH_SIDE.includes(step.kind) ? step.lead : "");

/**
 * How much.
 *
 * @param {Step} step
 */
export function amountOf(step) {
  if (step.kind === "ready") return step.cues[0] ?? "";
  const words = step.kind === "work" && !step.reps ? step.words : "";
  return [words, setOf(step)].filter(Boolean).join("\u00a0· ");
}

/**
 * The breath that leads this part of a repetition, else the one that goes with all of it; or why it is paused.
 *
 * @param {Pick<import("./engine.js").Look, "phase" | "step"> & { slept?: boolean }} look
 * @param {Pick<import("./repetition.js").Place, "part"> | null} repetition
 */
export function breathNow({ phase, step, slept }, repetition) {
  if (phase === "paused") return slept ? SLEPT : "";
  if (repetition?.part?.breath) return `Breathe ${repetition.part.breath}`;
  return step?.breath && (step.kind === "work" || step.kind === "ready") ? `Breath: ${step.breath}` : "";
}

/**
 * What to do, in full.
 *
 * @param {Step} step
 */
export const briefOf = (step) => [step.eyes, step.brief].filter(Boolean).join(" ");
