/** Drawings are asked for when their places come near the view, so that the page need not wait for them. */

import { drawing, element, mirror, prefersStillness, setOnce } from "../shared/dom.js";

const NEAR = "400px";

/** Drawings whose time goes on, unless all rest. @type {Set<SVGSVGElement>} */
const moving = new Set();
let resting = false;

/**
 * Fills the places in ``root`` that name a drawing.
 *
 * @param {Element} root
 * @param {import("./types.js").PageModel} model
 * @returns {import("./types.js").Stop}
 */
export function drawFigures(root, model) {
  /** @type {Map<string, string>} */
  const markups = new Map();
  /** @type {Set<string>} */
  const requested = new Set();
  const idOf = (/** @type {HTMLElement} */ place) => place.dataset.hbFigure ?? "";
  const places = () => /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-hb-figure]")]);

  /** @param {HTMLElement} place */
  function fill(place) {
    const markup = markups.get(idOf(place));
    if (!markup || place.firstChild) return;
    const parts = figureParts(markup, place.dataset);
    place.append(...parts);
    seen.observe(parts[0]);
  }

  /** @param {HTMLElement[]} near */
  function request(near) {
    near.forEach(fill);
    const ids = [...new Set(near.map(idOf))].filter((id) => !requested.has(id));
    for (const id of ids) requested.add(id);
    if (ids.length) model.send({ event: "figures", ids });
  }

  const views = new IntersectionObserver(
    (entries) => {
      const near = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
      for (const place of near) views.unobserve(place);
      if (near.length) request(/** @type {HTMLElement[]} */ (near));
    },
    { rootMargin: NEAR },
  );

  // A drawing that nobody sees costs nothing: the browser reckons each one that moves, shown or not.
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const svg = /** @type {SVGSVGElement} */ (target);
      run(svg, isIntersecting && svg.dataset.show !== "still");
    }
  });

  /** @param {{ figures?: Record<string, string> }} message */
  function receive({ figures }) {
    if (!figures) return;
    for (const [id, markup] of Object.entries(figures)) markups.set(id, markup);
    for (const place of places()) if (requested.has(idOf(place))) fill(place);
  }

  function watchEmptyPlaces() {
    for (const place of places()) if (!place.firstChild) views.observe(place);
  }

  const changes = new MutationObserver(watchEmptyPlaces);
  changes.observe(root, { subtree: true, childList: true });
  model.on("msg:custom", receive);
  watchEmptyPlaces();
  return () => {
    changes.disconnect();
    views.disconnect();
    seen.disconnect();
    model.off("msg:custom", receive);
  };
}

/**
 * Shows a drawing still, or moving from its beginning.
 *
 * @param {SVGSVGElement} svg
 * @param {boolean} still
 */
export function showStill(svg, still) {
  if (still) svg.dataset.show = "still";
  else delete svg.dataset.show;
  svg.setCurrentTime(0);
  run(svg, !still);
}

/**
 * Whether its time goes on.
 *
 * @param {SVGSVGElement} svg
 * @param {boolean} on
 */
export function run(svg, on) {
  if (on && !prefersStillness()) moving.add(svg);
  else moving.delete(svg);
  goOn(svg);
}

/** @param {SVGSVGElement} svg */
function goOn(svg) {
  if (moving.has(svg) && !resting) svg.unpauseAnimations();
  else svg.pauseAnimations();
}

/**
 * Has all that move rest where they are, or go on from there.
 *
 * @param {boolean} on
 */
export function restAll(on) {
  resting = on;
  for (const svg of moving) goOn(svg);
}

/**
 * One drawing with its control. Where a place says "still", it moves only when asked to.
 *
 * @param {string} markup
 * @param {DOMStringMap} place
 * @returns {[SVGSVGElement, ...Element[]]} the drawing first
 */
export function figureParts(markup, { hbSide, hbShow }) {
  const svg = drawing(markup);
  mirror(svg, hbSide);
  const control = controlOf(svg, hbShow === "still");
  return svg.querySelector("animate") && !prefersStillness() ? [svg, control] : [svg];
}

/**
 * What stops a drawing and lets it move again.
 *
 * @param {SVGSVGElement} svg
 * @param {boolean} isStill does it begin so?
 */
export function controlOf(svg, isStill) {
  const name = svg.querySelector("title")?.textContent ?? "";
  const description = svg.querySelector("desc")?.textContent;
  // Browsers read a drawing's title out, and not what it describes.
  if (description) setOnce(svg, "aria-description", description);
  const control = element("button", { type: "button" });

  /** @param {boolean} still */
  function show(still) {
    showStill(svg, still);
    control.className = `hb-move hb-icon-${still ? "start" : "pause"}`;
    control.setAttribute("aria-label", `${still ? "Show the movement" : "Show it still"}: ${name}`);
  }

  control.addEventListener("click", () => show(svg.dataset.show !== "still"));
  show(isStill);
  return control;
}
