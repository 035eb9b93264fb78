/** A muscle in the list: its name, and a bar from the middle to the side it turns the thigh to. */

import { element } from "../shared/dom.js";

/**
 * @typedef {{ span: [number, number], way: string, says: string }} Part what it does at one stop; -2 is out, 2 is in
 *
 * @typedef {object} Muscle what Python tells of a muscle
 * @property {string} id
 * @property {string} plain
 * @property {string} name
 * @property {Part[]} at one for each stop
 * @property {string} note
 * @property {string} sure how sure this is and who measured it
 */

const MOST = 2;

/**
 * Where a bar stands in its track, in percent: from the middle to the turn, or over all turns that may be.
 *
 * @param {[number, number]} span
 */
export function bar([low, high]) {
  const [first, last] = low === high ? [Math.min(low, 0), Math.max(high, 0)] : [low, high];
  /** @param {number} turn */
  const percent = (turn) => ((turn + MOST) / (2 * MOST)) * 100;
  return { left: `${percent(first)}%`, width: `${percent(last) - percent(first)}%` };
}

/**
 * @param {Muscle} muscle
 * @param {() => void} choose
 */
export function createRow(muscle, choose) {
  const fill = element("span", { class: "hb-lever-bar" });
  const track = element("span", { class: "hb-lever-track", "aria-hidden": "true" }, fill);
  const way = element("span", { class: "hb-lever-way" });
  const press = element(
    "button",
    { type: "button", class: "hb-lever-row" },
    element("span", {}, muscle.plain, element("small", {}, muscle.name)),
    track,
    way,
  );
  press.addEventListener("click", choose);

  /** @param {number} at */
  function show(at) {
    const part = muscle.at[at];
    if (!part) return;
    Object.assign(fill.style, bar(part.span));
    fill.dataset.way = part.way || "unknown";
    way.textContent = part.way || "not known";
  }

  return {
    shown: element("li", {}, press),
    show,
    /** @param {boolean} on */
    press: (on) => press.setAttribute("aria-pressed", String(on)),
  };
}
