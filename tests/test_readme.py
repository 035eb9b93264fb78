"""What the README shows works as it stands there."""

import re
from pathlib import Path

from typer.testing import CliRunner

from hipbook.__main__ import app

README = Path(__file__).parents[1].joinpath("README.md").read_text("utf-8")


def test_its_six_lines_run(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(code.splitlines()) == 6
    exec(code, {})
    assert len(capsys.readouterr().out.splitlines()) >= 2


def test_it_names_every_command():
    said = CliRunner().invoke(app, ["--help"]).output
    commands = re.findall(r"^\W*(dashboard|check|export|import)\b", said, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        assert f"hipbook {command}" in README


def test_it_says_what_is_not_yet_so():
    assert "No clinician has reviewed its safety rules yet" in README
    assert Path(__file__).parents[1].joinpath("docs/today.png").is_file()
