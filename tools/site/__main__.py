"""Writes the site that runs in a browser alone: ``python tools/site FOLDER``.

Static files, for any host and at any path: the page, Python and all that it needs. Needs node, and a registry to fetch
the wheels from.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from jinja2 import Environment, FileSystemLoader

sys.path.insert(0, str(Path(__file__).parent))
from packages import HERE, ROOT, own_wheel, pack
from wheels import fetch

NODE = ROOT / "node_modules"
TEMPLATES = ROOT / "hipbook" / "server" / "share" / "jupyter" / "voila" / "templates" / "hipbook"
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PLOTLY = "plotly/package_data/plotly.min.js"
ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self' blob: 'wasm-unsafe-eval'",  # anywidget imports a widget's module from a blob; Python is WebAssembly
    "worker-src": "'self' blob:",  # a worker from a blob is under this policy too
    "style-src": "'self' 'unsafe-inline'",  # <style> of anywidget, style= of plotly
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "media-src": "blob:",  # the silence that lets a headset's keys through
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
}


def build(site: Path, cache: Path) -> None:
    """The whole site into a folder, which is made anew; wheels are fetched into ``cache`` and kept there."""
    shutil.rmtree(site, ignore_errors=True)
    (site / "pyodide").mkdir(parents=True)
    wheels = fetch(cache)
    with TemporaryDirectory() as place:
        pack([*wheels, own_wheel(Path(place))], site / "packages.tgz")
    [plotly] = (wheel for wheel in wheels if wheel.name.startswith("plotly-"))
    with ZipFile(plotly) as archive:
        (site / "plotly.min.js").write_bytes(archive.read(PLOTLY))
    for name in PYODIDE:
        shutil.copy(NODE / "pyodide" / name, site / "pyodide" / name)
    shutil.copy(NODE / "highs" / "build" / "highs.wasm", site / "highs.wasm")
    shutil.copy(TEMPLATES / "static" / "icon.svg", site / "icon.svg")
    subprocess.run(["node", str(HERE / "bundle.mjs"), str(site)], check=True)
    (site / "index.html").write_text(_page(), "utf-8")


def _page() -> str:
    """The one page, before Python has drawn anything in it."""
    environment = Environment(loader=FileSystemLoader([HERE, TEMPLATES]), autoescape=True)
    policy = "; ".join(f"{kind} {sources}" for kind, sources in ALLOWED.items())
    return environment.get_template("index.html.j2").render(policy=policy) + "\n"


if __name__ == "__main__":
    build(Path(sys.argv[1]), ROOT / "build" / "wheels")
