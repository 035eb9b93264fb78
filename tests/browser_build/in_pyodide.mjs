/** Runs a Python script in Pyodide, as a page would: node in_pyodide.mjs PACKAGE.zip WHEELS SCRIPT.py [ARGUMENT...] */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";
import { engines } from "../../tools/site/engines.mjs";

const [archive = "", wheels = "", script = "", ...given] = process.argv.slice(2);

const { HIPBOOK_TODAY = "2026-01-05" } = process.env;
const pyodide = await loadPyodide({
  env: { HOME: "/home/pyodide", HIPBOOK_LOG: ":memory:", HIPBOOK_TODAY, TZ: "UTC" },
});
pyodide.registerJsModule("hipbook_engines", await engines());
for (const name of readdirSync(wheels).filter((one) => one.endsWith(".whl"))) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(join(wheels, name))), "wheel");
}
const site = pyodide.runPython("import site; site.getsitepackages()[0]");
pyodide.unpackArchive(new Uint8Array(readFileSync(archive)), "zip", { extractDir: site });
pyodide.pyimport("sys").argv = pyodide.toPy([script, ...given]);
try {
  pyodide.runPython(readFileSync(script, "utf8"));
} catch (problem) {
  // Its message alone: the lines around it are Pyodide's own, and fill a screen.
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}
