"""What the README shows works as it stands there."""

import re

import pytest
from tree import ROOT
from typer.testing import CliRunner

from hipbook.__main__ import app

README = ROOT.joinpath("README.md").read_text("utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("tools/*/*.md")]


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
    assert ROOT.joinpath("docs/today.png").is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page):
    links = [link for link in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_target_of_make_that_is_told_exists():
    told = {name for page in PAGES for name in re.findall(r"`make ([a-z]+)", page.read_text("utf-8"))}
    makefile = ROOT.joinpath("Makefile").read_text("utf-8")
    assert told and [name for name in sorted(told) if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []
