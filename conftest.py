"""Tests and notebooks never touch the reader's own log."""

import os
import sys

import pytest

os.environ.setdefault("HIPBOOK_LOG", ":memory:")

# Build machines often forbid Python to keep what it compiled. Each page has a kernel of its own, which would compile
# a thousand files afresh: that doubles the time of every test with a page.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with a browser come first: they take longest, and the short ones then fill up both processes evenly."""
    slow = {item.path for item in items if "browser" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in slow)
