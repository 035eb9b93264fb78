/** Where one is in a slow movement of two ways, there and back. No clock and no page: so it can be tested. */

/** @typedef {{ word: string, breath: "in" | "out" | null, seconds: number }} Way */

/**
 * @typedef {object} Place
 * @property {number} way 0 there, 1 back
 * @property {number} round how many times both ways are over
 * @property {number} left seconds of this way that are left, as one counts them down
 * @property {number} size of the figure, from 0 to 1
 */

/**
 * Slow at both ends, as a breath is.
 *
 * @param {number} share
 */
const eased = (share) => (1 - Math.cos(Math.PI * share)) / 2;

/**
 * Where one is after so many seconds.
 *
 * @param {[number, number]} seconds of the way there and of the way back
 * @param {number} elapsed
 * @returns {Place}
 */
export function placeOf([there, back], elapsed) {
  const whole = there + back;
  const round = Math.floor(elapsed / whole);
  const into = elapsed - round * whole;
  const way = into < there ? 0 : 1;
  const gone = way ? into - there : into;
  const lasts = way ? back : there;
  const share = gone / lasts;
  return { way, round, left: Math.max(1, Math.ceil(lasts - gone)), size: eased(way ? 1 - share : share) };
}

/**
 * What a tempo is, in words.
 *
 * @param {[Way, Way]} ways
 * @param {[number, number]} seconds
 */
export function tempoWords(ways, [there, back]) {
  const aMinute = Math.round(60 / (there + back));
  return `${ways[0].word} ${there} s, ${ways[1].word} ${back} s: about ${aMinute} a minute.`;
}

/**
 * What is to be said of a tempo, beside the one that the book proposes.
 *
 * @param {[number, number]} seconds
 */
export function manner([there, back]) {
  if (back > there) return "The way back is the slower one. That is what this is about.";
  if (back === there) return "Both ways are alike. Let the way back be a little slower.";
  return "Here the way back is the quicker one. Try it the other way round, and feel the difference.";
}
