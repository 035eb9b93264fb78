/** Tones made by the browser itself; nothing is fetched. */

const LOUD = 0.25;
const SILENT = 0.001;
/** A call, another app or a locked phone interrupts it like this; it does not always come back by itself. */
const INTERRUPTED = ["suspended", "interrupted"];

/**
 * Does its clock stand still, so that nothing sounds?
 *
 * @param {AudioContext} audio
 */
export const isInterrupted = (audio) => INTERRUPTED.includes(audio.state);

/**
 * Lets an interrupted context sound again, where the browser allows it.
 *
 * @param {AudioContext} audio
 * @returns {Promise<void>} settled in any case
 */
export async function wake(audio) {
  try {
    await audio.resume();
  } catch {
    // Still interrupted, or not allowed yet: whoever sounds asks again.
  }
}

/**
 * A context to sound in, which wakes itself after an interruption; null where the browser has or allows none.
 *
 * @returns {AudioContext | null}
 */
export function createAudio() {
  if (!window.AudioContext) return null;
  try {
    const audio = new AudioContext();
    audio.addEventListener?.("statechange", () => isInterrupted(audio) && wake(audio));
    return audio;
  } catch {
    return null;
  }
}

/**
 * A tone that dies away.
 *
 * @param {AudioContext} audio
 * @param {{ pitch: number, length: number, delay?: number }} tone hertz and seconds
 * @returns {OscillatorNode}
 */
export function playTone(audio, { pitch, length, delay = 0 }) {
  const start = audio.currentTime + delay;
  const oscillator = new OscillatorNode(audio, { frequency: pitch });
  const volume = new GainNode(audio);
  volume.gain.setValueAtTime(LOUD, start).exponentialRampToValueAtTime(SILENT, start + length);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + length);
  return oscillator;
}
