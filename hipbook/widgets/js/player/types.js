/**
 * @typedef {object} PlayerState what Python's Player synchronises
 * @property {import("./generated.js").Step[]} steps
 * @property {Record<string, string>} figures
 * @property {string} token
 * @property {Record<string, unknown>} plan
 * @property {boolean} keep may the browser keep what was done?
 * @property {string} log the log that it leads for
 * @property {boolean} over is it logged, or let go of?
 * @property {number} heard how many events Python has
 *
 * @typedef {import("@anywidget/types").AnyModel<PlayerState>} PlayerModel
 */
export {};
