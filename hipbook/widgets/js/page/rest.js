/** A page that nobody touches does nothing: its drawings stand still, on a phone's battery beside a mat. */

import { restAll } from "./drawings.js";

const UNTOUCHED_MS = 60_000;
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "focusin"];

/**
 * Has the drawings rest a while after the last touch, and go on at the next.
 *
 * @param {HTMLElement} root
 * @returns {import("./types.js").Stop}
 */
export function restUntouched(root) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function rest() {
    waiting = undefined;
    root.dataset.rests = "yes";
    restAll(true);
  }
  function touched() {
    if (!waiting) {
      delete root.dataset.rests;
      restAll(false);
    }
    clearTimeout(waiting);
    waiting = setTimeout(rest, UNTOUCHED_MS);
  }

  touched();
  for (const touch of TOUCHES) addEventListener(touch, touched, { capture: true, passive: true });
  document.addEventListener("visibilitychange", touched);
  return () => {
    clearTimeout(waiting);
    for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
    document.removeEventListener("visibilitychange", touched);
  };
}
