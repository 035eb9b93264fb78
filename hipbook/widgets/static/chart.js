// A chart: a plotly figure drawn when it comes into view, in the page's colours, with its sentence and its numbers.

const SHOWN = { displayModeBar: false, responsive: true, displaylogo: false };
const COLOURS = { "#1f7a74": "--hb-primary", "#4a63b0": "--hb-secondary", "#d9472b": "--hb-alarm", "#22304a": "--hb-ink", "#ffffff": "--hb-card" };
const NARROW = 520;
const PAPER = 640;
const LEGEND_LINE = 22;
const DARK = matchMedia("(prefers-color-scheme: dark)");
const PRINTED = matchMedia("print");

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function baseUrl() {
  try {
    const base = JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl;
    if (base) return base;
  } catch { /* a page without that setting */ }
  return document.body.dataset.baseUrl || "/";
}

// One load a page, shared by all charts; after a failure the next chart may try again.
function loadPlotly(version) {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  window.hipbookPlotly ||= new Promise((done, failed) => {
    const address = `${baseUrl().replace(/\/*$/, "/")}voila/templates/hipbook/static/plotly.min.js`;
    const script = element("script", { src: `${address}?v=${encodeURIComponent(version)}` });
    script.addEventListener("load", () => (window.Plotly ? done(window.Plotly) : failed(new Error("no Plotly"))));
    script.addEventListener("error", () => failed(new Error("plotly.js is not served here")));
    document.head.append(script);
  }).catch((problem) => {
    window.hipbookPlotly = null;
    throw problem;
  });
  return window.hipbookPlotly;
}

// Where the page is narrow, the legend takes a line for each of its names and the axis fewer dates.
function heightOf(figure, width) {
  const height = figure.layout?.height ?? 340;
  return width && width < NARROW ? height + LEGEND_LINE * Math.max(0, figure.data.length - 1) : height;
}

// The figure in the colours of the page; on paper in those it came with.
function themed(figure, el, onPaper) {
  const style = getComputedStyle(el);
  const colour = (name, otherwise) => (!onPaper && style.getPropertyValue(name).trim()) || otherwise;
  let text = JSON.stringify(figure);
  for (const [from, name] of Object.entries(COLOURS)) text = text.replaceAll(`"${from}"`, `"${colour(name, from)}"`);
  const { data, layout } = JSON.parse(text);
  const [ink, line, card] = [colour("--hb-ink", "#22304a"), colour("--hb-line", "#ded5c4"), colour("--hb-card", "#ffffff")];
  Object.assign(layout, { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", autosize: true });
  layout.font = { ...layout.font, color: ink };
  layout.hoverlabel = { bgcolor: card, bordercolor: line, font: { color: ink } };
  for (const axis of Object.keys(layout).filter((key) => /^[xy]axis/.test(key))) {
    Object.assign(layout[axis], { gridcolor: line, linecolor: line, tickcolor: line, zerolinecolor: line });
  }
  for (const axis of [layout.polar?.angularaxis, layout.polar?.radialaxis]) {
    if (axis) Object.assign(axis, { gridcolor: line, linecolor: line, tickcolor: line });
  }
  return { data, layout };
}

function tableOf({ columns = [], rows = [] }, title) {
  const cells = (tag, row, attributes) => row.map((cell) => element(tag, attributes, cell === null ? "–" : String(cell)));
  const body = rows.map(([day, ...numbers]) => element("tr", {}, ...cells("th", [day], { scope: "row" }), ...cells("td", numbers)));
  const table = element(
    "table", { style: "border-collapse: collapse; text-align: left" },
    element("caption", { style: "text-align: left" }, title),
    element("thead", {}, element("tr", {}, ...cells("th", columns, { scope: "col" }))), element("tbody", {}, ...body),
  );
  for (const cell of table.querySelectorAll("th, td")) {
    Object.assign(cell.style, { padding: "4px 14px 4px 0", borderBottom: "1px solid var(--hb-line)", fontWeight: "inherit" });
    if (cell.scope === "row") cell.style.whiteSpace = "nowrap";
  }
  return table;
}

// The numbers, folded away; their rows are made when they are first unfolded.
function numbers(model) {
  const room = element("div", { tabindex: "0", role: "region", style: "overflow: auto; max-height: 420px" });
  const folded = element("details", { class: "hb-numbers" }, element("summary", {}, "The numbers as a table"), room);
  const fill = () => {
    room.setAttribute("aria-label", `${model.get("title")}: the numbers`);
    room.replaceChildren(...(folded.open ? [tableOf(model.get("table"), model.get("title"))] : []));
  };
  folded.addEventListener("toggle", fill);
  return { folded, fill };
}

function render({ model, el }) {
  const ends = new AbortController();
  const drawing = element("div", { class: "hb-drawing", role: "img" });
  const waiting = element("p", { class: "hb-waiting", style: "color: var(--hb-soft)" }, "Drawing the chart");
  const sentence = element("p", { class: "hb-sentence", style: "margin: 12px 0; color: var(--hb-ink)" });
  const room = element("div", {}, waiting, drawing);
  const { folded, fill } = numbers(model);
  el.classList.add("hb-chart");
  Object.assign(el.style, { width: "100%", minWidth: "0", overflow: "hidden" });
  el.append(room, sentence, folded);
  let Plotly = null;
  let seen = false;
  let narrow = false;

  const reserve = () => {
    if (el.dataset.drawn === "table") return;
    const height = `${heightOf(model.get("figure"), el.clientWidth)}px`;
    Object.assign(room.style, { position: "relative", height });
    Object.assign(waiting.style, { position: "absolute", margin: "0" });
    Object.assign(drawing.style, { width: "100%", height });
    drawing.setAttribute("aria-label", [model.get("title"), model.get("sentence")].filter(Boolean).join(". "));
    sentence.textContent = model.get("sentence");
    sentence.hidden = !sentence.textContent;
  };
  const visible = () => el.isConnected && drawing.clientWidth > 0;
  const draw = async (onPaper = PRINTED.matches) => {
    if (!Plotly || ends.signal.aborted || !visible()) return;
    const { data, layout } = themed(model.get("figure"), el, onPaper);
    layout.height = heightOf(model.get("figure"), el.clientWidth);
    if (el.clientWidth < NARROW && layout.xaxis) layout.xaxis.nticks = 5;
    if (onPaper) Object.assign(layout, { width: Math.min(drawing.clientWidth, PAPER), autosize: false });
    await Plotly.react(drawing, data, layout, SHOWN);
    waiting.hidden = true;
    el.dataset.drawn = "yes";
  };
  const giveUp = () => {
    room.style.height = "auto";
    drawing.hidden = true;
    waiting.style.position = "static";
    waiting.textContent = "The drawing cannot be shown on this page. Here are its numbers.";
    folded.open = true;
    el.dataset.drawn = "table";
  };
  const begin = async () => {
    if (seen) return;
    seen = true;
    try {
      Plotly = await loadPlotly(model.get("version"));
      await draw();
    } catch (problem) {
      console.warn("hipbook: the chart is shown as a table", problem);
      giveUp();
    }
  };
  const redraw = () => {
    reserve();
    fill();
    draw();
  };

  reserve();
  const inView = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && begin(), { rootMargin: "200px" });
  inView.observe(el);
  const sized = new ResizeObserver(() => {
    const crossed = el.clientWidth < NARROW !== narrow;
    narrow = el.clientWidth < NARROW;
    if (!visible()) return;
    if (crossed) reserve();
    if (crossed || el.dataset.drawn !== "yes") draw();
    else Plotly.Plots.resize(drawing);
  });
  sized.observe(el);
  const { signal } = ends;
  DARK.addEventListener("change", () => draw(), { signal });
  const themes = new MutationObserver(() => draw()); // JupyterLab's own
  themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  addEventListener("beforeprint", () => draw(true), { signal });
  addEventListener("afterprint", () => draw(), { signal });
  for (const name of ["figure", "table", "title", "sentence"]) model.on(`change:${name}`, redraw);

  return () => {
    ends.abort();
    inView.disconnect();
    sized.disconnect();
    themes.disconnect();
    for (const name of ["figure", "table", "title", "sentence"]) model.off(`change:${name}`, redraw);
    if (Plotly) Plotly.purge(drawing);
  };
}

export default { render };
