/** How soon and how near the same place a tap is still meant for what stood there before. */
const SLIP_MS = 700;
const SLIP_PX = 40;

/**
 * Whether this is still what a finger meets there.
 *
 * @param {Element} pressed
 * @param {number} x
 * @param {number} y
 */
function standsAt(pressed, x, y) {
  const { left, right, top, bottom } = pressed.getBoundingClientRect();
  return pressed.isConnected && x >= left && x <= right && y >= top && y <= bottom;
}

/**
 * Tells taps that hit something else than the one before, at once and in the same place, since what was pressed has
 * moved away from under the finger. "Pause" twice must not end a session; two numbers beside each other are two.
 *
 * @returns {(pressed: Element, event: MouseEvent) => boolean}
 */
export function createSlips() {
  let before = { pressed: /** @type {Element | null} */ (null), x: 0, y: 0, at: 0 };
  return (pressed, { detail, clientX: x, clientY: y, timeStamp: at }) => {
    const last = before;
    if (!detail) return false;
    before = { pressed, x, y, at };
    const isNear = at - last.at < SLIP_MS && Math.hypot(x - last.x, y - last.y) < SLIP_PX;
    const isOther = last.pressed !== null && last.pressed !== pressed;
    return isOther && isNear && !standsAt(/** @type {Element} */ (last.pressed), last.x, last.y);
  };
}
