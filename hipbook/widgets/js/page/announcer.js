/** Messages of a moment, shown at the foot of the page and read out by screen readers. */

import { element } from "../shared/dom.js";

const PROBLEM_MS = 12_000;
const NOTE_MS = 6000;

/**
 * @param {import("./types.js").PageModel} model
 * @param {HTMLElement} el
 * @returns {import("./types.js").Stop}
 */
export function createAnnouncer(model, el) {
  const status = element("div", { class: "hb-said", role: "status", "aria-live": "polite" });
  el.append(status);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let fading;

  function announce() {
    const { text = "", kind = "note" } = model.get("notice");
    status.textContent = text;
    status.dataset.kind = kind;
    clearTimeout(fading);
    fading = setTimeout(() => status.replaceChildren(), kind === "problem" ? PROBLEM_MS : NOTE_MS);
  }

  model.on("change:notice", announce);
  announce();
  return () => {
    clearTimeout(fading);
    model.off("change:notice", announce);
  };
}
