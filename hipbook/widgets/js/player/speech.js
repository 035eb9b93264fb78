/** How long a text takes to say: the pace of a device's own voice, as the book gives it. */

import { VOICE } from "./generated.js";

/** Silence between two lines. */
export const PAUSE_S = 0.5;

/** @param {string} text */
export const spokenS = (text) => VOICE.breath_s + text.split(/\s+/).filter(Boolean).length * VOICE.word_s;

/**
 * Lines one after another, with their pauses.
 *
 * @param {string[]} lines
 */
export const allSpokenS = (lines) => lines.reduce((seconds, line) => seconds + spokenS(line) + PAUSE_S, 0);
