/** What may be answered: one of some options, or a number on a line. */

import { element } from "../shared/dom.js";

/**
 * @typedef {{ value: string, says: string }} Option
 * @typedef {{ unit: string, one: string, from: number, to: number, step: number }} Line
 * @typedef {object} Question
 * @property {HTMLElement} shown
 * @property {() => string} answer empty before there is one
 * @property {string} missing what is said then
 * @property {() => void} focus
 */

const MOVE = "Move the slider";
let made = 0;

/**
 * @param {string} asks
 * @param {Option[]} options
 * @returns {Question}
 */
function createChoice(asks, options) {
  made += 1;
  const name = `hb-guess-${made}`;
  const radios = options.map(({ value }) => element("input", { type: "radio", name, value }));
  const rows = options.map(({ says }, n) =>
    element("label", { class: "hb-guess-option" }, /** @type {Node} */ (radios[n]), element("span", {}, says)),
  );
  return {
    shown: element("fieldset", {}, element("legend", { class: "hb-ask" }, asks), ...rows),
    missing: "Choose one first.",
    answer: () => radios.find((radio) => radio.checked)?.value ?? "",
    focus: () => (radios.find((radio) => radio.checked) ?? radios[0])?.focus(),
  };
}

/**
 * @param {string} asks
 * @param {Line} line
 * @returns {Question}
 */
function createNumber(asks, { unit, one, from, to, step }) {
  const slider = element("input", { type: "range", min: from, max: to, step });
  const steps = Math.round((to - from) / step / 2);
  slider.value = String(from + steps * step);
  const number = element("output", { class: "hb-guess-number" });
  // Where it stands at first is nobody's guess: it has to be moved.
  let isMoved = false;
  const say = () => {
    const at = Number(slider.value);
    number.textContent = isMoved ? `${at} ${at === 1 && one ? one : unit}` : MOVE;
    slider.setAttribute("aria-valuetext", number.textContent);
  };
  slider.addEventListener("input", () => {
    isMoved = true;
    say();
  });
  say();
  const ends = element(
    "div",
    { class: "hb-ends", "aria-hidden": "true" },
    element("span", {}, `${from}`),
    element("span", {}, `${to} ${unit}`),
  );
  return {
    shown: element("div", {}, element("label", { class: "hb-ask" }, asks, number, slider), ends),
    missing: "Move the slider to your guess first.",
    answer: () => (isMoved ? String(Number(slider.value)) : ""),
    focus: () => slider.focus(),
  };
}

/**
 * @param {string} asks
 * @param {Option[]} options
 * @param {Line | Record<string, never>} number
 * @returns {Question}
 */
export function createQuestion(asks, options, number) {
  return options.length ? createChoice(asks, options) : createNumber(asks, /** @type {Line} */ (number));
}
