/** What is half done, and kept by the browser so that a reload loses nothing: the set-up, and sets of exercises. */

import { DRAFT_KEY, read, remove, SETS_KEY, write } from "../shared/storage.js";

export const readDraft = () => read(DRAFT_KEY);
export const readSets = () => read(SETS_KEY);

/**
 * Keeps a value in place of the one before, or none.
 *
 * @param {string} key
 */
const keeper = (key) => (/** @type {object | null} */ value) => {
  if (value) write(key, value);
  else remove(key);
};
export const keepDraft = keeper(DRAFT_KEY);
export const keepSets = keeper(SETS_KEY);
