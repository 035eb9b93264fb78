"""The cells of a chapter as its page has them: words and kept claims at once, and places for what Python shows later."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path
from re import sub

import nbformat
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from hipbook.content.chapters import page_address

CLAIM, HOW, TABLES = "nbval-check-output", "how-we-know", "optional"
BEGIN = "show.begin()"
"""What only a notebook begins with: it says how that is made live."""
NO_TABLES = (
    "This part opens your log as a table, and that needs a library which no browser has. It is in the hipbook that one installs "
    "on a computer; *Share* on [your page](dashboard.ipynb) gives you your log as a file for it."
)
HOME = "../"
"""From a chapter's page to where the site begins."""


@dataclass(frozen=True)
class Part:
    """One thing of a page, from the top: ``words`` and ``claim`` are markup, ``place`` is filled by the cell of this number.

    ``maker`` is what it is made by. What is ``said`` is a sentence or a card, and nothing that moves.
    """

    cell: int
    kind: str
    markup: str = ""
    maker: str = ""

    @property
    def said(self) -> bool:
        return self.maker.startswith("show.")


@dataclass(frozen=True)
class Section:
    """Parts one after the other; those that say how something is known are folded."""

    folded: bool
    parts: tuple[Part, ...]


def read(path: Path) -> list[NotebookNode]:
    """The cells of a notebook but for the one that it begins with, and without tables."""
    cells = nbformat.read(path, as_version=4).cells
    return without_tables([cell for cell in cells if not cell.source.strip().endswith(BEGIN)])


def without_tables(cells: list[NotebookNode]) -> list[NotebookNode]:
    """The cells of a notebook, with a word in place of what no browser can show."""
    starts = [n for n, cell in enumerate(cells) if cell.source.startswith("## ")]
    ends = [*starts, len(cells)]
    parts = [cells[: ends[0]], *(cells[start:end] for start, end in pairwise(ends))]
    return [cell for part in parts for cell in _as_it_can_be(part)]


def _as_it_can_be(part: list[NotebookNode]) -> list[NotebookNode]:
    """The part under one heading, or the heading and what it would take."""
    if not any(TABLES in _tags(cell) for cell in part):
        return part
    heading, *_ = part[0].source.splitlines()
    return [NotebookNode(part[0] | {"source": f"{heading}\n\n{NO_TABLES}"})]


def sections(cells: Sequence[NotebookNode]) -> list[Section]:
    """What stands on the page, or has a place there."""
    made: list[tuple[bool, list[Part]]] = [(False, [])]
    for n, cell in enumerate(cells):
        part = _part(n, cell)
        if part is None:
            continue
        if HOW in _tags(cell):
            made.append((True, []))
        elif made[-1][0] and part.kind != "claim":
            made.append((False, []))
        made[-1][1].append(part)
    return [Section(folded, tuple(parts)) for folded, parts in made if parts]


def _part(n: int, cell: NotebookNode) -> Part | None:
    if cell.cell_type == "markdown":
        source = _without_heading(cell.source) if HOW in _tags(cell) else cell.source
        return Part(n, "words", words(source))
    if CLAIM in _tags(cell):
        [kept] = cell.outputs
        return Part(n, "claim", f"<pre>{escape(kept.data['text/plain'])}</pre>")
    shown = _shown_by(cell)
    return Part(n, "place", maker=ast.unparse(getattr(shown, "func", shown))) if shown else None


def _tags(cell: NotebookNode) -> Sequence[str]:
    tags: Sequence[str] = cell.metadata.get("tags", ())
    return tags


def _without_heading(source: str) -> str:
    """The fold says it already."""
    return source.lstrip("#* ").removeprefix("How we know").lstrip("*.: \n")


def words(source: str) -> str:
    """Markdown as markup, as Jupyter makes it; a link to a notebook leads to its page."""
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)  # type: ignore[no-untyped-call] # theirs has no types
    markup = str(MarkdownWithMath(renderer=renderer).render(source))
    return sub(r'href="([^":/#]+\.ipynb)"', lambda link: f'href="{page_address(link[1], HOME)}"', markup)


def _shown_by(cell: NotebookNode) -> ast.expr | None:
    """What the last line gives, where it gives something."""
    lines = ast.parse(cell.source).body
    return lines[-1].value if lines and isinstance(lines[-1], ast.Expr) else None


def to_run(cells: Sequence[NotebookNode], wanted: Container[int]) -> list[tuple[int, str]]:
    """The numbers and the code of the cells that Python has to run, in their order, to show what these ones show.

    >>> v4 = nbformat.v4.new_code_cell
    >>> to_run([v4("a = 1"), v4("b = a"), v4("c = 2"), v4("b"), v4("c")], wanted={3})
    [(0, 'a = 1'), (1, 'b = a'), (3, 'b')]
    """
    asked: set[str] = set()
    chosen: list[tuple[int, str]] = []
    for n, cell in reversed(list(enumerate(cells))):
        if cell.cell_type == "code" and (n in wanted or _bound(cell) & asked):
            asked |= _asked_for(cell)
            chosen.insert(0, (n, cell.source))
    return chosen


def _bound(cell: NotebookNode) -> set[str]:
    """The names that a cell gives to what it makes or imports."""
    return {*_names(cell, ast.Store), *_imported(ast.walk(ast.parse(cell.source)))}


def _asked_for(cell: NotebookNode) -> set[str]:
    return set(_names(cell, ast.Load))


def _names(cell: NotebookNode, how: type[ast.expr_context]) -> Iterable[str]:
    nodes = ast.walk(ast.parse(cell.source))
    return (node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, how))


def _imported(nodes: Iterable[ast.AST]) -> Iterable[str]:
    imports = (node for node in nodes if isinstance(node, (ast.Import, ast.ImportFrom)))
    return ((one.asname or one.name).split(".")[0] for node in imports for one in node.names)
