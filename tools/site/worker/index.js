/** Python, in a thread of its own: it keeps the log, and draws the screens or runs a chapter; the page shows them. */

import { unpacked, unpackInto } from "./archive.js";
import { diskOf, openFiles } from "./disk.js";
import { loadedEngines } from "./engines.js";

/** Told to the reader where a log cannot be opened, so it is called by what it is. */
const LOG_FOLDER = "/this-browser";

/** @param {any} message @param {Transferable[]} [handed] */
const tell = (message, handed = []) => self.postMessage(message, { transfer: handed });

/**
 * A runtime of Python with all packages in it.
 *
 * @param {URL} base where the files of the site are
 */
async function startedPython(base) {
  const fetched = fetch(new URL("packages.tgz", base)).then(unpacked);
  const { loadPyodide } = await import(new URL("pyodide/pyodide.mjs", base).href);
  const python = await loadPyodide({ indexURL: new URL("pyodide/", base).href });
  unpackInto(python.FS, await fetched);
  return python;
}

/**
 * The reader's log: a file of the browser's, or none where it keeps nothing, as in a private window.
 *
 * @param {any} python
 * @param {Promise<Map<string, any>>} files
 */
async function logOf(python, files) {
  try {
    const disk = diskOf(python.FS, await files);
    python.FS.mkdirTree(LOG_FOLDER);
    python.FS.mount(disk, {}, LOG_FOLDER);
    return `${LOG_FOLDER}/log.sqlite`;
  } catch (problem) {
    console.warn("This browser keeps no files for this page:", problem);
    tell({ forgets: true });
    return ":memory:";
  }
}

/** What Python says is sent on in one go when it has done with what it was asked. @type {any[]} */
let said = [];

function sendOn() {
  if (!said.length) return;
  const messages = said;
  said = [];
  tell(
    { comms: messages },
    messages.flatMap(({ buffers }) => buffers),
  );
}

/** @param {string} json @param {any} buffers */
function say(json, buffers) {
  said.push({ ...JSON.parse(json), buffers: buffers.map((/** @type {Uint8Array} */ one) => one.slice().buffer) });
}

/**
 * Runs the cells of a chapter, each by its number, and tells what each shows. Between two of them the page is heard.
 *
 * @param {any} page
 * @param {[number, string][]} cells
 */
async function runAll(page, cells) {
  for (const [number, source] of cells) {
    const shown = JSON.parse(page.run(source));
    sendOn();
    tell({ cell: number, shown });
    await new Promise((resolve) => setTimeout(resolve));
  }
  tell({ read: true });
}

/** @param {{ base: string, settings: Record<string, string>, cells?: [number, string][] }} order */
async function open({ base, settings, cells }) {
  const files = openFiles();
  files.catch(() => {});
  const engines = loadedEngines(new URL(base));
  const python = await startedPython(new URL(base));
  const log = await logOf(python, files);
  python.registerJsModule("hipbook_engines", await engines);
  python.registerJsModule("hipbook_line", { say });
  const page = python.pyimport("hipbook_page");
  page.begin(JSON.stringify({ HIPBOOK_PLACE: "device", HIPBOOK_LOG: log, ...settings }));
  if (cells) {
    runAll(page, cells).catch(fail);
    return page;
  }
  const id = page.dashboard();
  sendOn();
  tell({ opened: id });
  return page;
}

const fail = (/** @type {unknown} */ problem) => tell({ failed: String(problem) });

/** @type {Promise<any>} */
let opening;

/** @param {{ data: any }} event */
self.onmessage = async ({ data }) => {
  try {
    if (data.open) {
      opening = open(data.open);
      await opening;
      return;
    }
    const page = await opening;
    const { buffers, ...message } = data.message;
    page.hear(JSON.stringify(message), buffers);
    sendOn();
    tell({ heard: data.number });
  } catch (problem) {
    fail(problem);
  }
};
