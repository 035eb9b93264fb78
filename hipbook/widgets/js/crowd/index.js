/** A test, a crowd and a result: where it stands among people of an age, and how it scatters when measured again. */

import { element } from "../shared/dom.js";
import { resultAgain, standing, telling } from "./chance.js";
import { dots, left, share, ticks } from "./field.js";

/**
 * @typedef {import("./chance.js").Wobble} Wobble
 * @typedef {{ side: string, label: string, value: number, says: string }} Own a result and its name
 *
 * @typedef {object} Test what Python tells of a home test
 * @property {string} id
 * @property {string} name
 * @property {string} unit
 * @property {[number, number]} ends of the line
 * @property {number[]} people a hundred of them, where it is known how they differ
 * @property {{ from: number, to: number, says: string }[]} usual what is usual, as stretches of the line
 * @property {string[]} says sentences about the crowd
 * @property {Own[]} own
 * @property {number} reach how far from the truth a result may lie
 * @property {Wobble} again
 * @property {boolean} movable may the reader move a result that nobody measured?
 * @property {string} asks what the button does, in words
 *
 * @typedef {{ tests: Test[], first: string, lead: string }} State
 */

const MANY = 10;
const MOST = 200;

/** @param {Test} test */
function line(test) {
  const numbers = ticks(test.ends).map((at) => element("span", { style: `left:${left(at, test.ends)}` }, `${at}`));
  return element("div", { class: "hb-crowd-line", "aria-hidden": "true" }, ...numbers);
}

/** @param {Test} test */
function crowd(test) {
  const usual = test.usual.map(({ from, to, says }) => {
    const style = `left:${left(from, test.ends)};right:calc(100% - ${left(to, test.ends)})`;
    const look = `hb-usual${from === to ? " hb-edge" : ""}${share(from, test.ends) > 0.5 ? " hb-far" : ""}`;
    return element("span", { class: look, style }, element("b", {}, says));
  });
  const all = [...usual, ...dots("hb-one", test.people, test.ends)];
  return element("div", { class: "hb-crowd-people", "aria-hidden": "true" }, ...all);
}

/** @param {Test} test */
function own(test) {
  const marks = test.own.map(({ side, label, value }) => {
    const [from, to] = [left(value - test.reach, test.ends), left(value + test.reach, test.ends)];
    const reach = element("span", { class: "hb-reach", style: `left:${from};right:calc(100% - ${to})` });
    const at = left(value, test.ends);
    const mark = element("b", { style: `left:${at};translate:-${at}` }, `${label ? `${label} ` : ""}${value}`);
    const place = element("i", { style: `left:${at}` });
    return element("div", { class: "hb-crowd-own", "data-side": side }, mark, reach, place);
  });
  return element("div", { class: "hb-crowd-owns", "aria-hidden": "true" }, ...marks);
}

/**
 * The buttons that measure again, and what came of it.
 *
 * @param {Test} test
 * @param {Wobble} wobble
 */
function createAgain(test, wobble) {
  /** @type {number[]} */
  let results = [];
  const below = element("div", { class: "hb-crowd-again", "aria-hidden": "true" });
  const says = element("p", { class: "hb-says", role: "status" });

  function show() {
    const rings = dots("hb-try", results, test.ends);
    below.replaceChildren(...(rings.length ? rings : [element("p", {}, "The results will fall here")]));
    says.textContent = telling(results, wobble);
  }

  /** @param {number} count */
  function measure(count) {
    const room = Math.max(0, Math.min(count, MOST - results.length));
    results = [...results, ...Array.from({ length: room }, () => resultAgain(wobble))];
    show();
  }

  /** @param {string} label @param {string} name @param {() => void} act */
  function button(label, name, act) {
    const made = element("button", { type: "button", class: `jupyter-button hb-button ${name}` }, label);
    made.addEventListener("click", act);
    return made;
  }

  show();
  return [
    below,
    element(
      "div",
      { class: "hb-row" },
      button(test.asks, "hb-primary hb-again", () => measure(1)),
      button("Ten more", "hb-again-ten", () => measure(MANY)),
      button("Begin afresh", "hb-again-none", () => {
        results = [];
        show();
      }),
    ),
    says,
  ];
}

/**
 * A result that nobody measured, to be moved along the line: where would it stand?
 *
 * @param {Test} test
 * @param {(value: number) => void} moved
 */
function createMovable(test, moved) {
  const { level, step, low, high } = test.again;
  const [first, last] = [Math.max(low, Math.ceil(test.ends[0])), Math.min(high, Math.floor(test.ends[1]))];
  const slider = element("input", { type: "range", min: first, max: last, step, value: level });
  slider.setAttribute("aria-label", `If yours were so many ${test.unit}: move the slider`);
  const place = element("div", { class: "hb-crowd-owns" });
  const says = element("p", { class: "hb-says" });

  function show() {
    const value = Number(slider.value);
    const words = standing(value, test);
    place.replaceChildren(...own({ ...test, own: [{ side: "", label: "", value, says: "" }] }).children);
    says.textContent = words;
    slider.setAttribute("aria-valuetext", words);
    moved(value);
  }

  slider.addEventListener("input", show);
  show();
  const label = element("label", { class: "hb-ask" }, "If yours were here? Move the slider. It is not kept.", slider);
  return { above: [place, label], below: [says] };
}

/** @param {Test} test */
function shown(test) {
  const crowded = test.people.length > 0 || test.usual.length > 0;
  const wobble = { ...test.again };
  const again = createAgain(test, wobble);
  const movable = test.movable
    ? createMovable(test, (value) => {
        wobble.level = value;
      })
    : { above: [own(test)], below: [] };
  return [
    ...(crowded ? [crowd(test)] : []),
    line(test),
    element("p", { class: "hb-crowd-unit", "aria-hidden": "true" }, test.unit),
    ...movable.above,
    ...again,
    ...movable.below,
    ...[...test.own.map((one) => one.says), ...test.says].map((text) => element("p", {}, text)),
  ];
}

/** @param {{ model: import("@anywidget/types").AnyModel<State>, el: HTMLElement }} widget */
export function render({ model, el }) {
  el.classList.add("hb-crowd");
  let chosen = model.get("first");

  function draw() {
    const tests = model.get("tests");
    const test = tests.find(({ id }) => id === chosen) ?? tests[0];
    if (!test) {
      el.replaceChildren(element("p", {}, "There is nothing to show yet."));
      return;
    }
    const buttons = tests.map(({ id, name }) => {
      const on = id === test.id;
      const look = `jupyter-button widget-toggle-button${on ? " mod-active" : ""}`;
      const made = element("button", { type: "button", class: look, "aria-pressed": on, "data-test": id }, name);
      made.addEventListener("click", () => {
        chosen = id;
        draw();
        /** @type {HTMLElement | null} */ (el.querySelector(`[data-test="${id}"]`))?.focus();
      });
      return made;
    });
    const choices = element("div", { class: "hb-movements", role: "group", "aria-label": "Which test?" }, ...buttons);
    const lead = model.get("lead");
    el.replaceChildren(
      ...(lead ? [element("p", {}, lead)] : []),
      ...(tests.length > 1 ? [choices] : []),
      ...shown(test),
    );
  }

  draw();
  model.on("change:tests", draw);
  return () => model.off("change:tests", draw);
}

export default { render };
