/** Written by tools/generate.py from the Python code: change it there. */

/**
 * @typedef {object} RepPart a part of one repetition: its word, its seconds, its breath or none, and its way in the drawing
 * @property {string} word
 * @property {number} seconds
 * @property {"in" | "out" | null} breath
 * @property {boolean} with_count
 * @property {["start" | "middle" | "end" | "again", "start" | "middle" | "end" | "again"]} drawn
 *
 * @typedef {object} Step one thing the player leads for ``seconds``
 * @property {"down" | "up" | "ready" | "work" | "change" | "rest" | "compare"} kind
 * @property {number} item
 * @property {string} exercise
 * @property {"left" | "right" | null} side
 * @property {string} name
 * @property {string} words
 * @property {number} seconds
 * @property {string} word
 * @property {number} sets
 * @property {number} set
 * @property {string} eyes
 * @property {string} place
 * @property {string} start
 * @property {string} brief
 * @property {string} lead
 * @property {boolean} lead_lies
 * @property {string} side_means
 * @property {string[]} cues
 * @property {string[]} steps
 * @property {number | null} reps
 * @property {string[]} counts
 * @property {number | null} half_at
 * @property {number} rep_s
 * @property {RepPart[]} parts
 * @property {string} note
 * @property {string} breath
 * @property {string} breath_along
 * @property {string} breath_in_hold
 * @property {boolean} free
 * @property {boolean} calm
 * @property {string} figure
 * @property {["start" | "middle" | "end" | "again", "start" | "middle" | "end" | "again"]} drawn
 *
 * @typedef {object} Started the session began
 * @property {number} spent
 * @property {number} [slips]
 * @property {"started"} event
 *
 * @typedef {object} Worked a work step ended
 * @property {number} spent
 * @property {number} [slips]
 * @property {"done" | "skipped" | "too_much"} event
 * @property {number} index
 * @property {number} item
 * @property {string} exercise
 * @property {"left" | "right" | null} side
 * @property {number} seconds
 * @property {number | null} reps
 * @property {"down" | "up" | null} [way]
 *
 * @typedef {object} Slip the stop of the step at ``index`` was a slip of the hand: nothing was too much
 * @property {number} spent
 * @property {number} [slips]
 * @property {"slip"} event
 * @property {number} index
 *
 * @typedef {object} Finished the session came to its end
 * @property {number} spent
 * @property {number} [slips]
 * @property {"finished"} event
 *
 * @typedef {Started | Worked | Slip | Finished} PlayerEvent
 */

/** How a device's voice speaks: seconds a word, seconds before a line, and the slow speed. */
export const VOICE = { word_s: 0.37, breath_s: 0.25, slow_rate: 0.8 };
