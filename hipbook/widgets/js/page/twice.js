/** The second press of a double one is not meant for what came to stand in its place. */

import { createSlips } from "../shared/slips.js";

const PRESSED = "button, label, summary, a";

/**
 * Drops the second click of a double click, and a tap that follows at once, where they hit something else than the
 * first. A mouse counts its clicks; two taps of a finger are as near in time as a double one.
 *
 * @param {HTMLElement} root
 * @returns {import("./types.js").Stop}
 */
export function dropSlips(root) {
  const isSlip = createSlips();
  let isFinger = false;

  function point(/** @type {PointerEvent} */ { pointerType }) {
    isFinger = pointerType === "touch";
  }
  function press(/** @type {MouseEvent} */ event) {
    const pressed = event.target instanceof Element && root.contains(event.target) && event.target.closest(PRESSED);
    if (!pressed || !isSlip(pressed, event) || !(isFinger || event.detail > 1)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  document.addEventListener("pointerdown", point, { capture: true });
  document.addEventListener("click", press, { capture: true });
  return () => {
    document.removeEventListener("pointerdown", point, { capture: true });
    document.removeEventListener("click", press, { capture: true });
  };
}
