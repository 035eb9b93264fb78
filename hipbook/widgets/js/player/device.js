/** What the device lends a session: a screen that stays awake, the keys of a headset, a clock while hidden. */

/**
 * A screen that is kept awake. A browser may refuse it, or take it back when power runs low.
 *
 * @param {(isRefused: boolean) => void} [onRefused] is it wanted, and not given?
 * @returns {(yes?: boolean) => Promise<void>} wants the screen awake, or no more; without an answer: as before
 */
export function createWakeLock(onRefused = () => {}) {
  let wanted = false;
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let settled = Promise.resolve();

  async function request() {
    try {
      const given = await navigator.wakeLock.request("screen");
      given.addEventListener?.("release", () => want());
      return given;
    } catch {
      return null;
    }
  }

  async function settle() {
    if (!wanted) {
      onRefused(false);
      await lock?.release();
      lock = null;
    } else if (!document.hidden && lock?.released !== false) {
      lock = await request();
      // A page that was hidden meanwhile is refused, and asks again when it is seen.
      if (!document.hidden) onRefused(!lock);
    }
  }

  /** One after another: asked twice at once, there would be two locks, and one of them kept. */
  function want(yes = wanted) {
    wanted = yes;
    settled = settled.then(settle, settle);
    return settled;
  }
  return want;
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

/**
 * @typedef {import("./engine.js").Move} Move
 * @typedef {import("./engine.js").Phase} Phase
 */

/** @type {[MediaSessionAction, Move][]} */
const HEADSET_KEYS = [
  ["play", "pause"],
  ["pause", "pause"],
  ["nexttrack", "on"],
  ["previoustrack", "back"],
];

/**
 * Browsers pass the keys of a headset on only to a page that plays something: silence, again and again. It makes other
 * music pause, so it plays only where the keys are wanted.
 *
 * @param {import("./preferences.js").Preferences} preferences
 * @param {(move: Move) => void} act
 * @param {(isRefused: boolean) => void} [onRefused]
 */
export function createHeadset(preferences, act, onRefused = () => {}) {
  /** @type {HTMLAudioElement | null} */
  let playing = null;
  /** @type {Phase} */
  let phase = "waiting";
  const session = navigator.mediaSession;

  /** A call or another app presses pause too: what is paused does not go on by that, nor what runs stop by "play". */
  function press(/** @type {MediaSessionAction} */ key, /** @type {Move} */ move) {
    if ((key === "play" && phase === "running") || (key === "pause" && phase === "paused")) return;
    act(move);
  }

  /** @param {MediaSessionAction} key @param {(() => void) | null} does */
  function listen(key, does) {
    try {
      session.setActionHandler(key, does);
    } catch {
      // A browser that does not know this key.
    }
  }

  function start() {
    if (!preferences.media || !session) return;
    if (!playing) {
      playing = Object.assign(new Audio(URL.createObjectURL(silence())), { loop: true });
      for (const [key, move] of HEADSET_KEYS) listen(key, () => press(key, move));
    } else if (!playing.paused) return;
    playing.play().then(
      () => onRefused(false),
      () => onRefused(true),
    );
  }

  /** @param {import("./engine.js").Look} look */
  function show(look) {
    phase = look.phase;
    if (!playing) return;
    session.playbackState = phase === "running" ? "playing" : "paused";
    if (look.step) session.metadata = new MediaMetadata({ title: look.step.name, artist: "hipbook" });
  }

  function stop() {
    if (!playing) return;
    playing.pause();
    URL.revokeObjectURL(playing.src);
    for (const [key] of HEADSET_KEYS) listen(key, null);
    onRefused(false);
    playing = null;
  }

  return { start, show, stop };
}

/** @typedef {NonNullable<Navigator & { audioSession?: { type: string } }>} MusicalNavigator */

/**
 * Tones and voice go beside the reader's own music, where a browser lets a page say so. With the keys of a headset the
 * page takes the place of the music.
 *
 * @param {boolean} isLed
 * @param {import("./preferences.js").Preferences} preferences
 */
export function mindMusic(isLed, preferences) {
  const { audioSession } = /** @type {MusicalNavigator} */ (navigator);
  if (!audioSession) return;
  const beside = preferences.media ? "playback" : "transient";
  try {
    audioSession.type = isLed ? beside : "auto";
  } catch {
    // Its own way will do.
  }
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
