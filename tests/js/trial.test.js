/** One try of a home test: countdown, stopwatch, level. */

import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { beep, END_HZ, READY_HZ } from "../../hipbook/widgets/js/trial/beep.js";
import { endWords } from "../../hipbook/widgets/js/trial/clock.js";
import { degreesBetween, down } from "../../hipbook/widgets/js/trial/geometry.js";
import trial from "../../hipbook/widgets/js/trial/index.js";
import { giveAudio, sounded } from "./support/audio.js";
import { click, createModel, openPage, settle } from "./support/browser.js";

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

test("down is down, however the phone lies", () => {
  const round = (direction) => direction.map((part) => Math.round(part * 1000) / 1000 + 0);
  assert.deepEqual(round(down({ beta: 0, gamma: 0 })), [0, 0, -1]);
  assert.deepEqual(round(down({ beta: 90, gamma: 0 })), [0, -1, 0]);
  assert.deepEqual(round(down({ beta: 0, gamma: 90 })), [1, 0, 0]);
});

test("the angle of a movement is the one between two tilts", () => {
  const flat = down({ beta: 0, gamma: 0 });
  for (const beta of [0, 20, 90, 135])
    assert.ok(Math.abs(degreesBetween(flat, down({ beta, gamma: 0 })) - beta) < 1e-6);
  assert.ok(degreesBetween([1, 0, 0], [1 + 1e-12, 0, 0]) < 1e-3, "rounding is no angle");
});

test("the end of a try says what to do with it", () => {
  assert.match(endWords("hold", 12.34, 60), /^12.3 s/);
  assert.match(endWords("count", 30, 30), /How many full stands/);
  assert.match(endWords("stages", 10, 10), /^Held/);
  assert.match(endWords("count", 12, 30), /Stopped before the end/);
});

/** A try on a page whose clock the test moves. */
function open(kind, seconds = 30, options = {}) {
  const window = openPage(options);
  giveAudio(window);
  let now = 1000;
  mock.method(performance, "now", () => now);
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  let tick = null;
  mock.method(globalThis, "setInterval", (callback) => {
    tick = callback;
  });
  mock.method(globalThis, "clearInterval", () => {
    tick = null;
  });
  const model = createModel({ kind, seconds, say: "Sit down." });
  const el = document.createElement("div");
  document.body.append(el);
  const stop = trial.render({ model, el });
  const pass = (s) => {
    for (let n = 0; n < s * 10; n++) {
      now += 100;
      tick?.();
    }
  };
  const sleep = (s) => {
    now += s * 1000;
  };
  const face = () => el.querySelector(".hb-clock").textContent;
  const words = () => el.querySelector("[role=status]").textContent;
  return {
    window,
    model,
    el,
    stop,
    pass,
    sleep,
    face,
    words,
    press: () => click(el.querySelector("button")),
    button: () => el.querySelector("button").textContent,
  };
}

test("a countdown gives time to get ready, counts down and ends by itself", () => {
  const { pass, face, words, press, button, model } = open("count");
  assert.deepEqual([face(), button(), words()], ["30 s", "Start", "Sit down."]);
  press();
  assert.deepEqual([face(), button()], ["Ready: 5", "Not yet"]);
  pass(5.5);
  assert.deepEqual([button(), words(), face()], ["Stop", "Go.", "29.5 s"]);
  pass(30);
  assert.deepEqual([button(), face()], ["Start again", "30.0 s"]);
  assert.match(words(), /^Time/);
  assert.deepEqual(model.sent, [], "the reader types what they counted");
  assert.deepEqual(
    sounded.map(({ pitch }) => pitch),
    [440, 880, 660],
  );
});

test("a stopwatch tells how long it was held", () => {
  const { pass, face, press, model } = open("hold", 60);
  press();
  pass(5);
  pass(12.3);
  assert.equal(face(), "12.3 s");
  press();
  assert.deepEqual(model.sent, [{ event: "found", value: 12.3 }]);
});

test("a try in which the device slept is none, whether the clock or a press ends it", () => {
  for (const kind of ["hold", "count", "stages"]) {
    for (const isPressed of [true, false]) {
      const { sleep, pass, face, words, press, button, model } = open(kind, 60);
      press();
      pass(8);
      sleep(100);
      if (isPressed) press();
      else pass(0.1);
      assert.match(words(), /slept/);
      assert.deepEqual([model.sent, face(), button()], [[], "60 s", "Start"]);
      press();
      assert.equal(face(), "Ready: 5");
    }
  }
});

test("a press before it begins takes it back, and a clock that goes stops", () => {
  const { pass, face, press, button, stop } = open("count");
  press();
  pass(2);
  press();
  assert.deepEqual([face(), button()], ["30 s", "Start"]);
  press();
  stop();
  pass(10);
  assert.equal(face(), "Ready: 5");
});

test("a browser that forbids sound is no fault", () => {
  const { window, press, button } = open("count");
  window.AudioContext = class {
    constructor() {
      throw new Error("forbidden");
    }
  };
  press();
  assert.equal(button(), "Not yet");
});

/** A tone after an interruption, whose end takes so many seconds to come. */
async function beepAfter(/** @type {number} */ seconds, state = "suspended") {
  const window = openPage();
  const audio = giveAudio(window);
  let now = 1000;
  mock.method(performance, "now", () => now);
  await beep(READY_HZ);
  const { context } = audio;
  context.state = state;
  context.resume = async () => {
    audio.resumed += 1;
    now += seconds * 1000;
    context.state = "running";
  };
  sounded.length = 0;
  await beep(END_HZ);
  return { audio, pitches: sounded.map(({ pitch }) => pitch) };
}

test("a tone wakes a sound that was interrupted", async () => {
  for (const state of ["suspended", "interrupted"]) {
    const { audio, pitches } = await beepAfter(0.1, state);
    assert.deepEqual([audio.resumed, pitches], [1, [END_HZ]]);
  }
});

test("a tone that would come too late is not sounded", async () => {
  assert.deepEqual((await beepAfter(3)).pitches, []);
});

test("a sound that was closed is opened anew", async () => {
  assert.deepEqual((await beepAfter(0, "closed")).pitches, [END_HZ]);
});

/** The phone is tilted. */
const tilt = (beta, gamma = 0) => dispatchEvent(Object.assign(new Event("deviceorientation"), { beta, gamma }));

/** A level, begun. */
async function level({ permission = async () => "granted", options = {}, sensor = true } = {}) {
  const opened = open("angle", 0, options);
  if (sensor) opened.window.DeviceOrientationEvent = { requestPermission: permission };
  opened.press();
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  const [begin, zero, keep] = /** @type {any} */ (opened.el.querySelectorAll("button"));
  return { ...opened, begin, zero, keep };
}

test("a level is set to 0 and read at the end of the movement", async () => {
  const { zero, keep, face, words, model, stop } = await level();
  tilt(null);
  assert.ok(zero.hidden);
  tilt(10);
  assert.match(words(), /set it to 0/);
  click(zero);
  tilt(55);
  assert.equal(face(), "45°");
  click(keep);
  assert.deepEqual(model.sent, [{ event: "found", value: 45 }]);
  assert.match(words(), /^45 degrees/);
  stop();
  tilt(90);
  assert.equal(face(), "45°");
});

test("without a level the reader is asked to type, with the reason", async () => {
  const refused = await level({ permission: async () => "denied" });
  assert.match(refused.words(), /not allowed. Use a level app/);
  const broken = await level({ permission: () => Promise.reject(new Error("no")) });
  assert.match(broken.words(), /not allowed/);
  const insecure = await level({ options: { url: "http://192.168.0.2/" } });
  assert.match(insecure.words(), /cannot read a level here/);
  const silent = await level({ permission: undefined });
  mock.timers.tick(1500);
  assert.match(silent.words(), /has no level/);
  assert.ok(silent.begin.hidden);
  mock.timers.reset();
  await settle();
});
