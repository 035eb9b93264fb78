/** Arithmetic that several modules need. */

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/**
 * Rounded to one decimal.
 *
 * @param {number} value
 */
export const tenths = (value) => Math.round(value * 10) / 10;
