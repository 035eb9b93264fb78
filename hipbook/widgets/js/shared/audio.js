/** Tones made by the browser itself; nothing is fetched. */

const LOUD = 0.25;
const SILENT = 0.001;

/**
 * A context to sound in, or null where the browser has none.
 *
 * @returns {AudioContext | null}
 */
export const createAudio = () => (window.AudioContext ? new AudioContext() : null);

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
