"""Tests and notebooks never touch the reader's own log."""

import asyncio
import os
import sys
from collections.abc import Iterator

import pytest

os.environ.setdefault("HIPBOOK_LOG", ":memory:")

# Build machines often forbid Python to keep what it compiled. Each page has a kernel of its own, which would compile
# a thousand files afresh: that doubles the time of every test with a page.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser or a server of its own, for `make quick`.

    Files with a browser come first: they take longest, and the short ones then fill up both processes evenly.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if {"hosts", "packaging", "browser_build"} & set(item.path.parts) or item.path.suffix == ".ipynb":
            item.add_marker("host")
        if "engines" in item.path.parts:
            item.add_marker("engine")
        if "laws" in item.path.parts:
            item.add_marker("law")
    slow = {item.path for item in items if item.get_closest_marker("browser") or item.get_closest_marker("engine")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def no_loop_of_a_browser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Playwright leaves its event loop running in whichever process has opened a browser; a kernel's is not there."""
    left = asyncio._get_running_loop()
    if left is None or request.node.get_closest_marker("browser"):
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(left)


@pytest.fixture(autouse=True)
def an_empty_log() -> None:
    """What one test has kept in the log of its process is not found there by the next, whichever comes first."""
    if mine := sys.modules.get("hipbook.widgets.mine"):
        mine.shared.cache_clear()
