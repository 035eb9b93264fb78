/** The notice over the page: what is wrong with it, and a way on. Widgets hear it as document events. */

/** @typedef {"slow" | "broken" | "lost" | "ended" | "away"} Trouble */

/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/** Is the page being left? Then nothing is wrong with it. */
let leaving = false;
/** @type {Trouble | null} */
let shown = null;

/** @returns {Trouble | null} */
export const shownTrouble = () => shown;

export const isLeaving = () => leaving;

export function leave() {
  leaving = true;
}

/**
 * Does a trouble concern the connection? The widgets go on without it.
 *
 * @param {Trouble | null} trouble
 */
const concernsWidgets = (trouble) => trouble !== null && trouble !== "slow";

/**
 * Shows what is wrong, or with null that nothing is any more.
 *
 * @param {Trouble | null} trouble
 */
export function showTrouble(trouble) {
  const notice = byId("hb-notice");
  if (leaving || !notice) return;
  if (concernsWidgets(trouble) && !shown) document.dispatchEvent(new CustomEvent("hipbook:lost"));
  if (!trouble && concernsWidgets(shown)) document.dispatchEvent(new CustomEvent("hipbook:back"));
  shown = trouble;
  if (trouble === "broken") byId("loading")?.remove();
  for (const part of notice.querySelectorAll("[data-when]")) {
    if (part instanceof HTMLElement) part.hidden = part.dataset.when !== trouble;
  }
  notice.hidden = !trouble;
}
