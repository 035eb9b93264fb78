/** How soon and how near the same place a tap is still meant for what stood there before. */
const SLIP_MS = 700;
const SLIP_PX = 40;

/**
 * Tells taps that hit something else than the one before, at once and in the same place: what was pressed has moved
 * away from under the finger. "Pause" twice must not end a session.
 *
 * @returns {(pressed: EventTarget | null, event: MouseEvent) => boolean}
 */
export function createSlips() {
  let before = { pressed: /** @type {EventTarget | null} */ (null), x: 0, y: 0, at: 0 };
  return (pressed, { detail, clientX: x, clientY: y, timeStamp: at }) => {
    const last = before;
    if (!detail) return false;
    before = { pressed, x, y, at };
    const isOther = last.pressed !== null && last.pressed !== pressed;
    return isOther && at - last.at < SLIP_MS && Math.hypot(x - last.x, y - last.y) < SLIP_PX;
  };
}
