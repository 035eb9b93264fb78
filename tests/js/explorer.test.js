/** Hip or spine: the slider, the drawing, the parts and their words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import explorer from "../../hipbook/widgets/js/explorer/index.js";
import { degrees, percent, timeShare } from "../../hipbook/widgets/js/explorer/shares.js";
import { between } from "../../hipbook/widgets/js/explorer/way.js";
import { click, createModel, HandObserver, openPage } from "./support/browser.js";

test("a drawing starts and stops gently, and is half way at half time", () => {
  assert.deepEqual(
    [-1, 0, 1, 2].map((way) => Math.round(timeShare(way) * 1e9) / 1e9),
    [0, 0, 1, 1],
  );
  assert.ok(Math.abs(timeShare(0.5) - 0.5) < 1e-9);
  for (let way = 0; way < 1; way += 0.01) assert.ok(timeShare(way + 0.01) > timeShare(way));
  assert.ok(timeShare(0.1) > 0.1, "slow at first");
});

test("shares and degrees are put into words", () => {
  assert.equal(percent(1, 4), "25%");
  assert.deepEqual([degrees([9, 9]), degrees([12, 34])], ["9°", "12 to 34°"]);
});

const part = (hip, pelvis, says) => ({ hip, pelvis, says });
const MOVEMENT = {
  id: "bend",
  name: "Bending",
  figure: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" data-end-s="2"><title>Bend</title></svg>',
  seen_deg: [2, 2],
  seen: "It shows at about 2 degrees.",
  parts: [
    part([0, 0], [0, 0], "none"),
    part([1, 1], [0, 0], "one"),
    part([1, 2], [0, 1], "two"),
    part([2, 3], [0, 1], "three"),
    part([3, 3], [1, 1], "four"),
  ],
  note: "People differ.",
  sure: "Said by one of the five texts.",
  sources: ["A: B (2020)"],
};
const SURE = {
  ...MOVEMENT,
  name: "March",
  seen_deg: [1, 3],
  note: "",
  parts: [part([0, 0], [0, 0], "none"), part([1, 1], [0, 0], "one")],
};

/** An explorer on a page. */
function open(movements, traits = {}) {
  const window = openPage();
  Object.defineProperty(window.SVGSVGElement.prototype, "viewBox", {
    get: () => ({ baseVal: { width: 20, height: 10 } }),
    configurable: true,
  });
  const el = document.createElement("div");
  const model = createModel({ asks: "", stop: "", guess: null, veiled: false, verdict: "", ...traits, movements });
  const stop = explorer.render({ model, el });
  const text = (selector) => el.querySelector(selector)?.textContent;
  const slide = (value) => {
    const slider = el.querySelector("input");
    slider.value = String(value);
    slider.dispatchEvent(new Event("input"));
  };
  return { el, stop, text, slide, model };
}

test("the slider moves the drawing, the bar and the words", () => {
  const { el, text, slide } = open([MOVEMENT]);
  assert.equal(text(".hb-says"), "two");
  slide(3);
  const widths = [...el.querySelectorAll(".hb-shares span")].map((one) => /** @type {HTMLElement} */ (one).style.width);
  assert.deepEqual([text(".hb-says"), widths], ["three", ["50%", "25%", "0%"]]);
  assert.deepEqual(
    [...el.querySelectorAll("dd")].map((one) => one.textContent),
    ["2 to 3°", "0 to 1°", ""],
  );
  assert.equal(el.querySelector("input").getAttribute("aria-valuetext"), "three");
  const svg = /** @type {SVGElement} */ (el.querySelector("svg"));
  assert.ok(Number(svg.dataset.time) > 1 && svg.dataset.plays === "no");
  slide(4);
  assert.equal(svg.dataset.time, "2");
});

test("where the turn shows is marked, and how sure that is can be unfolded", () => {
  const { el, text } = open([MOVEMENT]);
  const mark = /** @type {HTMLElement} */ (el.querySelector(".hb-shows span"));
  assert.deepEqual([mark.className, mark.style.left], ["hb-at", "50%"]);
  assert.match(text("details"), /Said by one of the five texts.A: B \(2020\)/);
  assert.match(text(".hb-movement"), /People differ/);
});

test("several movements are chosen by buttons", () => {
  const { el, text } = open([MOVEMENT, SURE]);
  const [first, second] = el.querySelectorAll(".hb-movements button");
  assert.equal(first.getAttribute("aria-pressed"), "true");
  click(second);
  assert.deepEqual([first.getAttribute("aria-pressed"), second.classList.contains("mod-active")], ["false", true]);
  assert.ok(!text("dl").includes("Either"), "nothing of it is uncertain");
});

test("one movement needs no buttons, and without a drawing that is said", () => {
  assert.equal(open([MOVEMENT]).el.querySelector(".hb-movements"), null);
  const { text, stop } = open([]);
  assert.match(text("p"), /no drawing/);
  stop();
});

test("a drawing that begins to play in the page is held where the slider stands", () => {
  const { el } = open([MOVEMENT]);
  const svg = /** @type {SVGElement} */ (el.querySelector("svg"));
  svg.dataset.plays = "yes";
  HandObserver.all[0].see();
  assert.equal(svg.dataset.plays, "no");
});

const ASKED = { asks: "Stop where it turns.", stop: "Here", veiled: true };
const button = (el, name) => [...el.querySelectorAll("button")].find((one) => one.textContent === name);
/** Is it there, and nothing around it hidden? */
const isShown = (el, selector) => el.querySelector(selector)?.closest("[hidden]") === null;

test("a guess is made before the parts are seen, and they come with its verdict", () => {
  const { el, text, slide, model } = open([MOVEMENT], ASKED);
  assert.ok(!isShown(el, ".hb-parts") && !isShown(el, ".hb-shows"), "no part gives it away");
  assert.equal(el.querySelector("input").getAttribute("aria-valuetext"), "0 degrees");
  slide(3);
  click(button(el, "Here"));
  assert.deepEqual(model.sent, [{ event: "stopped", degrees: 3 }]);
  assert.ok(!isShown(el, ".hb-parts"), "not before it is kept");
  model.change("guess", 3);
  model.change("verdict", "You were near.");
  model.change("veiled", false);
  assert.ok(isShown(el, ".hb-parts"));
  assert.deepEqual([text(".hb-stopped"), text(".hb-says")], ["You were near.", "three"]);
  assert.ok(button(el, "Here").hidden);
});

test("it can be guessed again, and the same guess is answered too", () => {
  const { el, slide, model } = open([MOVEMENT], { ...ASKED, guess: 3, veiled: false, verdict: "You were near." });
  assert.ok(isShown(el, ".hb-parts"), "what was kept stands there");
  click(button(el, "Guess again"));
  assert.ok(!isShown(el, ".hb-parts"));
  slide(3);
  click(button(el, "Here"));
  assert.deepEqual([isShown(el, ".hb-parts"), model.sent.length], [true, 0]);
});

test("what cannot be kept is said, and can be tried again", () => {
  const { el, text, model } = open([MOVEMENT], ASKED);
  click(button(el, "Here"));
  assert.ok(button(el, "Here").disabled);
  model.change("verdict", "The log is full.");
  assert.deepEqual([text(".hb-stopped"), button(el, "Here").disabled], ["The log is full.", false]);
});

test("a movement can be veiled until a guess elsewhere on the page", () => {
  const { el, model, stop } = open([MOVEMENT], { veiled: true, verdict: "Guess first." });
  assert.ok(!isShown(el, ".hb-parts") && isShown(el, ".hb-veiled"));
  model.change("veiled", false);
  assert.ok(isShown(el, ".hb-parts") && !isShown(el, ".hb-veiled"));
  stop();
  assert.equal(model.listening(), 0);
});

test("the parts of the whole way are areas between their edges", () => {
  assert.equal(between([0, 0, 0], [0, 1, 2]), "polygon(0% 100%, 50% 100%, 100% 100%, 100% 0%, 50% 50%, 0% 100%)");
  const { el, slide } = open([MOVEMENT]);
  slide(4);
  const here = /** @type {HTMLElement} */ (el.querySelector(".hb-here"));
  assert.equal(here.style.left, "100%");
  assert.match(el.querySelector(".hb-way-shared").getAttribute("aria-label"), /At its end: four/);
});
