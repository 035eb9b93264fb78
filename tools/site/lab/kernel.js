/**
 * What JupyterLite takes for Pyodide: the page's own Python with all packages in it, so that nothing is installed when
 * a kernel starts.
 */

import { unpacked, unpackInto } from "../worker/archive.js";
import { diskOf } from "../worker/disk.js";
import { loadedEngines } from "../worker/engines.js";
import { createTurns, LOCK, takeBeforeHearing } from "./turns.js";

const SITE = new URL("../", import.meta.url);
const LOG_FOLDER = "/this-browser";
/** What stands in for a shell, and what draws the page: a notebook has its own. */
const OF_THE_PAGE = /^(IPython\/|hipbook_(page|chapter)\.)/;

/** @param {string} name */
const at = (name) => new URL(name, SITE).href;

/** @param {string} name */
const fetched = (name) => fetch(at(name)).then(unpacked);

/** Pyodide's list of packages, and none in it: all that there is comes with the site. */
async function emptyLock() {
  const lock = await (await fetch(at("pyodide/pyodide-lock.json"))).json();
  return { ...lock, packages: {} };
}

/** Why this kernel has no log, in a word. */
async function whyNone() {
  const { held } = (await navigator.locks?.query()) ?? {};
  return held?.some(({ name }) => name === LOCK) ? "elsewhere" : "nothing kept";
}

/**
 * The log of the page, for the time this kernel has its turn.
 *
 * @param {any} python
 * @returns {Promise<{ log: string, missing: string }>} its file, or why there is none
 */
async function openLog(python) {
  const turns = createTurns();
  if (!(await turns.take())) return { log: ":memory:", missing: await whyNone() };
  python.FS.mkdirTree(LOG_FOLDER);
  python.FS.mount(diskOf(python.FS, turns.files), {}, LOG_FOLDER);
  python.registerJsModule("hipbook_turns", { begin: turns.begin, end: turns.end });
  takeBeforeHearing(self, turns);
  return { log: `${LOG_FOLDER}/log.sqlite`, missing: "" };
}

/** @param {{ packages: string[], [option: string]: any }} options of JupyterLite's; the packages are here already */
export async function loadPyodide({ packages: _, ...options }) {
  const archives = Promise.all([fetched("packages.tgz"), fetched("lab/packages.tgz")]);
  const engines = loadedEngines(SITE);
  const { loadPyodide: load } = await import(at("pyodide/pyodide.mjs"));
  const python = await load({ ...options, indexURL: at("pyodide/"), lockFileContents: emptyLock() });
  const [ofPage, ofKernel] = await archives;
  unpackInto(python.FS, ofPage, (name) => !OF_THE_PAGE.test(name));
  unpackInto(python.FS, ofKernel);
  python.registerJsModule("hipbook_engines", await engines);
  const { log, missing } = await openLog(python);
  python.pyimport("hipbook_kernel").begin(JSON.stringify({ HIPBOOK_PLACE: "device", HIPBOOK_LOG: log }), missing);
  return python;
}
