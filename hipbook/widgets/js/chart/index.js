/** A chart: a plotly figure drawn when it comes into view, in the page's colours, with its sentence and its numbers. */

import { element } from "../shared/dom.js";
import { LIGHT } from "../shared/tokens.js";
import { loadPlotly } from "./plotly.js";
import { createNumbers } from "./table.js";
import { heightOf, NARROW, themed } from "./theme.js";

/** @typedef {import("./types.js").ChartModel} ChartModel */

const CONFIG = { displayModeBar: false, responsive: true, displaylogo: false };
const PAPER = 640;
const NARROW_TICKS = 5;
const CHANGES = ["figure", "table", "title", "sentence"];

/**
 * What the colours of an element's page are now; on paper they are those Python drew with.
 *
 * @param {HTMLElement} el
 * @param {boolean} onPaper
 * @returns {import("./theme.js").Colours}
 */
function coloursOf(el, onPaper) {
  const style = getComputedStyle(el);
  return (name) => (!onPaper && style.getPropertyValue(`--hb-${name}`).trim()) || LIGHT[name];
}

/**
 * The elements of a chart.
 *
 * @param {HTMLElement} el
 * @param {ChartModel} model
 */
function build(el, model) {
  const drawing = element("div", { class: "hb-drawing", role: "img" });
  const waiting = element("p", { class: "hb-waiting", style: "color: var(--hb-soft)" }, "Drawing the chart");
  const sentence = element("p", { class: "hb-sentence", style: "margin: 0.75rem 0; color: var(--hb-ink)" });
  const room = element("div", {}, waiting, drawing);
  const numbers = createNumbers(model);
  el.classList.add("hb-chart");
  Object.assign(el.style, { width: "100%", minWidth: "0", overflow: "hidden" });
  el.append(room, sentence, numbers.folded);
  return { drawing, waiting, sentence, room, numbers };
}

/**
 * A chart in its place.
 *
 * @param {ChartModel} model
 * @param {HTMLElement} el
 */
function createChart(model, el) {
  const { drawing, waiting, sentence, room, numbers } = build(el, model);
  const printed = matchMedia("print");
  /** @type {import("./types.js").Plotly | null} */
  let plotly = null;
  let [begun, ended] = [false, false];
  const visible = () => el.isConnected && drawing.clientWidth > 0;

  /** Keeps the room that the drawing will take, so that nothing jumps when it comes. */
  function reserve() {
    if (el.dataset.drawn === "table") return;
    const height = `${heightOf(model.get("figure"), el.clientWidth)}px`;
    Object.assign(room.style, { position: "relative", height });
    Object.assign(waiting.style, { position: "absolute", margin: "0" });
    Object.assign(drawing.style, { width: "100%", height });
    drawing.setAttribute("aria-label", [model.get("title"), model.get("sentence")].filter(Boolean).join(". "));
    sentence.textContent = model.get("sentence");
    sentence.hidden = !sentence.textContent;
  }

  async function draw(onPaper = printed.matches) {
    if (!plotly || ended || !visible()) return;
    const { data, layout } = themed(model.get("figure"), coloursOf(el, onPaper));
    layout.height = heightOf(model.get("figure"), el.clientWidth);
    if (el.clientWidth < NARROW && layout.xaxis) layout.xaxis.nticks = NARROW_TICKS;
    if (onPaper) Object.assign(layout, { width: Math.min(drawing.clientWidth, PAPER), autosize: false });
    await plotly.react(drawing, data, layout, CONFIG);
    waiting.hidden = true;
    el.dataset.drawn = "yes";
  }

  /** The table stands in for the drawing. */
  function giveUp() {
    room.style.height = "auto";
    drawing.hidden = true;
    waiting.style.position = "static";
    waiting.textContent = "The drawing cannot be shown on this page. Here are its numbers.";
    numbers.folded.open = true;
    el.dataset.drawn = "table";
  }

  async function begin() {
    if (begun) return;
    begun = true;
    try {
      plotly = await loadPlotly(model.get("version"));
      await draw();
    } catch (problem) {
      console.warn("hipbook: the chart is shown as a table", problem);
      giveUp();
    }
  }

  return {
    reserve,
    draw,
    begin,
    visible,
    redraw() {
      reserve();
      numbers.fill();
      draw();
    },
    resize: () => plotly?.Plots.resize(drawing),
    end() {
      ended = true;
      plotly?.purge(drawing);
    },
  };
}

/**
 * Draws anew when the place changes its width.
 *
 * @param {ReturnType<typeof createChart>} chart
 * @param {HTMLElement} el
 */
function followWidth(chart, el) {
  let narrow = false;
  const observer = new ResizeObserver(() => {
    const crossed = el.clientWidth < NARROW !== narrow;
    narrow = el.clientWidth < NARROW;
    if (!chart.visible()) return;
    if (crossed) chart.reserve();
    if (crossed || el.dataset.drawn !== "yes") chart.draw();
    else chart.resize();
  });
  observer.observe(el);
  return () => observer.disconnect();
}

/**
 * Draws anew when the colours change: dark or light, and on paper.
 *
 * @param {ReturnType<typeof createChart>} chart
 */
function followColours(chart) {
  const events = new AbortController();
  const { signal } = events;
  const themes = new MutationObserver(() => chart.draw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => chart.draw(), { signal });
  themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] }); // JupyterLab's own
  addEventListener("beforeprint", () => chart.draw(true), { signal });
  addEventListener("afterprint", () => chart.draw(), { signal });
  return () => {
    events.abort();
    themes.disconnect();
  };
}

/** @param {{ model: ChartModel, el: HTMLElement }} widget */
export function render({ model, el }) {
  const chart = createChart(model, el);
  chart.reserve();
  const inView = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) chart.begin();
    },
    { rootMargin: "200px" },
  );
  inView.observe(el);
  const stops = [followWidth(chart, el), followColours(chart), () => inView.disconnect()];
  for (const name of CHANGES) model.on(`change:${name}`, chart.redraw);
  return () => {
    for (const stop of stops) stop();
    for (const name of CHANGES) model.off(/** @type {any} */ (`change:${name}`), chart.redraw);
    chart.end();
  };
}

export default { render };
