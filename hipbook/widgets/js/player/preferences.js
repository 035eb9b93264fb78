/** How the reader likes to be led; the browser remembers it. */

import { playerKey, read, write } from "../shared/storage.js";
import { VOICE } from "./generated.js";

/**
 * @typedef {object} Preferences
 * @property {boolean} sound
 * @property {boolean} voice
 * @property {boolean} flash
 * @property {boolean} media the keys of a headset
 * @property {string} name of the voice
 * @property {number} rate of the voice
 */

/**
 * The speeds of the voice.
 *
 * @type {Record<string, number>}
 */
export const RATES = { Slow: VOICE.slow_rate, Usual: 0.95, Quick: 1.15 };

/** @type {Preferences} */
const USUAL = { sound: true, voice: true, flash: false, media: false, name: "", rate: 0.95 };

/**
 * @param {string} log whose reader is led
 * @returns {Preferences}
 */
export const readPreferences = (log) => ({ ...USUAL, ...read(playerKey(log)) });

/**
 * @param {string} log
 * @param {Preferences} preferences
 */
export const keepPreferences = (log, preferences) => write(playerKey(log), preferences);
