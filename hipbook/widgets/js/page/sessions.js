/** Sessions of the reader's own log that the player kept here and that were not saved. */

import { logOfTab, read, rememberInTab, sessionKeys } from "../shared/storage.js";
import { isOwnPage } from "./surroundings.js";

/**
 * Those of other logs stay theirs, and those that another tab leads are left to it.
 *
 * @param {string} log
 * @returns {Promise<object[]>}
 */
export async function unfinishedSessions(log) {
  try {
    const locks = await navigator.locks?.query();
    const led = new Set(locks?.held?.map((lock) => lock.name));
    const sessions = sessionKeys()
      .filter((key) => !led.has(key))
      .map(read);
    return sessions.filter((session) => session?.plan?.uid && session.plan.log === log);
  } catch {
    return [];
  }
}

/** @param {import("./types.js").PageModel} model */
async function offer(model) {
  const log = model.get("log");
  if (!log) return;
  if (isOwnPage()) rememberInTab(model.get("passes") ? log : "");
  const sessions = await unfinishedSessions(log);
  if (sessions.length) model.send({ event: "found", sessions });
}

/**
 * Offers what was not saved, as soon as it is known whose page this is.
 *
 * @param {import("./types.js").PageModel} model
 * @returns {import("./types.js").Stop}
 */
export function offerUnfinished(model) {
  const again = () => offer(model);
  model.on("change:log", again);
  again();
  return () => model.off("change:log", again);
}

/** The log in memory that this tab goes on with. */
export const logBefore = () => (isOwnPage() ? logOfTab() : "");
