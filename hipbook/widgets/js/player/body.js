/** Where a drawing stands by the clock of the cues: body, word and ring read the same second. */

import { clamp } from "../shared/numbers.js";
import { repetitionOf } from "./repetition.js";

/**
 * @typedef {import("./generated.js").Step} Step
 * @typedef {Step["drawn"]} Way from one moment of the drawing to another
 * @typedef {Way[0]} Moment
 * @typedef {{ endS: number, cycleS: number }} Timing when a drawing has reached its end, and its start again
 */

/** A way down or up is shown again and again, and rests at its end. */
const LINGERS_S = 2;

/** @param {Moment} moment @param {Timing} timing */
const secondOf = (moment, { endS, cycleS }) => ({ start: 0, middle: endS / 2, end: endS, again: cycleS })[moment];

/**
 * A share of a way, as seconds of the drawing's own time.
 *
 * @param {Way} way
 * @param {number} share
 * @param {Timing} timing
 */
function onTheWay([from, to], share, timing) {
  const [first, last] = [secondOf(from, timing), secondOf(to, timing)];
  return first + (last - first) * share;
}

/**
 * A way at the drawing's own pace: there, to stay; a whole round goes on and on.
 *
 * @param {Way} way
 * @param {number} elapsed
 * @param {Timing} timing
 */
function atItsPace(way, elapsed, timing) {
  const takes = Math.abs(secondOf(way[1], timing) - secondOf(way[0], timing)) || 1;
  const isRound = way[0] === "start" && way[1] === "again";
  return onTheWay(way, isRound ? (elapsed / takes) % 1 : clamp(elapsed / takes, 0, 1), timing);
}

/**
 * Timed work goes its way; counted work goes with the words, and at every wait it waits.
 *
 * @param {Step} step
 * @param {number} elapsed
 * @param {Timing} timing
 */
function working(step, elapsed, timing) {
  const repetition = repetitionOf(step, elapsed);
  const way = repetition?.part?.drawn;
  return repetition && way ? onTheWay(way, repetition.gone, timing) : atItsPace(step.drawn, elapsed, timing);
}

/**
 * What comes is shown as it will be led; a way to stay is shown there and back.
 *
 * @param {Step} work
 * @param {number} elapsed
 * @param {Timing} timing
 */
const showing = (work, elapsed, timing) =>
  work.reps && work.rep_s
    ? working(work, elapsed % work.rep_s, timing)
    : atItsPace(["start", "again"], elapsed, timing);

/**
 * The second of its own time at which a drawing stands.
 *
 * @param {Step} step
 * @param {Step | undefined} next
 * @param {number} elapsed seconds of this step
 * @param {Timing} timing
 */
export function secondOfBody(step, next, elapsed, timing) {
  const isComing = next?.kind === "work" && next.figure === step.figure;
  switch (step.kind) {
    case "work":
      return working(step, elapsed, timing);
    case "rest":
      return isComing ? secondOf(next.parts[0]?.drawn[0] ?? "start", timing) % timing.cycleS : 0;
    case "down":
    case "up": {
      const takes = Math.abs(secondOf(step.drawn[1], timing) - secondOf(step.drawn[0], timing));
      return atItsPace(step.drawn, elapsed % (takes + LINGERS_S), timing);
    }
    default:
      return isComing ? showing(next, elapsed, timing) : atItsPace(["start", "again"], elapsed, timing);
  }
}

/**
 * Sets a drawing to its moment; it never runs by itself.
 *
 * @param {SVGSVGElement} svg
 * @param {Step} step
 * @param {Step | undefined} next
 * @param {number} elapsed
 */
export function poseAt(svg, step, next, elapsed) {
  const timing = { endS: Number(svg.dataset.endS), cycleS: Number(svg.dataset.cycleS) };
  if (!timing.cycleS) return;
  svg.pauseAnimations?.();
  svg.setCurrentTime?.(secondOfBody(step, next, elapsed, timing));
}
