"""What is imported only when it is asked for has the same names for a type checker as for Python."""

from __future__ import annotations

import ast
from importlib import import_module

import pytest
from support.tree import ROOT

PACKAGES = ("hipbook", "hipbook.widgets", "hipbook.show")


def for_type_checkers(package: str) -> dict[str, str]:
    """The names that the ``if TYPE_CHECKING`` block of a package imports from it, with the modules they come from."""
    tree = ast.parse((ROOT / package.replace(".", "/") / "__init__.py").read_text("utf-8"))
    blocks = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: f"{package}.{node.module}" for node in imports for alias in node.names}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_lazy_name_is_what_a_type_checker_takes_it_for(package):
    module = import_module(package)
    told = for_type_checkers(package)
    assert told and set(told) == {name for name in module.__all__ if name not in vars(module)}
    assert all(getattr(module, name) is getattr(import_module(where), name) for name, where in told.items())
