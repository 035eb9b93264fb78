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
function announceIn(region, text) {
  region.replaceChildren(...text ? [element("span", {}, text)] : []);
}
var prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// hipbook/widgets/js/shared/text.js
var upperFirst = (text = "") => text.charAt(0).toUpperCase() + text.slice(1);

// hipbook/widgets/js/pacing/place.js
var eased = (share) => (1 - Math.cos(Math.PI * share)) / 2;
function placeOf([there, back], elapsed) {
  const whole = there + back;
  const round = Math.floor(elapsed / whole);
  const into = elapsed - round * whole;
  const way = into < there ? 0 : 1;
  const gone = way ? into - there : into;
  const lasts = way ? back : there;
  const share = gone / lasts;
  return { way, round, left: Math.max(1, Math.ceil(lasts - gone)), size: eased(way ? 1 - share : share) };
}
function tempoWords(ways, [there, back]) {
  const aMinute = Math.round(60 / (there + back));
  return `${ways[0].word} ${there} s, ${ways[1].word} ${back} s: about ${aMinute} a minute.`;
}
function manner([there, back]) {
  if (back > there) return "The way back is the slower one. That is what this is about.";
  if (back === there) return "Both ways are alike. Let the way back be a little slower.";
  return "Here the way back is the quicker one. Try it the other way round, and feel the difference.";
}

// hipbook/widgets/js/pacing/pacer.js
var FASTEST = 1;
var SLOWEST = 10;
var LEAST = 0.6;
var BEGIN = "Begin";
var STOP = "Stop";
var breathOf = ({ word, breath }) => breath && !word.includes("breathe") ? `breathe ${breath}` : "";
var cueOf = (way) => [upperFirst(way.word), breathOf(way)].filter(Boolean).join(", ");
function createTempo(way, changed) {
  const number = element("output");
  const input = element("input", { type: "range", min: FASTEST, max: SLOWEST, step: 1, value: way.seconds });
  const label = element("label", { class: "hb-ask" }, `${upperFirst(way.word)}: `, number, input);
  function show() {
    const words = `${input.value} ${input.value === "1" ? "second" : "seconds"}`;
    number.textContent = words;
    input.setAttribute("aria-valuetext", words);
  }
  input.addEventListener("input", () => {
    show();
    changed();
  });
  show();
  return { label, seconds: () => Number(input.value) };
}
function createPacer(pace) {
  const shape = element("div", { class: "hb-pacing-shape" });
  const cue = element("p", { class: "hb-pacing-cue", "aria-hidden": "true" });
  const left = element("p", { class: "hb-pacing-left", "aria-hidden": "true" });
  const stage = element(
    "div",
    { class: "hb-pacing-stage", role: "img", "aria-label": pace.figure },
    shape,
    element("div", { class: "hb-pacing-words" }, cue, left)
  );
  const heard = element("p", { class: "hb-unseen", "aria-live": "polite" });
  const tempo = element("p", { class: "hb-pacing-tempo" });
  const advice = element("p", { class: "hb-quiet" });
  const done = element("p", { class: "hb-pacing-done" });
  const go = element("button", { type: "button", class: "jupyter-button hb-button hb-primary" }, BEGIN);
  const sliders = pace.ways.map((way2) => createTempo(way2, changed));
  let frame = 0;
  let began = 0;
  let way = -1;
  const seconds = () => [sliders[0]?.seconds() ?? 1, sliders[1]?.seconds() ?? 1];
  function changed() {
    tempo.textContent = upperFirst(tempoWords(pace.ways, seconds()));
    advice.textContent = manner(seconds());
    if (frame) began = performance.now();
  }
  function draw(size) {
    shape.style.scale = String(prefersStillness() ? 1 : LEAST + (1 - LEAST) * size);
  }
  function show() {
    const place = placeOf(seconds(), (performance.now() - began) / 1e3);
    const now = pace.ways[place.way];
    draw(place.size);
    if (!now) return;
    setText(left, String(place.left));
    if (place.way !== way) {
      way = place.way;
      stage.dataset.way = way ? "back" : "there";
      setText(cue, cueOf(now));
      announceIn(heard, cueOf(now));
    }
    setText(done, place.round ? `${place.round} ${pace.round}${place.round > 1 ? "s" : ""} so far.` : "");
  }
  function step() {
    show();
    frame = requestAnimationFrame(step);
  }
  function start() {
    began = performance.now();
    way = -1;
    go.textContent = STOP;
    step();
  }
  function stop() {
    cancelAnimationFrame(frame);
    frame = 0;
    go.textContent = BEGIN;
    delete stage.dataset.way;
    setText(cue, "Press Begin, and follow");
    setText(left, "");
    announceIn(heard, "");
    draw(1);
  }
  go.addEventListener("click", () => frame ? stop() : start());
  stop();
  setText(done, "");
  changed();
  const shown = element(
    "div",
    { class: "hb-pacing-one" },
    element("p", {}, pace.about),
    stage,
    heard,
    element("div", { class: "hb-row" }, go, done),
    element("div", { class: "hb-pacing-tempos" }, ...sliders.map(({ label }) => label)),
    tempo,
    advice,
    element("p", { class: "hb-quiet" }, pace.mind)
  );
  return { shown, stop };
}

// hipbook/widgets/js/pacing/index.js
function render({ model, el }) {
  el.classList.add("hb-pacing");
  const choices = model.get("paces").map((pace) => ({ name: pace.name, ...createPacer(pace) }));
  const place = element("div");
  const buttons = choices.map(
    ({ name }) => element("button", { type: "button", class: "jupyter-button widget-toggle-button" }, name)
  );
  function choose(chosen) {
    for (const { stop } of choices) stop();
    buttons.forEach((button, n) => {
      button.classList.toggle("mod-active", n === chosen);
      button.setAttribute("aria-pressed", String(n === chosen));
    });
    const choice = choices[chosen];
    if (choice) place.replaceChildren(choice.shown);
  }
  buttons.forEach((button, n) => {
    button.addEventListener("click", () => choose(n));
  });
  if (buttons.length > 1) {
    el.append(element("div", { class: "hb-movements", role: "group", "aria-label": "Which pace?" }, ...buttons));
  }
  el.append(place);
  choose(0);
  return () => {
    for (const { stop } of choices) stop();
  };
}
var pacing_default = { render };
export {
  pacing_default as default,
  render
};
