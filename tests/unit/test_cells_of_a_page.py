"""How a chapter's notebook becomes a page of the site: what stands there at once, and what Python is asked to run."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from tree import ROOT

from tools.site.cells import NO_TABLES, read, sections, to_run, words

CHAPTERS = sorted((ROOT / "notebooks").glob("0*.ipynb"))
v4 = nbformat.v4


def how(source: str) -> NotebookNode:
    return v4.new_markdown_cell(f"### How we know\n\n{source}", metadata={"tags": ["how-we-know"]})


def claim(source: str, kept: str) -> NotebookNode:
    output = v4.new_output("execute_result", {"text/plain": kept})
    return v4.new_code_cell(source, outputs=[output], metadata={"tags": ["keep_output", "nbval-check-output"]})


def written(folder: Path, *cells: NotebookNode) -> Path:
    path = folder / "00-a.ipynb"
    nbformat.write(v4.new_notebook(cells=list(cells)), path)
    return path


def test_what_proves_a_section_is_folded_with_it_and_what_follows_is_not() -> None:
    made = sections([
        v4.new_markdown_cell("## May I?"), v4.new_code_cell("Guess('a')"), how("From a study."),
        v4.new_code_cell("n = 6 * 7"), claim("show.claim(n)", "it is < 43"), v4.new_code_cell("show.say('So')"),
    ])  # fmt: skip
    assert [(of.folded, [(part.kind, part.cell, part.said) for part in of.parts]) for of in made] == [
        (False, [("words", 0, False), ("place", 1, False)]),
        (True, [("words", 2, False), ("claim", 4, False)]),
        (False, [("place", 5, True)]),
    ]
    fold = "".join(part.markup for part in made[1].parts)
    assert "From a study." in fold and "it is &lt; 43" in fold and "How we know" not in fold


def test_python_is_asked_for_what_is_shown_and_all_that_it_needs() -> None:
    cells = [
        v4.new_code_cell("from a import b as c, d"), v4.new_code_cell("x = c(1)"), v4.new_code_cell("y = d(2)"),
        v4.new_code_cell("z = x"), claim("y + z", "3"), v4.new_code_cell("Guess(x)"),
    ]  # fmt: skip
    assert [n for n, _ in to_run(cells, {5})] == [0, 1, 5]
    assert [n for n, _ in to_run(cells, {4})] == [0, 1, 2, 3, 4]


def test_a_link_to_a_notebook_leads_to_its_page() -> None:
    markup = words("[a](08-is-it-working.ipynb) [b](dashboard.ipynb) [c](https://example.org/x)")
    assert [part.split('"')[0] for part in markup.split('href="')[1:]] == [
        "../read/08-is-it-working.html", "../", "https://example.org/x",
    ]  # fmt: skip


def test_a_part_that_needs_a_table_says_so_in_its_place(tmp_path: Path) -> None:
    path = written(
        tmp_path, v4.new_markdown_cell("# A?"), v4.new_code_cell("show.begin()"), v4.new_markdown_cell("## One?"),
        v4.new_code_cell("Guess('a')"), v4.new_markdown_cell("## A table?\n\nThree lines."),
        v4.new_code_cell("frame()", metadata={"tags": ["optional"]}), v4.new_markdown_cell("Look at it."),
        v4.new_markdown_cell("## And then?"),
    )  # fmt: skip
    sources = [cell.source for cell in read(path)]
    assert sources == ["# A?", "## One?", "Guess('a')", f"## A table?\n\n{NO_TABLES}", "## And then?"]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_claim_of_the_book_stands_in_a_fold(path: Path) -> None:
    cells = read(path)
    kept = {n for n, cell in enumerate(cells) if "nbval-check-output" in cell.metadata.get("tags", ())}
    parts = [(of.folded, part) for of in sections(cells) for part in of.parts]
    assert kept == {part.cell for folded, part in parts if part.kind == "claim" and folded}
    assert [part.cell for _, part in parts] == sorted(part.cell for _, part in parts)
