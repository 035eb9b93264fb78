/** The cue sheets: what is said and sounded, and when. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf, tonesOf, transcriptOf } from "../../hipbook/widgets/js/player/cues.js";
import { spokenS } from "../../hipbook/widgets/js/player/speech.js";
import { anySteps, dice, part, STEPS, step } from "./support/session.js";

/** @type {Partial<import("../../hipbook/widgets/js/player/generated.js").Step>} */
const CLAM = {
  side: "left",
  lead: "Left side up",
  cues: ["Feet stay together", "Pelvis quiet"],
  reps: 10,
  rep_s: 5,
  parts: [part("open", 2), part("hold", 1), part("slowly close", 2)],
};

/** The lines of a step, each as "seconds words". */
const saying = (one, next) => linesOf(one, next).map(({ at, say }) => `${at} ${say}`);

test("lines of speech never run into each other, and all that must be said is", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const roll = dice(seed);
    const steps = anySteps(roll).map((s) => ({
      ...s,
      cues: ["Small and slow", "Pelvis quiet"],
      brief: "Lie on your side and open the knee. Then close it.",
      words: s.words,
      parts: s.reps ? [part("move", 2), part("slowly back", 2)] : [],
    }));
    steps.forEach((one, n) => {
      const lines = linesOf(one, steps[n + 1]);
      for (const [k, line] of lines.slice(1).entries()) {
        const before = lines[k];
        assert.ok(line.at >= before.at + spokenS(before.say) - 1e-9, `seed ${seed}: ${JSON.stringify(lines)}`);
      }
      if (one.kind === "work" && !one.reps && one.seconds >= 25) {
        const said = lines.map((line) => line.say);
        for (const must of ["That is half", "3", "2", "1"])
          assert.ok(said.includes(must), `seed ${seed}: ${must} in ${said}`);
        assert.ok(said.some((line) => line.startsWith("Next: ")));
      }
    });
  }
});

test("each step ends with the tone of what follows, warned of three times", () => {
  const tones = tonesOf(STEPS[1], STEPS[2]);
  assert.deepEqual(
    tones.map(({ at, tone }) => `${at} ${tone}`),
    ["7 last", "8 last", "9 last", "10 change"],
  );
  assert.equal(tonesOf(STEPS[5], undefined).at(-1).tone, "finished");
  assert.deepEqual(
    tonesOf(step("rest", 3), STEPS[1]).map((cue) => cue.tone),
    ["work"],
  );
});

test("the breath leads a pandiculation; other repetitions are numbered", () => {
  const reps = step("work", 24, { reps: 4, rep_s: 6, parts: [part("lift", 2, "out"), part("lower", 4, "in")] });
  assert.deepEqual(linesOf(reps).slice(0, 3), [
    { at: 0, say: "Breathe out, lift" },
    { at: 2, say: "Breathe in, lower" },
    { at: 6, say: "Breathe out, lift" },
  ]);
  assert.ok(linesOf(reps).some((line) => line.say === "Last one" && line.at === 18));
});

test("a repetition starts with its number, on every one at the same moment, and halfway is no order", () => {
  const lines = linesOf(step("work", 50, CLAM), step("up", 5, { words: "Get up from the floor" }));
  for (let n = 1; n < 10; n++) assert.match(lines.find(({ at }) => at === (n - 1) * 5).say, new RegExp(`^${n}\\b`));
  assert.ok(
    lines.some(({ at, say }) => at === 25 && say === "6. That is half") &&
      lines.some(({ at, say }) => at === 45 && say === "Last one, then get up"),
  );
  assert.ok(!lines.some(({ say }) => say === "move"));
});

test("corrections come on the way out, the basic one first, never on the way back", () => {
  for (const parts of [
    CLAM.parts,
    [part("stand up", 2), part("stand tall", 1), part("slowly down", 3)],
    [part("lift", 2, "out"), part("lower", 4, "in")],
    [part("build up slowly", 1), part("hold", 5), part("let go", 1)],
  ]) {
    const pace = parts.reduce((sum, { seconds }) => sum + seconds, 0);
    const back = pace - parts.at(-1).seconds;
    const said = linesOf(step("work", 8 * pace, { ...CLAM, reps: 8, rep_s: pace, parts })).filter(({ say }) =>
      CLAM.cues.some((cue) => say.endsWith(cue)),
    );
    assert.ok(said.length && said[0].say.endsWith("Feet stay together"), `${parts}`);
    for (const { at, say } of said) assert.ok((at % pace) + spokenS(say) <= back, `${say} at ${at}`);
  }
});

test("what follows is told before a counted set ends, and no ticks sound over its last repetition", () => {
  const work = step("work", 50, CLAM);
  for (const [kind, then] of [
    /** @type {const} */ (["change", "change sides"]),
    /** @type {const} */ (["up", "get up"]),
    /** @type {const} */ (["down", "get down"]),
  ]) {
    const said = saying(work, step(kind, 5)).slice(-2);
    assert.deepEqual(
      said,
      [`45 Last one, then ${then}`, "48 slowly close"],
      "said before, it is no order: the way back is said last",
    );
  }
  for (const kind of /** @type {const} */ (["rest", "compare"]))
    assert.match(saying(work, step(kind, 5)).at(-1), / Next: rest$/);
  assert.ok(!tonesOf(work, STEPS[1]).some(({ tone }) => tone === "last"));
});

test("the side is said before every set, and a rest says how to come back", () => {
  const second = step("work", 36, { lead: "Left leg back, right arm forward", reps: 6, rep_s: 6, sets: 2, set: 2 });
  const rest = step("rest", 45, {
    lead: second.lead,
    place: "Sit to one side or lie down",
    brief: "Come back to hands and knees.",
  });
  const said = linesOf(rest, second).map(({ say }) => say);
  assert.deepEqual(said, [
    "Rest, 45 seconds. Sit to one side or lie down. Next: the same side again, set 2 of 2",
    "Come back to hands and knees.",
    "Left leg back, right arm forward. Set 2 of 2",
  ]);
  assert.equal(
    linesOf(
      step("change", 15, {
        words: "Change sides",
        place: "Roll over: lie on your left side, right side up",
        lead: "Right side up",
      }),
    )[0].say,
    "Change sides. Roll over: lie on your left side, right side up",
  );
});

test("getting ready tells the starting shape first, and a long silence is a kind one", () => {
  const said = linesOf(
    step("ready", 60, {
      words: "Get ready: Clam",
      start: "Bend your knees.",
      brief: "Open the top knee.",
      cues: ["10 times, slowly", "Feet stay together"],
      lead: "Left side up",
    }),
  ).map(({ say }) => say);
  assert.deepEqual(said, [
    "Get ready: Clam",
    "Bend your knees.",
    "Open the top knee.",
    "10 times, slowly",
    "Feet stay together",
    "Take your time",
    "Left side up",
  ]);
});

test("the way back of every repetition is said, a short wait only until it is known", () => {
  const said = saying(step("work", 50, CLAM));
  for (let n = 1; n <= 10; n++) assert.ok(said.includes(`${n * 5 - 2} slowly close`), `${n}`);
  assert.deepEqual(
    said.filter((line) => line.endsWith(" hold")),
    ["2 hold", "7 hold"],
  );
});

test("a held effort is begun with its word and held with a breath, and what follows does not end it", () => {
  const squeeze = step("work", 28, {
    side: null,
    breath: "keep breathing",
    breath_in_hold: "keep breathing",
    cues: ["Gentle and even"],
    reps: 4,
    rep_s: 7,
    parts: [part("press slowly", 1), part("hold", 5), part("let go", 1)],
  });
  const said = saying(squeeze, step("up", 5, { words: "Get up from the bed" }));
  assert.deepEqual(said.slice(0, 3), ["0 1, press", "1 hold, keep breathing", "6 let go"]);
  assert.ok(
    said.at(-2).endsWith("After this, get up") &&
      said.at(-1) === "27 let go" &&
      !said.some((line) => line.includes("Next")),
  );
});

test("a breath that goes along with a movement is said with the second repetition", () => {
  const lift = { reps: 8, rep_s: 6, parts: [part("lift", 2), part("hold", 1), part("slowly back", 3)] };
  const second = (more) => saying(step("work", 48, { ...lift, ...more })).find((line) => line.startsWith("6 "));
  assert.equal(second({ breath_along: "out as you lift" }), "6 2. Breathe out as you lift");
  assert.equal(second({}), "6 2, lift");
});

test("a word that says nothing of the movement is not said with its number", () => {
  const parts = [{ ...part("move", 2), with_count: false }, part("slowly back", 2)];
  assert.equal(saying(step("work", 32, { reps: 8, rep_s: 4, parts }))[0], "0 1");
});

test("how one lies is not said again before a set, what works is", () => {
  const hold = { words: "Hold for 30 seconds", lead: "Left side up" };
  assert.equal(saying(step("work", 30, { ...hold, lead_lies: true }))[0], "0 Hold for 30 seconds");
  assert.equal(saying(step("work", 30, hold))[0], "0 Left side up. Hold for 30 seconds");
});

test("eyes are opened before one is told to get anywhere, and how is said after", () => {
  const down = step("down", 40, {
    eyes: "Open your eyes.",
    words: "Get down to the floor",
    brief: "Hold a chair. Kneel.",
  });
  assert.deepEqual(
    linesOf(down).map(({ say }) => say),
    ["Open your eyes. Get down to the floor", "Hold a chair.", "Kneel.", "Take your time"],
  );
});

test("only the count of the last seconds ticks", () => {
  const ticking = linesOf(step("work", 30)).filter((line) => line.tick);
  assert.deepEqual(
    ticking.map(({ say }) => say),
    ["3", "2", "1"],
  );
  assert.ok(!linesOf(step("work", 50, CLAM)).some((line) => line.tick), "a counted repetition does not");
});

test("what is known is said ever more seldom, and a quiet rest ends without a countdown", () => {
  const walk = saying(
    step("work", 300, { cues: ["A pace where you can talk", "Let your arms swing", "Shorter steps if sore"] }),
  );
  assert.ok(
    walk.filter((line) => line.endsWith("Shorter steps if sore")).length <= 3 &&
      walk.some((line) => line.endsWith("That is half")),
  );
  const rest = step("work", 60, {
    side: null,
    words: "Rest here for 1 minute",
    calm: true,
    cues: ["Nothing to do", "Just notice"],
  });
  assert.ok(
    !saying(rest).some((line) => /\d [123]$/.test(line)) &&
      !tonesOf(rest, STEPS[0]).some(({ tone }) => tone === "last"),
  );
  const before = step("ready", 30, {
    words: "Get ready",
    start: "Lie on your back.",
    cues: ["Rest here for 1 minute", "Nothing to do"],
  });
  assert.ok(
    !saying(before, rest).some((line) => line.includes("Rest here")) &&
      saying(before, step("work", 60)).some((line) => line.includes("Rest here")),
  );
});

test("ten seconds on one leg are left quiet but for the ticks", () => {
  const stand = step("work", 10, {
    lead: "Stand on your left leg",
    words: "Balance for up to 10 seconds",
    sets: 3,
    set: 1,
    cues: ["Stand tall"],
  });
  assert.deepEqual(saying(stand, step("rest", 10)), [
    "0 Stand on your left leg. Balance for up to 10 seconds. Set 1 of 3",
  ]);
  assert.equal(tonesOf(stand, step("rest", 10)).filter(({ tone }) => tone === "last").length, 3);
});

test("a transcript ends with calm words", () => {
  const last = /** @type {import("../../hipbook/widgets/js/player/sheet.js").Line} */ (transcriptOf(STEPS).at(-1));
  assert.equal(last.say, "Finished. Take your time");
});
