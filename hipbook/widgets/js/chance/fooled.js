/** How often noise is told as a change: two sliders, one made-up person, and a hundred like them. */

import { drawing, element } from "../shared/dom.js";
import { createPlot, whole } from "./plot.js";

/**
 * @typedef {import("./plot.js").Week} Week
 * @typedef {{ careless: number, hint: number, real: number }} Counts of a hundred
 * @typedef {Counts & { weeks: Week[], bound: number, better: Week[], says: string, shows: string }} Cell
 *
 * @typedef {object} FooledState
 * @property {{ asks: string, words: string[], begins: number }[]} sliders
 * @property {Cell[][]} cells a row for each step of the first slider
 * @property {number} weeks
 * @property {string} key how the drawing is read
 */

const SIDE = 10;

/**
 * A hundred people as dots in ten rows, the first of them of a kind each.
 *
 * @param {string} label
 * @param {string[]} kinds
 */
function crowd(label, kinds) {
  const dots = Array.from({ length: SIDE * SIDE }, (_, n) => {
    const [cx, cy] = [8 + 14 * (n % SIDE), 8 + 14 * Math.floor(n / SIDE)];
    return `<circle class="hb-one-${kinds[n] ?? "still"}" cx="${cx}" cy="${cy}" r="5"/>`;
  });
  const size = 14 * SIDE + 2;
  const svg = drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${dots.join("")}</svg>`);
  svg.setAttribute("class", "hb-fooled-people");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}

/** @param {number} count @param {string} kind */
const many = (count, kind) => Array.from({ length: Math.max(0, count) }, () => kind);

/** @param {Cell} cell */
function crowds({ careless, hint, real }) {
  const of = [
    { who: "A careless reader", kinds: many(careless, "careless"), says: `fooled by ${careless} of 100` },
    {
      who: "The book",
      kinds: [...many(real, "real"), ...many(hint - real, "hint")],
      says: `gives ${hint} of 100 a hint by mistake, and says “probably” to ${real} of them`,
    },
  ];
  return of.map(({ who, kinds, says }) =>
    element(
      "figure",
      {},
      crowd(`${who}: ${says}.`, kinds),
      element("figcaption", { "aria-hidden": "true" }, element("b", {}, `${who}: `), says),
    ),
  );
}

/** @param {FooledState} state @param {HTMLElement} el */
export function createFooled(state, el) {
  const plot = createPlot(" ", state.weeks - 1, whole());
  const both = element("div", { class: "hb-fooled-both" });
  const says = element("p", { class: "hb-says" });
  const sliders = state.sliders.map(({ asks, words, begins }) => {
    const slider = element("input", { type: "range", min: 0, max: words.length - 1, step: 1, "aria-label": asks });
    slider.value = String(begins);
    const word = element("span", { class: "hb-quiet" });
    slider.addEventListener("input", show);
    return { slider, word, words, ask: element("label", { class: "hb-ask" }, `${asks} `, word, slider) };
  });

  /** @param {Cell} cell */
  function draw({ weeks, bound, better, shows }) {
    plot.clear();
    plot.level(Math.max(0, bound), "bound");
    plot.line(weeks, "line");
    for (const week of weeks) plot.dot(week, "dot", 2.5);
    for (const week of better) plot.dot(week, "told", 5);
    plot.svg.setAttribute("aria-label", shows);
  }

  function show() {
    const [row = 0, column = 0] = sliders.map(({ slider }) => Number(slider.value));
    const cell = state.cells[row]?.[column];
    if (!cell) return;
    for (const { slider, word, words } of sliders) {
      word.textContent = words[Number(slider.value)] ?? "";
      slider.setAttribute("aria-valuetext", `${word.textContent}. ${cell.says}`);
    }
    draw(cell);
    both.replaceChildren(...crowds(cell));
    says.textContent = cell.says;
  }

  const key = element("p", { class: "hb-quiet" }, state.key);
  el.append(element("div", { class: "hb-sliders" }, ...sliders.map(({ ask }) => ask)), plot.svg, key, both, says);
  show();
}
