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

// hipbook/widgets/js/shared/svg.js
var SPACE = "http://www.w3.org/2000/svg";
function shape(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

// hipbook/widgets/js/levers/body.js
var HIP = { x: 70, y: 100 };
var THIGH = 70;
var SHIN = 66;
function knee(deg) {
  const angle = deg * Math.PI / 180;
  return { x: HIP.x + THIGH * Math.sin(angle), y: HIP.y + THIGH * Math.cos(angle) };
}
function createBody() {
  const thigh = shape("line", { x1: HIP.x, y1: HIP.y, class: "hb-lever-limb hb-lever-works" });
  const shin = shape("line", { class: "hb-lever-limb" });
  const svg = shape(
    "svg",
    { viewBox: "0 0 180 250", role: "img" },
    shape("line", {
      x1: HIP.x,
      y1: HIP.y,
      x2: HIP.x - 4,
      y2: HIP.y + THIGH + SHIN,
      class: "hb-lever-limb hb-lever-far"
    }),
    shape("line", { x1: HIP.x, y1: HIP.y, x2: HIP.x, y2: 42, class: "hb-lever-limb hb-lever-trunk" }),
    shape("circle", { cx: HIP.x, cy: 18, r: 14, class: "hb-lever-head" }),
    shin,
    thigh,
    shape("circle", { cx: HIP.x, cy: HIP.y, r: 7, class: "hb-lever-axle" })
  );
  function show(deg, says) {
    const { x, y } = knee(deg);
    thigh.setAttribute("x2", String(x));
    thigh.setAttribute("y2", String(y));
    shin.setAttribute("x1", String(x));
    shin.setAttribute("y1", String(y));
    shin.setAttribute("x2", String(x));
    shin.setAttribute("y2", String(y + SHIN));
    svg.setAttribute("aria-label", says);
  }
  return { shown: element("figure", { class: "hb-lever-body" }, svg), show };
}

// hipbook/widgets/js/levers/dial.js
var CENTRE = 110;
var RIM = 46;
var BESIDE = 15;
var SWING_DEG = 9;
var SHIN2 = 92;
var REACH = 200;
var tied = (y) => CENTRE - Math.sqrt(RIM * RIM - (y - CENTRE) ** 2);
var height = (turn) => CENTRE - BESIDE * turn;
function foot(turn) {
  const angle = SWING_DEG * turn * Math.PI / 180;
  return { x: CENTRE - SHIN2 * Math.sin(angle), y: CENTRE + SHIN2 * Math.cos(angle) };
}
function arc(turn) {
  const sweep = Math.min(Math.abs(turn), 2) * 38;
  const radius = RIM + 16;
  const at = (deg) => {
    const angle = (deg - 90) * Math.PI / 180;
    return `${(CENTRE + radius * Math.cos(angle)).toFixed(1)} ${(CENTRE + radius * Math.sin(angle)).toFixed(1)}`;
  };
  const way = turn > 0 ? 1 : -1;
  return `M${at(-way * sweep / 2)} A${radius} ${radius} 0 0 ${turn > 0 ? 1 : 0} ${at(way * sweep / 2)}`;
}
function createDial() {
  const knot = shape("circle", { r: 6, class: "hb-lever-knot" });
  const string = shape("line", { x2: REACH, class: "hb-lever-string" });
  const other = shape("line", { x2: REACH, class: "hb-lever-string hb-lever-other" });
  const shin = shape("line", { x1: CENTRE, y1: CENTRE, class: "hb-lever-shin" });
  const knob = shape("circle", { r: 9, class: "hb-lever-foot" });
  const turning = shape("path", { class: "hb-lever-turning", "marker-end": "url(#hb-lever-tip)" });
  const tip = shape(
    "marker",
    { id: "hb-lever-tip", viewBox: "0 0 10 10", refX: 5, refY: 5, markerWidth: 4, markerHeight: 4, orient: "auto" },
    shape("path", { d: "M0 0 10 5 0 10Z", class: "hb-lever-tip" })
  );
  const svg = shape(
    "svg",
    { viewBox: "0 0 220 230", role: "img" },
    shape("defs", {}, tip),
    shin,
    knob,
    shape("circle", { cx: CENTRE, cy: CENTRE, r: RIM, class: "hb-lever-bone" }),
    other,
    string,
    knot,
    shape("circle", { cx: CENTRE, cy: CENTRE, r: 6, class: "hb-lever-axle" }),
    turning
  );
  const caption = element(
    "figcaption",
    {},
    "Your right knee, seen from in front. The dot in the middle is the axle, the line a muscle, tied to the rim."
  );
  function show([low, high], says) {
    const middle = (low + high) / 2;
    for (
      const [line, turn] of
      /** @type {[SVGElement, number][]} */
      [
        [string, low],
        [other, high]
      ]
    ) {
      line.setAttribute("x1", String(tied(height(turn))));
      line.setAttribute("y1", String(height(turn)));
      line.setAttribute("y2", String(height(turn)));
    }
    knot.setAttribute("cx", String(tied(height(low))));
    knot.setAttribute("cy", String(height(low)));
    other.toggleAttribute("hidden", low === high);
    const { x, y } = foot(middle);
    for (
      const [name, value] of
      /** @type {[string, number][]} */
      [
        ["x2", x],
        ["y2", y]
      ]
    ) {
      shin.setAttribute(name, String(value));
    }
    knob.setAttribute("cx", String(x));
    knob.setAttribute("cy", String(y));
    turning.setAttribute("d", arc(middle));
    turning.toggleAttribute("hidden", Math.abs(middle) < 0.3 || low !== high);
    svg.setAttribute("aria-label", says);
  }
  return { shown: element("figure", { class: "hb-lever-dial" }, svg, caption), show };
}

// hipbook/widgets/js/levers/row.js
var MOST = 2;
function bar([low, high]) {
  const [first, last] = low === high ? [Math.min(low, 0), Math.max(high, 0)] : [low, high];
  const percent = (turn) => (turn + MOST) / (2 * MOST) * 100;
  return { left: `${percent(first)}%`, width: `${percent(last) - percent(first)}%` };
}
function createRow(muscle, choose) {
  const fill = element("span", { class: "hb-lever-bar" });
  const track = element("span", { class: "hb-lever-track", "aria-hidden": "true" }, fill);
  const way = element("span", { class: "hb-lever-way" });
  const press = element(
    "button",
    { type: "button", class: "hb-lever-row" },
    element("span", {}, muscle.plain, element("small", {}, muscle.name)),
    track,
    way
  );
  press.addEventListener("click", choose);
  function show(at) {
    const part = muscle.at[at];
    if (!part) return;
    Object.assign(fill.style, bar(part.span));
    fill.dataset.way = part.way || "unknown";
    way.textContent = part.way || "not known";
  }
  return {
    shown: element("li", {}, press),
    show,
    /** @param {boolean} on */
    press: (on) => press.setAttribute("aria-pressed", String(on))
  };
}

// hipbook/widgets/js/levers/index.js
function render({ model, el }) {
  const muscles = model.get("muscles");
  const stops = model.get("stops");
  const body = createBody();
  const dial = createDial();
  const about = element("div", { class: "hb-lever-about" });
  const says = element("p", { class: "hb-says" });
  const slider = element("input", { type: "range", min: 0, max: stops.length - 1, step: 1, value: 0 });
  slider.setAttribute("aria-label", "How far is the hip bent? Move the slider");
  const rows = muscles.map((muscle) => createRow(muscle, () => choose(muscle)));
  let chosen = muscles.find((muscle) => muscle.id === model.get("first")) ?? muscles[0];
  function show() {
    const at = Number(slider.value);
    const stop = stops[at];
    if (!stop || !chosen) return;
    slider.setAttribute("aria-valuetext", stop.says);
    says.textContent = stop.says;
    body.show(stop.deg, stop.bent);
    for (const row of rows) row.show(at);
    const part = chosen.at[at];
    if (part) dial.show(part.span, part.says);
    about.replaceChildren(
      element("p", { class: "hb-lever-name" }, element("strong", {}, chosen.plain), ` (${chosen.name})`),
      element("p", {}, `${part?.says ?? ""} ${chosen.note}`),
      element("details", {}, element("summary", {}, "How we know"), element("p", {}, chosen.sure))
    );
  }
  function choose(muscle) {
    chosen = muscle;
    rows.forEach((row, n) => {
      row.press(muscles[n] === muscle);
    });
    show();
  }
  slider.addEventListener("input", show);
  const marks = stops.filter(({ deg }) => deg % 45 === 0).map(({ deg }) => element("span", { class: model.get("anchors").includes(deg) ? "hb-at" : "" }, `${deg}°`));
  el.classList.add("hb-levers");
  el.append(
    element("label", { class: "hb-ask" }, "Bend the hip: move the slider", slider),
    element("div", { class: "hb-lever-marks", "aria-hidden": "true" }, ...marks),
    element("div", { class: "hb-lever-pictures" }, body.shown, dial.shown, about),
    says,
    element(
      "div",
      { class: "hb-lever-ends", "aria-hidden": "true" },
      element("span", {}, "← turns the thigh out"),
      element("span", {}, "turns it in →")
    ),
    element("ul", { class: "hb-lever-rows" }, ...rows.map((row) => row.shown))
  );
  if (chosen) choose(chosen);
}
var levers_default = { render };
export {
  levers_default as default,
  render
};
