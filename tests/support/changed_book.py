"""A chapter run over a book in which something of the content is otherwise: which of its claims notice?"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from tree import ROOT

OTHER_CONTENT = """
import importlib.util, sys, hipbook
at = importlib.util.spec_from_file_location("hipbook.data", {init!r}, submodule_search_locations=[{folder!r}])
hipbook.data = sys.modules["hipbook.data"] = importlib.util.module_from_spec(at)
"""


def claims_that_break(chapter: Path, file: str, before: str, after: str, folder: Path) -> list[str]:
    """The claims of this chapter that say something else, or cannot be worked out, once ``before`` is ``after`` in a file."""
    told = claims(chapter, changed_content(file, before, after, folder))
    return [source for source, now in told.items() if now != claims_kept(chapter)[source]]


def changed_content(file: str, before: str, after: str, folder: Path) -> Path:
    """A copy of the content in which one thing is otherwise. AssertionError where it does not stand there once."""
    copy = folder / "data"
    shutil.copytree(ROOT / "data", copy, copy_function=os.symlink)
    text = (ROOT / "data" / file).read_text("utf-8")
    assert text.count(before) == 1, f"{file} has {text.count(before)} times {before!r}"
    (copy / file).unlink()
    (copy / file).write_text(text.replace(before, after), "utf-8")
    return copy


def claims_kept(chapter: Path) -> dict[str, str]:
    """What the claims of a chapter say in its file, by their source."""
    cells = nbformat.read(chapter, as_version=4).cells
    return {cell.source: said(cell) for cell in cells if "nbval-check-output" in cell.metadata.get("tags", ())}


def claims(chapter: Path, content: Path) -> dict[str, str]:
    """What they say where this is the content."""
    book = nbformat.read(chapter, as_version=4)
    kept = claims_kept(chapter)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    first = OTHER_CONTENT.format(init=str(content / "__init__.py"), folder=str(content))
    book.cells.insert(0, nbformat.v4.new_code_cell(first))
    at = {"metadata": {"path": str(chapter.parent)}}
    NotebookClient(book, timeout=120, kernel_name="python3", resources=at, allow_errors=True).execute()
    return {cell.source: said(cell) for cell in book.cells if cell.source in kept}


def said(cell: nbformat.NotebookNode) -> str:
    """What a cell gives, in words; of one that fails the error."""
    parts = (
        output.get("text") or output.get("data", {}).get("text/plain") or output.get("evalue", "")
        for output in cell.outputs
    )
    return "\n".join(parts).strip()
