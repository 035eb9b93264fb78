/** Short tones; without sound the clock on the page says the same. */

import { createAudio, isInterrupted, playTone, wake } from "../shared/audio.js";

/** @typedef {Window & { hipbookSound?: AudioContext | null }} SoundWindow */

export const READY_HZ = 440;
export const END_HZ = 660;
export const START_HZ = 880;
const SHORT_S = 0.3;
export const LONG_S = 0.6;
/** A tone that would come later than this says what is no longer true. */
const LATE_MS = 500;

/** One context for all tries of a page: browsers allow only a few. */
function context() {
  const page = /** @type {SoundWindow} */ (window);
  if (!page.hipbookSound || page.hipbookSound.state === "closed") page.hipbookSound = createAudio();
  return page.hipbookSound;
}

/**
 * Sounds at once, or as soon as an interrupted sound is back.
 *
 * @param {number} pitch
 */
export async function beep(pitch, length = SHORT_S) {
  try {
    const audio = context();
    const due = performance.now();
    if (audio && isInterrupted(audio)) await wake(audio);
    if (audio && !isInterrupted(audio) && performance.now() - due < LATE_MS) playTone(audio, { pitch, length });
  } catch {
    // A browser that forbids sound.
  }
}
