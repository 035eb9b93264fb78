/** The notice over the page: what is wrong with it, and a way on. Widgets hear it as document events. */

/** @typedef {"slow" | "broken" | "lost" | "ended" | "heavy" | "away"} Trouble */

/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/**
 * Does a trouble concern the connection? The widgets go on without it.
 *
 * @param {Trouble | null} trouble
 */
const concernsWidgets = (trouble) => trouble !== null && trouble !== "slow";

/**
 * Tells the widgets that they are alone, or no longer.
 *
 * @param {Trouble | null} before
 * @param {Trouble | null} trouble
 */
function tellWidgets(before, trouble) {
  if (concernsWidgets(trouble) && !before) document.dispatchEvent(new CustomEvent("hipbook:lost"));
  if (!trouble && concernsWidgets(before)) document.dispatchEvent(new CustomEvent("hipbook:back"));
}

/** The notice of a page, which begins without trouble. */
export function createNotice() {
  let leaving = false;
  /** @type {Trouble | null} */
  let shown = null;

  /**
   * Shows what is wrong, or with null that nothing is any more.
   *
   * @param {Trouble | null} trouble
   */
  function show(trouble) {
    const notice = byId("hb-notice");
    if (leaving || !notice) return;
    tellWidgets(shown, trouble);
    shown = trouble;
    if (trouble === "broken") byId("loading")?.remove();
    for (const part of notice.querySelectorAll("[data-when]")) {
      if (part instanceof HTMLElement) part.hidden = part.dataset.when !== trouble;
    }
    notice.hidden = !trouble;
  }

  return {
    show,
    shown: () => shown,
    isLeaving: () => leaving,
    /** The page is being left: nothing is wrong with it any more. */
    leave() {
      leaving = true;
    },
  };
}

/** @typedef {ReturnType<typeof createNotice>} Notice */
