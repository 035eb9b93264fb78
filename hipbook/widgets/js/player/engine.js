/** The step engine, without a page: a clock goes in, events come out. Every move returns the events to tell Python. */

import { clamp, tenths } from "../shared/numbers.js";

/**
 * @typedef {import("./generated.js").Step} Step
 * @typedef {import("./generated.js").PlayerEvent} PlayerEvent
 * @typedef {import("./generated.js").Worked} Worked
 * @typedef {"waiting" | "running" | "paused" | "finished" | "stopped"} Phase
 *
 * @typedef {object} Saved what a reload needs to go on
 * @property {number} index
 * @property {number} elapsed
 * @property {number} spent
 * @property {string | null} started_at
 * @property {PlayerEvent[]} done
 * @property {number} count
 *
 * @typedef {object} Look how it stands
 * @property {Phase} phase
 * @property {number} index
 * @property {boolean} slept is it paused because the device slept?
 * @property {boolean} resumed
 * @property {Step} [step]
 * @property {Step} [next]
 * @property {number} elapsed seconds of this step
 */

/** A longer gap without a tick is a device asleep, or a page held still: nobody was led meanwhile. */
export const SLEPT_MS = 10_000;
/** A hidden tab's ticks come once a minute. Where its tones were heard meanwhile, somebody was led for so long. */
const LED_MS = 120_000;
/** In a gap as short as this a step may begin and end all the same. */
const GAP_MS = 2000;
/** A hold left sooner than this was a slip of the thumb. */
const HELD_S = 1;

/**
 * @param {Step[]} steps
 * @param {() => number} now milliseconds
 * @param {Saved | null} [saved] what ``save`` once gave
 */
export function createEngine(steps, now, saved = null) {
  const known = saved?.count === steps.length && saved.index < steps.length ? saved : null;
  /** @type {PlayerEvent[]} */
  const done = [...(known?.done ?? [])];
  let { index = 0, elapsed: held = 0, spent = 0, started_at: startedAt = null } = known ?? {};
  /** @type {Phase} */
  let phase = "waiting";
  let slept = false;
  let deadline = 0;
  let seen = 0;
  // Told as too much, and opened again: that was a slip, and it goes on once somebody begins.
  let isSlip = known?.done.at(-1)?.event === "too_much";
  if (isSlip) spent -= held;

  const whole = () => steps[index]?.seconds ?? 0;
  const elapsedAt = (/** @type {number} */ time) => clamp(whole() - (deadline - time) / 1000, 0, whole());
  const isGap = (/** @type {number} */ longest) => phase === "running" && now() - seen > longest;
  const elapsed = () => (phase === "running" ? elapsedAt(isGap(SLEPT_MS) ? seen : now()) : held);
  const isLive = () => phase === "running" || phase === "paused";

  /** @param {any} event @returns {PlayerEvent[]} */
  function tell(event) {
    const slips = done.filter((other) => other.event === "slip").length;
    // The count of slips tells what is told twice on purpose from what is sent again.
    const told = { ...event, spent: tenths(spent), ...(slips && { slips }) };
    done.push(told);
    return [told];
  }

  /** @param {Worked["event"]} event @param {number} seconds */
  function report(event, seconds) {
    const step = steps[index];
    if (!step) return [];
    const { kind, item, exercise, side, reps, rep_s: pace } = step;
    const again = done.some((other) => other.event === "done" && other.index === index);
    if (event !== "too_much" && (kind !== "work" || again)) return [];
    const worked = kind === "work" ? seconds : 0;
    const counted = event === "done" ? reps : Math.floor(worked / pace);
    const way = kind === "down" || kind === "up" ? { way: kind } : null;
    return tell({ event, index, item, exercise, side, seconds: tenths(worked), reps: reps ? counted : null, ...way });
  }

  /** @param {number} next @param {number} start */
  function enter(next, start) {
    index = next;
    held = 0;
    seen = now();
    deadline = start + whole() * 1000;
    if (next < steps.length) return [];
    phase = "finished";
    return tell({ event: "finished" });
  }

  /** @param {"skipped" | null} event @param {number} next */
  function leave(event, next) {
    const worked = elapsed();
    spent += worked;
    // A hold that has no set end is done whenever one lets go of it.
    const ended = event && steps[index]?.free && worked >= HELD_S ? "done" : event;
    return [...(ended ? report(ended, worked) : []), ...enter(next, now())];
  }

  function complete() {
    spent += whole();
    // The next deadline follows from this one, so that lateness never adds up.
    return [...report("done", whole()), ...enter(index + 1, deadline)];
  }

  function run() {
    phase = "running";
    slept = false;
    seen = now();
    deadline = now() + (whole() - held) * 1000;
    return steps.length ? [] : enter(0, now());
  }

  /** @param {number} time @param {boolean} asleep @returns {PlayerEvent[]} */
  function pause(time, asleep) {
    held = elapsedAt(time);
    phase = "paused";
    slept = asleep;
    return [];
  }

  /**
   * Did the step that runs begin and end within a gap, so that nobody was led through it?
   *
   * @param {number} last when somebody was led last
   */
  const isUnseen = (last) => now() - last > GAP_MS && deadline - whole() * 1000 > last && steps[index]?.kind === "work";

  /**
   * What is due by now. What nobody was led through is not done: there it pauses.
   *
   * @param {boolean} [isLed] were the tones heard since the last tick, each when it was due?
   */
  function tick(isLed = false) {
    if (isGap(isLed ? LED_MS : SLEPT_MS)) return pause(seen, true);
    /** @type {PlayerEvent[]} */
    const events = [];
    const last = seen;
    const time = now();
    while (phase === "running" && deadline <= time) {
      if (!isLed && isUnseen(last)) return [...events, ...pause(deadline - whole() * 1000, true)];
      events.push(...complete());
    }
    seen = time;
    return events;
  }

  /**
   * A move after a gap begins where somebody was led last.
   *
   * @param {() => PlayerEvent[]} act
   */
  const awake = (act) => (isGap(SLEPT_MS) ? [...pause(seen, true), ...act()] : act());

  /** @param {string} time */
  function begin(time) {
    startedAt ??= time;
    const events = done.length ? [] : tell({ event: "started" });
    if (isSlip) events.push(...tell({ event: "slip", index }));
    isSlip = false;
    return [...events, ...run()];
  }

  function stop() {
    held = elapsed();
    phase = "stopped";
    spent += held;
    return report("too_much", held);
  }

  /** It was not too much after all, but a slip of the hand: as before, and paused. */
  function slip() {
    phase = "paused";
    slept = false;
    spent -= held;
    return tell({ event: "slip", index });
  }

  return {
    tick,
    begin: (/** @type {string} */ time) => (phase === "waiting" ? begin(time) : []),
    pause: () => awake(() => (phase === "running" ? pause(now(), false) : [])),
    asleep: () => (phase === "running" ? pause(seen, true) : []),
    resume: () => (phase === "paused" ? run() : []),
    back: () => awake(() => (isLive() ? leave(null, Math.max(0, index - 1)) : [])),
    on: () => awake(() => (isLive() ? leave("skipped", index + 1) : [])),
    end: () => awake(() => (isLive() ? leave("skipped", steps.length) : [])),
    tooMuch: () => awake(() => (isLive() ? stop() : [])),
    slip: () => (phase === "stopped" ? slip() : []),
    /** @returns {Look} */
    look: () => ({
      phase,
      index,
      slept,
      resumed: Boolean(known),
      step: steps[index],
      next: steps[index + 1],
      elapsed: elapsed(),
    }),
    /** @returns {Saved} */
    save: () => ({ index, elapsed: elapsed(), spent, started_at: startedAt, done: [...done], count: steps.length }),
  };
}

/** @typedef {ReturnType<typeof createEngine>} Engine */
/**
 * @typedef {"begin" | "pause" | "resume" | "back" | "on" | "end" | "tooMuch" | "slip"} Move what a press asks for
 */
