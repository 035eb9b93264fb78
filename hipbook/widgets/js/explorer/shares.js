/** How far a drawing has moved, and what share of the movement each part gives. */

import { clamp } from "../shared/numbers.js";

/** @typedef {[number, number]} Span the least and the most degrees */

/**
 * The share of time after which a drawing has gone a share of its way.
 *
 * Drawings start and stop gently, by the curve (.72 0) (.28 1) of tools/mannequin/animate.py.
 *
 * @param {number} way
 */
export function timeShare(way) {
  const u = 0.5 - Math.sin(Math.asin(1 - 2 * clamp(way, 0, 1)) / 3);
  return 2.16 * u * (1 - u) ** 2 + 0.84 * u * u * (1 - u) + u ** 3;
}

/** @param {number} part @param {number} whole */
export const percent = (part, whole) => `${(100 * part) / whole}%`;

/** @param {Span} span */
export const degrees = ([low, high]) => (low === high ? `${low}°` : `${low} to ${high}°`);
