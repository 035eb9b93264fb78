/** Paints with every frame of the screen while somebody is led; nothing moves for those who asked for stillness. */

import { prefersStillness } from "../shared/dom.js";

/** @param {() => void} paint @returns {(yes: boolean) => void} */
export function createFrames(paint) {
  let frame = 0;
  function next() {
    paint();
    frame = requestAnimationFrame(next);
  }
  return (yes) => {
    if (yes === Boolean(frame) || (yes && prefersStillness())) return;
    cancelAnimationFrame(frame);
    frame = yes ? requestAnimationFrame(next) : 0;
  };
}
