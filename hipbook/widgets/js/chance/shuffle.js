/** One's own weeks as cards: the order is drawn by lot, so nothing helped; and after the worst it gets better. */

import { element } from "../shared/dom.js";
import { createPlot, whole } from "./plot.js";

/**
 * @typedef {{ name: string, pain: number }} Named a week by its name
 * @typedef {{ weeks: Named[], after: number }} ShuffleState
 * @typedef {"worst" | "middle" | "best"} Start
 */

/** @type {Record<Start, string>} */
const NAMES = { worst: "the worst week", middle: "a middling week", best: "the best week" };
/** @type {Record<Start, string>} */
const WHY = {
  worst: "Nothing helped: the order is drawn by lot. After the worst week there is hardly a way but down.",
  middle: "From the middle it goes either way, as chance has it.",
  best: "Nothing did harm: the order is drawn by lot. After the best week there is hardly a way but up.",
};

/** @param {number} number */
const tenths = (number) => (Math.round(number * 10) / 10).toFixed(1);

/** @param {number[]} numbers */
export const average = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/**
 * The week to begin with.
 *
 * @param {Named[]} weeks
 * @param {Start} start
 */
export function first(weeks, start) {
  const order = [...weeks].sort((a, b) => b.pain - a.pain);
  const place = { worst: 0, middle: Math.floor(order.length / 2), best: order.length - 1 }[start];
  return /** @type {Named} */ (order[place]);
}

/**
 * The week to begin with, and all others in an order drawn by lot.
 *
 * @param {Named[]} weeks
 * @param {Start} start
 * @param {() => number} random
 */
export function drawn(weeks, start, random = Math.random) {
  const begin = first(weeks, start);
  const others = weeks.filter((week) => week !== begin);
  for (let n = others.length - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    const [a, b] = [others[n], others[other]];
    if (a && b) [others[n], others[other]] = [b, a];
  }
  return [begin, ...others];
}

/**
 * What came after a week: ``way`` is -1 where it was lower.
 *
 * @param {Named[]} order
 * @param {number} from
 * @param {number} after
 */
function followed(order, from, after) {
  const begin = /** @type {Named} */ (order[from]);
  const next = order.slice(from + 1, from + 1 + after);
  const mean = next.length ? average(next.map(({ pain }) => pain)) : undefined;
  return { begin, next, mean, way: mean === undefined ? 0 : Math.sign(Number(tenths(mean - begin.pain))) };
}

/** @param {ReturnType<typeof followed>} what @param {string} start */
function words({ begin, next, mean, way }, start) {
  const began = `You begin with ${start} (${begin.name}): ${tenths(begin.pain)}.`;
  if (mean === undefined) return `${began} No week comes after it yet.`;
  const ways = { "-1": `${tenths(begin.pain - mean)} lower`, 0: "the same", 1: `${tenths(mean - begin.pain)} higher` };
  const after = next.length === 1 ? "The week after it" : `The ${next.length} weeks after it`;
  return `${began} ${after}: ${tenths(mean)} on average. That is ${ways[/** @type {"0"} */ (String(way))]}.`;
}

/** @param {ShuffleState} state @param {HTMLElement} el @param {() => number} random */
export function createShuffle(state, el, random = Math.random) {
  const plot = createPlot(" ", state.weeks.length - 1, whole());
  const says = element("p", { class: "hb-says", role: "status" });
  const count = element("p", { class: "hb-quiet" });
  let start = /** @type {Start} */ ("worst");
  let draws = { all: 0, lower: 0, higher: 0 };

  /** @param {Named[]} order @param {number} from */
  function draw(order, from) {
    plot.clear();
    const what = followed(order, from, state.after);
    const points = order.map(({ pain }, n) => /** @type {[number, number]} */ ([n, pain]));
    plot.line(points, "line");
    points.forEach((point, n) => {
      plot.dot(point, n === from ? "told" : "dot", n === from ? 7 : 4);
    });
    if (what.mean !== undefined) plot.level(what.mean, "mean", from + 1, from + what.next.length);
    says.textContent = words(what, NAMES[start]);
    plot.svg.setAttribute("aria-label", `Weekly pain. ${says.textContent}`);
    return what;
  }

  function asItWas() {
    draws = { all: 0, lower: 0, higher: 0 };
    draw(state.weeks, state.weeks.indexOf(first(state.weeks, start)));
    count.textContent = "These are the weeks as they came. Now take their order away.";
  }

  function shuffle() {
    const { way } = draw(drawn(state.weeks, start, random), 0);
    draws = { all: draws.all + 1, lower: draws.lower + Number(way < 0), higher: draws.higher + Number(way > 0) };
    const times = draws.all === 1 ? "1 draw" : `${draws.all} draws`;
    count.textContent = `Of ${times}: lower afterwards in ${draws.lower}, higher in ${draws.higher}. ${WHY[start]}`;
  }

  const starts = /** @type {Start[]} */ (Object.keys(NAMES)).map((id) => {
    const button = element("button", { type: "button", class: "jupyter-button widget-toggle-button" }, NAMES[id]);
    button.addEventListener("click", () => choose(id));
    return { id, button };
  });

  /** @param {Start} chosen */
  function choose(chosen) {
    start = chosen;
    for (const { id, button } of starts) {
      button.classList.toggle("mod-active", id === chosen);
      button.setAttribute("aria-pressed", String(id === chosen));
    }
    asItWas();
  }

  const again = element("button", { type: "button", class: "jupyter-button hb-primary" }, "Draw the order by lot");
  again.addEventListener("click", shuffle);
  const asks = element("p", { class: "hb-ask" }, "Begin with");
  const group = { class: "hb-movements", role: "group", "aria-label": "Which week to begin with?" };
  const key = element(
    "p",
    { class: "hb-quiet" },
    "Each dot is a week. The large one: where you begin. The dashed line: the average afterwards.",
  );
  el.append(asks, element("div", group, ...starts.map(({ button }) => button)), plot.svg, key, says, count, again);
  choose("worst");
}
