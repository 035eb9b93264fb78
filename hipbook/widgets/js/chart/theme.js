/** A figure in the colours of the page, and how high it is. */

import { LIGHT } from "../shared/tokens.js";

/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {(name: keyof typeof LIGHT) => string} Colours the colour that a design token has now */

export const NARROW = 520;
const LEGEND_LINE = 22;
const USUAL_HEIGHT = 340;
/** Pixels of a browser's font, unless a reader sets another. */
export const USUAL_FONT = 16;
const NARROW_TICKS = 5;
const FEWEST_TICKS = 2;
/** How wide a letter and a label of a day are, with the room around it. */
const [LETTER, LABEL] = [8, 78];
/** Under so many pixels of the usual size nothing can be read of a drawing: it is drawn wider, and scrolls. */
export const LEAST = 240;

/** The tokens whose light values Python draws with. */
const DRAWN_WITH = /** @type {const} */ (["primary", "secondary", "alarm", "ink", "card", "picked", "urgent", "usual"]);

/** How many times its usual size the browser's font has. */
export const fontTimes = () =>
  (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_FONT) / USUAL_FONT;

/**
 * Where the page is narrow, the legend takes a line for each of its names.
 *
 * @param {Figure} figure
 * @param {number} width
 * @param {number} [times] how many times its usual size the type has
 */
export function heightOf(figure, width, times = 1) {
  const height = figure.layout?.height ?? USUAL_HEIGHT;
  const narrow = width && width / times < NARROW;
  return (
    times *
    (narrow && figure.layout?.showlegend !== false
      ? height + LEGEND_LINE * Math.max(0, figure.data.length - 1)
      : height)
  );
}

/**
 * Type and the room around it as many times as large; what is drawn of the data keeps its size.
 *
 * @param {any} value
 * @param {number} times
 * @param {string} [of] where in the layout it stands
 * @returns {any}
 */
function enlarged(value, times, of = "") {
  if (typeof value === "number") return /(font\.size|margin\.[lrtb]|shift|standoff)$/.test(of) ? value * times : value;
  if (Array.isArray(value)) return value.map((part) => enlarged(part, times, of));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, enlarged(part, times, `${of}.${key}`)]));
}

/**
 * How wide the names beside a chart are, in pixels of the usual size: days stand under what they leave over.
 *
 * @param {Record<string, any> | undefined} axis
 */
function besides(axis) {
  const lines = (axis?.ticktext ?? []).flatMap((/** @type {string} */ name) => name.split("<br>"));
  return axis?.type === "category"
    ? LETTER * Math.max(0, ...lines.map((/** @type {string} */ line) => line.length))
    : 0;
}

/**
 * So many labels as fit beside each other under a chart of this width.
 *
 * @param {Record<string, any>} layout
 * @param {number} width in pixels of the usual size
 */
export function thinOut({ xaxis: axis, yaxis }, width) {
  const room = width - besides(yaxis);
  if (!axis || room >= NARROW) return;
  const most = Math.max(FEWEST_TICKS, Math.min(NARROW_TICKS, Math.floor(room / LABEL)));
  axis.nticks = most;
  const each = Math.ceil((axis.tickvals?.length ?? 0) / most);
  for (const name of each > 1 ? ["tickvals", "ticktext"] : []) {
    axis[name] = axis[name].filter((/** @type {unknown} */ _, /** @type {number} */ n) => n % each === 0);
  }
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
 * @param {number} [times] how many times its usual size the type has
 * @returns {Figure}
 */
export function themed(figure, colourOf, times = 1) {
  const recolour = new Map(DRAWN_WITH.map((name) => [LIGHT[name], colourOf(name)]));
  const data = recoloured(figure.data, recolour);
  const layout = enlarged(recoloured(figure.layout, recolour), times);
  const line = colourOf("line");
  const axis = { gridcolor: line, linecolor: line, tickcolor: line };
  Object.assign(layout, { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", autosize: true });
  layout.font = { ...layout.font, color: colourOf("ink") };
  layout.hoverlabel = {
    bgcolor: colourOf("card"),
    bordercolor: line,
    font: { size: layout.font.size, color: colourOf("ink") },
  };
  for (const key of Object.keys(layout).filter((name) => /^[xy]axis/.test(name))) {
    Object.assign(layout[key], { ...axis, zerolinecolor: line });
  }
  for (const polar of [layout.polar?.angularaxis, layout.polar?.radialaxis]) if (polar) Object.assign(polar, axis);
  return { data, layout };
}
