"""What a page says at its beginning that it will need."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipbook.server import early

PAGE = {"fullStaticUrl": "/a/voila/static", "fullLabextensionsUrl": "/a/voila/labextensions"}


def test_every_part_of_the_installed_voila_is_found():
    first, *parts = early.first_parts()
    assert first == "voila.js"
    assert len(parts) > 20, "Voila's script names its parts in another way: pages open later"


def test_parts_are_those_that_exist_in_the_order_they_are_named(tmp_path: Path):
    script = tmp_path / "voila.js"
    script.write_text("Promise.all([r.e(20),r.e(3),r.e(20),r.e(4)])")
    for name in ("3.voila.js", "20.voila.js"):
        (tmp_path / name).touch()
    assert early.named_in(script) == ["20.voila.js", "3.voila.js"]


def test_a_page_is_told_of_scripts_and_extensions_under_its_own_address(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(early, "first_parts", lambda: ("voila.js", "3.voila.js"))
    extensions = [{"name": "@a/b", "load": "./static/entry.js"}, {"name": "c", "load": "static/c.js"}]
    told = early.with_early(PAGE | {"federated_extensions": extensions}, base_url="/a/")
    assert told["early"] == [
        "/a/voila/static/voila.js", "/a/voila/static/3.voila.js",
        "/a/voila/labextensions/@a/b/static/entry.js", "/a/voila/labextensions/c/static/c.js",
    ]  # fmt: skip


def test_where_voila_keeps_no_script_a_page_is_told_of_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(early, "collect_static_paths", lambda *_: [str(tmp_path)])
    assert early.first_parts.__wrapped__() == ()
