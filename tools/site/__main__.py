"""Writes the site that runs in a browser alone: ``python tools/site FOLDER``.

Static files, for any host and at any path: the page, Python and all that it needs. Needs node, and a registry to fetch
the wheels from. The same source gives the same bytes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from jinja2 import Environment, FileSystemLoader

from hipbook.content.tokens import tokens

sys.path.insert(0, str(Path(__file__).parent))
from icons import icon
from packages import HERE, ROOT, own_wheel, pack
from reading import LOOK, write_chapters
from wheels import fetch
from workbook import build as build_workbook

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


ICONS = (192, 512)
WORKBOOK = "lab"
"""Its folder, which the service worker of the page leaves alone: who never opens it never fetches it."""
WHEELS = ROOT / "build" / "site-wheels"
"""A folder of its own: the tests of both worlds fetch theirs at the same time."""


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
        shutil.copyfile(NODE / "pyodide" / name, site / "pyodide" / name)
    shutil.copyfile(NODE / "highs" / "build" / "highs.wasm", site / "highs.wasm")
    for name in ("icon.svg", *LOOK):
        shutil.copyfile(TEMPLATES / "static" / name, site / name)
    for size in ICONS:
        (site / f"icon-{size}.png").write_bytes(icon(size))
    build_workbook(site / WORKBOOK, cache / "jupyterlite", wheels)
    subprocess.run(["node", str(HERE / "bundle.mjs"), str(site)], check=True)
    (site / "manifest.webmanifest").write_text(json.dumps(_manifest(), indent=1), "utf-8")
    _write_pages(site)
    (site / "service.js").write_text(_service(site), "utf-8")


def _write_pages(site: Path) -> None:
    """The dashboard's page, before Python has drawn anything in it, and those of the chapters."""
    environment = Environment(
        loader=FileSystemLoader([HERE, TEMPLATES]), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    policy = "; ".join(f"{kind} {sources}" for kind, sources in ALLOWED.items())
    given = {"policy": policy, "ground": _ground()}
    page = environment.get_template("index.html.j2").render(home="", **given)
    (site / "index.html").write_text(f"{page}\n", "utf-8")
    write_chapters(site, environment, **given)


def _ground() -> str:
    return tokens().colours["ground"].light


def _manifest() -> dict[str, object]:
    """What makes the page one that a phone puts on its home screen."""
    pictures = [
        {"src": f"icon-{n}.png", "sizes": f"{n}x{n}", "type": "image/png", "purpose": "any maskable"} for n in ICONS
    ]
    return {
        "name": "hipbook", "short_name": "hipbook", "id": "./", "start_url": "./", "scope": "./", "display": "standalone",
        "description": "A hip-care workbook that plans, leads, logs and adapts. Your answers stay on this device.",
        "background_color": _ground(), "theme_color": _ground(), "lang": "en",
        "icons": [*pictures, {"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }  # fmt: skip


def _service(site: Path) -> str:
    """The service worker, told which files this version has; the dashboard is kept under its folder's address."""
    files = {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
             for path in sorted(site.rglob("*")) if path.is_file() and site / WORKBOOK not in path.parents}  # fmt: skip
    files["./"] = files["index.html"]
    version = sha256(json.dumps(files).encode()).hexdigest()[:16]
    told = f"Object.assign(self, {{ VERSION: {json.dumps(version)}, FILES: {json.dumps(files)} }});"
    return f"{told}\n{(HERE / 'service.js').read_text('utf-8')}"


if __name__ == "__main__":
    build(Path(sys.argv[1]), WHEELS)
