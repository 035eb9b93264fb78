/** What became of a guess: it beside the answer, why, and how that is known. */

import { element } from "../shared/dom.js";

/**
 * @typedef {object} Revealed
 * @property {string} verdict
 * @property {string} guess
 * @property {string} answer empty for a bet
 * @property {string} because
 * @property {number[]} at where guess, lowest and highest answer stand on the line; empty where there is none
 * @property {string} sure how sure this is, as a sentence
 * @property {string[]} sources
 * @property {string} answer_name what the answer is called
 * @property {{ title: string, file: string } | Record<string, never>} returns the chapter that comes back to a bet
 * @property {string} kept that it is kept
 */

/** @param {number} share */
const percent = (share) => `${Math.round(1000 * share) / 10}%`;

/** @param {number[]} at */
function line([guess, low, high]) {
  if (guess === undefined || low === undefined || high === undefined) return [];
  const answer = `left:${percent(low)};width:${percent(high - low)}`;
  const marks = [
    element("span", { class: low === high ? "hb-guess-at" : "hb-guess-range", style: answer }),
    element("span", { class: "hb-guess-mine", style: `left:${percent(guess)}` }),
  ];
  return [element("div", { class: "hb-guess-line", "aria-hidden": "true" }, ...marks)];
}

/** @param {string} kind @param {string} name @param {string} value */
const part = (kind, name, value) =>
  element("p", { class: `hb-guess-${kind}` }, element("span", {}, name), " ", element("strong", {}, value));

/**
 * @param {string} asks
 * @param {Revealed} reveal
 * @param {() => void} again
 * @returns {HTMLElement[]}
 */
export function createReveal(asks, reveal, again) {
  const back = reveal.returns;
  const leads = element("a", { href: back.file }, `“${back.title}”`);
  const isBet = Boolean(back.file);
  const more = element(
    "button",
    { type: "button", class: "jupyter-button hb-plain" },
    isBet ? "Bet on another" : "Guess again",
  );
  more.addEventListener("click", again);
  const sources = element("ul", {}, ...reveal.sources.map((source) => element("li", {}, source)));
  const known = element("details", {}, element("summary", {}, "How we know"), element("p", {}, reveal.sure), sources);
  return [
    element("p", { class: "hb-ask" }, asks),
    element("p", { class: "hb-guess-verdict" }, reveal.verdict),
    ...line(reveal.at),
    element(
      "div",
      { class: "hb-guess-both" },
      part("of-mine", isBet ? "You bet on" : "You guessed", reveal.guess),
      ...(reveal.answer ? [part("of-all", reveal.answer_name, reveal.answer)] : []),
    ),
    element("p", {}, reveal.because),
    ...(isBet ? [element("p", {}, "The chapter ", leads, " comes back to it.")] : []),
    ...(reveal.answer ? [known] : []),
    element("div", { class: "hb-row" }, more, element("span", { class: "hb-guess-kept" }, reveal.kept)),
  ];
}
