"""Writes the notebooks as pages that can be read without Jupyter and without a network: ``python tools/book FOLDER``."""

from __future__ import annotations

import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from jinja2 import Environment, FileSystemLoader
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat import NotebookNode

from hipbook.content.tokens import tokens

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
LOOK = ROOT / "hipbook" / "widgets" / "static" / "hipbook.css"
PREPARE = f"import runpy; runpy.run_path({str(HERE / 'reading.py')!r}, run_name='in the kernel')"
BEGIN = "show.begin()"
CLAIM, HOW, SHOWN = "nbval-check-output", "how-we-know", "optional"


def run(path: Path) -> NotebookNode:
    """The notebook with all its outputs; screens are asked for a copy to read."""
    book = nbformat.read(path, as_version=4)
    book.cells.insert(0, nbformat.v4.new_code_cell(PREPARE))
    NotebookClient(
        book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    book.cells = [cell for cell in book.cells[1:] if not cell.source.strip().endswith(BEGIN)]
    return book


def body(book: NotebookNode) -> str:
    """Its cells as markup without their code, with links between the notebooks made links between the pages."""
    markup = "".join(_folded(cells) if is_how else _markup(cells) for is_how, cells in parts(book.cells))
    return re.sub(r'href="([^":#]+)\.ipynb(?:#[^"]*)?"', r'href="\1.html"', markup)


def parts(cells: list[NotebookNode]) -> list[tuple[bool, list[NotebookNode]]]:
    """The cells in their order, in runs: those that say how something is known with their claims, and the others."""
    made: list[tuple[bool, list[NotebookNode]]] = [(False, [])]
    for cell in cells:
        tags = cell.metadata.get("tags", ())
        shows = cell.cell_type == "markdown" or bool(cell.outputs)
        if HOW in tags:
            made.append((True, []))
        elif made[-1][0] and shows and CLAIM not in tags:
            made.append((False, []))
        made[-1][1].append(cell)
    return made


def _folded(cells: list[NotebookNode]) -> str:
    cells[0].source = cells[0].source.lstrip("#* ").removeprefix("How we know").lstrip("*.: \n")
    return f"<details class='hb-how'><summary>How we know</summary>{_markup(cells)}</details>"


def _markup(cells: list[NotebookNode]) -> str:
    part = nbformat.v4.new_notebook(cells=cells)
    for cell in part.cells:
        if cell.cell_type == "code" and SHOWN not in cell.metadata.get("tags", ()):
            cell.metadata["transient"] = {"remove_source": True}
    exporter = HTMLExporter(template_name="basic", exclude_anchor_links=True)
    return str(exporter.from_notebook_node(part)[0])


def page(path: Path) -> str:
    """One whole page; everything it needs stands in it."""
    book = run(path)
    found = re.match(r"# (.+)", book.cells[0].source)
    template = Environment(loader=FileSystemLoader(HERE), autoescape=True).get_template("page.html.j2")
    return template.render(
        title=found[1] if found else "The dashboard", has_title=bool(found), body=body(book),
        look=LOOK.read_text("utf-8"), colours=tokens().colours,
    )  # fmt: skip


def write(target: Path) -> list[Path]:
    """All pages, into this folder."""
    os.environ |= {"HIPBOOK_LOG": ":memory:"}
    target.mkdir(parents=True, exist_ok=True)
    sources = sorted((ROOT / "notebooks").glob("*.ipynb"))
    with ThreadPoolExecutor(2) as pool:
        for source, text in zip(sources, pool.map(page, sources), strict=True):
            (target / f"{source.stem}.html").write_text(text, "utf-8")
    return [target / f"{source.stem}.html" for source in sources]


if __name__ == "__main__":
    for path in write(Path(sys.argv[1] if sys.argv[1:] else "book")):
        print(path)
