/** Tones of a session. Two minutes are planned ahead on the audio clock, because a hidden tab's timers are late. */

import { createAudio, playTone } from "../shared/audio.js";
import { tonesOf } from "./cues.js";

/**
 * @typedef {import("./cues.js").ToneName} ToneName
 * @typedef {[pitch: number, delay: number, length: number]} Note
 */

const AHEAD_S = 120;
const FADE_MS = 3000;

/** @type {Record<ToneName, Note[]>} */
const NOTES = {
  work: [
    [660, 0, 0.15],
    [880, 0.16, 0.3],
  ],
  change: [
    [880, 0, 0.12],
    [587, 0.16, 0.12],
    [880, 0.32, 0.25],
  ],
  rest: [[440, 0, 0.5]],
  ready: [
    [440, 0, 0.25],
    [554, 0.26, 0.3],
  ],
  compare: [[440, 0, 0.8]],
  down: [
    [554, 0, 0.2],
    [440, 0.22, 0.3],
  ],
  up: [
    [440, 0, 0.2],
    [554, 0.22, 0.3],
  ],
  last: [[740, 0, 0.09]],
  rep: [[330, 0, 0.08]],
  release: [[247, 0, 0.1]],
  finished: [
    [523, 0, 0.2],
    [659, 0.2, 0.2],
    [784, 0.4, 0.6],
  ],
};

/** @param {import("./preferences.js").Preferences} preferences */
export function createSounds(preferences) {
  /** @type {AudioContext | null} */
  let audio = null;
  /** @type {Map<string, OscillatorNode[]>} */
  const planned = new Map();

  /** @param {ToneName} name */
  function play(name, delay = 0) {
    const context = audio;
    if (!context || !preferences.sound) return [];
    return NOTES[name].map(([pitch, after, length]) => playTone(context, { pitch, length, delay: delay + after }));
  }

  /**
   * @param {import("./generated.js").Step[]} steps
   * @param {{ index: number, elapsed: number }} look
   */
  function plan(steps, { index, elapsed }) {
    let start = -elapsed;
    for (let n = index; n < steps.length && start < AHEAD_S; n++) {
      const step = steps[n];
      if (!step) return;
      for (const { at, tone } of tonesOf(step, steps[n + 1])) {
        const id = `${n} ${at} ${tone}`;
        const due = start + at;
        if (due > 0 && due < AHEAD_S && !planned.has(id)) planned.set(id, play(tone, due));
      }
      start += step.seconds;
    }
  }

  function hush() {
    for (const tones of planned.values()) for (const tone of tones) tone.stop();
    planned.clear();
  }

  return {
    play,
    plan,
    hush,
    /** Browsers allow sound only from within a click. */
    unlock() {
      audio ??= createAudio();
      audio?.resume();
    },
    close: () => setTimeout(() => audio?.close(), FADE_MS),
  };
}

/** @typedef {ReturnType<typeof createSounds>} Sounds */
