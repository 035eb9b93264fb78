/** The map of exercises: touch a figure and it opens with its reason and its ladder; arrows walk, marks light up. */

import assert from "node:assert/strict";
import { test } from "node:test";
import map from "../../hipbook/widgets/js/map/index.js";
import { parted, wayOf } from "../../hipbook/widgets/js/map/lines.js";
import { click, createModel, openPage } from "./support/browser.js";

const exercise = (name, ladder, keys) => ({
  name,
  label: `${name}, 1 of 5`,
  says: `${name} is done so.`,
  trains: "Difficulty 1 of 5.",
  sure: "V",
  letter: "V",
  rests: "Read where it was published.",
  ladder,
  steps: ["Lie down."],
  feel: "The buttock.",
  keys,
});
const STATE = {
  exercises: {
    squeeze: exercise("Squeeze", ["squeeze", "bridge"], ["EXT", "V"]),
    bridge: exercise("Bridge", ["squeeze", "bridge"], ["EXT", "V"]),
    clam: exercise("Clam", ["clam"], ["ABD", "V"]),
  },
  rows: [
    { id: "EXT", name: "Straightening", says: "2 train it first", cells: [["squeeze"], ["bridge"], [], [], []] },
    { id: "ABD", name: "Opening", says: "1 trains it first", cells: [[], ["clam"], [], [], []] },
  ],
  sure: [{ id: "V", letter: "R", name: "Read", words: "read", many: "3 exercises" }],
  around: ["Close", "Its ladder", "How to do it", "Feel:"],
  looks: ["open", "care", "shut"],
  marks: {
    says: "2 of 3 are open.",
    refused: { clam: "You have no band." },
    care: {},
    open: "Open.",
    shut: "Left out.",
  },
};

function open() {
  openPage();
  const model = createModel(structuredClone(STATE));
  const el = document.createElement("div");
  document.body.append(el);
  const stop = map.render({ model, el });
  /** @returns {any} */
  const tile = (/** @type {string} */ name) =>
    [...el.querySelectorAll(".hb-map-open")].find((one) => one.getAttribute("aria-label").startsWith(name));
  return { el, model, stop, tile, panel: () => el.querySelector(".hb-map-panel") };
}

test("a figure opens under its row with its ladder, and closes again", () => {
  const { el, tile, panel } = open();
  click(tile("Bridge"));
  assert.equal(panel().closest("section").getAttribute("aria-label"), "Straightening");
  assert.equal(panel().querySelector("h3").textContent, "Bridge");
  assert.match(panel().textContent, /Open\./);
  assert.equal(el.querySelectorAll("[data-on-way]").length, 2);
  assert.equal(el.querySelectorAll(".hb-map-lines path").length, 1);
  click(tile("Bridge"));
  assert.equal(panel(), null);
  assert.equal(el.querySelectorAll("[data-on-way]").length, 0);
});

test("a rung leads to its exercise, and the focus goes along", () => {
  const { tile, panel } = open();
  click(tile("Bridge"));
  click(panel().querySelector(".hb-map-ladder button"));
  assert.equal(panel().querySelector("h3").textContent, "Squeeze");
  assert.equal(document.activeElement, tile("Squeeze"));
});

test("what is shut is called so, says why, and opens when the reason goes", () => {
  const { model, tile, panel } = open();
  assert.equal(tile("Clam").getAttribute("aria-label"), "Clam, 1 of 5, left out");
  click(tile("Clam"));
  assert.match(panel().textContent, /Left out\. You have no band\./);
  model.change("marks", { ...STATE.marks, refused: {} });
  assert.equal(tile("Clam").getAttribute("aria-label"), "Clam, 1 of 5");
  assert.match(panel().textContent, /Open\./);
});

test("a pressed heading lights up what trains it, pressed again all of it", () => {
  const { el } = open();
  const heading = el.querySelector('h3 [data-light="ABD"]');
  click(heading);
  assert.equal(heading.getAttribute("aria-pressed"), "true");
  assert.equal(el.querySelectorAll("li[data-dim]").length, 2);
  click(heading);
  assert.equal(el.querySelectorAll("li[data-dim]").length, 0);
});

test("arrows walk from figure to figure, and one of them is where Tab comes back to", () => {
  const { el, tile } = open();
  const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  tile("Squeeze").focus();
  press("ArrowRight");
  assert.equal(document.activeElement, tile("Bridge"));
  press("ArrowDown");
  assert.equal(document.activeElement, tile("Clam"));
  press("ArrowRight");
  assert.equal(document.activeElement, tile("Clam"), "the row ends there");
  assert.deepEqual(
    [...el.querySelectorAll(".hb-map-open[tabindex='0']")].map((one) => one.getAttribute("aria-label")),
    ["Clam, 1 of 5, left out"],
  );
});

test("a way is drawn from point to point, and none from nowhere", () => {
  assert.equal(wayOf([]), "");
  const way = wayOf([
    { x: 0, y: 0 },
    { x: 10, y: 20 },
  ]);
  assert.equal(way, "M 0 0 C 5 0, 5 20, 10 20");
});

test("no line runs behind what is open: the way is drawn in parts, above it and below", () => {
  const [a, b, c, d] = [10, 20, 80, 90].map((y) => ({ x: y, y }));
  assert.deepEqual(parted([a, b, c, d], 50), [
    [a, b],
    [c, d],
  ]);
  assert.deepEqual(parted([a, b, c], 50), [[a, b]]);
  assert.deepEqual(parted([a, d], Infinity), [[a, d]]);
});
