/** What Python tells the map. */

/**
 * @typedef {object} MapExercise
 * @property {string} name
 * @property {string} label its name for screen readers
 * @property {string} says what it is, in a sentence
 * @property {string} trains where it stands, in words
 * @property {string} sure its certainty's id
 * @property {string} letter
 * @property {string} rests on what its advice rests, as a sentence
 * @property {string[]} ladder from the lowest rung to the highest
 * @property {string[]} steps
 * @property {string} feel
 * @property {string[]} keys all that a spotlight may be on: directions and certainty
 *
 * @typedef {{ id: string, name: string, says: string, cells: string[][] }} MapRow
 * @typedef {{ id: string, letter: string, name: string, words: string, many: string }} Sure
 *
 * @typedef {object} Marks
 * @property {string} says how many remain, and for whom
 * @property {Record<string, string>} refused
 * @property {Record<string, string>} care
 * @property {string} open what is said of an exercise that is open
 * @property {string} shut what leads the reason of one that is not
 *
 * @typedef {Record<string, MapExercise>} Exercises
 * @typedef {import("@anywidget/types").AnyModel<{
 *   exercises: Exercises, rows: MapRow[], sure: Sure[], around: string[], looks: string[], marks: Marks
 * }>} MapModel
 * @typedef {{ item: HTMLElement, button: HTMLButtonElement }} Tile
 */

export {};
