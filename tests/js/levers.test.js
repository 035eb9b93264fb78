/** Muscles as levers: the slider bends the hip, and bars, wheel and words follow. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { knee } from "../../hipbook/widgets/js/levers/body.js";
import { arc, foot } from "../../hipbook/widgets/js/levers/dial.js";
import levers from "../../hipbook/widgets/js/levers/index.js";
import { bar } from "../../hipbook/widgets/js/levers/row.js";
import { click, createModel, openPage } from "./support/browser.js";

const at = (low, high, way, says) => ({ span: [low, high], way, says });
const TURNER = {
  id: "turner",
  plain: "the turner",
  name: "musculus",
  at: [at(-2, -2, "out", "It pulls outward."), at(0, 0, "hardly", "Neither way."), at(1, 1, "in", "It pulls inward.")],
  note: "It changes sides.",
  sure: "Measured. Sources: A",
};
const RIDDLE = {
  ...TURNER,
  id: "riddle",
  plain: "the riddle",
  at: [at(-2, -2, "out", "Out."), at(-1.5, 0, "", "Not known."), at(-1, 1, "", "Not known.")],
};
const STOPS = [0, 45, 90].map((deg) => ({ deg, bent: `Bent to ${deg}.`, says: `All at ${deg}.` }));

function open(first = "turner") {
  openPage();
  const el = document.createElement("div");
  levers.render({ model: createModel({ muscles: [TURNER, RIDDLE], stops: STOPS, anchors: [0, 90], first }), el });
  const text = (selector) => el.querySelector(selector)?.textContent;
  const slide = (value) => {
    const slider = el.querySelector("input");
    slider.value = String(value);
    slider.dispatchEvent(new Event("input"));
  };
  const rows = [...el.querySelectorAll(".hb-lever-row")];
  return { el, text, slide, rows };
}

test("a bar goes from the middle to the side it turns to, or over all that may be", () => {
  assert.deepEqual(bar([-2, -2]), { left: "0%", width: "50%" });
  assert.deepEqual(bar([1, 1]), { left: "50%", width: "25%" });
  assert.deepEqual(bar([-1, 1]), { left: "25%", width: "50%" });
});

test("a bent hip brings the knee forward and up, and turning in swings the foot outward", () => {
  assert.ok(knee(90).x > knee(0).x && knee(90).y < knee(0).y);
  assert.ok(foot(1).x < foot(0).x && foot(0).x < foot(-2).x, "out and in are seen from in front, on the right leg");
});

test("the arrow turns the way the foot swings", () => {
  assert.match(arc(1), / 0 0 1 /);
  assert.match(arc(-1), / 0 0 0 /);
});

test("the slider moves every bar, the wheel and the words", () => {
  const { el, text, slide, rows } = open();
  assert.deepEqual([text(".hb-says"), text(".hb-lever-way")], ["All at 0.", "out"]);
  slide(2);
  assert.deepEqual([text(".hb-says"), text(".hb-lever-way")], ["All at 90.", "in"]);
  assert.equal(rows[1].querySelector(".hb-lever-way").textContent, "not known");
  assert.match(text(".hb-lever-about"), /the turner \(musculus\).*It pulls inward. It changes sides./);
  assert.equal(el.querySelector("input").getAttribute("aria-valuetext"), "All at 90.");
  const labels = [...el.querySelectorAll("svg")].map((svg) => svg.getAttribute("aria-label"));
  assert.deepEqual(labels, ["Bent to 90.", "It pulls inward."]);
});

test("a muscle is chosen by its row, and one whose way is not known gets no arrow", () => {
  const { el, slide, rows } = open();
  slide(2);
  const arrow = el.querySelector(".hb-lever-turning");
  assert.equal(arrow.hasAttribute("hidden"), false);
  click(rows[1]);
  assert.deepEqual(
    rows.map((row) => row.getAttribute("aria-pressed")),
    ["false", "true"],
  );
  assert.equal(arrow.hasAttribute("hidden"), true);
});

test("where its way is known is marked, and without the first muscle another is shown", () => {
  const { el, text } = open("nobody");
  assert.deepEqual(
    [...el.querySelectorAll(".hb-lever-marks span")].map((mark) => mark.className),
    ["hb-at", "", "hb-at"],
  );
  assert.match(text(".hb-lever-name"), /the turner/);
});
