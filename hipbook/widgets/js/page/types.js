/**
 * @typedef {object} Place a screen as the reader meets it
 * @property {string} name
 * @property {string} label
 * @property {string} under the place in the bar that is marked for one that has none there
 *
 * @typedef {object} PageState what Python's Page synchronises
 * @property {Place[]} screens
 * @property {boolean} led is a session begun, led or completed?
 * @property {string} screen
 * @property {{ text?: string, kind?: string, turn?: number }} notice
 * @property {boolean} tells does it show what is to be told?
 * @property {string} log the name of the reader's own log; empty until it is known
 * @property {boolean} passes is that log in memory?
 * @property {boolean} keeps does the browser keep a copy of the log?
 * @property {string} address what stands behind # in the page's address
 *
 * @typedef {import("@anywidget/types").AnyModel<PageState>} PageModel
 * @typedef {() => void} Stop ends what was begun
 */
export {};
