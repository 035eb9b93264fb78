"""Every identifier keeps to the glossary: the words that ``docs/glossary.md`` retired name nothing any more."""

import ast
import re
from collections.abc import Iterator

import pytest
from support.tree import ROOT

GLOSSARY = (ROOT / "docs/glossary.md").read_text("utf-8")
RETIRED = frozenset(re.findall(r"`([a-z_]+)`", GLOSSARY.rstrip().split("\n\n")[-1]))

NOT_YET = (
    "content/",
    "history/plan_edits.py",
    "planning/",
    "screening/",
    "session/",
    "widgets/check/",
    "widgets/practise/player.py",
)
PATHS = sorted(p.relative_to(ROOT / "hipbook").as_posix() for p in (ROOT / "hipbook").rglob("*.py"))


def bound(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that some code gives to a variable, parameter, attribute, function or class, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name, node.lineno
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node.lineno


def test_the_glossary_retires_words():
    assert {"told", "said", "course"} <= RETIRED


@pytest.mark.parametrize("path", [path for path in PATHS if not path.startswith(NOT_YET)])
def test_no_identifier_is_a_retired_word(path: str):
    names = bound(ast.parse((ROOT / "hipbook" / path).read_text("utf-8")))
    assert [f"{name}, line {line}" for name, line in names if name.strip("_").lower() in RETIRED] == []
