/** What hipbook computes with in a browser: pyodide.registerJsModule("hipbook_engines", await engines()). */

import load from "highs";
import * as numpy from "numpy-ts";

/**
 * HiGHS and numpy-ts, ready to answer at once: for a worker, or for node.
 *
 * @param {import("highs").InitOptions} [options] where highs.wasm lies, if not beside this script
 */
export async function engines(options) {
  // Fused multiply-add exists on some machines only, and rounds otherwise: the same log must give the same numbers.
  numpy.wasmConfig.useRelaxedSimd = false;
  return { highs: await load(options), numpy };
}
