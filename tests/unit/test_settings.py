"""What the environment asks for is read in one place, and nowhere else by name."""

from __future__ import annotations

import ast
import os
from datetime import date
from pathlib import Path

import pytest

from hipbook import settings
from hipbook.app.hosting import whereabouts
from hipbook.log.store import Log

PACKAGE = Path(settings.__file__).parent


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch):
    """Every test begins without any of them, and leaves them as they were."""
    for name in (settings.LOG, settings.TODAY, settings.PLACE, settings.BOOK):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


def test_the_day_that_is_named_comes_before_the_one_that_was_told(monkeypatch):
    assert settings.present_day(date(2026, 1, 5)) == date(2026, 1, 5)
    monkeypatch.setenv(settings.TODAY, "2026-03-02")
    assert settings.present_day(date(2026, 1, 5)) == settings.present_day() == date(2026, 3, 2)


@pytest.mark.parametrize("named", ["own", "lan", "temporary", "public", "home", "device"])
def test_each_place_is_known_and_anything_else_is_ones_own(monkeypatch, named):
    assert settings.place() == "own"
    monkeypatch.setenv(settings.PLACE, named)
    assert settings.place() == named
    monkeypatch.setenv(settings.PLACE, named.upper())
    assert settings.place() == "own"


def test_in_public_every_log_is_in_memory_and_says_so():
    settings.run_at(settings.LAN)
    assert settings.log_file() is None and os.environ[settings.PLACE] == "lan"
    settings.run_at(settings.PUBLIC)
    log = Log.open()
    assert log.where is None and "gone there when the page closes" in whereabouts(log)[0]


def test_no_other_module_asks_the_environment_by_these_names():
    names = {settings.LOG, settings.TODAY, settings.PLACE}
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    }
    assert asking == {"settings.py"}
