/** The parts over the whole of a movement, as three areas under a slider, with a line where one is. */

import { element } from "../shared/dom.js";
import { percent } from "./shares.js";

/** @typedef {import("./movement.js").Part} Part */

/**
 * The ground between two edges, as a path to clip by. Each edge holds a height for each degree.
 *
 * @param {number[]} lower
 * @param {number[]} upper
 */
export function between(lower, upper) {
  const most = lower.length - 1;
  /** @param {number} height @param {number} whole */
  const point = (height, whole) => `${percent(whole, most)} ${percent(most - height, most)}`;
  return `polygon(${[...lower.map(point), ...upper.map(point).reverse()].join(", ")})`;
}

/**
 * @param {Part[]} parts
 * @param {string} says what it shows, for those who do not see it
 */
export function createWay(parts, says) {
  const most = parts.length - 1;
  const edges = [parts.map(() => 0), parts.map(({ hip }) => hip[0]), parts.map(({ hip }) => hip[1]), [...parts.keys()]];
  const areas = ["hip", "either", "pelvis"].map((name, n) => {
    const clip = between(edges[n] ?? [], edges[n + 1] ?? []);
    return element("span", { class: `hb-part-${name}`, style: `clip-path:${clip}` });
  });
  const line = element("span", { class: "hb-here" });
  /** @param {number} whole */
  function show(whole) {
    line.style.left = percent(whole, most);
  }
  return { way: element("div", { class: "hb-way-shared", role: "img", "aria-label": says }, ...areas, line), show };
}
