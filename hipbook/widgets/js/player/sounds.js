/** Tones of a session. Two minutes are planned ahead on the audio clock, because a hidden tab's timers are late. */

import { createAudio, isInterrupted, playTone, wake } from "../shared/audio.js";
import { tonesOf } from "./cues.js";

/**
 * @typedef {import("./cues.js").ToneName} ToneName
 * @typedef {[pitch: number, delay: number, length: number]} Note
 */

const AHEAD_S = 120;
const FADE_MS = 3000;
/** The clock of the tones and that of the page may be so far apart before the tones are laid anew. */
const APART_S = 0.25;
/** They are laid anew once in this time at most. */
const LAID_S = 1;
/** An interruption is tried to end so often. */
const WAKE_MS = 1000;
/** The start of a sound system takes a moment: so long nobody is told that it gives no tones. */
const PATIENCE_MS = 3000;

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

/**
 * @param {import("./preferences.js").Preferences} preferences
 * @param {(isSilent: boolean) => void} [onSilent] does the device give no tones, though they are wanted?
 */
export function createSounds(preferences, onSilent = () => {}) {
  /** @type {AudioContext | null} */
  let audio = null;
  /** What both clocks said when they were compared last, in seconds. */
  let [pageS, toneS] = [0, 0];
  /** When it was first found silent, and when it was last tried to wake it. */
  let [silentMs, wokenMs] = [0, 0];
  /** @type {Map<string, OscillatorNode[]>} */
  const planned = new Map();

  /** @param {ToneName} name */
  function play(name, delay = 0) {
    const context = audio;
    if (!context || !preferences.sound) return [];
    return NOTES[name].map(([pitch, after, length]) => playTone(context, { pitch, length, delay: delay + after }));
  }

  /** @param {string} id @param {ToneName} tone @param {number} due in seconds from now */
  function layOnce(id, tone, due) {
    if (due > 0 && due < AHEAD_S && !planned.has(id)) planned.set(id, play(tone, due));
  }

  /**
   * @param {import("./generated.js").Step[]} steps
   * @param {{ index: number, elapsed: number }} look
   */
  function plan(steps, { index, elapsed }) {
    let start = -elapsed;
    if (!planned.size) compare();
    for (let n = index; n < steps.length && start < AHEAD_S; n++) {
      const step = steps[n];
      if (!step) return;
      for (const { at, tone } of tonesOf(step, steps[n + 1])) layOnce(`${n} ${at} ${tone}`, tone, start + at);
      start += step.seconds;
    }
  }

  function compare() {
    [pageS, toneS] = [performance.now() / 1000, audio?.currentTime ?? 0];
  }

  /** Wakes what was interrupted, and tells where that does not help. */
  function watchSilence() {
    const now = performance.now();
    const isSilent = preferences.sound && (!audio || isInterrupted(audio));
    silentMs = isSilent ? silentMs || now : 0;
    onSilent(isSilent && now - silentMs >= PATIENCE_MS);
    if (!audio || !isInterrupted(audio) || now - wokenMs < WAKE_MS) return;
    wokenMs = now;
    wake(audio);
  }

  /**
   * To be called often: were the planned tones heard since the last time, each when it was due?
   *
   * @returns {"heard" | "late" | "silent"} late ones are to be laid anew
   */
  function watch() {
    watchSilence();
    if (audio?.state !== "running" || !preferences.sound) return "silent";
    const [page, tone] = [performance.now() / 1000 - pageS, audio.currentTime - toneS];
    if (Math.abs(page - tone) <= APART_S) return "heard";
    return page < LAID_S ? "silent" : "late";
  }

  function hush() {
    for (const tones of planned.values()) for (const tone of tones) tone.stop();
    planned.clear();
  }

  return {
    play,
    plan,
    hush,
    watch,
    /** Browsers allow sound only from within a click. */
    unlock() {
      if (!audio || audio.state === "closed") audio = createAudio();
      if (audio) wake(audio);
    },
    close: () => setTimeout(() => audio?.close(), FADE_MS),
  };
}

/** @typedef {ReturnType<typeof createSounds>} Sounds */
