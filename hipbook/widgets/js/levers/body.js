/** A leg from the side, whose hip bends as the slider says. */

import { element } from "../shared/dom.js";
import { shape } from "../shared/svg.js";

const HIP = { x: 70, y: 100 };
const THIGH = 70;
const SHIN = 66;

/**
 * Where the knee is with the hip bent so far; the body looks to the right.
 *
 * @param {number} deg
 */
export function knee(deg) {
  const angle = (deg * Math.PI) / 180;
  return { x: HIP.x + THIGH * Math.sin(angle), y: HIP.y + THIGH * Math.cos(angle) };
}

export function createBody() {
  const thigh = shape("line", { x1: HIP.x, y1: HIP.y, class: "hb-lever-limb hb-lever-works" });
  const shin = shape("line", { class: "hb-lever-limb" });
  const svg = shape(
    "svg",
    { viewBox: "0 0 180 250", role: "img" },
    shape("line", {
      x1: HIP.x,
      y1: HIP.y,
      x2: HIP.x - 4,
      y2: HIP.y + THIGH + SHIN,
      class: "hb-lever-limb hb-lever-far",
    }),
    shape("line", { x1: HIP.x, y1: HIP.y, x2: HIP.x, y2: 42, class: "hb-lever-limb hb-lever-trunk" }),
    shape("circle", { cx: HIP.x, cy: 18, r: 14, class: "hb-lever-head" }),
    shin,
    thigh,
    shape("circle", { cx: HIP.x, cy: HIP.y, r: 7, class: "hb-lever-axle" }),
  );

  /** @param {number} deg @param {string} says */
  function show(deg, says) {
    const { x, y } = knee(deg);
    thigh.setAttribute("x2", String(x));
    thigh.setAttribute("y2", String(y));
    shin.setAttribute("x1", String(x));
    shin.setAttribute("y1", String(y));
    shin.setAttribute("x2", String(x));
    shin.setAttribute("y2", String(y + SHIN));
    svg.setAttribute("aria-label", says);
  }

  return { shown: element("figure", { class: "hb-lever-body" }, svg), show };
}
