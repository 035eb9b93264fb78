/** What the device lends a session: a screen that stays awake, the keys of a headset, a clock while hidden. */

/** @returns {(yes?: boolean) => Promise<void>} wants the screen awake, or no more; without an answer: as before */
export function createWakeLock() {
  let wanted = false;
  /** @type {Promise<WakeLockSentinel | null> | undefined} */
  let lock;
  return async function want(yes = wanted) {
    wanted = yes;
    const isHeld = lock && (await lock)?.released === false;
    if (yes && !document.hidden && !isHeld) lock = navigator.wakeLock?.request("screen").catch(() => null);
    if (!wanted) (await lock)?.release();
  };
}

const SILENCE_S = 10;
const RATE = 8000;
const HEADER = 44;

/** The header of a WAV file of one channel of plain samples, a byte each: where each number stands. */
const WORDS = (/** @type {number} */ length) => [
  [4, HEADER - 8 + length],
  [16, 16],
  [24, RATE],
  [28, RATE],
  [40, length],
];
const HALF_WORDS = [
  [20, 1],
  [22, 1],
  [32, 1],
  [34, 8],
];
/** @type {[number, string][]} */
const MARKS = [
  [0, "RIFF"],
  [8, "WAVEfmt "],
  [36, "data"],
];
const MIDDLE = 128;

/** Ten seconds of silence as a WAV file. */
export function silence() {
  const length = RATE * SILENCE_S;
  const wave = new DataView(new ArrayBuffer(HEADER + length));
  for (const [at, text] of MARKS) {
    for (let n = 0; n < text.length; n++) wave.setUint8(at + n, text.charCodeAt(n));
  }
  for (const [at = 0, value = 0] of WORDS(length)) wave.setUint32(at, value, true);
  for (const [at = 0, value = 0] of HALF_WORDS) wave.setUint16(at, value, true);
  for (let at = HEADER; at < wave.byteLength; at++) wave.setUint8(at, MIDDLE);
  return new Blob([wave], { type: "audio/wav" });
}

/** @type {[MediaSessionAction, import("./engine.js").Move][]} */
const HEADSET_KEYS = [
  ["play", "pause"],
  ["pause", "pause"],
  ["nexttrack", "on"],
  ["previoustrack", "back"],
];

/**
 * Browsers pass the keys of a headset on only to a page that plays something: silence, again and again.
 *
 * @param {import("./preferences.js").Preferences} preferences
 * @param {(move: import("./engine.js").Move) => void} act
 */
export function createHeadset(preferences, act) {
  /** @type {HTMLAudioElement | null} */
  let playing = null;
  const session = navigator.mediaSession;

  function start() {
    if (!preferences.media || !session || playing) return;
    playing = Object.assign(new Audio(URL.createObjectURL(silence())), { loop: true });
    playing.play().catch(() => {});
    for (const [key, move] of HEADSET_KEYS) session.setActionHandler(key, () => act(move));
  }

  /** @param {import("./engine.js").Look} look */
  function show({ step, phase }) {
    if (!playing) return;
    session.playbackState = phase === "running" ? "playing" : "paused";
    if (step) session.metadata = new MediaMetadata({ title: step.name, artist: "hipbook" });
  }

  function stop() {
    if (!playing) return;
    playing.pause();
    URL.revokeObjectURL(playing.src);
    for (const [key] of HEADSET_KEYS) session.setActionHandler(key, null);
    playing = null;
  }

  return { start, show, stop };
}

/** @typedef {ReturnType<typeof createHeadset>} Headset */

const WAKER = "setInterval(() => postMessage(0), 250)";

/**
 * Timers of a hidden tab come once a minute at last; those of a worker do not.
 *
 * @param {() => void} wake
 * @returns {(needed: boolean) => void}
 */
export function createWaker(wake) {
  /** @type {Worker | null} */
  let worker = null;

  function start() {
    try {
      const source = URL.createObjectURL(new Blob([WAKER], { type: "text/javascript" }));
      worker ??= Object.assign(new Worker(source), { onmessage: wake });
      URL.revokeObjectURL(source);
    } catch {
      worker = null;
    }
  }

  return function need(needed) {
    if (needed) start();
    else {
      worker?.terminate();
      worker = null;
    }
  };
}
