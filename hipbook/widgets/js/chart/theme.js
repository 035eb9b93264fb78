/** A figure in the colours of the page, and how high it is. */

import { LIGHT } from "../shared/tokens.js";

/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {(name: keyof typeof LIGHT) => string} Colours the colour that a design token has now */

export const NARROW = 520;
const LEGEND_LINE = 22;
const USUAL_HEIGHT = 340;

/** The tokens whose light values Python draws with. */
const DRAWN_WITH = /** @type {const} */ (["primary", "secondary", "alarm", "ink", "card"]);

/**
 * Where the page is narrow, the legend takes a line for each of its names.
 *
 * @param {Figure} figure
 * @param {number} width
 */
export function heightOf(figure, width) {
  const height = figure.layout?.height ?? USUAL_HEIGHT;
  return width && width < NARROW ? height + LEGEND_LINE * Math.max(0, figure.data.length - 1) : height;
}

/**
 * Any value with the colours in it exchanged.
 *
 * @param {any} value
 * @param {Map<string, string>} exchanged
 * @returns {any}
 */
function recoloured(value, exchanged) {
  if (typeof value === "string") return exchanged.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => recoloured(part, exchanged));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recoloured(part, exchanged)]));
}

/**
 * The figure in these colours: its own, its axes, and what is shown when a point is pointed at.
 *
 * @param {Figure} figure
 * @param {Colours} colourOf
 * @returns {Figure}
 */
export function themed(figure, colourOf) {
  const { data, layout } = recoloured(figure, new Map(DRAWN_WITH.map((name) => [LIGHT[name], colourOf(name)])));
  const line = colourOf("line");
  const axis = { gridcolor: line, linecolor: line, tickcolor: line };
  Object.assign(layout, { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", autosize: true });
  layout.font = { ...layout.font, color: colourOf("ink") };
  layout.hoverlabel = { bgcolor: colourOf("card"), bordercolor: line, font: { color: colourOf("ink") } };
  for (const key of Object.keys(layout).filter((name) => /^[xy]axis/.test(name))) {
    Object.assign(layout[key], { ...axis, zerolinecolor: line });
  }
  for (const polar of [layout.polar?.angularaxis, layout.polar?.radialaxis]) if (polar) Object.assign(polar, axis);
  return { data, layout };
}
