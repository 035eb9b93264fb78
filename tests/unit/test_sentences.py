"""Sentences are written and never read: no code takes English of ours apart, or makes its first letter large by hand.

What a sentence was made of travels as values: an id, a side, ``Finding.enough``, ``Word.one``. How words are joined
and begun stands in ``hipbook/wording.py``.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import hipbook

PACKAGE = Path(hipbook.__file__).parent
TAKES_APART = {
    "startswith", "endswith", "partition", "rpartition", "split", "rsplit", "splitlines", "replace", "removeprefix",
    "removesuffix", "capitalize", "title", "swapcase", "lower", "upper",
}  # fmt: skip
READERS = {
    "__main__.py": "what is typed after a command, and the endings of files",
    "wording.py": "the one place where words are begun, joined and counted",
    "app/set_files.py": "a set of exercises in somebody's file or message",
    "charts/figure.py": "a colour, as CSS writes it",
    "content/drawings.py": "SVG",
    "content/goal_matching.py": "the reader's own words for what they want to do again",
    "content/lint.py": "the proofreader: whether two texts are the same",
    "content/loader.py": "names of files",
    "content/norms.py": "tables in CSV",
    "content/readability.py": "the proofreader: words, syllables and sentences are counted",
    "content/search.py": "what a reader searches for",
    "log/dates.py": "days in other people's diaries",
    "log/disk.py": "names that programs give to copies of a file",
    "log/export.py": "cells that a spreadsheet would take for a formula",
    "log/own_files.py": "what kind of file it is",
    "log/own_tables.py": "cells as a spreadsheet wrote them",
    "log/table/names.py": "the names of columns in other people's diaries",
    "log/table/durations.py": "lengths of time in them",
    "log/table/rows.py": "whether a cell begins with a stray quote",
    "log/table/scores.py": "scores in them",
    "log/table/sheet.py": "what kind of file it is",
    "log/table/text.py": "other people's diaries",
    "model/dose.py": 'a tempo, "2-1-2" in the files',
    "model/records.py": "where a record comes from, by its uid",
    "model/exercise.py": 'a direction, "ABD:str" in the files',
    "server/early.py": "which parts a script of Voila asks for",
    "show/words.py": "the marks of a chapter's paragraph",
    "widgets/progress/attempts.py": "a number as a reader types it",
    "widgets/you/screen.py": "things a reader types, with commas between",
}
"""Who reads a text that comes from elsewhere, or from a file of content, and which."""


def taken_apart(source: str) -> list[str]:
    """Each place where text is taken apart. Splitting at any white space counts words, which is no reading of them."""
    return [
        f"line {node.lineno}: {ast.unparse(node)[:90]}" for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        and ((node.func.attr in TAKES_APART and not _is_other(node)) or ast.unparse(node.func.value) == "re")
    ]  # fmt: skip


def _is_other(call: ast.Call) -> bool:
    """The same word for another thing: dataclasses.replace, os.replace, date.replace(year=...), split() at white space."""
    module = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) in ("dataclasses", "os", "shutil")
    return module or (call.func.attr in ("split", "replace") and not call.args)


def files() -> list[str]:
    return sorted(str(file.relative_to(PACKAGE)) for file in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", [file for file in files() if file not in READERS])
def test_no_sentence_is_taken_apart(file: str) -> None:
    assert taken_apart((PACKAGE / file).read_text("utf-8")) == []


@pytest.mark.parametrize("file", READERS)
def test_who_may_read_does_read(file: str) -> None:
    """A line of the list that nothing needs would hide the next one."""
    assert taken_apart((PACKAGE / file).read_text("utf-8"))


@pytest.mark.parametrize(
    "wrong",
    [
        'said.startswith("Not enough yet")', 'note.partition(": ")', 'said[0].upper() + said[1:]', 'said.capitalize()',
        'text.replace("less or", "less, or")', 're.match("Left", said)', 'said.split(". ")',
    ],
)  # fmt: skip
def test_it_would_be_seen(wrong: str) -> None:
    assert taken_apart(wrong)


@pytest.mark.parametrize(
    "right", ["len(said.split())", "dataclasses.replace(step, side=None)", "day.replace(year=2026)"]
)
def test_what_reads_no_sentence_may_stay(right: str) -> None:
    assert not taken_apart(right)
