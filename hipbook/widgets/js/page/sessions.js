/** Sessions that the player kept here and that were not saved. */

import { read, sessionKeys } from "../shared/storage.js";

/**
 * Those that another tab leads are left to it.
 *
 * @returns {Promise<object[]>}
 */
export async function unfinishedSessions() {
  try {
    const locks = await navigator.locks?.query();
    const led = new Set(locks?.held?.map((lock) => lock.name));
    const sessions = sessionKeys()
      .filter((key) => !led.has(key))
      .map(read);
    return sessions.filter((session) => session?.plan?.uid);
  } catch {
    return [];
  }
}
