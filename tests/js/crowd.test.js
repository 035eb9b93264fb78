/** A result among its crowd, and the same test taken again though nothing changed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bell, resultAgain, standing, telling } from "../../hipbook/widgets/js/crowd/chance.js";
import { left, stacked, ticks } from "../../hipbook/widgets/js/crowd/field.js";
import crowd from "../../hipbook/widgets/js/crowd/index.js";
import { click, createModel, openPage } from "./support/browser.js";

const WOBBLE = { level: 30, scatter: 4, step: 1, low: 0, high: 45, noise: 10, unit: "degrees" };

/** Chance that can be told again. */
function chance() {
  let seed = 7;
  return () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
}

const spread = (values) => {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length) };
};

test("chance follows the bell, and results scatter round where the hip stands", () => {
  const random = chance();
  const { mean, sd } = spread(Array.from({ length: 4000 }, () => bell(random)));
  assert.ok(Math.abs(mean) < 0.06 && Math.abs(sd - 1) < 0.05, `${mean} ${sd}`);
  const results = Array.from({ length: 4000 }, () => resultAgain(WOBBLE, random));
  assert.ok(Math.abs(spread(results).mean - 30) < 0.3 && Math.abs(spread(results).sd - 4) < 0.3);
  assert.ok(results.every((one) => Number.isInteger(one)));
});

test("no result leaves what the test can give", () => {
  const random = chance();
  const results = Array.from({ length: 500 }, () => resultAgain({ ...WOBBLE, level: 44, scatter: 20 }, random));
  assert.ok(Math.max(...results) === 45 && Math.min(...results) >= 0);
});

test("what is said of the results", () => {
  assert.match(telling([], WOBBLE), /Press the button/);
  assert.equal(telling([31], WOBBLE), "Result 1: 31 degrees. Now take it again.");
  assert.equal(
    telling([31, 20, 25], WOBBLE),
    "Result 3: 25 degrees. So far from 20 to 31, and nothing has changed. " +
      "The furthest apart of two in a row: 11. Further than 10 apart: 1 of 2.",
  );
});

test("where one would stand is said with how far it may be off", () => {
  const people = Array.from({ length: 100 }, (_, n) => n);
  const words = standing(50, { people, reach: 7, unit: "degrees" });
  assert.equal(
    words,
    "50 degrees: of 100 people, about 50 have a lower result. " +
      "One result wobbles, so it may be anything from 43 to 57 of them.",
  );
  assert.equal(standing(50, { people: [], reach: 7, unit: "degrees" }), "50 degrees.");
});

test("dots of one place stand on each other, and nothing lies outside the line", () => {
  const places = stacked([10, 10, 30, 99], [10, 50]);
  assert.deepEqual(
    places.map(({ up }) => up),
    [0, 1, 0, 0],
  );
  assert.deepEqual([left(-5, [10, 50]), left(99, [10, 50])], ["0.00%", "100.00%"]);
  assert.deepEqual(ticks([8, 33]), [10, 15, 20, 25, 30]);
});

const TEST = {
  id: "turn",
  name: "Turning in",
  unit: "degrees",
  ends: [10, 50],
  people: [20, 30, 40],
  usual: [],
  says: ["People differ."],
  own: [{ side: "left", label: "left", value: 30, says: "Left: 30 degrees." }],
  reach: 7,
  again: WOBBLE,
  movable: false,
  asks: "As if taken again",
};
const STAND = {
  ...TEST,
  id: "stand",
  name: "On one leg",
  own: [],
  movable: true,
  people: [],
  usual: [{ from: 41, to: 41, says: "average at this age" }],
};

function open(tests, lead = "") {
  openPage();
  const el = document.createElement("div");
  const model = createModel({ tests, first: "turn", lead });
  const stop = crowd.render({ model, el });
  const named = (name) => [...el.querySelectorAll("button")].find((button) => button.textContent === name);
  return { el, model, stop, named };
}

test("each press is one more result under the line, and afresh takes them away", () => {
  const { el, named } = open([TEST]);
  assert.equal(el.querySelectorAll(".hb-try").length, 0);
  click(named("As if taken again"));
  click(named("Ten more"));
  assert.equal(el.querySelectorAll(".hb-try").length, 11);
  assert.match(el.querySelector("[role=status]").textContent, /^Result 11: /);
  click(named("Begin afresh"));
  assert.equal(el.querySelectorAll(".hb-try").length, 0);
});

test("a result stands with its words for whoever does not see it", () => {
  const { el } = open([TEST], "This is Robin's.");
  assert.match(el.textContent, /This is Robin's.*Left: 30 degrees.*People differ./s);
  assert.equal(el.querySelectorAll(".hb-one").length, 3);
  assert.equal(el.querySelector(".hb-movements"), null, "one test needs no choice");
});

test("another test is chosen by its button; where there is no result, one can be moved", () => {
  const { el, named } = open([TEST, STAND]);
  click(named("On one leg"));
  assert.equal(named("On one leg").getAttribute("aria-pressed"), "true");
  const slider = el.querySelector("input");
  slider.value = "20";
  slider.dispatchEvent(new Event("input"));
  assert.equal(slider.getAttribute("aria-valuetext"), "20 degrees.");
  assert.equal(el.querySelector(".hb-crowd-own b").textContent, "20");
  assert.match(el.textContent, /average at this age/);
});

test("what is saved meanwhile is shown, and the choice stays", () => {
  const { el, model, named, stop } = open([TEST, STAND]);
  click(named("On one leg"));
  model.change("tests", [TEST, { ...STAND, movable: false, own: [{ side: "", value: 33, says: "Last result: 33." }] }]);
  assert.match(el.textContent, /Last result: 33./);
  stop();
  assert.match(open([]).el.textContent, /nothing to show/);
});
