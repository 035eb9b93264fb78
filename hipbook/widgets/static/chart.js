// Bundled from hipbook/widgets/js by "make js": change it there.

// hipbook/widgets/js/shared/dom.js
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== void 0) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

// hipbook/widgets/js/shared/tokens.js
var LIGHT = {
  ground: "#f7f1e7",
  card: "#fffdf9",
  stage: "#dfeeea",
  sun: "#eff7f4",
  ink: "#22304a",
  soft: "#4d5b76",
  line: "#e3d9c8",
  edge: "#757e93",
  primary: "#1b716b",
  "on-primary": "#ffffff",
  wash: "#e0f0ed",
  secondary: "#3c539c",
  "secondary-wash": "#e6eaf6",
  alarm: "#bf3517",
  "on-alarm": "#ffffff",
  "alarm-wash": "#ffe9e2",
  urgent: "#a3142f",
  "on-urgent": "#ffffff",
  picked: "#f2c14e",
  "on-picked": "#22304a",
  focus: "#3c539c",
  usual: "#c9a45f",
  shade: "#22304a"
};

// hipbook/widgets/js/chart/plotly.js
var page = () => (
  /** @type {PlotlyWindow} */
  window
);
function baseUrl() {
  try {
    const settings = document.getElementById("jupyter-config-data")?.textContent ?? "{}";
    const base = JSON.parse(settings).baseUrl;
    if (base) return base;
  } catch {
  }
  return document.body.dataset.baseUrl || "/";
}
function fetchPlotly(version) {
  return new Promise((resolve, reject) => {
    const served = `${baseUrl().replace(/\/*$/, "/")}voila/templates/hipbook/static/plotly.min.js`;
    const address = document.body.dataset.plotly ?? served;
    const script = element("script", { src: `${address}?v=${encodeURIComponent(version)}` });
    script.addEventListener("load", () => {
      const { Plotly } = page();
      if (Plotly) resolve(Plotly);
      else reject(new Error("no Plotly"));
    });
    script.addEventListener("error", () => reject(new Error("plotly.js is not served here")));
    document.head.append(script);
  });
}
async function loadPlotly(version) {
  const { Plotly } = page();
  if (Plotly) return Plotly;
  page().hipbookPlotly ||= fetchPlotly(version);
  try {
    return await /** @type {Promise<Plotly>} */
    page().hipbookPlotly;
  } catch (problem) {
    page().hipbookPlotly = null;
    throw problem;
  }
}

// hipbook/widgets/js/chart/table.js
var CELL = "padding: 0.25rem 0.875rem 0.25rem 0; border-bottom: 1px solid var(--hb-line); font-weight: inherit";
var cells = (tag, row, attributes) => row.map((cell) => {
  const [name, more] = cell === "" ? [
    /** @type {const} */
    "td",
    {}
  ] : [tag, attributes];
  return element(name, { style: CELL, dir: "auto", ...more }, cell === null ? "–" : String(cell));
});
function tableOf({ columns = [], rows = [] }, title) {
  const body = rows.map(([day = null, ...numbers]) => {
    const head = cells("th", [day], { scope: "row", style: `${CELL}; white-space: nowrap` });
    return element("tr", {}, ...head, ...cells("td", numbers, {}));
  });
  return element(
    "table",
    { style: "border-collapse: collapse; text-align: left" },
    element("caption", { style: "text-align: left" }, title),
    element("thead", {}, element("tr", {}, ...cells("th", columns, { scope: "col" }))),
    element("tbody", {}, ...body)
  );
}
function createNumbers(model) {
  const room = element("div", { tabindex: 0, role: "region", style: "overflow: auto; max-height: 26rem" });
  const summary = element("summary", {}, "The numbers as a table");
  const folded = element("details", { class: "hb-numbers" }, summary, room);
  function fill() {
    room.setAttribute("aria-label", `${model.get("title")}: the numbers`);
    room.replaceChildren(...folded.open ? [tableOf(model.get("table"), model.get("title"))] : []);
  }
  folded.addEventListener("toggle", fill);
  return { folded, fill };
}

// hipbook/widgets/js/chart/theme.js
var NARROW = 520;
var LEGEND_LINE = 22;
var USUAL_HEIGHT = 340;
var USUAL_FONT = 16;
var NARROW_TICKS = 5;
var FEWEST_TICKS = 2;
var [LETTER, LABEL] = [8, 78];
var LEAST = 240;
var DRAWN_WITH = (
  /** @type {const} */
  ["primary", "secondary", "alarm", "ink", "card", "picked", "urgent", "usual"]
);
var fontTimes = () => (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_FONT) / USUAL_FONT;
function heightOf(figure, width, times = 1) {
  const height = figure.layout?.height ?? USUAL_HEIGHT;
  const narrow = width && width / times < NARROW;
  return times * (narrow && figure.layout?.showlegend !== false ? height + LEGEND_LINE * Math.max(0, figure.data.length - 1) : height);
}
function enlarged(value, times, of = "") {
  if (typeof value === "number") return /(font\.size|margin\.[lrtb]|shift|standoff)$/.test(of) ? value * times : value;
  if (Array.isArray(value)) return value.map((part) => enlarged(part, times, of));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, enlarged(part, times, `${of}.${key}`)]));
}
function besides(axis) {
  const lines = (axis?.ticktext ?? []).flatMap((name) => name.split("<br>"));
  return axis?.type === "category" ? LETTER * Math.max(0, ...lines.map((line) => line.length)) : 0;
}
function thinOut({ xaxis: axis, yaxis }, width) {
  const room = width - besides(yaxis);
  if (!axis || room >= NARROW) return;
  const most = Math.max(FEWEST_TICKS, Math.min(NARROW_TICKS, Math.floor(room / LABEL)));
  axis.nticks = most;
  const each = Math.ceil((axis.tickvals?.length ?? 0) / most);
  for (const name of each > 1 ? ["tickvals", "ticktext"] : []) {
    axis[name] = axis[name].filter((_, n) => n % each === 0);
  }
}
function recoloured(value, exchanged) {
  if (typeof value === "string") return exchanged.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => recoloured(part, exchanged));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recoloured(part, exchanged)]));
}
function themed(figure, colourOf, times = 1) {
  const recolour = new Map(DRAWN_WITH.map((name) => [LIGHT[name], colourOf(name)]));
  const data = recoloured(figure.data, recolour);
  const layout = enlarged(recoloured(figure.layout, recolour), times);
  const line = colourOf("line");
  const axis = { gridcolor: line, linecolor: line, tickcolor: line };
  Object.assign(layout, { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", autosize: true });
  layout.font = { ...layout.font, color: colourOf("ink") };
  layout.hoverlabel = {
    bgcolor: colourOf("card"),
    bordercolor: line,
    font: { size: layout.font.size, color: colourOf("ink") }
  };
  for (const key of Object.keys(layout).filter((name) => /^[xy]axis/.test(name))) {
    Object.assign(layout[key], { ...axis, zerolinecolor: line });
  }
  for (const polar of [layout.polar?.angularaxis, layout.polar?.radialaxis]) if (polar) Object.assign(polar, axis);
  return { data, layout };
}

// hipbook/widgets/js/chart/index.js
var CONFIG = { displayModeBar: false, responsive: true, displaylogo: false };
var PAPER = 640;
var TESTER = "js-plotly-tester";
var CHANGES = ["figure", "table", "title", "sentence"];
function coloursOf(el, onPaper) {
  const sample = element("span", { hidden: "", style: "forced-color-adjust: none" });
  el.append(sample);
  const page2 = getComputedStyle(el);
  const colours = Object.fromEntries(
    Object.entries(LIGHT).map(([name, light]) => {
      sample.style.color = `var(--hb-${name})`;
      const set = !onPaper && page2.getPropertyValue(`--hb-${name}`);
      return [name, set && getComputedStyle(sample).color || light];
    })
  );
  sample.remove();
  return (name) => colours[name] ?? LIGHT[name];
}
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
function letScroll(room, title) {
  const scrolls = room.scrollWidth > room.clientWidth;
  const names = { tabindex: "0", role: "group", "aria-label": title };
  for (const [name, value] of Object.entries(names)) {
    if (scrolls) room.setAttribute(name, value);
    else room.removeAttribute(name);
  }
}
function createChart(model, el) {
  const { drawing, waiting, sentence, room, numbers } = build(el, model);
  const printed = matchMedia("print");
  let plotly = null;
  let [begun, ended] = [false, false];
  const visible = () => el.isConnected && drawing.clientWidth > 0;
  const width = () => el.clientWidth && Math.max(el.clientWidth, fontTimes() * LEAST);
  const high = () => heightOf(model.get("figure"), width(), fontTimes());
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
    }
  };
}
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
function followColours(chart) {
  const events = new AbortController();
  const { signal } = events;
  const themes = new MutationObserver(() => chart.draw());
  for (const asked of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
    matchMedia(asked).addEventListener("change", () => chart.draw(), { signal });
  }
  themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  addEventListener("beforeprint", () => chart.draw(true), { signal });
  addEventListener("afterprint", () => chart.draw(), { signal });
  return () => {
    events.abort();
    themes.disconnect();
  };
}
function render({ model, el }) {
  const chart = createChart(model, el);
  chart.reserve();
  const inView = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) chart.begin();
    },
    { rootMargin: "200px" }
  );
  inView.observe(el);
  const stops = [followWidth(chart, el), followColours(chart), () => inView.disconnect()];
  for (const name of CHANGES) model.on(`change:${name}`, chart.redraw);
  return () => {
    for (const stop of stops) stop();
    for (const name of CHANGES) model.off(
      /** @type {any} */
      `change:${name}`,
      chart.redraw
    );
    chart.end();
  };
}
var chart_default = { render };
export {
  chart_default as default,
  render
};
