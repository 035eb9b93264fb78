/** When the page is looked at: Python then reads what was saved elsewhere, and goes on to the reader's day. */

import { localDate } from "./surroundings.js";

/** Timers stop while a device sleeps, and clocks are set: the day is compared often rather than awaited once. */
const OFTEN_MS = 20_000;

/**
 * Tells each look at the page, and each new day while it is merely looked at.
 *
 * @param {import("./types.js").PageModel} model
 * @returns {import("./types.js").Stop}
 */
export function tellLooks(model) {
  let day = localDate();

  function tell() {
    if (document.hidden) return;
    day = localDate();
    model.send({ event: "looked", today: day });
  }

  function tellNewDay() {
    if (localDate() !== day) tell();
  }

  const timer = window.setInterval(tellNewDay, OFTEN_MS);
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("focus", tell);
  return () => {
    window.clearInterval(timer);
    document.removeEventListener("visibilitychange", tell);
    window.removeEventListener("focus", tell);
  };
}
