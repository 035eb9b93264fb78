/** Change or chance: the game of six hips, the sliders of noise, and the weeks that are shuffled. */

import assert from "node:assert/strict";
import { test } from "node:test";
import chance from "../../hipbook/widgets/js/chance/index.js";
import { createShuffle, drawn, first } from "../../hipbook/widgets/js/chance/shuffle.js";
import { judged, scale, told } from "../../hipbook/widgets/js/chance/spot.js";
import { forgetLog } from "../../hipbook/widgets/js/shared/storage.js";
import { click, createModel, openPage } from "./support/browser.js";

/** @param {number} from @param {number} to @returns {any} */
const hip = (from, to) => ({
  weeks: [0, 1, 2].map((week) => [week, week < 2 ? from : to]),
  truth: [0, 1, 2].map((week) => [week, from]),
  says: `Pain week by week: ${from}, ${from}, ${to}.`,
});
const ROUND = { hips: [hip(5, 5), hip(5, 2), hip(4, 5), hip(5, 5), hip(6, 5), hip(5, 4)], fell: 1, book: 1 };
const NONE = { ...ROUND, fell: null, book: null };
const level = (name, rounds) => ({ name, asks: "Press it.", none: "I cannot tell", rounds, over: "That is all." });
const STATE = { levels: [level("Sure", [ROUND, ROUND]), level("Perhaps", [NONE, ROUND])], weeks: 3 };

/** @param {string} part @param {any} state */
function render(part, state) {
  const el = document.createElement("div");
  chance.render({ model: createModel({ part, state }), el });
  const all = (selector) => [...el.querySelectorAll(selector)];
  const text = (selector) => el.querySelector(selector)?.textContent ?? "";
  const button = (name) => all("button").find((one) => one.textContent === name && !one.hidden);
  const score = () => all("td").map((one) => one.textContent);
  return { el, all, text, button, score };
}

test("whoever names one is right or wrong, and whoever names none is told so without blame", () => {
  assert.deepEqual([judged(1, ROUND), judged(0, ROUND), judged(null, ROUND)], ["right", "wrong", "silent"]);
  assert.match(told(0, ROUND), /B truly changed. You named A: that was noise. The book named B: that is right./);
  assert.match(told(null, NONE), /None of them changed. You named none. The book named none: that is right./);
});

test("six hips share one scale", () => {
  assert.deepEqual(scale(ROUND.hips), { low: 2, high: 6 });
});

test("a hip is named once, what was so is shown, and both scores are counted", () => {
  openPage();
  const { all, text, button, score } = render("spot", STATE);
  assert.match(all(".hb-spot-hip")[1].textContent, /B.*Pain week by week: 5, 5, 2/);
  assert.deepEqual([text(".hb-says"), score()], ["", []]);
  click(all(".hb-spot-hip")[0]);
  click(all(".hb-spot-hip")[1]);
  assert.match(text(".hb-says"), /You named A: that was noise/);
  assert.deepEqual(score(), ["0", "1", "0", "1", "0", "0"]);
  assert.deepEqual(
    all(".hb-spot-hip").map((one) => one.className.replace("hb-spot-hip", "").trim()),
    ["hb-spot-named", "hb-spot-fell", "", "", "", ""],
  );
  assert.equal(all(".hb-plot-truth").length, 6);
  click(button("Next six"));
  assert.match(text(".hb-ask"), /Round 2 of 2/);
  click(button("I cannot tell"));
  assert.match(text(".hb-says"), /That is all/);
  assert.deepEqual(score(), ["0", "1", "1", "2", "0", "0"]);
  click(button("Play these again"));
  assert.deepEqual([score(), /Round 1/.test(text(".hb-ask"))], [[], true]);
});

test("a game goes on where it was after the page is loaded again, until all is deleted", () => {
  openPage();
  click(render("spot", STATE).all(".hb-spot-hip")[1]);
  const again = render("spot", STATE);
  assert.match(again.text(".hb-ask"), /Round 2 of 2/);
  assert.deepEqual(again.score(), ["1", "0", "0", "1", "0", "0"]);
  click(again.all(".hb-spot-hip")[1]);
  const over = render("spot", STATE);
  assert.match(over.text(".hb-says"), /That is all/);
  assert.ok(over.button("Play these again"));
  forgetLog("mine");
  assert.deepEqual(render("spot", STATE).score(), []);
});

test("what a browser kept that is no game begins anew", () => {
  openPage();
  for (const named of ["much", [9], [0, 1, 2], [{}]]) {
    localStorage.setItem("hipbook-six-hips", JSON.stringify({ Sure: named }));
    assert.match(render("spot", STATE).text(".hb-ask"), /Round 1 of 2/);
  }
});

test("the second game is its own", () => {
  openPage();
  const { all, button, text, score } = render("spot", STATE);
  click(all(".hb-spot-hip")[1]);
  click(button("Perhaps"));
  assert.equal(button("Perhaps").getAttribute("aria-pressed"), "true");
  assert.deepEqual(score(), []);
  click(all(".hb-spot-hip")[1]);
  assert.match(text(".hb-says"), /None of them changed. You named B: that was noise/);
});

const cell = (careless, hint, real) => ({
  careless,
  hint,
  real,
  weeks: [
    [0, 5],
    [4, 2],
  ],
  bound: 3,
  better: careless ? [[4, 2]] : [],
  says: `${careless} of 100.`,
  shows: "A year.",
});
const NOISE = {
  sliders: [
    { asks: "How far?", words: ["little", "far"], begins: 0 },
    { asks: "How alike?", words: ["not", "much"], begins: 0 },
  ],
  cells: [
    [cell(0, 0, 0), cell(10, 3, 1)],
    [cell(48, 6, 1), cell(80, 20, 9)],
  ],
  weeks: 52,
  key: "One of them.",
};

test("the sliders tell how many of a hundred are fooled, in dots and in words", () => {
  openPage();
  const { all, text } = render("fooled", NOISE);
  const kinds = (kind) => all(`.hb-one-${kind}`).length;
  assert.deepEqual([kinds("careless"), kinds("still"), text(".hb-says")], [0, 200, "0 of 100."]);
  const [far] = all("input");
  far.value = "1";
  far.dispatchEvent(new Event("input"));
  assert.deepEqual([kinds("careless"), kinds("real"), kinds("hint"), kinds("still")], [48, 1, 5, 146]);
  assert.equal(far.getAttribute("aria-valuetext"), "far. 48 of 100.");
  assert.match(all(".hb-fooled-people")[0].getAttribute("aria-label"), /careless reader: fooled by 48 of 100/);
  assert.equal(all(".hb-plot-told").length, 1);
});

const WEEKS = [3, 6, 4, 2, 5].map((pain, n) => ({ name: `week ${n}`, pain }));

test("the week to begin with comes first and no week is lost", () => {
  assert.deepEqual(
    ["worst", "middle", "best"].map((start) => first(WEEKS, /** @type {any} */ (start)).pain),
    [6, 4, 2],
  );
  const order = drawn(WEEKS, "worst");
  assert.equal(order[0]?.pain, 6);
  assert.deepEqual(new Set(order), new Set(WEEKS));
});

/** @param {any[]} weeks */
function shuffled(weeks) {
  const el = document.createElement("div");
  createShuffle({ weeks, after: 2 }, el, () => 0);
  const says = () => el.querySelector(".hb-says")?.textContent ?? "";
  const button = (name) => [...el.querySelectorAll("button")].find((one) => one.textContent === name);
  return { el, says, button };
}

test("after the worst week it gets better by chance alone, and after the best one worse", () => {
  openPage();
  const { el, says, button } = shuffled(WEEKS);
  assert.match(says(), /the worst week \(week 1\): 6.0. The 2 weeks after it: 3.0 on average. That is 3.0 lower/);
  for (let n = 0; n < 3; n += 1) click(button("Draw the order by lot"));
  assert.match(el.textContent, /Of 3 draws: lower afterwards in 3, higher in 0/);
  click(button("the best week"));
  click(button("Draw the order by lot"));
  assert.match(el.textContent, /Of 1 draw: lower afterwards in 0, higher in 1/);
});

test("the newest week has none after it yet, and equal weeks are the same", () => {
  openPage();
  assert.match(shuffled([WEEKS[0], WEEKS[1]]).says(), /No week comes after it yet/);
  assert.match(shuffled([WEEKS[0], WEEKS[0]].map((week) => ({ ...week }))).says(), /That is the same/);
});
