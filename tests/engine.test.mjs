// The player's engine without a page, by a clock the test moves. Run by tests/test_player.py, or: node --test tests/engine.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const source = readFileSync(new URL("../hipbook/widgets/static/player.js", import.meta.url), "utf8");
const player = await import(`data:text/javascript,${encodeURIComponent(source)}`);

const step = (kind, seconds, more = {}) => ({
  kind, item: 0, exercise: "clam", side: "left", name: "Clam", words: "5 seconds", seconds, sets: 1, set: 1, cues: [], steps: [], reps: null,
  rep_s: 0, note: "", breath: "", ...more,
});
const STEPS = [
  step("ready", 5), step("work", 10), step("change", 4), step("work", 12, { side: "right", reps: 3, rep_s: 4 }),
  step("ready", 5, { item: 1, exercise: "bridge", side: null }), step("work", 8, { item: 1, exercise: "bridge", side: null }),
];

function led(steps = STEPS, saved = null) {
  const heard = [];
  let time = 1000;
  const engine = player.createEngine(steps, () => time, saved);
  const take = (told) => heard.push(...told);
  return {
    engine, heard,
    sleep: (seconds) => (time += seconds * 1000),
    pass(seconds) {
      for (let n = 0; n < seconds * 10; n++) take(((time += 100), engine.tick()));
      return this;
    },
    do(name, ...given) {
      take(engine[name](...given));
      return this;
    },
    names: () => heard.map((event) => event.event).join(" "),
  };
}

test("a whole session tells each finished work step once, then the end", () => {
  const run = led().do("begin", "then").pass(45);
  assert.equal(run.names(), "started done done done finished");
  const [, first, second, third, end] = run.heard;
  assert.deepEqual(first, { event: "done", index: 1, item: 0, exercise: "clam", side: "left", seconds: 10, reps: null });
  assert.deepEqual([second.side, second.reps, third.item, third.exercise, end.seconds], ["right", 3, 1, "bridge", 44]);
});

test("nothing runs before begin, and begin counts once", () => {
  const run = led().pass(100);
  assert.equal(run.engine.look().index, 0);
  run.do("on").do("back").do("tooMuch").do("begin", "a").do("begin", "b");
  assert.equal(run.names(), "started");
});

test("late ticks are caught up and lateness never adds up", () => {
  const run = led().do("begin", "then");
  for (const late of [5.7, 15.4, 19.9]) {
    run.sleep(late - run.engine.save().spent - run.engine.look().elapsed);
    run.do("tick");
  }
  assert.equal(run.engine.look().index, 3);
  assert.ok(Math.abs(run.engine.look().elapsed - 0.9) < 1e-9);
});

test("a tab throttled to a tick a minute catches up over several steps", () => {
  const run = led().do("begin", "then");
  run.sleep(60);
  assert.equal(run.do("tick").names(), "started done done done finished");
});

test("a device asleep logs nothing that nobody was led through", () => {
  const run = led().do("begin", "then").pass(7);
  run.sleep(3600);
  run.do("tick");
  const look = run.engine.look();
  assert.deepEqual([look.phase, look.index, look.slept, Math.round(look.elapsed)], ["paused", 1, true, 2]);
  assert.equal(run.do("resume").pass(8).names(), "started done");
});

test("a pause holds the time and is not counted", () => {
  const run = led().do("begin", "then").pass(8).do("pause");
  assert.equal(run.engine.look().slept, false);
  run.sleep(5000);
  run.do("tick").do("resume").pass(37);
  assert.equal(run.names(), "started done done done finished");
  assert.equal(run.heard.at(-1).seconds, 44);
});

test("skipping tells what was really worked; being ready early tells nothing", () => {
  const run = led().do("begin", "then").do("on").pass(3.5).do("on").do("on").pass(9).do("on");
  assert.equal(run.names(), "started skipped skipped");
  const [, left, right] = run.heard;
  assert.deepEqual([left.index, left.seconds, left.reps], [1, 3.5, null]);
  assert.deepEqual([right.index, right.seconds, right.reps], [3, 9, 2]);
});

test("skipping the last step ends the session", () => {
  const run = led().do("begin", "then").pass(38).do("on").do("on");
  assert.equal(run.names(), "started done done skipped finished");
});

test("back does a step again, logs it once, and a later skip takes nothing away", () => {
  const run = led().do("begin", "then").pass(16).do("back");
  assert.equal(run.engine.look().index, 1);
  run.pass(2).do("on");
  assert.equal(run.names(), "started done");
  assert.equal(led().do("begin", "then").do("back").engine.look().index, 0);
});

test("a skipped step that is done after all is told as done", () => {
  const run = led().do("begin", "then").do("on").do("on").do("back").pass(10);
  assert.equal(run.names(), "started skipped done");
});

test("back and skip while paused stay paused", () => {
  const run = led().do("begin", "then").pass(6).do("pause").do("on").pass(30);
  assert.deepEqual([run.engine.look().phase, run.engine.look().index, run.engine.look().elapsed], ["paused", 2, 0]);
});

test("too much stops at once, also from a pause, and nothing follows", () => {
  for (const pause of [false, true]) {
    const run = led().do("begin", "then").pass(22);
    if (pause) run.do("pause");
    run.do("tooMuch").do("on").do("resume").pass(60).do("tooMuch");
    assert.equal(run.names(), "started done too_much");
    assert.deepEqual(run.heard.at(-1), { event: "too_much", index: 3, item: 0, exercise: "clam", side: "right", seconds: 3, reps: 0 });
  }
  assert.equal(led().do("begin", "then").pass(2).do("tooMuch").heard.at(-1).seconds, 0);
});

test("a reload goes on where it was and can tell everything again", () => {
  const before = led().do("begin", "then").pass(8).do("pause").do("resume").pass(13);
  const saved = JSON.parse(JSON.stringify(before.engine.save()));
  const after = led(STEPS, saved);
  assert.deepEqual([after.engine.look().phase, after.engine.look().resumed, after.engine.look().index], ["waiting", true, 3]);
  assert.deepEqual(after.engine.save().done, before.heard);
  assert.equal(after.do("begin", "later").pass(23).names(), "done done finished");
  assert.equal(after.heard.at(-1).seconds, 44);
  assert.equal(after.engine.save().started_at, "then");
});

test("what was stored for other steps is not used", () => {
  const saved = led().do("begin", "then").pass(21).engine.save();
  assert.equal(led(STEPS.slice(0, 3), saved).engine.look().resumed, false);
});

test("a session without steps ends when it begins", () => {
  assert.equal(led([]).do("begin", "then").names(), "started finished");
});

test("repetitions are paced and the breath follows them", () => {
  const reps = step("work", 18, { reps: 3, rep_s: 6, breath: "lift as you breathe out, lower as you breathe in" });
  assert.deepEqual([0, 5.9, 6, 18].map((s) => player.repOf(reps, s).number), [1, 1, 2, 3]);
  assert.deepEqual([1, 3, 7].map((s) => player.breathOf(reps, s).split(" ")[0]), ["lift", "lower", "lift"]);
  assert.equal(player.breathOf(step("work", 9, { breath: "easy" }), 3), "easy");
  assert.equal(player.repOf(step("work", 9), 3), null);
});

test("words: cues one at a time, place, time left, what comes next", () => {
  assert.deepEqual([0, 7, 13, 19].map((s) => player.cueOf({ cues: ["a", "b"], seconds: 10 }, s)), ["a", "b", "a", "b"]);
  assert.equal(player.cueOf(step("work", 0), 0), "");
  assert.deepEqual([0, 3, 5].map((n) => player.placeOf(STEPS, n)), ["Exercise 1 of 2", "Exercise 1 of 2", "Exercise 2 of 2"]);
  assert.deepEqual([0, 0.2, 59, 59.1, 61, 754].map(player.clock), ["0", "1", "59", "1:00", "1:01", "12:34"]);
  assert.equal(player.nextOf(STEPS[3]), "Next: Clam, right side, 5 seconds");
  assert.equal(player.nextOf(undefined), "Next: the end");
  assert.equal(player.spokenOf({ phase: "running", step: STEPS[1] }), "Left side. 5 seconds");
});
