/** Building and changing elements. All text goes in as text, never as markup. */

/** @typedef {Record<string, string | number | boolean | undefined>} Attributes */

/**
 * An element with its attributes (those that are undefined are left out) and children.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/**
 * Sets an attribute only where it differs: an observer of changes would otherwise wake for nothing.
 *
 * @param {Element} target
 * @param {string} name
 * @param {string} value
 */
export function setOnce(target, name, value) {
  if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/**
 * Shows a text; an element without one is hidden.
 *
 * @param {HTMLElement} target
 * @param {string} text
 */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
  target.hidden = !text;
}

/**
 * Says a text in a region that screen readers follow; the same text twice is said twice.
 *
 * @param {HTMLElement} region
 * @param {string} text
 */
export function announceIn(region, text) {
  region.replaceChildren(...(text ? [element("span", {}, text)] : []));
}

/**
 * A drawing of our own book, parsed as a picture: no script of it runs.
 *
 * @param {string} markup
 * @returns {SVGSVGElement}
 */
export function drawing(markup) {
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  return /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(parsed, true)));
}

/**
 * Shows the side that is worked: a drawing of the other side is mirrored.
 *
 * @param {SVGSVGElement} svg
 * @param {string | null | undefined} side
 */
export function mirror(svg, side) {
  if (side && svg.dataset.side && side !== svg.dataset.side) svg.dataset.mirrored = "yes";
  else delete svg.dataset.mirrored;
}

export const prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
