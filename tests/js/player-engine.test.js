/** The player's engine without a page, by a clock the test moves. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../hipbook/widgets/js/player/engine.js";
import { anySteps, dice, STEPS, step } from "./support/session.js";

/**
 * A session under way: what it told, and a clock to move.
 *
 * @param {import("../../hipbook/widgets/js/player/generated.js").Step[]} steps
 * @param {any} saved
 */
function led(steps = STEPS, saved = null) {
  /** @type {any[]} */
  const heard = [];
  let time = 1000;
  const engine = createEngine(steps, () => time, saved);
  const run = {
    engine,
    heard,
    /** @param {number} seconds */
    sleep(seconds) {
      time += seconds * 1000;
    },
    /** @param {number} seconds */
    pass(seconds) {
      for (let n = 0; n < seconds * 10; n++) {
        time += 100;
        heard.push(...engine.tick());
      }
      return run;
    },
    /** @param {string} name @param {...any} given */
    do(name, ...given) {
      heard.push(.../** @type {any} */ (engine)[name](...given));
      return run;
    },
    names: () => heard.map((event) => event.event).join(" "),
  };
  return run;
}

test("a whole session tells each finished work step once, then the end", () => {
  const run = led().do("begin", "then").pass(45);
  assert.equal(run.names(), "started done done done finished");
  const [, first, second, third, end] = run.heard;
  assert.deepEqual(first, {
    event: "done",
    index: 1,
    item: 0,
    exercise: "clam",
    side: "left",
    seconds: 10,
    reps: null,
    spent: 15,
  });
  assert.deepEqual([second.side, second.reps, third.item, third.exercise, end.spent], ["right", 3, 1, "bridge", 44]);
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

test("a tab throttled to a tick a minute catches up over several steps, where its tones were heard", () => {
  const run = led().do("begin", "then");
  run.sleep(60);
  assert.equal(run.do("tick", true).names(), "started done done done finished");
});

const FOUR_SETS = Array.from({ length: 4 }, (_, set) => step("work", 20, { set: set + 1, sets: 4 }));

test("a device asleep for less than two minutes logs nothing that nobody was led through either", () => {
  const run = led(FOUR_SETS).do("begin", "then").pass(5);
  run.sleep(110);
  assert.equal(run.do("tick").names(), "started");
  const { phase, index, slept, elapsed } = run.engine.look();
  assert.deepEqual([phase, index, slept, Math.round(elapsed)], ["paused", 0, true, 5]);
  assert.equal(run.do("resume").pass(15.2).names(), "started done");
});

test("however long a gap is, and whatever comes first after it, no set is done in it", () => {
  const acts = /** @type {[string, ...any[]][]} */ ([["tick"], ["on"], ["back"], ["end"], ["tooMuch"], ["pause"]]);
  for (let gap = 2.5; gap < 200; gap += 7.3) {
    for (const seconds of [1, 2, 5, 20, 45]) {
      const steps = Array.from({ length: 60 }, () => step("work", seconds));
      for (const act of acts) {
        const run = led(steps).do("begin", "then").pass(7);
        const before = run.heard.length;
        run.sleep(gap);
        run.do(...act);
        const counted = run.heard.slice(before).filter((event) => event.seconds);
        const worked = counted.reduce((sum, event) => sum + event.seconds, 0);
        assert.ok(worked <= Math.min(seconds, (7 % seconds) + 10.1), `${act} after ${gap} s in sets of ${seconds} s`);
        assert.ok(run.heard.at(-1).event !== "finished" || act[0] === "end");
      }
    }
  }
});

test("what is kept after a gap is where somebody was led last", () => {
  const run = led(FOUR_SETS).do("begin", "then").pass(5);
  run.sleep(60);
  assert.equal(Math.round(run.engine.save().elapsed), 5);
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
  assert.equal(run.heard.at(-1).spent, 44);
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
    assert.deepEqual(run.heard.at(-1), {
      event: "too_much",
      index: 3,
      item: 0,
      exercise: "clam",
      side: "right",
      seconds: 3,
      reps: 0,
      spent: 22,
    });
  }
  assert.equal(led().do("begin", "then").pass(2).do("tooMuch").heard.at(-1).seconds, 0);
});

test("too much on a way down or up says so, and of a rest it does not", () => {
  const way = (/** @type {any} */ step) => createEngine([{ ...STEPS[0], ...step }], () => 0);
  for (const kind of ["down", "up", "rest", "ready"]) {
    const engine = way({ kind });
    engine.begin("then");
    const [told] = engine.tooMuch();
    assert.equal("way" in told && told.way, ["down", "up"].includes(kind) && kind);
  }
});

test("a stop that was a slip goes back to where it was, and nothing hurt", () => {
  const run = led().do("begin", "then").pass(22).do("tooMuch").do("slip");
  assert.deepEqual([run.engine.look().phase, run.engine.look().index], ["paused", 3]);
  assert.deepEqual(run.heard.at(-1), { event: "slip", index: 3, spent: 19 });
  run.do("slip").do("tooMuch");
  const stops = run.heard.filter((event) => event.event === "too_much").map((event) => JSON.stringify(event));
  assert.equal(new Set(stops).size, 2, "what happens again is not what is sent again");
  assert.equal(
    run.do("slip").do("resume").pass(30).names(),
    "started done too_much slip too_much slip done done finished",
  );
  assert.equal(run.heard.at(-1).spent, 44, "the time of the step is counted once");
});

test("a session that is opened again after a stop was a slip there, and says so when it goes on", () => {
  const before = led().do("begin", "then").pass(22).do("tooMuch");
  const run = led(STEPS, JSON.parse(JSON.stringify(before.engine.save())));
  assert.equal(Math.round(run.engine.look().elapsed), 3);
  run.do("begin", "later").pass(30);
  assert.equal(run.names(), "slip done done finished");
  assert.equal(run.heard.at(-1).spent, 44);
});

test("a reload goes on where it was and can tell everything again", () => {
  const before = led().do("begin", "then").pass(8).do("pause").do("resume").pass(13);
  const saved = JSON.parse(JSON.stringify(before.engine.save()));
  const after = led(STEPS, saved);
  assert.deepEqual(
    [after.engine.look().phase, after.engine.look().resumed, after.engine.look().index],
    ["waiting", true, 3],
  );
  assert.deepEqual(after.engine.save().done, before.heard);
  assert.equal(after.do("begin", "later").pass(23).names(), "done done finished");
  assert.equal(after.heard.at(-1).spent, 44);
  assert.equal(after.engine.save().started_at, "then");
});

test("what was stored for other steps is not used", () => {
  const saved = led().do("begin", "then").pass(21).engine.save();
  assert.equal(led(STEPS.slice(0, 3), saved).engine.look().resumed, false);
});

test("a session without steps ends when it begins", () => {
  assert.equal(led([]).do("begin", "then").names(), "started finished");
});

test("a hold without a set end is done when one lets go of it; a slip of the thumb is not", () => {
  const hold = [step("work", 30, { free: true }), step("rest", 5)];
  assert.deepEqual(
    led(hold)
      .do("begin", "then")
      .pass(12)
      .do("on")
      .heard.slice(1)
      .map((e) => [e.event, e.seconds]),
    [["done", 12]],
  );
  assert.equal(led(hold).do("begin", "then").pass(0.5).do("on").names(), "started skipped");
});

test("a session may be ended anywhere, and counts as what it was", () => {
  const run = led().do("begin", "then").pass(18).do("pause").do("end");
  assert.deepEqual(
    run.heard.map((e) => [e.event, e.index, e.spent]),
    [
      ["started", undefined, 0],
      ["done", 1, 15],
      ["finished", undefined, 18],
    ],
  );
  assert.equal(led().do("begin", "then").pass(8).do("end").names(), "started skipped finished");
});

test("a device that slept without its clock is paused where it was", () => {
  const run = led().do("begin", "then").pass(7).do("asleep");
  assert.deepEqual(
    [run.engine.look().phase, run.engine.look().slept, Math.round(run.engine.look().elapsed)],
    ["paused", true, 2],
  );
});

const MOVES = [
  ...["pass", "pass", "pass", "late", "sleep", "pause", "resume", "on", "back", "reload", "asleep"],
  ...["tooMuch", "slip", "slip"],
];

/** One thing that a person, a clock or a browser may do; what then leads on. */
function happen(run, steps, roll) {
  const move = MOVES[roll(MOVES.length)];
  if (move === "pass") return run.pass(roll(100) / 10);
  if (move === "reload") return led(steps, JSON.parse(JSON.stringify(run.engine.save()))).do("begin", "later");
  if (move !== "late" && move !== "sleep") return run.do(move);
  run.sleep(move === "late" ? roll(119) : 121 + roll(9000));
  return run.do("tick", move === "late" && roll(2) === 1);
}

/** A session of 60 such things: all that was told, and how it stands. */
function livedThrough(seed) {
  const roll = dice(seed);
  const steps = anySteps(roll);
  let run = led(steps).do("begin", "then");
  const heard = [...run.heard];
  for (let n = 0; n < 60 && run.engine.look().phase !== "finished"; n++) {
    const [before, known] = [run, run.heard.length];
    run = happen(run, steps, roll);
    heard.push(...run.heard.slice(run === before ? known : 0));
    const { phase, elapsed, step: now } = run.engine.look();
    assert.ok(phase === "finished" || (elapsed >= 0 && elapsed <= now.seconds), `seed ${seed}`);
  }
  return { steps, heard, saved: run.engine.save().done };
}

test("whatever is pressed, whatever the clock does: nothing is told twice, nothing more than was led", () => {
  const done = (events) => events.filter((event) => event.event === "done").map((event) => event.index);
  for (let seed = 1; seed <= 400; seed++) {
    const { steps, heard, saved } = livedThrough(seed);
    assert.equal(new Set(done(heard)).size, done(heard).length, `seed ${seed}: told twice`);
    const within = (event) => event.seconds === undefined || event.seconds <= steps[event.index].seconds + 0.05;
    assert.ok(heard.every(within), `seed ${seed}`);
    assert.ok(heard.filter((event) => event.event === "finished").length <= 1);
    assert.deepEqual(done(saved).sort(), done(heard).sort(), `seed ${seed}: kept is what was told`);
  }
});

test("twenty minutes with ticks that come late end on the millisecond", () => {
  const roll = dice(7);
  const steps = Array.from({ length: 120 }, () => step("work", 10));
  let time = 0;
  const engine = createEngine(steps, () => time);
  engine.begin("then");
  let ended = 0;
  while (!ended) {
    time += 1 + roll(400);
    for (const { event } of engine.tick()) if (event === "finished") ended = time;
  }
  assert.ok(ended - 1_200_000 < 401);
  assert.equal(engine.save().spent, 1200);
});
