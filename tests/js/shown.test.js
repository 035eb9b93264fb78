/** Drawings in a chapter's text: they move once they are seen, can be stopped, and are taken once. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { moveShown } from "../../hipbook/widgets/js/page/shown.js";
import { click, HandObserver, openPage } from "./support/browser.js";

const SVG = "<svg><title>Clam</title><desc>Then up.</desc><path><animate/></path></svg>";
const DRAWN = `<div class="hb-shown-figure" data-hb-drawn>${SVG}</div>`;

/** @param {string} markup @param {any} [options] */
function open(markup, options) {
  openPage(options);
  document.body.innerHTML = markup;
  const stop = moveShown();
  const svg = /** @type {any} */ (document.querySelector("svg"));
  return { stop, svg, control: /** @type {any} */ (document.querySelector(".hb-move")) };
}

test("it moves while it is seen, and rests while it is not", () => {
  const { svg } = open(DRAWN);
  const seen = /** @type {HandObserver} */ (HandObserver.all.find((one) => one.targets.has(svg)));
  seen.miss();
  assert.equal(svg.dataset.plays, "no");
  seen.see();
  assert.deepEqual(
    [svg.dataset.plays, svg.dataset.time, svg.getAttribute("aria-description")],
    ["yes", "0", "Then up."],
  );
});

test("it can be stopped and shown from its beginning again", () => {
  const { svg, control } = open(DRAWN);
  assert.equal(control.getAttribute("aria-label"), "Show it still: Clam");
  click(control);
  assert.deepEqual([svg.dataset.show, svg.dataset.plays], ["still", "no"]);
  click(control);
  assert.deepEqual([svg.dataset.show, svg.dataset.plays], [undefined, "yes"]);
});

test("two pages in one notebook take it once, and a drawing that comes later too", async () => {
  open(DRAWN);
  moveShown();
  assert.equal(document.querySelectorAll(".hb-move").length, 1);
  document.body.insertAdjacentHTML("beforeend", DRAWN);
  await new Promise((then) => setTimeout(then));
  assert.equal(document.querySelectorAll(".hb-move").length, 2);
});

test("who prefers stillness is shown none of it", () => {
  const { control } = open(DRAWN, { media: ["(prefers-reduced-motion: reduce)"] });
  assert.equal(control, null);
});
