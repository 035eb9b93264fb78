"""The notebooks in a reader's own folder: what they wrote there is never written over."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tree import ROOT
from typer.testing import CliRunner

from hipbook.__main__ import app
from hipbook.server import own_book
from hipbook.server.own_book import WRITTEN, copy_book

NAMES = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
ONE, OTHER = "02-hip-or-spine.ipynb", "00-start-here.ipynb"


def test_every_notebook_comes_into_a_folder_that_is_made(tmp_path: Path):
    folder = tmp_path / "my" / "book"
    copied = copy_book(folder)
    assert copied.whole == tuple(NAMES) and copied.changed == ()
    assert all((folder / name).read_bytes() == (ROOT / "notebooks" / name).read_bytes() for name in NAMES)
    assert sorted(path.name for path in folder.iterdir()) == sorted([*NAMES, WRITTEN])


def test_what_the_reader_changed_stays_and_is_said(tmp_path: Path):
    copy_book(tmp_path)
    (tmp_path / ONE).write_text("mine")
    again = copy_book(tmp_path)
    assert again.changed == (ONE,) and (tmp_path / ONE).read_text() == "mine"
    assert copy_book(tmp_path).changed == (ONE,), "also the next time"


def test_what_an_older_book_wrote_and_nobody_changed_is_renewed(tmp_path: Path):
    copy_book(tmp_path)
    written = json.loads((tmp_path / WRITTEN).read_text())
    (tmp_path / ONE).write_text("older")
    written[ONE] = own_book._mark(b"older")
    (tmp_path / WRITTEN).write_text(json.dumps(written))
    assert copy_book(tmp_path).changed == ()
    assert (tmp_path / ONE).read_bytes() == (ROOT / "notebooks" / ONE).read_bytes()


@pytest.mark.parametrize("note", ["", "[1]", "{"], ids=["empty", "a list", "broken"])
def test_where_it_cannot_be_told_everything_counts_as_theirs(tmp_path: Path, note: str):
    (tmp_path / ONE).write_text("perhaps mine")
    (tmp_path / WRITTEN).write_text(note)
    assert copy_book(tmp_path).changed == (ONE,)
    assert (tmp_path / ONE).read_text() == "perhaps mine"


def test_the_command_says_what_came_of_it(tmp_path: Path):
    say = CliRunner().invoke
    first = say(app, ["book", str(tmp_path / "b"), "--no-lab"])
    assert first.exit_code == 0 and f"{len(NAMES)} notebooks" in first.output and "changed" not in first.output
    for name in (ONE, OTHER):
        (tmp_path / "b" / name).write_text("mine")
    again = say(app, ["book", str(tmp_path / "b"), "--no-lab"])
    assert f"Kept with your changes: {OTHER} and {ONE}." in again.output
    a_file = say(app, ["book", str(tmp_path / "b" / ONE), "--no-lab"])
    assert a_file.exit_code == 1 and "is a file" in a_file.output


def test_jupyterlab_opens_at_the_first_chapter_and_finds_what_hipbook_serves(tmp_path: Path, monkeypatch):
    begun = {}

    class Lab:
        def __init__(self, command, env):
            begun.update(command=command, env=env)
            self.waits = iter([KeyboardInterrupt(), 0])

        def wait(self):
            """Ctrl-C is heard by JupyterLab, which asks back; then it ends."""
            came = next(self.waits)
            if isinstance(came, BaseException):
                raise came
            return came

    monkeypatch.setattr(own_book.subprocess, "Popen", Lab)
    monkeypatch.setenv("JUPYTER_PATH", "/theirs")
    assert own_book.open_lab(tmp_path) == 0
    assert f"--ServerApp.root_dir={tmp_path}" in begun["command"]
    assert begun["command"][-1].endswith(f"/lab/tree/{OTHER}")
    ours, theirs = begun["env"]["JUPYTER_PATH"].split(os.pathsep)
    assert (Path(ours) / "voila/templates/hipbook/chapter.html").is_file() and theirs == "/theirs"
