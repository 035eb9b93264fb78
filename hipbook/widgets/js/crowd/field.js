/** Dots on a line: people above it, and what was measured under it. Dots of one place stand on each other. */

import { element } from "../shared/dom.js";

const PLACES = 40;
/** As many dots as may stand on each other before they are pressed together. */
const TALL = 9;

/** @typedef {[number, number]} Ends the least and the most of the line */

/** @param {number} value @param {Ends} ends */
export const share = (value, [first, last]) => Math.min(1, Math.max(0, (value - first) / (last - first)));

/** @param {number} value @param {Ends} ends */
export const left = (value, ends) => `${(100 * share(value, ends)).toFixed(2)}%`;

/**
 * Where each dot stands: its place along the line, and how many stand under it.
 *
 * @param {number[]} values
 * @param {Ends} ends
 */
export function stacked(values, ends) {
  const height = new Array(PLACES + 1).fill(0);
  return values.map((value) => {
    const place = Math.round(share(value, ends) * PLACES);
    return { left: `${((100 * place) / PLACES).toFixed(2)}%`, up: height[place]++ };
  });
}

/**
 * @param {string} name its class
 * @param {number[]} values
 * @param {Ends} ends
 */
export function dots(name, values, ends) {
  const places = stacked(values, ends);
  const tallest = Math.max(TALL, ...places.map(({ up }) => up + 1));
  return places.map(({ left: at, up }, n) => {
    const newest = n === values.length - 1 ? " hb-newest" : "";
    return element("i", {
      class: `${name}${newest}`,
      style: `left:${at};--hb-up:${((100 * up) / tallest).toFixed(2)}%`,
    });
  });
}

/**
 * The numbers along the line.
 *
 * @param {Ends} ends
 */
export function ticks([first, last]) {
  const step = [1, 2, 5, 10, 20, 50].find((one) => (last - first) / one <= 5) ?? 100;
  const count = Math.floor(last / step) - Math.ceil(first / step) + 1;
  return Array.from({ length: count }, (_, n) => (Math.ceil(first / step) + n) * step);
}
