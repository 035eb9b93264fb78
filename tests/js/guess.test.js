/** A guess before the answer: what is pressed, what is sent, and what is shown once Python has kept it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import guess from "../../hipbook/widgets/js/guess/index.js";
import { click, createModel, openPage } from "./support/browser.js";

const NONE = { number: {}, options: [], guess: "", reveal: {}, trouble: "", bet: false };
const CHOICE = {
  ...NONE,
  asks: "Which one?",
  options: [
    { value: "a", says: "This <b>" },
    { value: "b", says: "That" },
  ],
};
const NUMBER = { ...NONE, asks: "How far?", number: { unit: "degrees", one: "degree", from: 0, to: 60, step: 1 } };
const BACK = { title: "Is it working?", file: "08-is-it-working.ipynb" };
const REVEAL = {
  verdict: "You were near.",
  guess: "15 degrees",
  answer: "17 degrees",
  because: "It is so.",
  at: [0.25, 0.3, 0.3],
  sure: "Read where it was published.",
  sources: ["A: B (2020)"],
  answer_name: "The answer",
  returns: {},
  kept: "Kept in your log.",
};

/** A question on a page. */
function open(state) {
  openPage();
  const el = document.createElement("div");
  document.body.append(el);
  const model = createModel({ ...state });
  const stop = guess.render({ model, el });
  const find = (/** @type {string} */ selector) => /** @type {any} */ (el.querySelector(selector));
  const press = () => find("form").dispatchEvent(new Event("submit", { cancelable: true }));
  return { el, model, stop, find, press };
}

test("nothing is sent before something is chosen", () => {
  const { model, find, press } = open(CHOICE);
  press();
  assert.deepEqual(model.sent, []);
  assert.equal(find(".hb-guess-trouble").textContent, "Choose one first.");
});

test("what is chosen is sent, and the button waits for the answer", () => {
  const { model, find, press } = open(CHOICE);
  find("input[value=b]").checked = true;
  press();
  assert.deepEqual(model.sent, [{ event: "guessed", answer: "b" }]);
  assert.deepEqual([find("button").disabled, find("form").getAttribute("aria-busy")], [true, "true"]);
  assert.equal(find("legend").textContent, "Which one?");
  assert.equal(find(".hb-guess-option span").textContent, "This <b>", "words are no markup");
});

test("two questions on one page do not share their answers", () => {
  const { el } = open(CHOICE);
  const other = document.createElement("div");
  guess.render({ model: createModel({ ...CHOICE }), el: other });
  const names = [el, other].map((one) => one.querySelector("input")?.getAttribute("name"));
  assert.notEqual(names[0], names[1]);
});

test("a number is told as it is moved, one degree as one", () => {
  const { model, find, press } = open(NUMBER);
  const slider = find("input");
  assert.equal(find("output").textContent, "Move the slider");
  press();
  assert.deepEqual([model.sent, find(".hb-guess-trouble").textContent], [[], "Move the slider to your guess first."]);
  slider.value = "1";
  slider.dispatchEvent(new Event("input"));
  assert.deepEqual([find("output").textContent, slider.getAttribute("aria-valuetext")], ["1 degree", "1 degree"]);
  press();
  assert.deepEqual(model.sent, [{ event: "guessed", answer: "1" }]);
});

test("once it is kept, guess and answer stand beside each other, and the focus is there", () => {
  const { model, find, press } = open(NUMBER);
  find("input").dispatchEvent(new Event("input"));
  press();
  model.change("guess", "15");
  model.change("reveal", REVEAL);
  assert.deepEqual([find("form").hidden, find(".hb-guess-answer").hidden], [true, false]);
  assert.match(find(".hb-guess-answer").textContent, /You were near.*You guessed 15 degrees.*The answer 17 degrees/);
  assert.equal(find(".hb-guess-at").style.left, "30%");
  assert.equal(document.activeElement, find(".hb-guess-answer"));
});

test("after a restart it is shown at once, and nobody is moved", () => {
  const { find } = open({ ...NUMBER, guess: "15", reveal: { ...REVEAL, at: [0.25, 0.1, 0.5] } });
  assert.equal(find("form").hidden, true);
  assert.deepEqual([find(".hb-guess-range").style.left, find(".hb-guess-range").style.width], ["10%", "40%"]);
  assert.equal(document.activeElement, document.body);
});

test("one may guess again, and the same guess again brings its answer back without Python", () => {
  const { model, find, press } = open({ ...CHOICE, guess: "b", reveal: { ...REVEAL, at: [] } });
  click(find(".hb-guess-answer button"));
  assert.deepEqual([find("form").hidden, find(".hb-guess-answer").hidden], [false, true]);
  find("input[value=b]").checked = true;
  press();
  assert.deepEqual([model.sent, find("form").hidden], [[], true]);
  assert.equal(find(".hb-guess-line"), null, "options have no line");
});

test("a bet says so, has no answer, and names the chapter that comes back to it", () => {
  const { el, find } = open({ ...CHOICE, bet: true });
  assert.equal(find("button").textContent, "That is my bet");
  assert.ok(el);
  const kept = open({ ...CHOICE, bet: true, guess: "a", reveal: { ...REVEAL, answer: "", at: [], returns: BACK } });
  const words = kept.find(".hb-guess-answer").textContent;
  assert.match(words, /You bet on 15 degrees.*The chapter “Is it working\?” comes back to it\.Bet on another/);
  assert.equal(kept.find(".hb-guess-answer a").getAttribute("href"), BACK.file);
  assert.ok(!/The answer|How we know/.test(words));
});

test("what kept it from being kept is told, and it can be pressed again", () => {
  const { model, find, press, stop } = open(NUMBER);
  find("input").dispatchEvent(new Event("input"));
  press();
  model.change("trouble", "The disk is full.");
  assert.deepEqual([find(".hb-guess-trouble").textContent, find("button").disabled], ["The disk is full.", false]);
  stop();
  model.change("trouble", "Later.");
  assert.equal(find(".hb-guess-trouble").textContent, "The disk is full.");
});
