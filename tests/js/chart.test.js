/** A chart: its colours, its height, its table, and when it is drawn. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import chart from "../../hipbook/widgets/js/chart/index.js";
import { baseUrl, loadPlotly } from "../../hipbook/widgets/js/chart/plotly.js";
import { tableOf } from "../../hipbook/widgets/js/chart/table.js";
import { heightOf, themed, thinOut } from "../../hipbook/widgets/js/chart/theme.js";
import { LIGHT } from "../../hipbook/widgets/js/shared/tokens.js";
import { createModel, HandObserver, openPage, settle, until } from "./support/browser.js";

const FIGURE = {
  data: [
    { name: "Pain", line: { color: LIGHT.primary }, marker: { color: [LIGHT.alarm, "rgba(0,0,0,0)"] }, y: [1, null] },
    { name: "Rest" },
  ],
  layout: {
    height: 300,
    xaxis: { title: null },
    yaxis2: {},
    polar: { angularaxis: {}, radialaxis: {} },
    font: { size: 12 },
  },
};
const TABLE = {
  columns: ["Day", "Pain"],
  rows: [
    ["5 Jan", 2],
    ["6 Jan", null],
  ],
};

test("where the page is narrow each name of the legend takes a line more", () => {
  assert.deepEqual([heightOf(FIGURE, 800), heightOf(FIGURE, 400), heightOf(FIGURE, 0)], [300, 322, 300]);
  assert.equal(heightOf({ data: [], layout: {} }, 400), 340);
});

test("a figure takes the colours of the page and stays as it was itself", () => {
  const before = JSON.stringify(FIGURE);
  const { data, layout } = /** @type {any} */ (themed(FIGURE, (name) => `the ${name}`));
  assert.equal(data[0].line.color, "the primary");
  assert.deepEqual(data[0].marker.color, ["the alarm", "rgba(0,0,0,0)"]);
  assert.deepEqual(data[0].y, [1, null]);
  assert.deepEqual(layout.font, { size: 12, color: "the ink" });
  for (const axis of [layout.xaxis, layout.yaxis2, layout.polar.radialaxis]) assert.equal(axis.gridcolor, "the line");
  assert.equal(layout.hoverlabel.bgcolor, "the card");
  assert.equal(JSON.stringify(FIGURE), before);
});

test("with a larger font the type of a chart and the room around it grow, and its data stay", () => {
  const notes = [{ text: "usual", y: 4, xshift: 4, font: { size: 12 } }];
  const layout = {
    height: 300,
    font: { size: 14 },
    margin: { l: 40, t: 10 },
    annotations: notes,
    yaxis: { range: [0, 10] },
  };
  const figure = { data: [{ y: [7] }], layout };
  const large = /** @type {any} */ (themed(figure, () => "", 2));
  assert.deepEqual([large.layout.font.size, large.layout.margin.l, large.layout.hoverlabel.font.size], [28, 80, 28]);
  const [note] = large.layout.annotations;
  assert.deepEqual([note.font.size, note.xshift, note.y], [24, 8, 4]);
  assert.deepEqual([large.data[0].y, large.layout.yaxis.range], [[7], [0, 10]]);
  assert.deepEqual([heightOf(figure, 1200, 2), heightOf({ ...figure, data: [{}, {}] }, 800, 2)], [600, 644]);
});

test("a chart without a legend keeps no room for one", () => {
  const figure = { data: [{}, {}], layout: { height: 200, showlegend: false } };
  assert.equal(heightOf(figure, 300), 200);
});

test("labels that would lie on each other are left out, the same ones with their places", () => {
  const axis = () => ({ tickvals: [1, 2, 3, 4], ticktext: ["a", "b", "c", "d"], nticks: 7 });
  const [wide, narrow, narrowest] = [axis(), axis(), axis()];
  thinOut({ xaxis: wide }, 800);
  thinOut({ xaxis: narrow }, 400);
  thinOut({ xaxis: narrowest }, 200);
  assert.deepEqual([wide, narrow], [axis(), { ...axis(), nticks: 5 }]);
  assert.deepEqual(narrowest, { tickvals: [1, 3], ticktext: ["a", "c"], nticks: 2 });
});

test("days under a chart with long names beside it take only what those leave over", () => {
  const xaxis = { nticks: 7 };
  thinOut({ xaxis, yaxis: { type: "category", ticktext: ["Side-lying<br>leg lift", "Bridge"] } }, 400);
  assert.equal(xaxis.nticks, 4);
});

test("the numbers are a table with heads, and a missing one is a dash", () => {
  openPage();
  const table = tableOf(TABLE, "Pain");
  assert.equal(table.querySelector("caption").textContent, "Pain");
  assert.deepEqual(
    [...table.querySelectorAll("thead th")].map((cell) => cell.textContent),
    ["Day", "Pain"],
  );
  assert.deepEqual(
    [...table.querySelectorAll("tbody th")].map((cell) => cell.getAttribute("scope")),
    ["row", "row"],
  );
  assert.deepEqual(
    [...table.querySelectorAll("td")].map((cell) => cell.textContent),
    ["2", "–"],
  );
  assert.equal(tableOf({}, "Nothing").querySelectorAll("tr").length, 1);
});

test("the server's addresses begin where the page says, else at the root", () => {
  openPage();
  assert.equal(baseUrl(), "/");
  document.body.dataset.baseUrl = "/hub/";
  assert.equal(baseUrl(), "/hub/");
  document.body.innerHTML = '<script type="application/json" id="jupyter-config-data">{"baseUrl": "/lab/"}</script>';
  assert.equal(baseUrl(), "/lab/");
});

/** The page asks for plotly.js, and this is how it goes. */
function answer(happens) {
  mock.method(document.head, "append", (script) => {
    setTimeout(() => {
      happens();
      script.dispatchEvent(new Event(/** @type {any} */ (window).Plotly ? "load" : "error"));
    });
  });
}

/** A plotly.js that notes what it was asked to draw. */
function fakePlotly() {
  const react = mock.fn(async (..._) => {});
  return { react, purge: mock.fn(), Plots: { resize: mock.fn() } };
}

test("plotly.js is loaded once for all charts, and once more after a failure", async () => {
  const window = openPage();
  answer(() => {});
  await assert.rejects(loadPlotly("6"), /not served here/);
  const plotly = fakePlotly();
  answer(() => Object.assign(window, { Plotly: plotly }));
  assert.deepEqual(await Promise.all([loadPlotly("6"), loadPlotly("6")]), [plotly, plotly]);
  assert.equal(await loadPlotly("6"), plotly);
});

/** A chart on a page of this width. */
function show({ width = 800, media = [] } = {}) {
  const window = openPage({ media });
  Object.defineProperty(window.HTMLElement.prototype, "clientWidth", { get: () => width, configurable: true });
  const plotly = fakePlotly();
  Object.assign(window, { Plotly: plotly });
  const model = createModel({ figure: FIGURE, title: "Pain", sentence: "It fell.", table: TABLE, version: "6" });
  const el = document.createElement("div");
  document.body.append(el);
  const stop = chart.render({ model, el });
  const [sized, inView] = [HandObserver.all.at(-1), HandObserver.all.at(0)];
  return { window, plotly, model, el, stop, sized, inView, drawn: () => plotly.react.mock.calls.at(-1)?.arguments };
}

test("a chart is drawn when it comes into view; until then its room is kept and its words are there", async () => {
  const { el, plotly, inView, drawn, stop } = show();
  const drawing = /** @type {HTMLElement} */ (el.querySelector(".hb-drawing"));
  assert.deepEqual([drawing.style.height, drawing.getAttribute("aria-label")], ["300px", "Pain. It fell."]);
  assert.equal(plotly.react.mock.callCount(), 0);
  inView.see();
  inView.see();
  await settle();
  assert.equal(plotly.react.mock.callCount(), 1);
  assert.deepEqual([el.dataset.drawn, drawn()[2].height, drawn()[2].xaxis.nticks], ["yes", 300, undefined]);
  stop();
  assert.equal(plotly.purge.mock.callCount(), 1);
});

test("a narrow chart has fewer dates, and is drawn anew when its width changes much", async () => {
  const { window, plotly, inView, sized, drawn } = show({ width: 400 });
  inView.see();
  await settle();
  assert.equal(drawn()[2].xaxis.nticks, 5);
  sized.callback([]);
  await settle();
  const before = plotly.react.mock.callCount();
  sized.callback([]);
  assert.deepEqual([plotly.react.mock.callCount(), plotly.Plots.resize.mock.callCount()], [before, 1]);
  Object.defineProperty(window.HTMLElement.prototype, "clientWidth", { get: () => 900, configurable: true });
  sized.callback([]);
  await settle();
  assert.equal(plotly.react.mock.callCount(), before + 1);
});

test("on paper a chart is narrow and has the colours Python drew with", async () => {
  const { inView, drawn } = show();
  inView.see();
  await settle();
  dispatchEvent(new Event("beforeprint"));
  await settle();
  const [, data, layout] = drawn();
  assert.deepEqual([data[0].line.color, layout.width], [LIGHT.primary, 640]);
  dispatchEvent(new Event("afterprint"));
  await settle();
  assert.equal(drawn()[2].width, undefined);
});

test("another figure, another sentence and another theme are drawn", async () => {
  const { el, model, plotly, inView } = show();
  inView.see();
  await settle();
  model.change("sentence", "");
  assert.equal(/** @type {HTMLElement} */ (el.querySelector(".hb-sentence")).hidden, true);
  document.body.dataset.jpThemeLight = "false";
  await settle();
  assert.ok(plotly.react.mock.callCount() >= 3);
});

test("the table is made when it is unfolded, and stands in where nothing can be drawn", async () => {
  const { window, el, inView, model, stop } = show();
  const folded = /** @type {HTMLDetailsElement} */ (el.querySelector("details"));
  assert.equal(el.querySelector("table"), null);
  Object.assign(window, { Plotly: undefined });
  answer(() => {});
  const warn = mock.method(console, "warn", () => {});
  inView.see();
  await until(() => el.dataset.drawn);
  assert.equal(warn.mock.callCount(), 1);
  assert.deepEqual([el.dataset.drawn, folded.open], ["table", true]);
  folded.dispatchEvent(new Event("toggle"));
  assert.equal(el.querySelectorAll("td").length, 2);
  model.change("table", { columns: ["Day"], rows: [] });
  assert.equal(el.querySelectorAll("td").length, 0);
  stop();
  assert.equal(model.listening(), 0);
  mock.restoreAll();
});
