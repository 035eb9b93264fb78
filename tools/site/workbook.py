"""The workbook beside the page: JupyterLite with the chapters, whose kernel is the page's own Python."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from cells import without_tables
from jinja2 import Environment, FileSystemLoader
from packages import HERE, ROOT, pack_kernel

PINNED = HERE / "lab" / "requirements.txt"
FIRST = "00-start-here.ipynb"
APPS = ("lab", "notebooks")
"""JupyterLab where there is room, one chapter without anything around it where there is little."""
EXTENSIONS = ("anywidget-", "jupyterlab_widgets-")
KERNEL = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension"
OF_JUPYTER = ("ipykernel", "piplite", "pyodide_kernel")
AT_HAND = ("comm", "ipykernel", "ipython", "jedi", "micropip", "piplite", "pyodide-kernel")
"""What JupyterLite would install from elsewhere when a kernel starts; ``lab/kernel.js`` brings it."""
WITHOUT = (
    "@jupyter-notebook/notebook-extension:tab-icon",
    "@jupyter-notebook/notebook-extension:trusted",
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlite/application-extension:service-worker-manager",
)
"""Icons that are not there; what no reader needs; and a service worker, which would ask the page for each file that Python looks
for, in place of the memory that answers at once."""
OVERRIDES = {
    "@jupyter-notebook/notebook-extension:scroll-output": {"autoScrollOutputs": False},
    "@jupyterlab/filebrowser-extension:browser": {"showLastModifiedColumn": False},
}
UNUSED = (
    "*.map",
    "doc",
    "rspack*",
    "manifest.webmanifest",
    "icon-*.png",
    "service-worker.js",
    "build/fa-*.eot",
    "build/fa-*.svg",
)
INSTEAD = {
    "<head>": '<head>\n<meta http-equiv="Content-Security-Policy" content="{policy}">',
    "<title>Jupyter": "<title>hipbook: Jupyter",
    '<link rel="manifest" href="../manifest.webmanifest">': "",
    "Loading JupyterLite...": "Opening the workbook",
    "<body ": '<body data-plotly="../../plotly.min.js" ',
}
"""What JupyterLite's pages say, and what ours say in its place."""
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",  # JupyterLab compiles the schemas of its settings
    "worker-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' blob:",
}
"""No other host, as for the page. The kernel's worker is under none: a reader's own code may fetch what it likes."""


def build(lab: Path, cache: Path, wheels: Iterable[Path]) -> None:
    """The workbook into a folder; what builds it is fetched into ``cache`` and kept there."""
    wheels, tools = list(wheels), _tools(cache)
    with TemporaryDirectory() as place:
        made_of = Path(place)
        _write_chapters(made_of / "chapters")
        extensions = [str(wheel) for wheel in wheels if wheel.name.startswith(EXTENSIONS)]
        _write(made_of / "jupyter-lite.json", _settings())
        _write(made_of / "overrides.json", OVERRIDES)
        _write(made_of / "jupyter_lite_config.json", _order(made_of, lab, [*extensions], tools))
        command = [sys.executable, "-m", "jupyterlite_core", "build", "--config", "jupyter_lite_config.json"]
        environment = os.environ | {"PYTHONPATH": str(tools)}
        subprocess.run(command, check=True, cwd=made_of, env=environment, stdout=subprocess.DEVNULL)
    of_jupyter = [wheel for name in OF_JUPYTER for wheel in (tools / KERNEL / "static" / "pypi").glob(f"{name}-*.whl")]
    pack_kernel(wheels, of_jupyter, lab / "packages.tgz")
    _tidy(lab)


def _write_chapters(folder: Path) -> None:
    """All notebooks, with the outputs that they have in the source."""
    folder.mkdir()
    for source in sorted((ROOT / "notebooks").glob("*.ipynb")):
        chapter = nbformat.read(source, as_version=4)
        chapter.cells = without_tables(chapter.cells)
        nbformat.write(chapter, folder / source.name)


def _tools(cache: Path) -> Path:
    """JupyterLite's builder and kernel, apart from what hipbook needs."""
    pinned, fetched = PINNED.read_text("utf-8"), cache / "fetched.txt"
    if not fetched.is_file() or fetched.read_text("utf-8") != pinned:
        shutil.rmtree(cache, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        only = ["--only-binary", ":all:", "--require-hashes", "--requirement", str(PINNED), "--target", str(cache)]
        subprocess.run([*pip, *only], check=True)
        fetched.write_text(pinned, "utf-8")
    return cache


def _order(made_of: Path, lab: Path, extensions: list[str], tools: Path) -> dict[str, object]:
    """What JupyterLite's builder is asked for."""
    return {
        "LiteBuildApp": {"log_level": "ERROR"},
        "LiteBuildConfig": {
            "lite_dir": str(made_of),
            "output_dir": str(lab.resolve()),
            "cache_dir": str(made_of / "cache"),
            "contents": [str(made_of / "chapters")],
            "apps": APPS,
            "federated_extensions": extensions,
            "ignore_sys_prefix": True,
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "no_libarchive": True,
            "source_date_epoch": _released(),
        },
        "FederatedExtensionAddon": {"extra_labextensions_path": [str((tools / KERNEL).parents[1])]},
    }


def _released() -> int:
    """The date of all files, which JupyterLab shows beside them: the same in all builds of a version."""
    day = re.search(r'^date-released: "(.+)"$', (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    return int(datetime.fromisoformat(day[1]).replace(tzinfo=UTC).timestamp())


def _settings() -> dict[str, object]:
    """What the pages of the workbook are told."""
    kernel = {
        "pyodideUrl": "./kernel.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": AT_HAND},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "hipbook",
            "disabledExtensions": WITHOUT,
            "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
        },
    }


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1), "utf-8")


def _tidy(lab: Path) -> None:
    """Our own first page in place of JupyterLite's, our own words in the others, and nothing that is not used."""
    template = Environment(loader=FileSystemLoader(HERE / "lab"), autoescape=True).get_template("index.html.j2")
    (lab / "tree").mkdir()  # where a link in a chapter that stands alone leads
    for page, up in ((lab / "index.html", ""), (lab / "tree" / "index.html", "../")):
        page.write_text(template.render(first=FIRST, up=up) + "\n", "utf-8")
    policy = "; ".join(f"{kind} {sources}" for kind, sources in POLICY.items())
    for page in (lab / app / "index.html" for app in APPS):
        text = page.read_text("utf-8")
        for theirs, ours in INSTEAD.items():
            if theirs not in text:
                raise ValueError(
                    f"{page} has no {theirs!r}: JupyterLite's pages have changed, so look at tools/site/workbook.py"
                )
            text = text.replace(theirs, ours.replace("{policy}", policy), 1)
        page.write_text(text, "utf-8")
    for path in [path for unused in UNUSED for path in lab.rglob(unused)]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
