/** A chapter in JupyterLab: its reader is kept where they are while all its cells run. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import begin from "../../hipbook/widgets/js/begin/index.js";
import { openPage } from "./support/browser.js";

/** A notebook with this many cells, as JupyterLab draws it; the first holds the widget. */
function openNotebook(cells = 3) {
  openPage();
  const inside = Array.from({ length: cells }, () => '<div class="jp-Cell"><div class="jp-InputArea"></div></div>');
  document.body.innerHTML = `<div class="jp-NotebookPanel">
    <div class="jp-Notebook-ExecutionIndicator" data-status="busy"></div>
    <div class="jp-Notebook"><div class="jp-WindowedPanel-outer">${inside.join("")}</div></div></div>`;
  const scroller = /** @type {HTMLElement} */ (document.querySelector(".jp-WindowedPanel-outer"));
  const el = document.createElement("div");
  scroller.firstElementChild?.append(el);
  /** As JupyterLab does. */
  const scrollTo = (top) => {
    scroller.scrollTop = top;
    scroller.dispatchEvent(new Event("scroll"));
  };
  return { scroller, el, scrollTo };
}

test("what JupyterLab scrolls away is scrolled back, until the reader goes elsewhere", () => {
  const { scroller, el, scrollTo } = openNotebook();
  scroller.scrollTop = 2000;
  const stop = begin.render({ el });
  assert.equal(scroller.scrollTop, 0);
  scrollTo(1500);
  assert.equal(scroller.scrollTop, 0);
  scroller.dispatchEvent(new Event("wheel", { bubbles: true }));
  scrollTo(400);
  assert.equal(scroller.scrollTop, 400, "whoever scrolls is let go");
  stop();
});

test("run again, the reader stays where they had gone", () => {
  const { scroller, el, scrollTo } = openNotebook();
  begin.render({ el });
  scroller.dispatchEvent(new Event("wheel", { bubbles: true }));
  scrollTo(400);
  mock.timers.enable({ apis: ["Date"], now: Date.now() + 5000 });
  scrollTo(2000);
  begin.render({ el })();
  assert.equal(scroller.scrollTop, 400);
  mock.timers.reset();
});

test("the keyboard goes on from the first cell in sight, and code is a quiet mark", () => {
  const { scroller, el } = openNotebook();
  const pressed = [];
  scroller.addEventListener("mousedown", ({ target }) => pressed.push(target));
  for (const [n, cell] of scroller.querySelectorAll(".jp-Cell").entries()) {
    cell.getBoundingClientRect = () => /** @type {DOMRect} */ ({ top: 100 * (n - 1), bottom: 100 * n });
  }
  begin.render({ el })();
  assert.deepEqual(pressed, [scroller.querySelectorAll(".jp-InputArea")[1]]);
  assert.ok(document.querySelector(".jp-Notebook.hb-book"));
});

test("out of sight it keeps the notebook that is shown, and where there is none it does nothing", () => {
  const { scroller } = openNotebook();
  scroller.scrollTop = 900;
  begin.render({ el: document.createElement("div") })();
  assert.equal(scroller.scrollTop, 0);
  openPage();
  assert.doesNotThrow(() => begin.render({ el: document.createElement("div") })());
});
