/** What is said over the page: that it opens, that it is open elsewhere, that it cannot go on. */

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Shows one of the notices in the page's markup, by what it is about; null hides it.
 *
 * @param {string | null} when
 * @param {Record<string, () => void>} [acts] what its buttons do, by their names
 */
export function showNotice(when, acts = {}) {
  const notice = byId("hb-notice");
  notice.hidden = !when;
  for (const part of notice.querySelectorAll("[data-when]")) {
    /** @type {HTMLElement} */ (part).hidden = /** @type {HTMLElement} */ (part).dataset.when !== when;
  }
  for (const button of notice.querySelectorAll("button")) button.onclick = acts[button.name] ?? null;
}

/** Where it is said that the page opens, or what moves in it: a chapter can be read meanwhile. */
const opening = () => document.querySelector("#loading, #hb-making");

/** Says more there. @param {string} name of a line in the page's markup */
export function sayOpening(name) {
  for (const line of opening()?.querySelectorAll("[data-when]") ?? []) {
    /** @type {HTMLElement} */ (line).hidden = /** @type {HTMLElement} */ (line).dataset.when !== name;
  }
}

export const endOpening = () => opening()?.remove();
