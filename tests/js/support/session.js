/** Steps as Python would send them. */

/**
 * A part of a repetition: its word, its seconds, its breath.
 *
 * @param {string} word
 * @param {number} seconds
 * @param {"in" | "out" | null} [breath]
 * @returns {import("../../../hipbook/widgets/js/player/generated.js").RepPart}
 */
export const part = (word, seconds, breath = null) => ({
  word,
  seconds,
  breath,
  with_count: true,
  drawn: ["start", "end"],
});

/**
 * What Python says with each repetition (hipbook/session/counting.py).
 *
 * @param {number} reps
 * @returns {{ counts: string[], half_at: number | null }}
 */
function counted(reps) {
  const half_at = reps >= 6 && reps % 2 === 0 ? reps / 2 + 1 : null;
  const words = (/** @type {number} */ n) => (n === half_at ? `${n}. That is half` : String(n));
  const counts = Array.from({ length: reps }, (_, at) => (at + 1 === reps && reps > 1 ? "Last one" : words(at + 1)));
  return { counts, half_at };
}

/**
 * @param {import("../../../hipbook/widgets/js/player/generated.js").Step["kind"]} kind
 * @param {number} seconds
 * @param {Partial<import("../../../hipbook/widgets/js/player/generated.js").Step>} [more]
 * @returns {import("../../../hipbook/widgets/js/player/generated.js").Step}
 */
export const step = (kind, seconds, more = {}) => ({
  ...counted(more.reps ?? 0),
  kind,
  seconds,
  item: 0,
  exercise: "clam",
  side: "left",
  name: "Clam",
  words: "5 seconds",
  word: "",
  sets: 1,
  set: 1,
  eyes: "",
  place: "",
  start: "",
  brief: "",
  lead: more.side === null ? "" : "Left side up",
  lead_lies: false,
  side_means: "",
  cues: [],
  steps: [],
  reps: null,
  rep_s: 0,
  parts: [],
  note: "",
  breath: "",
  breath_along: "",
  breath_in_hold: "",
  free: false,
  calm: false,
  figure: "",
  drawn: ["start", "again"],
  ...more,
});

const RIGHT = /** @type {const} */ ({ side: "right", lead: "Right side up" });

/** Two exercises: one on each side, held and counted, and one for both. */
export const STEPS = [
  step("ready", 5),
  step("work", 10, { word: "Hold" }),
  step("change", 4, RIGHT),
  step("work", 12, { ...RIGHT, reps: 3, rep_s: 4 }),
  step("ready", 5, { item: 1, exercise: "bridge", side: null }),
  step("work", 8, { item: 1, exercise: "bridge", side: null }),
];

/**
 * Numbers that look random and are the same in every run (xorshift).
 *
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function dice(seed) {
  let x = seed * 2654435761;
  return (below) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return Math.abs(x) % below;
  };
}

const KINDS = /** @type {const} */ (["ready", "work", "work", "rest", "change", "down", "up", "compare"]);

/**
 * Any session.
 *
 * @param {(below: number) => number} roll
 */
export function anySteps(roll) {
  return Array.from({ length: 1 + roll(12) }, (_, n) => {
    const reps = roll(2) ? 1 + roll(10) : null;
    const seconds = reps ? reps * 4 : 1 + roll(90);
    const kind = KINDS[roll(KINDS.length)] ?? "work";
    return step(kind, seconds, { item: n >> 1, reps, rep_s: reps ? 4 : 0, free: !reps && roll(2) === 1 });
  });
}
