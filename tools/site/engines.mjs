/** What hipbook computes with in a browser: pyodide.registerJsModule("hipbook_engines", await engines()). */

import load from "highs";
import * as numpy from "numpy-ts";

const MEGABYTE = 2 ** 20;
/** Its own code takes 8 of them, and what is drawn at random as many; all else lies in JavaScript's memory. */
const MEMORY = { maxMemory: 18 * MEGABYTE, scratchSize: 8 * MEGABYTE };

/**
 * HiGHS and numpy-ts, ready to answer at once: for a worker, or for node.
 *
 * @param {import("highs").InitOptions} [options] where highs.wasm lies, if not beside this script
 */
export async function engines(options) {
  configure();
  // Its types are those of its CommonJS part, where the function is a member.
  const start = /** @type {typeof import("highs").default} */ (/** @type {unknown} */ (load));
  return { highs: await start(options), numpy };
}

/**
 * Of numpy-ts only the random numbers come from WebAssembly. Its other kernels are hardly faster here, forget in some
 * calls what is no number, and want memory that Python would have to give back.
 */
function configure() {
  numpy.configureWasm(MEMORY);
  numpy.wasmConfig.thresholdMultiplier = Number.POSITIVE_INFINITY;
  const { warn } = console;
  console.warn = () => {}; // it says once that its memory is full, as is meant
  numpy.zeros([MEMORY.maxMemory / 8]);
  console.warn = warn;
}
