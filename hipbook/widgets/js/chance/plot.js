/** A small drawing of weekly pain: a line with dots on a scale from 0 to 10. */

import { drawing } from "../shared/dom.js";

/** @typedef {[number, number]} Week the number of a week, and its pain on average */
/**
 * Its size, its scale, and whether that is written beside it.
 *
 * @typedef {{ width: number, height: number, low?: number, high?: number, ticks?: boolean }} Size
 */

const PAD = 12;
const EDGE = 22;

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/**
 * The size of a plot that takes the whole width: on a phone as high as on a desk, so that its words can be read.
 *
 * @returns {Size}
 */
export const whole = () =>
  matchMedia("(max-width: 37.5rem)").matches ? { width: 320, height: 190 } : { width: 640, height: 210 };

/** @param {number} number */
const short = (number) => Math.round(number * 10) / 10;

/**
 * An empty plot, and the ways to draw into it. ``last`` is the number of the last week.
 *
 * @param {string} label what a screen reader says instead; empty where the words stand beside it
 * @param {number} last
 * @param {Size} size
 */
export function createPlot(label, last, { width, height, low = 0, high = 10, ticks = true }) {
  const left = ticks ? EDGE : PAD;
  const svg = drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"></svg>`);
  svg.setAttribute("class", "hb-plot");
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else svg.setAttribute("aria-hidden", "true");

  /** @param {number} week */
  const x = (week) => short(left + ((width - left - PAD) * week) / Math.max(1, last));
  /** @param {number} pain */
  const y = (pain) => short(PAD + ((height - 2 * PAD) * (high - pain)) / (high - low));

  /** @param {number} pain @param {string} kind @param {number} [from] @param {number} [to] */
  function level(pain, kind, from = 0, to = last) {
    svg.append(shape("line", { class: `hb-plot-${kind}`, x1: x(from), x2: x(to), y1: y(pain), y2: y(pain) }));
  }

  /** @param {Week[]} weeks @param {string} kind */
  function line(weeks, kind) {
    const points = weeks.map(([week, pain]) => `${x(week)},${y(pain)}`).join(" ");
    svg.append(shape("polyline", { class: `hb-plot-${kind}`, points }));
  }

  /** @param {Week} week @param {string} kind @param {number} [r] */
  function dot([week, pain], kind, r = 3) {
    svg.append(shape("circle", { class: `hb-plot-${kind}`, cx: x(week), cy: y(pain), r }));
  }

  /** Nothing but the edges and the middle of the scale. */
  function clear() {
    svg.replaceChildren();
    for (const pain of [low, (low + high) / 2, high]) {
      level(pain, "grid");
      if (!ticks) continue;
      const tick = shape("text", { class: "hb-plot-tick", x: left - 6, y: y(pain), "text-anchor": "end" });
      tick.textContent = String(pain);
      svg.append(tick);
    }
  }

  clear();
  return { svg, level, line, dot, clear };
}
