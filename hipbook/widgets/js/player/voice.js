/** The device's own voice, which may hang, or swallow what it is given: then it is begun again, or said to be lost. */

import { spokenS } from "./speech.js";
import { inOrder, localVoices, voiceOf } from "./voices.js";

/**
 * @typedef {object} Spoken a line that was given to the voice
 * @property {string} text
 * @property {SpeechSynthesisUtterance} utterance held here, as some browsers forget one that is still spoken
 * @property {number} ends when it should be over, in milliseconds
 * @property {boolean} lives did the voice say that it began?
 * @property {boolean} over
 * @property {boolean} missed was it swallowed?
 * @property {boolean} again was it swallowed once before?
 */

/** A line that takes this much longer than it should is hung, and looked at for a moment more. */
const LONGER = 1.5;
const HUNG_MS = 2000;
/** A voice that shows no sign of life by then has swallowed its line. */
const SWALLOWED_MS = 700;
/** So many lines in a row without an answer, and the voice is lost. */
const LOST_AFTER = 3;
/** Some browsers find their voices late and do not say so. */
const LATER_MS = [300, 1000, 3000, 10_000];

/**
 * @param {import("./preferences.js").Preferences} preferences
 * @param {SpeechSynthesis | null | undefined} [speech]
 * @param {(isLost: boolean) => void} [onLost]
 */
export function createVoice(preferences, speech = window.speechSynthesis, onLost = () => {}) {
  /** @type {Spoken | null} */
  let line = null;
  /** Has the voice ever told what became of a line? Then its silence means something. */
  let answers = false;
  /** Does it claim to speak though it is hung? Then only the clock says when a line is over. */
  let doubted = false;
  let hung = false;
  let overdueSince = 0;
  let failures = 0;

  const claims = () => Boolean(speech && (speech.speaking || speech.pending));
  const voices = () => inOrder(localVoices(speech));
  const chosen = () => voiceOf(voices(), preferences.name, navigator.languages);
  const isLost = () => failures >= LOST_AFTER;
  /** Can it be heard, as far as one knows? One that never told anything of its lines may be heard all the same. */
  const speaks = () => Boolean(speech && preferences.voice && chosen() && !(isLost() && (answers || hung)));

  function fail() {
    failures += 1;
    if (isLost()) onLost(true);
  }

  function revive() {
    if (isLost()) onLost(false);
    failures = 0;
  }

  /** @param {Spoken} spoken */
  function live(spoken) {
    spoken.lives = true;
    answers = true;
    revive();
  }

  /** @param {Spoken} spoken */
  function miss(spoken) {
    if (spoken !== line || spoken.over || spoken.missed) return;
    spoken.missed = true;
    fail();
    const voice = chosen();
    if (answers && !spoken.again && voice) speak(spoken.text, voice, true);
  }

  /** @param {Spoken} spoken */
  function watch(spoken) {
    if (spoken === line && !spoken.lives && !claims()) miss(spoken);
  }

  /** What the line before shows, as another one comes: one without an answer ended by itself, or it is hung still. */
  function judge() {
    if (!line || line.lives || line.over || line.missed) return;
    if (doubted) fail();
    else if (!claims()) revive();
  }

  /** @param {string} text @param {SpeechSynthesisVoice} voice @param {boolean} [again] */
  function speak(text, voice, again = false) {
    if (!speech) return;
    const utterance = Object.assign(new SpeechSynthesisUtterance(text), {
      voice,
      lang: voice.lang,
      rate: preferences.rate,
    });
    const seconds = spokenS(text) / preferences.rate;
    /** @type {Spoken} */
    const spoken = {
      text,
      utterance,
      ends: performance.now() + seconds * 1000,
      lives: false,
      over: false,
      missed: false,
      again,
    };
    utterance.onstart = () => live(spoken);
    utterance.onend = () => {
      // A cancelled line ends too.
      if (spoken.over) return;
      live(spoken);
      spoken.over = true;
      if (spoken === line) doubted = false;
    };
    utterance.onerror = () => {
      answers = true;
      if (spoken.lives) spoken.over = true;
      else miss(spoken);
    };
    line = spoken;
    overdueSince = 0;
    try {
      // Interrupted by a call, a voice waits for ever.
      if (speech.paused) speech.resume();
      speech.speak(utterance);
      setTimeout(() => watch(spoken), SWALLOWED_MS);
    } catch {
      answers = true;
      miss(spoken);
    }
  }

  /**
   * Has a line that should be over been waited for long enough? It is given up then.
   *
   * @param {Spoken} spoken
   */
  function isHung(spoken) {
    const now = performance.now();
    if (now < spoken.ends + spokenS(spoken.text) * (LONGER - 1) * 1000) return false;
    overdueSince ||= now;
    if (now - overdueSince < HUNG_MS) return false;
    spoken.over = true;
    doubted = true;
    hung = true;
    fail();
    speech?.cancel();
    return true;
  }

  function isBusy() {
    if (!claims()) doubted = false;
    if (!preferences.voice || !claims() || !line || line.over) return false;
    return doubted ? performance.now() < line.ends : !isHung(line);
  }

  /**
   * Was it given to the voice?
   *
   * @param {string} text
   * @param {{ gently?: boolean }} [manner] what is said gently waits for silence
   */
  function say(text, { gently = false } = {}) {
    const voice = chosen();
    if (!speech || !text || !preferences.voice || !voice || (gently && isBusy())) return false;
    judge();
    // Some browsers swallow what follows a needless cancel.
    if (claims()) speech.cancel();
    speak(text, voice);
    return true;
  }

  /**
   * Calls when the voices are others than before.
   *
   * @param {() => void} change
   * @param {AbortSignal} signal
   */
  function onVoices(change, signal) {
    const keys = () => voices().map(({ name, lang }) => `${name} ${lang}`);
    let before = keys().join();
    const look = () => {
      const now = keys().join();
      if (now !== before) change();
      before = now;
    };
    speech?.addEventListener?.("voiceschanged", look, { signal });
    const timers = LATER_MS.map((wait) => setTimeout(look, wait));
    signal.addEventListener("abort", () => timers.forEach(clearTimeout));
  }

  function hush() {
    line = null;
    speech?.cancel();
  }

  return { say, isBusy, speaks, chosen, voices, onVoices, hush };
}

/** @typedef {ReturnType<typeof createVoice>} Voice */
