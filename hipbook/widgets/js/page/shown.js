/** Drawings that stand in a chapter's text move from their beginning once they are seen, and can be stopped. */

import { prefersStillness } from "../shared/dom.js";
import { controlOf, run } from "./drawings.js";

const PLACE = "[data-hb-drawn]:not([data-hb-drawn='watched'])";

/**
 * Watches over all drawings of the document's text. Where many pages stand in one notebook, each drawing is taken once.
 *
 * @returns {import("./types.js").Stop}
 */
export function moveShown() {
  if (prefersStillness()) return () => {};
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const svg = /** @type {SVGSVGElement} */ (target);
      run(svg, isIntersecting && svg.dataset.show !== "still");
    }
  });
  function take() {
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(PLACE))) {
      const svg = place.querySelector("svg");
      if (!svg) continue;
      place.dataset.hbDrawn = "watched";
      svg.setCurrentTime(0);
      place.append(controlOf(svg, false));
      seen.observe(svg);
    }
  }
  const changes = new MutationObserver((records) => {
    if (records.some(({ addedNodes }) => addedNodes.length)) take();
  });
  changes.observe(document.body, { subtree: true, childList: true });
  take();
  return () => {
    changes.disconnect();
    seen.disconnect();
  };
}
