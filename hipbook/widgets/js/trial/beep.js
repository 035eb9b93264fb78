/** Short tones; without sound the clock on the page says the same. */

import { createAudio, playTone } from "../shared/audio.js";

/** @typedef {Window & { hipbookSound?: AudioContext | null }} SoundWindow */

export const READY_HZ = 440;
export const END_HZ = 660;
export const START_HZ = 880;
const SHORT_S = 0.3;
export const LONG_S = 0.6;

/** @param {number} pitch */
export function beep(pitch, length = SHORT_S) {
  const page = /** @type {SoundWindow} */ (window);
  try {
    // One context for all tries of a page: browsers allow only a few.
    page.hipbookSound ||= createAudio();
    if (page.hipbookSound) playTone(page.hipbookSound, { pitch, length });
  } catch {
    // A browser that forbids sound.
  }
}
