/** A small drawing of weekly pain: a line with dots on a scale from 0 to 10. */

import { drawing } from "../shared/dom.js";

/** @typedef {[number, number]} Week the number of a week, and its pain on average */

const SCALE = 10;
const PAD = 12;

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** @param {number} number */
const short = (number) => Math.round(number * 10) / 10;

/**
 * An empty plot, and the ways to draw into it. ``last`` is the number of the last week.
 *
 * @param {string} label what a screen reader says instead; empty where the words stand beside it
 * @param {number} last
 * @param {number} width
 * @param {number} height
 */
export function createPlot(label, last, width, height) {
  const svg = drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"></svg>`);
  svg.setAttribute("class", "hb-plot");
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else svg.setAttribute("aria-hidden", "true");

  /** @param {number} week */
  const x = (week) => short(PAD + ((width - 2 * PAD) * week) / Math.max(1, last));
  /** @param {number} pain */
  const y = (pain) => short(PAD + ((height - 2 * PAD) * (SCALE - pain)) / SCALE);

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
    for (const pain of [0, SCALE / 2, SCALE]) level(pain, "grid");
  }

  clear();
  return { svg, level, line, dot, clear };
}
