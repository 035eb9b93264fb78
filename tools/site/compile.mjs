/**
 * Compiles all Python of a folder with the very Python of the browser: node tools/site/compile.mjs FOLDER
 *
 * Only what was compiled stays: the page is open sooner by what compiling takes, and less is fetched. No time and no
 * path of this machine is in it, so that the same source gives the same bytes. Three quarters of plotly are what it
 * says of itself, which nobody reads here.
 */

import { loadPyodide } from "pyodide";

const COMPILE = `
import importlib.util, marshal, pathlib, sys

WORDY = {"plotly", "_plotly_utils", "narwhals"}
UNCHECKED = (1).to_bytes(4, "little") + bytes(8)
for path in sorted(pathlib.Path("/packages").rglob("*.py")):
    name = path.relative_to("/packages")
    optimize = 2 if name.parts[0] in WORDY else 0
    code = compile(path.read_bytes(), str(name), "exec", dont_inherit=True, optimize=optimize)
    path.with_suffix(".pyc").write_bytes(importlib.util.MAGIC_NUMBER + UNCHECKED + marshal.dumps(code))
    path.unlink()
`;

const python = await loadPyodide({ env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" } });
python.FS.mkdirTree("/packages");
python.FS.mount(python.FS.filesystems.NODEFS, { root: process.argv[2] }, "/packages");
python.runPython(COMPILE);
