/** Angles, as a phone's level measures them. */

import { clamp } from "../shared/numbers.js";

const DEGREES = 180 / Math.PI;

/** @typedef {[number, number, number]} Direction a direction in space, of length 1 */

/**
 * Which way is down, seen from the phone, by its tilt to the front (beta) and to the side (gamma), in degrees.
 *
 * @param {{ beta: number, gamma: number }} tilt
 * @returns {Direction}
 */
export function down({ beta, gamma }) {
  const [front, side] = [beta / DEGREES, gamma / DEGREES];
  return [Math.cos(front) * Math.sin(side), -Math.sin(front), -Math.cos(front) * Math.cos(side)];
}

/**
 * @param {Direction} one
 * @param {Direction} other
 */
export function degreesBetween(one, other) {
  const product = one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
  return Math.acos(clamp(product, -1, 1)) * DEGREES;
}
