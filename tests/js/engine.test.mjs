// The player's engine and cue sheets without a page, by a clock the test moves.
// Run by tests/unit/widgets/test_player.py, or: node --test tests/js/
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) => readFileSync(new URL(`../../hipbook/widgets/static/${name}`, import.meta.url), "utf8");
const source = ["engine.js", "cues.js", "device.js", "keeping.js", "player.js"].map(read).join("\n");
const player = await import(`data:text/javascript,${encodeURIComponent(source)}`);

const step = (kind, seconds, more = {}) => ({
  kind, item: 0, exercise: "clam", side: "left", name: "Clam", words: "5 seconds", seconds, sets: 1, set: 1, cues: [], steps: [], reps: null,
  rep_s: 0, parts: [], note: "", brief: "", place: "", breath: "", free: false, ...more,
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
  assert.deepEqual(first, { event: "done", index: 1, item: 0, exercise: "clam", side: "left", seconds: 10, reps: null, spent: 15 });
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
    assert.deepEqual(run.heard.at(-1), { event: "too_much", index: 3, item: 0, exercise: "clam", side: "right", seconds: 3, reps: 0, spent: 22 });
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
  assert.deepEqual(led(hold).do("begin", "then").pass(12).do("on").heard.slice(1).map((e) => [e.event, e.seconds]), [["done", 12]]);
  assert.equal(led(hold).do("begin", "then").pass(0.5).do("on").names(), "started skipped");
});

test("a session may be ended anywhere, and counts as what it was", () => {
  const run = led().do("begin", "then").pass(18).do("pause").do("end");
  assert.deepEqual(run.heard.map((e) => [e.event, e.index, e.spent]), [["started", undefined, 0], ["done", 1, 15], ["finished", undefined, 18]]);
  assert.equal(led().do("begin", "then").pass(8).do("end").names(), "started skipped finished");
});

test("a device that slept without its clock is paused where it was", () => {
  const run = led().do("begin", "then").pass(7).do("asleep");
  assert.deepEqual([run.engine.look().phase, run.engine.look().slept, Math.round(run.engine.look().elapsed)], ["paused", true, 2]);
});

// Numbers that look random and are the same in every run (xorshift).
function dice(seed) {
  let x = seed * 2654435761;
  return (below) => ((x ^= x << 13), (x ^= x >>> 17), (x ^= x << 5), Math.abs(x) % below);
}
const KINDS = ["ready", "work", "work", "rest", "change", "down", "up", "compare"];
function anySteps(roll) {
  return Array.from({ length: 1 + roll(12) }, (_, n) => {
    const reps = roll(2) ? 1 + roll(10) : null;
    const seconds = reps ? reps * 4 : 1 + roll(90);
    return step(KINDS[roll(KINDS.length)], seconds, { item: n >> 1, reps, rep_s: reps ? 4 : 0, free: !reps && roll(2) === 1 });
  });
}

test("whatever is pressed, whatever the clock does: nothing is told twice, nothing more than was led", () => {
  for (let seed = 1; seed <= 400; seed++) {
    const roll = dice(seed);
    const steps = anySteps(roll);
    let run = led(steps).do("begin", "then");
    const heard = [...run.heard];
    for (let n = 0; n < 60; n++) {
      const before = run.heard.length;
      const move = ["pass", "pass", "pass", "late", "sleep", "pause", "resume", "on", "back", "reload", "asleep"][roll(11)];
      if (move === "pass") run.pass(roll(100) / 10);
      else if (move === "late") run.sleep(roll(119)), run.do("tick");
      else if (move === "sleep") run.sleep(121 + roll(9000)), run.do("tick");
      else if (move === "reload") run = led(steps, JSON.parse(JSON.stringify(run.engine.save()))).do("begin", "later");
      else run.do(move);
      heard.push(...run.heard.slice(move === "reload" ? 0 : before));
      const { phase, index, elapsed } = run.engine.look();
      if (phase === "finished") break;
      assert.ok(elapsed >= 0 && elapsed <= steps[index].seconds && index < steps.length, `seed ${seed}`);
    }
    const done = heard.filter((e) => e.event === "done").map((e) => e.index);
    assert.equal(new Set(done).size, done.length, `seed ${seed}: told twice`);
    assert.ok(heard.every((e) => e.seconds === undefined || e.seconds <= steps[e.index].seconds + 0.05), `seed ${seed}`);
    assert.ok(heard.filter((e) => e.event === "finished").length <= 1);
    const saved = run.engine.save().done;
    assert.deepEqual(saved.filter((e) => e.event === "done").map((e) => e.index).sort(), [...done].sort(), `seed ${seed}: kept is what was told`);
  }
});

test("twenty minutes with ticks that come late end on the millisecond", () => {
  const roll = dice(7);
  const steps = Array.from({ length: 120 }, () => step("work", 10));
  let time = 0;
  const engine = player.createEngine(steps, () => time);
  engine.begin("then");
  let ended = 0;
  while (!ended) {
    time += 1 + roll(400);
    for (const { event } of engine.tick()) if (event === "finished") ended = time;
  }
  assert.ok(ended - 1_200_000 < 401);
  assert.equal(engine.save().spent, 1200);
});

test("a repetition goes there, holds, and comes back more slowly than it went", () => {
  const reps = step("work", 21, { reps: 3, rep_s: 7, parts: [["lift as you breathe out", 2], ["hold", 1], ["lower as you breathe in", 4]] });
  assert.deepEqual([0, 6.9, 7, 21].map((s) => player.repOf(reps, s).number), [1, 1, 2, 3]);
  assert.deepEqual([1, 2.5, 3, 5, 8].map((s) => player.repOf(reps, s).word.split(" ")[0]), ["lift", "hold", "lower", "lower", "lift"]);
  assert.deepEqual([0, 1, 2.5, 5, 7].map((s) => player.repOf(reps, s).share), [0, 0.5, 1, 0.5, 0]);
  assert.equal(player.repOf(step("work", 9), 3), null);
});

test("lines of speech never run into each other, and all that must be said is", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const roll = dice(seed);
    const steps = anySteps(roll).map((s) => ({
      ...s, cues: ["Small and slow", "Pelvis quiet"], brief: "Lie on your side and open the knee. Then close it.", words: s.words,
      parts: s.reps ? [["move", 2], ["slowly back", 2]] : [],
    }));
    steps.forEach((one, n) => {
      const lines = player.linesOf(one, steps[n + 1]);
      lines.slice(1).forEach((line, k) => assert.ok(line.at >= lines[k].at + player.spokenS(lines[k].say) - 1e-9, `seed ${seed}: ${JSON.stringify(lines)}`));
      if (one.kind === "work" && !one.reps && one.seconds >= 25) {
        const said = lines.map((line) => line.say);
        for (const must of ["That is half", "3", "2", "1"]) assert.ok(said.includes(must), `seed ${seed}: ${must} in ${said}`);
        assert.ok(said.some((line) => line.startsWith("Next: ")));
      }
    });
  }
});

test("each step ends with the tone of what follows, warned of three times", () => {
  const tones = player.tonesOf(STEPS[1], STEPS[2]);
  assert.deepEqual(tones.map(({ at, tone }) => `${at} ${tone}`), ["7 last", "8 last", "9 last", "10 change"]);
  assert.equal(player.tonesOf(STEPS[5], undefined).at(-1).tone, "finished");
  assert.deepEqual(player.tonesOf(step("rest", 3), STEPS[1]).map((cue) => cue.tone), ["work"]);
});

test("the breath leads a pandiculation; other repetitions are numbered", () => {
  const reps = step("work", 24, { reps: 4, rep_s: 6, parts: [["lift as you breathe out", 2], ["lower as you breathe in", 4]] });
  assert.deepEqual(player.linesOf(reps).slice(0, 3), [{ at: 0, say: "Breathe out, lift" }, { at: 2, say: "Breathe in, lower" }, { at: 6, say: "Breathe out, lift" }]);
  assert.ok(player.linesOf(reps).some((line) => line.say === "Last one" && line.at === 18));
});

const CLAM = { side: "left", lead: "Left side up", cues: ["Feet stay together", "Pelvis quiet"], reps: 10, rep_s: 5, parts: [["open", 2], ["hold", 1], ["slowly close", 2]] };
const saying = (one, next) => player.linesOf(one, next).map(({ at, say }) => `${at} ${say}`);

test("a repetition starts with its number, on every one at the same moment, and halfway is no order", () => {
  const lines = player.linesOf(step("work", 50, CLAM), step("up", 5, { words: "Get up from the floor" }));
  for (let n = 1; n < 10; n++) assert.match(lines.find(({ at }) => at === (n - 1) * 5).say, new RegExp(`^${n}\\b`));
  assert.ok(lines.some(({ at, say }) => at === 25 && say === "6. That is half") && lines.some(({ at, say }) => at === 45 && say === "Last one, then get up"));
  assert.ok(!lines.some(({ say }) => say === "move"));
});

test("corrections come on the way out, the basic one first, never on the way back", () => {
  for (const parts of [CLAM.parts, [["stand up", 2], ["stand tall", 1], ["slowly down", 3]], [["lift as you breathe out", 2], ["lower as you breathe in", 4]], [["build up slowly", 1], ["hold", 5], ["let go", 1]]]) {
    const pace = parts.reduce((sum, [, seconds]) => sum + seconds, 0);
    const back = pace - parts.at(-1)[1];
    const said = player.linesOf(step("work", 8 * pace, { ...CLAM, reps: 8, rep_s: pace, parts })).filter(({ say }) => CLAM.cues.some((cue) => say.endsWith(cue)));
    assert.ok(said.length && said[0].say.endsWith("Feet stay together"), `${parts}`);
    for (const { at, say } of said) assert.ok((at % pace) + player.spokenS(say) <= back, `${say} at ${at}`);
  }
});

test("what follows is told before a counted set ends, and no ticks sound over its last repetition", () => {
  const work = step("work", 50, CLAM);
  for (const [kind, then] of Object.entries({ change: "change sides", up: "get up", down: "get down" })) {
    const said = saying(work, step(kind, 5)).slice(-2);
    assert.deepEqual(said, [`45 Last one, then ${then}`, "48 slowly close"], "said before, it is no order: the way back is said last");
  }
  for (const kind of ["rest", "compare"]) assert.match(saying(work, step(kind, 5)).at(-1), / Next: rest$/);
  assert.ok(!player.tonesOf(work, STEPS[1]).some(({ tone }) => tone === "last"));
});

test("the side is said before every set, and a rest says how to come back", () => {
  const second = step("work", 36, { lead: "Left leg back, right arm forward", reps: 6, rep_s: 6, sets: 2, set: 2 });
  const rest = step("rest", 45, { lead: second.lead, place: "Sit to one side or lie down", brief: "Come back to hands and knees." });
  const said = player.linesOf(rest, second).map(({ say }) => say);
  assert.deepEqual(said, ["Rest, 45 seconds. Sit to one side or lie down. Next: the same side again, set 2 of 2", "Come back to hands and knees.", "Left leg back, right arm forward. Set 2 of 2"]);
  assert.equal(player.linesOf(step("change", 15, { words: "Change sides", place: "Roll over: lie on your left side, right side up", lead: "Right side up" }))[0].say, "Change sides. Roll over: lie on your left side, right side up");
});

test("getting ready tells the starting shape first, and a long silence is a kind one", () => {
  const said = player.linesOf(step("ready", 60, { words: "Get ready: Clam", start: "Bend your knees.", brief: "Open the top knee.", cues: ["10 times, slowly", "Feet stay together"], lead: "Left side up" })).map(({ say }) => say);
  assert.deepEqual(said, ["Get ready: Clam", "Bend your knees.", "Open the top knee.", "10 times, slowly", "Feet stay together", "Take your time", "Left side up"]);
});

test("the way back of every repetition is said, a short wait only until it is known", () => {
  const said = saying(step("work", 50, CLAM));
  for (let n = 1; n <= 10; n++) assert.ok(said.includes(`${n * 5 - 2} slowly close`), `${n}`);
  assert.deepEqual(said.filter((line) => line.endsWith(" hold")), ["2 hold", "7 hold"]);
});

test("a held effort is begun with its word and held with a breath, and what follows does not end it", () => {
  const squeeze = step("work", 28, { side: null, breath: "keep breathing", cues: ["Gentle and even"], reps: 4, rep_s: 7, parts: [["press slowly", 1], ["hold", 5], ["let go", 1]] });
  const said = saying(squeeze, step("up", 5, { words: "Get up from the bed" }));
  assert.deepEqual(said.slice(0, 3), ["0 1, press", "1 hold, keep breathing", "6 let go"]);
  assert.ok(said.at(-2).endsWith("After this, get up") && said.at(-1) === "27 let go" && !said.some((line) => line.includes("Next")));
});

test("the breath is told with the second repetition, where what it names is done", () => {
  const second = (first) => saying(step("work", 48, { reps: 8, rep_s: 6, breath: "out as you lift", parts: [[first, 2], ["hold", 1], ["slowly back", 3]] })).find((line) => line.startsWith("6 "));
  assert.deepEqual(["lift", "foot out"].map(second), ["6 2. Breathe out as you lift", "6 2, foot out"]);
});

test("what is known is said ever more seldom, and a quiet rest ends without a countdown", () => {
  const walk = saying(step("work", 300, { cues: ["A pace where you can talk", "Let your arms swing", "Shorter steps if sore"] }));
  assert.ok(walk.filter((line) => line.endsWith("Shorter steps if sore")).length <= 3 && walk.some((line) => line.endsWith("That is half")));
  const rest = step("work", 60, { side: null, words: "Rest here for 1 minute", calm: true, cues: ["Nothing to do", "Just notice"] });
  assert.ok(!saying(rest).some((line) => /\d [123]$/.test(line)) && !player.tonesOf(rest, STEPS[0]).some(({ tone }) => tone === "last"));
  const before = step("ready", 30, { words: "Get ready", start: "Lie on your back.", cues: ["Rest here for 1 minute", "Nothing to do"] });
  assert.ok(!saying(before, rest).some((line) => line.includes("Rest here")) && saying(before, step("work", 60)).some((line) => line.includes("Rest here")));
});

test("ten seconds on one leg are left quiet but for the ticks", () => {
  const stand = step("work", 10, { lead: "Stand on your left leg", words: "Balance for up to 10 seconds", sets: 3, set: 1, cues: ["Stand tall"] });
  assert.deepEqual(saying(stand, step("rest", 10)), ["0 Stand on your left leg. Balance for up to 10 seconds. Set 1 of 3"]);
  assert.equal(player.tonesOf(stand, step("rest", 10)).filter(({ tone }) => tone === "last").length, 3);
});

test("a transcript ends with calm words", () => {
  assert.deepEqual(player.transcriptOf(STEPS).at(-1).say.split(". ").slice(0, 2), ["Finished", "Well done"]);
});

test("words: cues one at a time, place, time left, what comes next", () => {
  assert.deepEqual([0, 7, 13, 19].map((s) => player.cueOf({ cues: ["a", "b"], seconds: 10 }, s)), ["a", "b", "a", "b"]);
  assert.equal(player.cueOf(step("work", 0), 0), "");
  assert.deepEqual([0, 3, 4, 5].map((n) => player.placeOf(STEPS, n)), ["Exercise 1 of 2", "Exercise 1 of 2", "Exercise 2 of 2", "Exercise 2 of 2"]);
  assert.deepEqual([0, 0.2, 59, 59.1, 61, 754].map(player.clock), ["0", "1", "59", "1:00", "1:01", "12:34"]);
  assert.equal(player.nextOf(STEPS[3]), "Next: Clam, right side, 5 seconds");
  assert.equal(player.nextOf(step("up", 5, { words: "Get up from the floor" })), "Next: get up from the floor");
  assert.equal(player.nextOf(undefined), "Next: the end");
  assert.equal(player.saidOf({ phase: "running", step: { ...STEPS[1], lead: "Stand on your left leg" } }), "Stand on your left leg. 5 seconds");
});
