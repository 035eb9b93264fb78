/** One muscle as a string that pulls on a dial: the own right knee, seen from in front, with the lower leg hanging. */

import { element } from "../shared/dom.js";
import { shape } from "../shared/svg.js";

const CENTRE = 110;
const RIM = 46;
/** How far beside the axle the string runs, and how far the foot swings, for a turn of 1. */
const BESIDE = 15;
const SWING_DEG = 9;
const SHIN = 92;
const REACH = 200;

/** Where the string is tied to the rim, on the far side, over or under the axle. @param {number} y */
const tied = (y) => CENTRE - Math.sqrt(RIM * RIM - (y - CENTRE) ** 2);

/** @param {number} turn where the string runs: it pulls to the middle of the body, and over the axle inward */
const height = (turn) => CENTRE - BESIDE * turn;

/**
 * Where the foot hangs: a thigh that turns in swings it outward, to the left of a right leg seen from in front.
 *
 * @param {number} turn
 */
export function foot(turn) {
  const angle = (SWING_DEG * turn * Math.PI) / 180;
  return { x: CENTRE - SHIN * Math.sin(angle), y: CENTRE + SHIN * Math.cos(angle) };
}

/**
 * The arrow beside the rim: the longer, the more the string turns; none where it hardly does.
 *
 * @param {number} turn
 */
export function arc(turn) {
  const sweep = Math.min(Math.abs(turn), 2) * 38;
  const radius = RIM + 16;
  /** @param {number} deg from the top, clockwise */
  const at = (deg) => {
    const angle = ((deg - 90) * Math.PI) / 180;
    return `${(CENTRE + radius * Math.cos(angle)).toFixed(1)} ${(CENTRE + radius * Math.sin(angle)).toFixed(1)}`;
  };
  const way = turn > 0 ? 1 : -1;
  return `M${at((-way * sweep) / 2)} A${radius} ${radius} 0 0 ${turn > 0 ? 1 : 0} ${at((way * sweep) / 2)}`;
}

export function createDial() {
  const knot = shape("circle", { r: 6, class: "hb-lever-knot" });
  const string = shape("line", { x2: REACH, class: "hb-lever-string" });
  const other = shape("line", { x2: REACH, class: "hb-lever-string hb-lever-other" });
  const shin = shape("line", { x1: CENTRE, y1: CENTRE, class: "hb-lever-shin" });
  const knob = shape("circle", { r: 9, class: "hb-lever-foot" });
  const turning = shape("path", { class: "hb-lever-turning", "marker-end": "url(#hb-lever-tip)" });
  const tip = shape(
    "marker",
    { id: "hb-lever-tip", viewBox: "0 0 10 10", refX: 5, refY: 5, markerWidth: 4, markerHeight: 4, orient: "auto" },
    shape("path", { d: "M0 0 10 5 0 10Z", class: "hb-lever-tip" }),
  );
  const svg = shape(
    "svg",
    { viewBox: "0 0 220 230", role: "img" },
    shape("defs", {}, tip),
    shin,
    knob,
    shape("circle", { cx: CENTRE, cy: CENTRE, r: RIM, class: "hb-lever-bone" }),
    other,
    string,
    knot,
    shape("circle", { cx: CENTRE, cy: CENTRE, r: 6, class: "hb-lever-axle" }),
    turning,
  );
  const caption = element(
    "figcaption",
    {},
    "Your right knee, seen from in front. The dot in the middle is the axle, the line a muscle, tied to the rim.",
  );

  /**
   * @param {[number, number]} span the least and the most inward
   * @param {string} says
   */
  function show([low, high], says) {
    const middle = (low + high) / 2;
    for (const [line, turn] of /** @type {[SVGElement, number][]} */ ([
      [string, low],
      [other, high],
    ])) {
      line.setAttribute("x1", String(tied(height(turn))));
      line.setAttribute("y1", String(height(turn)));
      line.setAttribute("y2", String(height(turn)));
    }
    knot.setAttribute("cx", String(tied(height(low))));
    knot.setAttribute("cy", String(height(low)));
    other.toggleAttribute("hidden", low === high);
    const { x, y } = foot(middle);
    for (const [name, value] of /** @type {[string, number][]} */ ([
      ["x2", x],
      ["y2", y],
    ])) {
      shin.setAttribute(name, String(value));
    }
    knob.setAttribute("cx", String(x));
    knob.setAttribute("cy", String(y));
    turning.setAttribute("d", arc(middle));
    turning.toggleAttribute("hidden", Math.abs(middle) < 0.3 || low !== high);
    svg.setAttribute("aria-label", says);
  }

  return { shown: element("figure", { class: "hb-lever-dial" }, svg, caption), show };
}
