/** The half-done conversation of setting up: the browser keeps it until it is done, so that a reload loses nothing. */

import { DRAFT_KEY, read, remove, write } from "../shared/storage.js";

export const readDraft = () => read(DRAFT_KEY);

/** @param {object | null} draft */
export function keepDraft(draft) {
  if (draft) write(DRAFT_KEY, draft);
  else remove(DRAFT_KEY);
}
