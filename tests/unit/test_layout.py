"""The house: no circle of imports, and nobody takes what is another's own."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

import hipbook

PACKAGE = Path(hipbook.__file__).parent


def circle(imports: dict[str, set[str]]) -> list[str]:
    """One circle of imports, or nothing."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as found:
        return found.args[1]
    return []


def test_no_module_imports_itself_by_a_detour():
    """Imports only for type checking count too: two files that name each other's classes are one file in two."""
    graph = grimp.build_graph("hipbook", exclude_type_checking_imports=False)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(imports) > 100, "the whole house was looked at"
    assert circle(imports) == []


@pytest.mark.parametrize("ways", [{"a": {"b"}, "b": {"a"}}, {"a": {"b"}, "b": {"c"}, "c": {"a"}}])
def test_a_circle_would_be_seen(ways):
    assert set(circle(ways)) == set(ways)


def reaches_in(source: str) -> list[str]:
    """Private members that are taken from another object than oneself."""
    return [
        ast.unparse(node) for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__")
        and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
        and ast.unparse(node.value) != "super()"
    ]  # fmt: skip


@pytest.mark.parametrize("file", sorted((PACKAGE / "widgets" / "practise").glob("*.py")), ids=lambda file: file.stem)
def test_the_views_of_practise_keep_to_what_is_public(file):
    assert reaches_in(file.read_text("utf-8")) == []


def test_reaching_in_would_be_seen():
    assert reaches_in("screen._take(event); self._box; super()._update()") == ["screen._take"]


def thresholds(source: str) -> list[str]:
    """Where a number of the rules is read: ``library.rule``, by whatever name the library goes."""
    return [
        ast.unparse(node) for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr == "rule" and ast.unparse(node.value).endswith("library")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "file", sorted((PACKAGE / "widgets").rglob("*.py")), ids=lambda file: f"{file.parent.stem}-{file.stem}"
)
def test_no_screen_decides_by_a_threshold(file: Path) -> None:
    """A button asks; what follows from the answer is decided below the screens, where it is tested without one."""
    assert thresholds(file.read_text("utf-8")) == []


def test_a_threshold_would_be_seen() -> None:
    assert thresholds("if pain > journal.library.rule.pain.red_min: stop()") == ["journal.library.rule"]
    assert thresholds("change.rule == 'kept'") == []
