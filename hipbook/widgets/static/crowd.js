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

// hipbook/widgets/js/shared/numbers.js
var clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// hipbook/widgets/js/crowd/chance.js
function bell(random) {
  const spread = Math.sqrt(-2 * Math.log(1 - random()));
  return spread * Math.cos(2 * Math.PI * random());
}
function resultAgain({ level, scatter, step, low, high }, random = Math.random) {
  const read = Math.round((level + scatter * bell(random)) / step) * step;
  return clamp(read, low, high);
}
function telling(results, { unit, noise }) {
  const newest = results.at(-1);
  if (newest === void 0) return "Press the button to take the test. Nothing changes in between.";
  const now = `Result ${results.length}: ${newest} ${unit}.`;
  if (results.length === 1) return `${now} Now take it again.`;
  const steps = results.slice(1).map((value, n) => Math.abs(value - Number(results[n])));
  const span = `So far from ${Math.min(...results)} to ${Math.max(...results)}, and nothing has changed.`;
  const beyond = steps.filter((apart) => apart > noise).length;
  const furthest = `The furthest apart of two in a row: ${Math.max(...steps)}.`;
  return `${now} ${span} ${furthest} Further than ${noise} apart: ${beyond} of ${steps.length}.`;
}
function standing(value, { people, reach, unit }) {
  if (!people.length) return `${value} ${unit}.`;
  const under = (at) => people.filter((one) => one < at).length;
  const [low, high] = [under(value - reach), under(value + reach)];
  const here = `${value} ${unit}: of ${people.length} people, about ${under(value)} have a lower result.`;
  return `${here} One result wobbles, so it may be anything from ${low} to ${high} of them.`;
}

// hipbook/widgets/js/crowd/field.js
var PLACES = 40;
var TALL = 9;
var share = (value, [first, last]) => Math.min(1, Math.max(0, (value - first) / (last - first)));
var left = (value, ends) => `${(100 * share(value, ends)).toFixed(2)}%`;
function stacked(values, ends) {
  const height = new Array(PLACES + 1).fill(0);
  return values.map((value) => {
    const place = Math.round(share(value, ends) * PLACES);
    return { left: `${(100 * place / PLACES).toFixed(2)}%`, up: height[place]++ };
  });
}
function dots(name, values, ends) {
  const places = stacked(values, ends);
  const tallest = Math.max(TALL, ...places.map(({ up }) => up + 1));
  return places.map(({ left: at, up }, n) => {
    const newest = n === values.length - 1 ? " hb-newest" : "";
    return element("i", {
      class: `${name}${newest}`,
      style: `left:${at};--hb-up:${(100 * up / tallest).toFixed(2)}%`
    });
  });
}
function ticks([first, last]) {
  const step = [1, 2, 5, 10, 20, 50].find((one) => (last - first) / one <= 5) ?? 100;
  const count = Math.floor(last / step) - Math.ceil(first / step) + 1;
  return Array.from({ length: count }, (_, n) => (Math.ceil(first / step) + n) * step);
}

// hipbook/widgets/js/crowd/index.js
var MANY = 10;
var MOST = 200;
function line(test) {
  const numbers = ticks(test.ends).map((at) => element("span", { style: `left:${left(at, test.ends)}` }, `${at}`));
  return element("div", { class: "hb-crowd-line", "aria-hidden": "true" }, ...numbers);
}
function crowd(test) {
  const usual = test.usual.map(({ from, to, says }) => {
    const style = `left:${left(from, test.ends)};right:calc(100% - ${left(to, test.ends)})`;
    const look = `hb-usual${from === to ? " hb-edge" : ""}${share(from, test.ends) > 0.5 ? " hb-far" : ""}`;
    return element("span", { class: look, style }, element("b", {}, says));
  });
  const all = [...usual, ...dots("hb-one", test.people, test.ends)];
  return element("div", { class: "hb-crowd-people", "aria-hidden": "true" }, ...all);
}
function own(test) {
  const marks = test.own.map(({ side, label, value }) => {
    const [from, to] = [left(value - test.reach, test.ends), left(value + test.reach, test.ends)];
    const reach = element("span", { class: "hb-reach", style: `left:${from};right:calc(100% - ${to})` });
    const at = left(value, test.ends);
    const mark = element("b", { style: `left:${at};translate:-${at}` }, `${label ? `${label} ` : ""}${value}`);
    const place = element("i", { style: `left:${at}` });
    return element("div", { class: "hb-crowd-own", "data-side": side }, mark, reach, place);
  });
  return element("div", { class: "hb-crowd-owns", "aria-hidden": "true" }, ...marks);
}
function createAgain(test, wobble) {
  let results = [];
  const below = element("div", { class: "hb-crowd-again", "aria-hidden": "true" });
  const says = element("p", { class: "hb-says", role: "status" });
  function show() {
    const rings = dots("hb-try", results, test.ends);
    below.replaceChildren(...rings.length ? rings : [element("p", {}, "The results will fall here")]);
    says.textContent = telling(results, wobble);
  }
  function measure(count) {
    const room = Math.max(0, Math.min(count, MOST - results.length));
    results = [...results, ...Array.from({ length: room }, () => resultAgain(wobble))];
    show();
  }
  function button(label, name, act) {
    const made = element("button", { type: "button", class: `jupyter-button hb-button ${name}` }, label);
    made.addEventListener("click", act);
    return made;
  }
  show();
  return [
    below,
    element(
      "div",
      { class: "hb-row" },
      button(test.asks, "hb-primary hb-again", () => measure(1)),
      button("Ten more", "hb-again-ten", () => measure(MANY)),
      button("Begin afresh", "hb-again-none", () => {
        results = [];
        show();
      })
    ),
    says
  ];
}
function createMovable(test, moved) {
  const { level, step, low, high } = test.again;
  const [first, last] = [Math.max(low, Math.ceil(test.ends[0])), Math.min(high, Math.floor(test.ends[1]))];
  const slider = element("input", { type: "range", min: first, max: last, step, value: level });
  slider.setAttribute("aria-label", `If yours were so many ${test.unit}: move the slider`);
  const place = element("div", { class: "hb-crowd-owns" });
  const says = element("p", { class: "hb-says" });
  function show() {
    const value = Number(slider.value);
    const words = standing(value, test);
    place.replaceChildren(...own({ ...test, own: [{ side: "", label: "", value, says: "" }] }).children);
    says.textContent = words;
    slider.setAttribute("aria-valuetext", words);
    moved(value);
  }
  slider.addEventListener("input", show);
  show();
  const label = element("label", { class: "hb-ask" }, "If yours were here? Move the slider. It is not kept.", slider);
  return { above: [place, label], below: [says] };
}
function shown(test) {
  const crowded = test.people.length > 0 || test.usual.length > 0;
  const wobble = { ...test.again };
  const again = createAgain(test, wobble);
  const movable = test.movable ? createMovable(test, (value) => {
    wobble.level = value;
  }) : { above: [own(test)], below: [] };
  return [
    ...crowded ? [crowd(test)] : [],
    line(test),
    element("p", { class: "hb-crowd-unit", "aria-hidden": "true" }, test.unit),
    ...movable.above,
    ...again,
    ...movable.below,
    ...[...test.own.map((one) => one.says), ...test.says].map((text) => element("p", {}, text))
  ];
}
function render({ model, el }) {
  el.classList.add("hb-crowd");
  let chosen = model.get("first");
  function draw() {
    const tests = model.get("tests");
    const test = tests.find(({ id }) => id === chosen) ?? tests[0];
    if (!test) {
      el.replaceChildren(element("p", {}, "There is nothing to show yet."));
      return;
    }
    const buttons = tests.map(({ id, name }) => {
      const on = id === test.id;
      const look = `jupyter-button widget-toggle-button${on ? " mod-active" : ""}`;
      const made = element("button", { type: "button", class: look, "aria-pressed": on, "data-test": id }, name);
      made.addEventListener("click", () => {
        chosen = id;
        draw();
        el.querySelector(`[data-test="${id}"]`)?.focus();
      });
      return made;
    });
    const choices = element("div", { class: "hb-movements", role: "group", "aria-label": "Which test?" }, ...buttons);
    const lead = model.get("lead");
    el.replaceChildren(
      ...lead ? [element("p", {}, lead)] : [],
      ...tests.length > 1 ? [choices] : [],
      ...shown(test)
    );
  }
  draw();
  model.on("change:tests", draw);
  return () => model.off("change:tests", draw);
}
var crowd_default = { render };
export {
  crowd_default as default,
  render
};
