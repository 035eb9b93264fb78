/**
 * @typedef {{ data: object[], layout: Record<string, any> }} Figure a figure as plotly.js reads it
 * @typedef {{ columns?: string[], rows?: (string | number | null)[][] }} Table the numbers behind it
 *
 * @typedef {object} ChartState what Python's Chart synchronises
 * @property {Figure} figure
 * @property {string} title
 * @property {Table} table
 * @property {string} sentence
 * @property {string} version
 *
 * @typedef {import("@anywidget/types").AnyModel<ChartState>} ChartModel
 *
 * @typedef {object} Plotly what is used of plotly.js
 * @property {(place: HTMLElement, data: object[], layout: object, config: object) => Promise<unknown>} react
 * @property {(place: HTMLElement) => void} purge
 * @property {{ resize: (place: HTMLElement) => void }} Plots
 */
export {};
