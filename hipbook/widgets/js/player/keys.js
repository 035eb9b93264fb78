/** Keys act where the player or nothing has the focus: other parts of a notebook have their own meaning for them. */

/** @typedef {import("./engine.js").Move} Move */

/** @type {Record<string, Move>} */
const KEYS = {
  " ": "pause",
  p: "pause",
  arrowleft: "back",
  arrowright: "on",
  x: "tooMuch",
  escape: "tooMuch",
  mediaplaypause: "pause",
  mediatracknext: "on",
  mediatrackprevious: "back",
  mediastop: "pause",
};

const FIELDS = "input, textarea, select";
const PRESSED = "button, summary";

/**
 * What a key asks of the player, or null.
 *
 * @param {KeyboardEvent} event
 * @param {import("./view.js").View} view
 * @returns {Move | null}
 */
export function moveOf(event, { root, controls }) {
  const { key, repeat, ctrlKey, altKey, metaKey } = event;
  const target = event.target instanceof Element ? event.target : document.body;
  if (controls.box.hidden || repeat || ctrlKey || altKey || metaKey) return null;
  const isShown = root.getClientRects().length > 0;
  const isElsewhere = !root.contains(target) && target.closest(`${FIELDS}, ${PRESSED}, a`);
  const isTyped = target.closest(`${FIELDS}, [contenteditable]`);
  const isPressed = key === " " && target.closest(PRESSED);
  return isElsewhere || isTyped || isPressed || !isShown ? null : (KEYS[key.toLowerCase()] ?? null);
}
