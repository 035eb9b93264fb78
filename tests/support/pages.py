"""Notebooks made for a test, and a server over them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
from serving import Served, free_port

START = """
import sys
from pathlib import Path
from hipbook.server.server import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]), browser=False)
"""


GOOD = """
import os, sys, anywidget, ipywidgets, traitlets
class Count(anywidget.AnyWidget):
    _esm = '''export default {render({model, el}) {
        const show = () => { el.textContent = 'count ' + model.get('n'); };
        model.on('change:n', show); show(); }}'''
    _css = '.count { color: teal }'
    n = traitlets.Int(0).tag(sync=True)
count, press, says = Count(), ipywidgets.Button(description='Press'), ipywidgets.Label()
def pressed(_):
    count.n += 1
    heavy = [name for name in ('voila', 'nbformat') if name in sys.modules]
    says.value = f"today {os.environ['HIPBOOK_TODAY']} heavy {heavy} python {sys.executable}"
press.on_click(pressed)
ipywidgets.VBox([press, count, says])
"""


BROKEN = "raise ValueError('a private detail')"


def write_notebook(folder: Path, source: str, name: str = "page.ipynb") -> Path:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "", "language": "python"}
    path = folder / name
    nbformat.write(notebook, path)
    return path


def write_chapter(folder: Path, name: str = "02-hip-or-spine.ipynb", sections: int = 1) -> Path:
    """A chapter as the book has them: words, a part that moves, and a folded claim in each section."""
    from hipbook.show.beginning import saved

    folded = {"jupyter": {"source_hidden": True}}
    claim = folded | {"tags": ["keep_output", "nbval-check-output"]}
    how = {"tags": ["how-we-know"], "jp-MarkdownHeadingCollapsed": True}
    v4 = nbformat.v4
    cells = [v4.new_markdown_cell("# Is it this & that?\n\nWhat it is about.", id="title"),
             v4.new_code_cell("from hipbook import show\nfrom hipbook.widgets import HipOrSpine", id="import", metadata=folded),
             v4.new_code_cell("show.begin()", id="begin", metadata=folded | {"tags": ["keep_output"]},
                              outputs=[v4.new_output("display_data", saved())])]  # fmt: skip
    for n in range(sections):
        cells += [v4.new_markdown_cell(f"## Question {n}?\n\nSome words. [Back](dashboard.ipynb)", id=f"ask-{n}"),
                  v4.new_code_cell("HipOrSpine()", id=f"move-{n}", metadata=folded),
                  v4.new_markdown_cell("### How we know\n\nFrom a study.", id=f"how-{n}", metadata=how),
                  v4.new_code_cell("'it is ' + str(6 * 7)", id=f"claim-{n}", metadata=claim)]  # fmt: skip
    cells.append(v4.new_markdown_cell("## Where next?\n\n[Your page](dashboard.ipynb)", id="way-end"))
    notebook = v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "", "language": "python"}
    path = folder / name
    nbformat.write(notebook, path)
    return path


def serve(folder: Path, source: str, port: int | None = None, name: str = "page.ipynb", first: str = "") -> Served:
    """A server over a notebook of one cell; it runs ``first`` before it serves."""
    notebook = write_notebook(folder, source, name)
    shadow = shadowing_kernel(folder / "jupyter")
    environment = os.environ | {"HIPBOOK_TODAY": "2025-03-04", "JUPYTER_PATH": str(shadow)}
    process = subprocess.Popen(
        [sys.executable, "-c", f"{first}\n{START}", str(notebook), str(port or free_port())],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    return Served(process, process.stdout.readline().strip())


def shadowing_kernel(folder: Path) -> Path:
    """A data folder whose ``python3`` kernel cannot start."""
    spec = folder / "kernels" / "python3"
    spec.mkdir(parents=True)
    kernel = {"argv": ["false"], "display_name": "not ours", "language": "python"}
    (spec / "kernel.json").write_text(json.dumps(kernel))
    return folder
