"""The command line: every command says what it does, and what went wrong."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from hipbook.log.store import Log
from hipbook.model.records import Morning

app = importlib.import_module("hipbook.__main__").app


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("HIPBOOK_LOG", str(tmp_path / "log.sqlite"))
    return lambda *words, **more: CliRunner().invoke(app, [str(word) for word in words], **more)


def test_every_command_has_help(run):
    names = [command.name or command.callback.__name__ for command in app.registered_commands]
    assert names == ["dashboard", "book", "lint", "export", "import"]
    for command, name in zip(app.registered_commands, names, strict=True):
        assert command.callback.__doc__.split(".")[0] in run(name, "--help").output


def test_lint_counts_what_is_well_and_names_what_is_not(run, monkeypatch):
    assert run("lint").output.startswith("All ")
    monkeypatch.setattr("hipbook.content.loader.faults", lambda: ["clam.toml: name is missing"])
    found = run("lint")
    assert found.exit_code == 1 and "clam.toml: name is missing" in found.output


@pytest.mark.parametrize("name", ["log.json", "log.zip", "tables"])
def test_what_is_exported_comes_back(run, tmp_path, monkeypatch, name):
    Log.open().add(Morning(on="2026-01-05", pain=2))
    assert "Wrote 1 mornings" in run("export", tmp_path / name).output
    monkeypatch.setenv("HIPBOOK_LOG", str(tmp_path / "another.sqlite"))
    assert "Added 1 mornings" in run("import", tmp_path / name, "--yes").output
    assert "Added nothing" in run("import", tmp_path / name, input="y\n").output
    assert len(Log.open().records("mornings")) == 1


def test_nothing_is_added_without_a_yes_and_bad_rows_are_named(run, tmp_path):
    rows = [{"uid": "good-row", "on": "2026-01-05"}, {"uid": "bad-row-1", "on": "2026-01-05", "pain": 14}]
    path = tmp_path / "mixed.json"
    path.write_text(json.dumps({"format": "hipbook-log", "version": 1, "kinds": {"mornings": rows}}))
    declined = run("import", path, input="n\n")
    assert "row 2 of mornings: pain must be 0 to 10, found 14" in declined.output
    assert not Log.open().records("mornings")
    assert run("import", path, "--yes").exit_code == 1
    assert len(Log.open().records("mornings")) == 1


def test_failures_are_sentences(run, tmp_path, monkeypatch):
    gone = run("import", tmp_path / "gone.json")
    assert gone.exit_code == 1 and "cannot be read" in gone.output
    assert run("export", tmp_path / "no" / "such" / "log.json").exit_code == 1
    assert "expected a name that ends in .json" in run("export", tmp_path / "log.xlsx").output
    (tmp_path / "log.sqlite").write_bytes(b"broken" * 100)
    broken = run("export", tmp_path / "log.json")
    assert broken.exit_code == 1 and "left untouched" in broken.output


def test_dashboard_serves_the_packaged_notebook(run, monkeypatch):
    served = {}
    server = importlib.import_module("hipbook.server.server")
    monkeypatch.setattr(server, "serve", lambda notebook, **how: served.update(how, name=notebook.name))
    assert run("dashboard", "--port", 8123, "--no-browser").exit_code == 0
    how = {"port": 8123, "browser": False, "reach": "own", "idle_s": None}
    assert served == {"name": "dashboard.ipynb", **how}


def test_it_runs_as_a_module_without_loading_what_a_command_does_not_need():
    code = "import sys, hipbook.__main__; print({'pandas', 'plotly', 'voila', 'pydantic'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-m", "hipbook", "--help"], capture_output=True, text=True, check=True)
    assert "export" in shown.stdout
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"pandas", "plotly", "voila"} & set(loaded.split("'"))
