/** While a session fills the window nothing else of the page can be reached, by key, by voice or by a screen reader. */

/** Messages are told still. */
const STAYS = ".hb-said";

/**
 * What stands beside an element, all the way up; of what holds a message, all but the message.
 *
 * @param {Element} inside
 * @returns {Generator<Element>}
 */
function* beside(inside) {
  for (let one = inside; one !== document.body && one.parentElement; one = one.parentElement) {
    for (const other of one.parentElement.children) if (other !== one) yield* without(other);
  }
}

/** @param {Element} other @returns {Generator<Element>} */
function* without(other) {
  if (other.matches(STAYS)) return;
  if (!other.querySelector(STAYS)) yield other;
  else for (const child of other.children) yield* without(child);
}

/** @param {HTMLElement} root @returns {(isAlone: boolean) => void} */
export function createSolitude(root) {
  /** @type {Element[]} */
  let kept = [];
  return (isAlone) => {
    if (isAlone && root.closest(".hb-dashboard")) {
      const others = [...beside(root)].filter((other) => !other.hasAttribute("inert"));
      for (const other of others) other.setAttribute("inert", "");
      kept.push(...others);
    } else {
      for (const other of kept) other.removeAttribute("inert");
      kept = [];
    }
  };
}
