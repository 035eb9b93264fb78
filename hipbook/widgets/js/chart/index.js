/** A chart: a plotly figure drawn when it comes into view, in the page's colours, with its sentence and its numbers. */

import { element } from "../shared/dom.js";
import { LIGHT } from "../shared/tokens.js";
import { loadPlotly } from "./plotly.js";
import { createNumbers } from "./table.js";
import { fontTimes, heightOf, LEAST, NARROW, themed, thinOut, USUAL_FONT } from "./theme.js";

/** @typedef {import("./types.js").ChartModel} ChartModel */

const CONFIG = { displayModeBar: false, responsive: true, displaylogo: false };
const PAPER = 640;
/** Where plotly measures text: an empty picture beside the page, which nobody needs to hear of. */
const TESTER = "js-plotly-tester";
const CHANGES = ["figure", "table", "title", "sentence"];

/**
 * What the colours of an element's page are now; on paper they are those Python drew with. A reader's own colours have
 * only names there (CanvasText), which plotly does not know: the sample says what they are.
 *
 * @param {HTMLElement} el
 * @param {boolean} onPaper
 * @returns {import("./theme.js").Colours}
 */
function coloursOf(el, onPaper) {
  const sample = element("span", { hidden: "", style: "forced-color-adjust: none" });
  el.append(sample);
  const page = getComputedStyle(el);
  /** @type {Record<string, string>} */
  const colours = Object.fromEntries(
    Object.entries(LIGHT).map(([name, light]) => {
      sample.style.color = `var(--hb-${name})`;
      const set = !onPaper && page.getPropertyValue(`--hb-${name}`);
      return [name, (set && getComputedStyle(sample).color) || light];
    }),
  );
  sample.remove();
  return (name) => colours[name] ?? LIGHT[name];
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
  const room = element("div", { style: "overflow: auto hidden" }, waiting, drawing);
  const numbers = createNumbers(model);
  el.classList.add("hb-chart");
  Object.assign(el.style, { width: "100%", minWidth: "0", overflow: "hidden" });
  el.append(room, sentence, numbers.folded);
  return { drawing, waiting, sentence, room, numbers };
}

/**
 * Where a drawing is wider than its room, the keyboard can scroll it.
 *
 * @param {HTMLElement} room
 * @param {string} title
 */
function letScroll(room, title) {
  const scrolls = room.scrollWidth > room.clientWidth;
  const names = { tabindex: "0", role: "group", "aria-label": title };
  for (const [name, value] of Object.entries(names)) {
    if (scrolls) room.setAttribute(name, value);
    else room.removeAttribute(name);
  }
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
  const width = () => el.clientWidth && Math.max(el.clientWidth, fontTimes() * LEAST);
  const high = () => heightOf(model.get("figure"), width(), fontTimes());

  /** Keeps the room that the drawing will take, so that nothing jumps when it comes. */
  function reserve() {
    if (el.dataset.drawn === "table") return;
    const height = `${high()}px`;
    Object.assign(room.style, { position: "relative", height });
    Object.assign(waiting.style, { position: "absolute", margin: "0" });
    Object.assign(drawing.style, { width: "100%", minWidth: `${LEAST / USUAL_FONT}rem`, height });
    letScroll(room, model.get("title"));
    drawing.setAttribute("aria-label", [model.get("title"), model.get("sentence")].filter(Boolean).join(". "));
    sentence.textContent = model.get("sentence");
    sentence.hidden = !sentence.textContent;
  }

  async function draw(onPaper = printed.matches) {
    if (!plotly || ended || !visible()) return;
    const { data, layout } = themed(model.get("figure"), coloursOf(el, onPaper), fontTimes());
    layout.height = high();
    thinOut(layout, width() / fontTimes());
    if (onPaper) Object.assign(layout, { width: Math.min(drawing.clientWidth, PAPER), autosize: false });
    await plotly.react(drawing, data, layout, CONFIG);
    document.getElementById(TESTER)?.setAttribute("aria-hidden", "true");
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
 * Draws anew when the place changes its width, or the browser its font.
 *
 * @param {ReturnType<typeof createChart>} chart
 * @param {HTMLElement} el
 */
function followWidth(chart, el) {
  const sizes = () => `${fontTimes()} ${el.clientWidth / fontTimes() < NARROW}`;
  let before = "";
  const observer = new ResizeObserver(() => {
    const now = sizes();
    const crossed = now !== before;
    before = now;
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
  for (const asked of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
    matchMedia(asked).addEventListener("change", () => chart.draw(), { signal });
  }
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
