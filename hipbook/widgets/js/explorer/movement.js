/** One movement to scrub: its drawing, a slider, the bar of parts, and the words. */

import { drawing, element } from "../shared/dom.js";
import { degrees, percent, timeShare } from "./shares.js";
import { createWay } from "./way.js";

/**
 * @typedef {import("./shares.js").Span} Span
 * @typedef {{ hip: Span, pelvis: Span, says: string }} Part
 *
 * @typedef {object} MovementState what Python tells of a movement
 * @property {string} id
 * @property {string} name
 * @property {string} figure
 * @property {Span} seen_deg
 * @property {string} seen
 * @property {Part[]} parts one for each degree
 * @property {string} note
 * @property {string} sure how sure this is, as a sentence
 * @property {string[]} sources
 */

/** @param {string} name @param {string} text */
const term = (name, text) =>
  element("dt", {}, element("span", { class: `hb-part-${name}`, "aria-hidden": "true" }), text);

/**
 * Where on the slider the pelvis's turn begins to show.
 *
 * @param {Span} seen
 * @param {number} most
 */
function zone([first, last], most) {
  const place = `left:${percent(first, most)};width:${percent(last - first, most)}`;
  const mark = element("span", { class: first === last ? "hb-at" : "", style: place });
  return element("div", { class: "hb-shows", "aria-hidden": "true" }, mark);
}

/**
 * The degrees of hip and pelvis in numbers.
 *
 * @param {Part[]} parts
 */
function createNumbers(parts) {
  const [hip, pelvis] = [element("dd"), element("dd")];
  const list = element(
    "dl",
    { class: "hb-parts" },
    element("div", {}, term("hip", "Hip"), hip),
    element("div", {}, term("pelvis", "Pelvis and low back"), pelvis),
  );
  if (parts.some((part) => part.hip[0] < part.hip[1])) {
    list.append(element("div", {}, term("either", "Either: it differs, or is not known"), element("dd")));
  }
  return { list, hip, pelvis };
}

/**
 * The degrees as a bar of three stretches: hip, either, pelvis.
 *
 * @param {number} most
 */
function createBar(most) {
  const stretches = ["hip", "either", "pelvis"].map((name) => element("span", { class: `hb-part-${name}` }));
  /** @param {Part} part */
  function show({ hip, pelvis }) {
    const widths = [hip[0], hip[1] - hip[0], pelvis[0]];
    stretches.forEach((stretch, n) => {
      stretch.style.width = percent(widths[n] ?? 0, most);
    });
  }
  return { bar: element("div", { class: "hb-shares", "aria-hidden": "true" }, ...stretches), show };
}

/** @param {MovementState} movement */
function evidence({ sure, sources }) {
  const list = element("ul", {}, ...sources.map((source) => element("li", {}, source)));
  return element("details", {}, element("summary", {}, "How we know"), element("p", {}, sure), list);
}

/**
 * @typedef {object} Movement
 * @property {HTMLElement} shown
 * @property {HTMLElement} under what stands between the slider and the parts
 * @property {() => void} show draws it where the slider stands
 * @property {() => number} whole where the slider stands, in degrees
 * @property {(whole: number) => void} stand moves the slider
 * @property {(veiled: boolean) => void} veil hides what the movement is made of, or shows it
 */

/**
 * @param {MovementState} movement
 * @returns {Movement}
 */
export function createMovement(movement) {
  const { name, parts, seen_deg: seenDeg, seen, note } = movement;
  const most = parts.length - 1;
  const svg = drawing(movement.figure);
  const { width, height } = svg.viewBox.baseVal;
  const figure = element("div", { class: "hb-figure", style: `--hb-ratio:${width}/${height}` }, svg);
  const label = `How far? Move the slider: ${name}`;
  const slider = element("input", { type: "range", min: 0, max: most, step: 1, "aria-label": label });
  const numbers = createNumbers(parts);
  const { bar, show: showBar } = createBar(most);
  const { way, show: showWay } = createWay(parts, `The parts of the whole movement. At its end: ${parts[most]?.says}`);
  const words = element("p", { class: "hb-says" });
  const under = element("div");

  function show() {
    const whole = Number(slider.value);
    const part = parts[whole];
    if (!part) return;
    svg.pauseAnimations();
    svg.setCurrentTime(timeShare(whole / most) * Number(svg.dataset.endS));
    showBar(part);
    showWay(whole);
    numbers.hip.textContent = degrees(part.hip);
    numbers.pelvis.textContent = degrees(part.pelvis);
    words.textContent = part.says;
    slider.setAttribute("aria-valuetext", made.hidden ? `${whole} degrees` : part.says);
  }

  slider.value = String(Math.round(most / 2));
  slider.addEventListener("input", show);
  const mark = element("span", { class: "hb-mark", "aria-hidden": "true" });
  const made = element(
    "div",
    {},
    zone(seenDeg, most),
    element("p", { class: "hb-shows-words" }, mark, seen),
    way,
    bar,
    numbers.list,
    words,
    ...(note ? [element("p", {}, note)] : []),
    evidence(movement),
  );
  const asked = element("label", { class: "hb-ask" }, "How far? Move the slider", slider);
  return {
    shown: element("div", { class: "hb-movement" }, figure, asked, under, made),
    under,
    show,
    whole: () => Number(slider.value),
    stand(whole) {
      slider.value = String(whole);
      show();
    },
    veil(veiled) {
      made.hidden = veiled;
      show();
    },
  };
}
