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
function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
  target.hidden = !text;
}
function drawing(markup) {
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  return (
    /** @type {SVGSVGElement} */
    /** @type {unknown} */
    document.importNode(parsed, true)
  );
}

// hipbook/widgets/js/explorer/guess.js
function createVeil(model, movement) {
  const why = element("p", { class: "hb-veiled" }, model.get("verdict"));
  const show = () => {
    why.hidden = !model.get("veiled");
    movement.veil(model.get("veiled"));
  };
  movement.under.append(why);
  model.on("change:veiled", show);
  show();
  return () => model.off("change:veiled", show);
}
function createGuess(model, movement) {
  const asks = element("p", { class: "hb-ask" }, model.get("asks"));
  const stop = element("button", { type: "button", class: "jupyter-button hb-button hb-primary hb-stop-here" });
  stop.textContent = model.get("stop");
  const verdict = element("p", { class: "hb-stopped" });
  const again = element("button", { type: "button", class: "jupyter-button hb-button hb-plain" }, "Guess again");
  const answered = element("div", { class: "hb-turn-said", role: "status" }, verdict, again);
  let isAgain = false;
  function show() {
    const veiled = isAgain || model.get("veiled");
    const guess = model.get("guess");
    if (!veiled && guess !== null) movement.stand(guess);
    movement.veil(veiled);
    stop.hidden = !veiled;
    stop.disabled = false;
    again.hidden = veiled;
    setText(verdict, isAgain ? "" : model.get("verdict"));
  }
  stop.addEventListener("click", () => {
    const degrees2 = movement.whole();
    isAgain = false;
    if (degrees2 === model.get("guess")) return show();
    stop.disabled = true;
    model.send({ event: "stopped", degrees: degrees2 });
  });
  again.addEventListener("click", () => {
    isAgain = true;
    movement.stand(0);
    show();
  });
  const followed = (
    /** @type {const} */
    ["change:veiled", "change:verdict", "change:guess"]
  );
  for (const name of followed) model.on(name, show);
  show();
  if (model.get("veiled")) movement.stand(0);
  movement.shown.prepend(asks);
  movement.under.append(stop, answered);
  return () => {
    for (const name of followed) model.off(name, show);
  };
}

// hipbook/widgets/js/shared/numbers.js
var clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// hipbook/widgets/js/explorer/shares.js
function timeShare(way) {
  const u = 0.5 - Math.sin(Math.asin(1 - 2 * clamp(way, 0, 1)) / 3);
  return 2.16 * u * (1 - u) ** 2 + 0.84 * u * u * (1 - u) + u ** 3;
}
var percent = (part, whole) => `${100 * part / whole}%`;
var degrees = ([low, high]) => low === high ? `${low}°` : `${low} to ${high}°`;

// hipbook/widgets/js/explorer/way.js
function between(lower, upper) {
  const most = lower.length - 1;
  const point = (height, whole) => `${percent(whole, most)} ${percent(most - height, most)}`;
  return `polygon(${[...lower.map(point), ...upper.map(point).reverse()].join(", ")})`;
}
function createWay(parts, says) {
  const most = parts.length - 1;
  const edges = [parts.map(() => 0), parts.map(({ hip }) => hip[0]), parts.map(({ hip }) => hip[1]), [...parts.keys()]];
  const areas = ["hip", "either", "pelvis"].map((name, n) => {
    const clip = between(edges[n] ?? [], edges[n + 1] ?? []);
    return element("span", { class: `hb-part-${name}`, style: `clip-path:${clip}` });
  });
  const line = element("span", { class: "hb-here" });
  function show(whole) {
    line.style.left = percent(whole, most);
  }
  return { way: element("div", { class: "hb-way-shared", role: "img", "aria-label": says }, ...areas, line), show };
}

// hipbook/widgets/js/explorer/movement.js
var term = (name, text) => element("dt", {}, element("span", { class: `hb-part-${name}`, "aria-hidden": "true" }), text);
function zone([first, last], most) {
  const place = `left:${percent(first, most)};width:${percent(last - first, most)}`;
  const mark = element("span", { class: first === last ? "hb-at" : "", style: place });
  return element("div", { class: "hb-shows", "aria-hidden": "true" }, mark);
}
function createNumbers(parts) {
  const [hip, pelvis] = [element("dd"), element("dd")];
  const list = element(
    "dl",
    { class: "hb-parts" },
    element("div", {}, term("hip", "Hip"), hip),
    element("div", {}, term("pelvis", "Pelvis and low back"), pelvis)
  );
  if (parts.some((part) => part.hip[0] < part.hip[1])) {
    list.append(element("div", {}, term("either", "Either: it differs, or is not known"), element("dd")));
  }
  return { list, hip, pelvis };
}
function createBar(most) {
  const stretches = ["hip", "either", "pelvis"].map((name) => element("span", { class: `hb-part-${name}` }));
  function show({ hip, pelvis }) {
    const widths = [hip[0], hip[1] - hip[0], pelvis[0]];
    stretches.forEach((stretch, n) => {
      stretch.style.width = percent(widths[n] ?? 0, most);
    });
  }
  return { bar: element("div", { class: "hb-shares", "aria-hidden": "true" }, ...stretches), show };
}
function evidence({ sure, sources }) {
  const list = element("ul", {}, ...sources.map((source) => element("li", {}, source)));
  return element("details", {}, element("summary", {}, "How we know"), element("p", {}, sure), list);
}
function createMovement(movement) {
  const { name, parts, seen_deg: seenDeg, seen, note } = movement;
  const most = parts.length - 1;
  const svg = drawing(movement.figure);
  const { width, height } = svg.viewBox.baseVal;
  const figure = element("div", { class: "hb-figure", style: `--hb-ratio:${width}/${height}` }, svg);
  const label = `How far? Move the slider: ${name}`;
  const slider = element("input", { type: "range", min: 0, max: most, step: 1, "aria-label": label });
  const numbers = createNumbers(parts);
  const { bar, show: showBar } = createBar(most);
  const { way, show: showWay } = createWay(parts, `The parts of the whole movement. At its end: ${parts[most]?.says}`);
  const words = element("p", { class: "hb-says" });
  const under = element("div");
  function show() {
    const whole = Number(slider.value);
    const part = parts[whole];
    if (!part) return;
    svg.pauseAnimations();
    svg.setCurrentTime(timeShare(whole / most) * Number(svg.dataset.endS));
    showBar(part);
    showWay(whole);
    numbers.hip.textContent = degrees(part.hip);
    numbers.pelvis.textContent = degrees(part.pelvis);
    words.textContent = part.says;
    slider.setAttribute("aria-valuetext", made.hidden ? `${whole} degrees` : part.says);
  }
  slider.value = String(Math.round(most / 2));
  slider.addEventListener("input", show);
  const mark = element("span", { class: "hb-mark", "aria-hidden": "true" });
  const made = element(
    "div",
    {},
    zone(seenDeg, most),
    element("p", { class: "hb-shows-words" }, mark, seen),
    way,
    bar,
    numbers.list,
    words,
    ...note ? [element("p", {}, note)] : [],
    evidence(movement)
  );
  const asked = element("label", { class: "hb-ask" }, "How far? Move the slider", slider);
  return {
    shown: element("div", { class: "hb-movement" }, figure, asked, under, made),
    under,
    show,
    whole: () => Number(slider.value),
    stand(whole) {
      slider.value = String(whole);
      show();
    },
    veil(veiled) {
      made.hidden = veiled;
      show();
    }
  };
}

// hipbook/widgets/js/explorer/index.js
function render({ model, el }) {
  el.classList.add("hb-explorer");
  const choices = model.get("movements").map((movement) => ({ name: movement.name, ...createMovement(movement) }));
  const place = element("div");
  const buttons = choices.map(
    ({ name }) => element("button", { type: "button", class: "jupyter-button widget-toggle-button" }, name)
  );
  function choose(chosen) {
    buttons.forEach((button, n) => {
      button.classList.toggle("mod-active", n === chosen);
      button.setAttribute("aria-pressed", String(n === chosen));
    });
    const choice = choices[chosen];
    if (!choice) return;
    place.replaceChildren(choice.shown);
    choice.show();
  }
  buttons.forEach((button, n) => {
    button.addEventListener("click", () => choose(n));
  });
  if (buttons.length > 1) {
    el.append(element("div", { class: "hb-movements", role: "group", "aria-label": "Which movement?" }, ...buttons));
  }
  el.append(choices.length ? place : element("p", {}, "There is no drawing of these movements yet."));
  choose(0);
  const [first] = choices;
  const letGo = first && (model.get("asks") ? createGuess : createVeil)(model, first);
  const views = new IntersectionObserver(() => {
    for (const { show } of choices) show();
  });
  views.observe(el);
  return () => {
    views.disconnect();
    letGo?.();
  };
}
var explorer_default = { render };
export {
  explorer_default as default,
  render
};
