/** One pace to follow: a figure that grows and shrinks, its words, two sliders for the tempo, and Begin. */

import { announceIn, element, prefersStillness, setText } from "../shared/dom.js";
import { upperFirst } from "../shared/text.js";
import { manner, placeOf, tempoWords } from "./place.js";

/** @typedef {import("./place.js").Way} Way */

/**
 * @typedef {object} Pace what Python tells of one
 * @property {string} name
 * @property {string} about what to do
 * @property {string} mind when to leave it
 * @property {string} round what one of both ways is called
 * @property {[Way, Way]} ways
 * @property {string} figure words for the picture
 */

const FASTEST = 1;
const SLOWEST = 10;
/** The figure at its smallest, as a share of its largest. */
const LEAST = 0.6;
const BEGIN = "Begin";
const STOP = "Stop";

/** @param {Way} way */
const breathOf = ({ word, breath }) => (breath && !word.includes("breathe") ? `breathe ${breath}` : "");

/** @param {Way} way */
const cueOf = (way) => [upperFirst(way.word), breathOf(way)].filter(Boolean).join(", ");

/**
 * A slider for the seconds of a way.
 *
 * @param {Way} way
 * @param {() => void} changed
 */
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

/** @param {Pace} pace */
export function createPacer(pace) {
  const shape = element("div", { class: "hb-pacing-shape" });
  const cue = element("p", { class: "hb-pacing-cue", "aria-hidden": "true" });
  const left = element("p", { class: "hb-pacing-left", "aria-hidden": "true" });
  const stage = element(
    "div",
    { class: "hb-pacing-stage", role: "img", "aria-label": pace.figure },
    shape,
    element("div", { class: "hb-pacing-words" }, cue, left),
  );
  const heard = element("p", { class: "hb-unseen", "aria-live": "polite" });
  const tempo = element("p", { class: "hb-pacing-tempo" });
  const advice = element("p", { class: "hb-quiet" });
  const done = element("p", { class: "hb-pacing-done" });
  const go = element("button", { type: "button", class: "jupyter-button hb-button hb-primary" }, BEGIN);
  const sliders = pace.ways.map((way) => createTempo(way, changed));

  let frame = 0;
  let began = 0;
  let way = -1;

  /** @returns {[number, number]} */
  const seconds = () => [sliders[0]?.seconds() ?? 1, sliders[1]?.seconds() ?? 1];

  function changed() {
    tempo.textContent = upperFirst(tempoWords(pace.ways, seconds()));
    advice.textContent = manner(seconds());
    // Another tempo begins with a whole round: in the middle of one the figure would jump.
    if (frame) began = performance.now();
  }

  /** @param {number} size from 0 to 1 */
  function draw(size) {
    shape.style.scale = String(prefersStillness() ? 1 : LEAST + (1 - LEAST) * size);
  }

  function show() {
    const place = placeOf(seconds(), (performance.now() - began) / 1000);
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

  go.addEventListener("click", () => (frame ? stop() : start()));
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
    element("p", { class: "hb-quiet" }, pace.mind),
  );
  return { shown, stop };
}
