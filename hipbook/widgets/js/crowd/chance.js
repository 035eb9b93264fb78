/** Results of a hip that does not change, as chance gives them, and what is to be said of them. */

import { clamp } from "../shared/numbers.js";

/**
 * @typedef {object} Wobble how results of a test scatter
 * @property {number} level where the hip truly stands
 * @property {number} scatter the spread of one result
 * @property {number} step how finely it is read
 * @property {number} low
 * @property {number} high
 * @property {number} noise what a change must exceed
 * @property {string} unit
 */

/**
 * A number of the bell curve around 0, of spread 1.
 *
 * @param {() => number} random
 */
export function bell(random) {
  const spread = Math.sqrt(-2 * Math.log(1 - random()));
  return spread * Math.cos(2 * Math.PI * random());
}

/**
 * One more result.
 *
 * @param {Wobble} wobble
 * @param {() => number} [random]
 */
export function resultAgain({ level, scatter, step, low, high }, random = Math.random) {
  const read = Math.round((level + scatter * bell(random)) / step) * step;
  return clamp(read, low, high);
}

/**
 * What is to be said of the results so far.
 *
 * @param {number[]} results
 * @param {Wobble} wobble
 */
export function telling(results, { unit, noise }) {
  const newest = results.at(-1);
  if (newest === undefined) return "Press the button to take the test. Nothing changes in between.";
  const now = `Result ${results.length}: ${newest} ${unit}.`;
  if (results.length === 1) return `${now} Now take it again.`;
  const steps = results.slice(1).map((value, n) => Math.abs(value - Number(results[n])));
  const span = `So far from ${Math.min(...results)} to ${Math.max(...results)}, and nothing has changed.`;
  const beyond = steps.filter((apart) => apart > noise).length;
  const furthest = `The furthest apart of two in a row: ${Math.max(...steps)}.`;
  return `${now} ${span} ${furthest} Further than ${noise} apart: ${beyond} of ${steps.length}.`;
}

/**
 * Where a result would stand, said only where it is known how widely people differ.
 *
 * @param {number} value
 * @param {{ people: number[], reach: number, unit: string }} test
 */
export function standing(value, { people, reach, unit }) {
  if (!people.length) return `${value} ${unit}.`;
  /** @param {number} at */
  const under = (at) => people.filter((one) => one < at).length;
  const [low, high] = [under(value - reach), under(value + reach)];
  const here = `${value} ${unit}: of ${people.length} people, about ${under(value)} have a lower result.`;
  return `${here} One result wobbles, so it may be anything from ${low} to ${high} of them.`;
}
