/** The small pieces that all widgets share. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createAudio, playTone } from "../../hipbook/widgets/js/shared/audio.js";
import { drawing, element, mirror, prefersStillness, setOnce, setText } from "../../hipbook/widgets/js/shared/dom.js";
import { clamp, tenths } from "../../hipbook/widgets/js/shared/numbers.js";
import { read, remove, sessionKey, sessionKeys, write } from "../../hipbook/widgets/js/shared/storage.js";
import { lowerFirst, sentence, sentences, upperFirst } from "../../hipbook/widgets/js/shared/text.js";
import { openPage } from "./support/browser.js";

test("numbers are kept within bounds and rounded", () => {
  assert.deepEqual([clamp(-1, 0, 5), clamp(3, 0, 5), clamp(9, 0, 5)], [0, 3, 5]);
  assert.deepEqual([tenths(1.26), tenths(2)], [1.3, 2]);
});

test("sentences are joined with one full stop and taken apart again", () => {
  assert.equal(sentence("Change sides.", "", undefined, false, null, "Left side"), "Change sides. Left side");
  assert.deepEqual(sentences("Kneel. Then sit! Is it easy? Good"), ["Kneel.", "Then sit!", "Is it easy?", "Good"]);
  assert.deepEqual([sentences(), sentences("  ")], [[], []]);
  assert.deepEqual(
    [lowerFirst("Set 2"), lowerFirst(), upperFirst("as before"), upperFirst()],
    ["set 2", "", "As before", ""],
  );
});

test("an element has its attributes and children, and text is never markup", () => {
  openPage();
  const made = element(
    "p",
    { class: "hb-x", tabindex: 0, title: undefined },
    "<b>text</b>",
    element("span", {}, "more"),
  );
  assert.equal(made.outerHTML, '<p class="hb-x" tabindex="0">&lt;b&gt;text&lt;/b&gt;<span>more</span></p>');
});

test("an attribute is set only where it differs", async () => {
  openPage();
  const made = element("p");
  let changes = 0;
  new MutationObserver((records) => {
    changes += records.length;
  }).observe(made, { attributes: true });
  for (const value of ["a", "a", "b"]) setOnce(made, "title", value);
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(changes, 2);
});

test("an element without text is hidden", () => {
  openPage();
  const line = element("p");
  setText(line, "Rest");
  assert.deepEqual([line.textContent, line.hidden], ["Rest", false]);
  setText(line, "");
  assert.ok(line.hidden);
});

test("a drawing is a picture, and is mirrored where the other side works", () => {
  openPage();
  const svg = drawing('<svg xmlns="http://www.w3.org/2000/svg" data-side="left"><title>Clam</title></svg>');
  assert.equal(svg.querySelector("title").textContent, "Clam");
  mirror(svg, "right");
  assert.equal(svg.dataset.mirrored, "yes");
  for (const side of ["left", null, undefined]) {
    mirror(svg, side);
    assert.equal(svg.dataset.mirrored, undefined);
  }
});

test("who asked for less motion gets stillness", () => {
  openPage();
  assert.equal(prefersStillness(), false);
  openPage({ media: ["(prefers-reduced-motion: reduce)"] });
  assert.equal(prefersStillness(), true);
});

test("what is stored is read again, and what cannot be read is nothing", () => {
  openPage();
  assert.equal(read("hipbook-x"), null);
  assert.ok(write("hipbook-x", { rate: 0.8 }));
  assert.deepEqual(read("hipbook-x"), { rate: 0.8 });
  localStorage.setItem("hipbook-y", "{");
  assert.equal(read("hipbook-y"), null);
  remove("hipbook-x");
  assert.equal(read("hipbook-x"), null);
  write(sessionKey("a"), {});
  localStorage.setItem("somebody-elses", "1");
  assert.deepEqual(sessionKeys(), [sessionKey("a")]);
});

test("a browser that forbids storage is no fault", () => {
  openPage();
  const refuse = () => {
    throw new Error("SecurityError");
  };
  Object.defineProperty(globalThis, "localStorage", {
    value: new Proxy({}, { get: () => refuse, ownKeys: refuse }),
    configurable: true,
    writable: true,
  });
  assert.equal(read("a"), null);
  assert.equal(write("a", 1), false);
  remove("a");
  assert.deepEqual(sessionKeys(), []);
});

test("a tone begins after its delay, dies away and ends", () => {
  openPage();
  const calls = [];
  const log =
    (name) =>
    (...values) => {
      calls.push([name, ...values]);
      return { connect: log("connect"), exponentialRampToValueAtTime: log("fade") };
    };
  globalThis.OscillatorNode = /** @type {any} */ (
    class {
      connect = log("connect");
      start = log("start");
      stop = log("stop");
    }
  );
  globalThis.GainNode = /** @type {any} */ (
    class {
      gain = { setValueAtTime: log("loud") };
    }
  );
  playTone(/** @type {any} */ ({ currentTime: 10 }), { pitch: 440, length: 0.5, delay: 2 });
  const at = (name) => calls.find(([called]) => called === name).slice(1);
  assert.deepEqual([at("loud")[1], at("start"), at("stop"), at("fade")[1]], [12, [12], [12.5], 12.5]);
});

test("a browser without audio has no context", () => {
  openPage();
  /** @type {any} */ (window).AudioContext = undefined;
  assert.equal(createAudio(), null);
});
