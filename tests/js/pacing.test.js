/** A pace to feel: where one is in it, what is said, the tempo, and stillness. */

import assert from "node:assert/strict";
import { test } from "node:test";
import pacing from "../../hipbook/widgets/js/pacing/index.js";
import { manner, placeOf, tempoWords } from "../../hipbook/widgets/js/pacing/place.js";
import { click, createModel, openPage } from "./support/browser.js";

/** @type {any} */
const BREATH = {
  name: "Breath",
  about: "Follow.",
  mind: "No gasping.",
  round: "breath",
  figure: "A circle.",
  ways: [
    { word: "breathe in", breath: "in", seconds: 3 },
    { word: "breathe out", breath: "out", seconds: 5 },
  ],
};
const ROCK = {
  ...BREATH,
  name: "Rock",
  ways: [
    { word: "roll back", breath: "out", seconds: 2 },
    { word: "come forward", breath: "in", seconds: 4 },
  ],
};

test("there and back follow each other, and count down whole seconds", () => {
  const at = [0, 2.9, 3, 7.9, 8].map((elapsed) => placeOf([3, 5], elapsed));
  assert.deepEqual(
    at.map(({ way, round, left }) => [way, round, left]),
    [
      [0, 0, 3],
      [0, 0, 1],
      [1, 0, 5],
      [1, 0, 1],
      [0, 1, 3],
    ],
  );
});

test("the figure is smallest where it begins, largest between the ways, and never jumps", () => {
  assert.ok(placeOf([3, 5], 0).size < 1e-9 && placeOf([3, 5], 3).size > 1 - 1e-9);
  let before = 0;
  for (let elapsed = 0; elapsed < 24; elapsed += 0.05) {
    const { size } = placeOf([3, 5], elapsed);
    assert.ok(size >= 0 && size <= 1 && Math.abs(size - before) < 0.05);
    before = size;
  }
});

test("a tempo is put into words, and the slow way back is what it is about", () => {
  assert.equal(tempoWords(BREATH.ways, [3, 5]), "breathe in 3 s, breathe out 5 s: about 8 a minute.");
  assert.match(manner([3, 5]), /slower/);
  assert.match(manner([5, 3]), /other way round/);
  assert.match(manner([4, 4]), /alike/);
});

/** A pacing figure on a page whose clock and frames are turned by hand. */
function open(paces, media = []) {
  openPage({ media });
  let now = 0;
  /** @type {any} */
  let next = () => {};
  const clock = performance.now;
  performance.now = () => now * 1000;
  globalThis.requestAnimationFrame = (act) => {
    next = act;
    return 1;
  };
  globalThis.cancelAnimationFrame = () => {
    next = () => {};
  };
  const el = document.createElement("div");
  const close = pacing.render({ model: createModel({ paces }), el });
  const text = (selector) => el.querySelector(selector)?.textContent;
  const pass = (seconds) => {
    now += seconds;
    next();
  };
  const end = () => {
    close();
    performance.now = clock;
  };
  const shape = /** @type {HTMLElement} */ (el.querySelector(".hb-pacing-shape"));
  return { el, text, pass, end, shape, go: () => click(el.querySelector("button.hb-primary")) };
}

test("nothing moves before Begin; then the words follow the breath, and are said", () => {
  const { text, pass, go, end } = open([BREATH]);
  assert.match(text(".hb-pacing-cue"), /Press Begin/);
  go();
  assert.deepEqual([text(".hb-pacing-cue"), text(".hb-pacing-left")], ["Breathe in", "3"]);
  pass(3.5);
  assert.deepEqual([text(".hb-pacing-cue"), text("[aria-live]")], ["Breathe out", "Breathe out"]);
  pass(5);
  assert.equal(text(".hb-pacing-done"), "1 breath so far.");
  pass(8);
  assert.equal(text(".hb-pacing-done"), "2 breaths so far.");
  go();
  assert.match(text(".hb-pacing-cue"), /Press Begin/);
  end();
});

test("a movement says its breath with it", () => {
  const { text, go, end } = open([ROCK]);
  go();
  assert.equal(text(".hb-pacing-cue"), "Roll back, breathe out");
  end();
});

test("the sliders change the tempo, which begins anew", () => {
  const { el, text, pass, go, end } = open([BREATH]);
  go();
  pass(2);
  const [slow] = el.querySelectorAll("input");
  slow.value = "6";
  slow.dispatchEvent(new Event("input"));
  pass(0);
  assert.deepEqual([text(".hb-pacing-left"), slow.getAttribute("aria-valuetext")], ["6", "6 seconds"]);
  assert.match(text(".hb-pacing-tempo"), /Breathe in 6 s/);
  end();
});

test("the figure grows, and stands still for whoever wants stillness", () => {
  const moving = open([BREATH]);
  moving.go();
  const small = Number(moving.shape.style.scale);
  moving.pass(2.9);
  assert.ok(Number(moving.shape.style.scale) > small);
  moving.end();
  const still = open([BREATH], ["(prefers-reduced-motion: reduce)"]);
  still.go();
  still.pass(2.9);
  assert.deepEqual([still.shape.style.scale, still.text(".hb-pacing-left")], ["1", "1"]);
  still.end();
});

test("another pace ends the one that goes on", () => {
  const { el, text, go, end } = open([BREATH, ROCK]);
  go();
  click(el.querySelectorAll(".hb-movements button")[1]);
  assert.match(text(".hb-pacing-cue"), /Press Begin/);
  assert.match(text("label"), /Roll back/);
  end();
});
