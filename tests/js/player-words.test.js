/** What the player shows and announces in words and numbers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  amountOf,
  breathNow,
  briefOf,
  clock,
  cueOf,
  placeOf,
  sideOf,
} from "../../hipbook/widgets/js/player/progress.js";
import { repetitionOf } from "../../hipbook/widgets/js/player/repetition.js";
import { dashes } from "../../hipbook/widgets/js/player/ring.js";
import {
  afterThisOf,
  announcementOf,
  nextOf,
  nextsOf,
  setOf,
  thenOf,
} from "../../hipbook/widgets/js/player/wording.js";
import { part, STEPS, step } from "./support/session.js";

const UP = step("up", 5, { words: "Get up from the floor" });

test("a repetition goes there, holds, and comes back more slowly than it went", () => {
  const parts = [part("lift", 2, "out"), part("hold", 1), part("lower", 4, "in")];
  const reps = step("work", 21, { reps: 3, rep_s: 7, parts });
  const at = (seconds) => repetitionOf(reps, seconds);
  assert.deepEqual(
    [0, 6.9, 7, 21].map((s) => at(s).number),
    [1, 1, 2, 3],
  );
  assert.deepEqual(
    [1, 2.5, 3, 8].map((s) => at(s).part.word),
    ["lift", "hold", "lower", "lift"],
  );
  assert.deepEqual(
    [0, 1, 2.5, 5, 7].map((s) => at(s).gone),
    [0, 0.5, 0.5, 0.5, 0],
  );
  assert.deepEqual([at(3.5).done, at(21).done, at(21).gone], [0.5, 3, 1]);
  assert.equal(repetitionOf(step("work", 9), 3), null);
});

test("a repetition without parts goes as a whole", () => {
  const { part: none, ...place } = repetitionOf(step("work", 8, { reps: 2, rep_s: 4 }), 5);
  assert.deepEqual([none, place], [undefined, { number: 2, gone: 0.25, done: 1.25 }]);
});

test("a ring has a piece for each repetition, and closes with a hold", () => {
  assert.equal(dashes(1, 0.25), "25 100");
  assert.equal(dashes(4, 1.5), "23 2 11.5 100");
  assert.equal(dashes(2, 2), "48 2 48 2 0 100");
  const drawn = (list) => list.split(" ").map(Number).slice(0, -1);
  for (const pieces of [1, 3, 10, 20, 60]) {
    const whole = drawn(dashes(pieces, pieces)).reduce((sum, length) => sum + length, 0);
    assert.ok(Math.abs(whole - 100) < 1, `${pieces} pieces go once round: ${whole}`);
  }
});

test("cues come one at a time", () => {
  assert.deepEqual(
    [0, 7, 13, 19].map((s) => cueOf({ cues: ["a", "b"], seconds: 10 }, s)),
    ["a", "b", "a", "b"],
  );
  assert.equal(cueOf(step("work", 0), 0), "");
});

test("the exercise is told by its place among those of the session", () => {
  const [first, second] = ["Exercise 1 of 2", "Exercise 2 of 2"];
  assert.deepEqual(
    [0, 3, 4, 5, 6].map((n) => placeOf(STEPS, n)),
    [first, first, second, second, second],
  );
  assert.equal(placeOf([UP], 0), "");
});

test("the time left is counted in seconds, from a minute on in minutes", () => {
  assert.deepEqual([0, 0.2, 59, 59.1, 61, 754].map(clock), ["0", "1", "59", "1:00", "1:01", "12:34"]);
});

test("which leg works, or which side is up, is shown where one gets ready, changes and works", () => {
  const means = { lead: "Stand on your left leg" };
  const kinds = /** @type {const} */ (["ready", "change", "work", "rest", "up"]);
  const shown = kinds.filter((kind) => sideOf(step(kind, 5, means)));
  assert.deepEqual(shown, ["ready", "change", "work"]);
});

test("how much is told while one gets ready, then as a time and as a set", () => {
  assert.equal(amountOf(step("ready", 5, { cues: ["10 times, slowly"] })), "10 times, slowly");
  assert.equal(amountOf(step("ready", 5)), "");
  assert.equal(amountOf(step("work", 30, { words: "Hold", sets: 2, set: 1 })), "Hold\u00a0· Set 1 of 2");
  assert.equal(amountOf(step("work", 30, { reps: 3, sets: 2, set: 2 })), "Set 2 of 2");
  assert.equal(amountOf(UP), "");
});

test("the breath is told with work and before it, the one that leads first; the eyes before what to do", () => {
  const now = (kind, breath, place = null, phase = /** @type {"running" | "paused"} */ ("running")) =>
    breathNow({ phase, step: step(kind, 5, { breath }) }, place);
  assert.equal(now("work", "easy"), "Breath: easy");
  assert.equal(now("work", "easy", { part: part("lift", 2, "out") }), "Breathe out");
  assert.equal(now("rest", "easy") + now("work", "") + now("work", "easy", null, "paused"), "");
  assert.equal(breathNow({ phase: "paused", step: step("work", 5), slept: true }, null), "This device slept");
  assert.equal(briefOf(step("up", 5, { eyes: "Open your eyes.", brief: "Kneel." })), "Open your eyes. Kneel.");
});

test("what comes next is named, in full and in few words", () => {
  assert.equal(nextOf(STEPS[3]), "Next: Clam, right side up, 5 seconds");
  assert.equal(nextOf(UP), "Next: get up from the floor");
  assert.equal(nextOf(undefined), "Next: the end");
  assert.equal(nextOf(STEPS[4]), "Next: Clam");
  assert.equal(nextOf(step("rest", 20)), "Next: rest, 20 seconds");
  assert.equal(nextOf(step("work", 20, { sets: 3, set: 2 })), "Next: the same side again, set 2 of 3");
  assert.deepEqual(nextsOf(UP), ["Next: get up from the floor", "Next: get up"]);
  assert.deepEqual(nextsOf(STEPS[1]).length, 1);
  assert.deepEqual([thenOf(UP), afterThisOf(UP)], ["then get up", "After this, get up"]);
  assert.equal(thenOf(undefined) + afterThisOf(undefined) + setOf(undefined), "");
});

test("a pause, an end and a step come to by hand are announced", () => {
  const stand = { ...STEPS[1], lead: "Stand on your left leg" };
  assert.equal(announcementOf({ phase: "running", step: stand }), "Stand on your left leg. 5 seconds");
  assert.equal(
    announcementOf({ phase: "running", step: step("work", 12, { reps: 3, words: "3 times" }) }),
    "Left side up. 3 times",
  );
  assert.equal(announcementOf({ phase: "paused", step: stand }), "Paused");
  assert.equal(announcementOf({ phase: "paused", step: stand, slept: true }), "Paused. This device slept");
  assert.equal(announcementOf({ phase: "finished" }), "Finished. Take your time");
});
