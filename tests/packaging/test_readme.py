"""What the README shows works as it stands there."""

import re
from pathlib import Path

import pytest
from tree import ROOT
from typer.testing import CliRunner

from hipbook.__main__ import app

README = ROOT.joinpath("README.md").read_text("utf-8")
ELSEWHERE = {".venv", "venv", ".git", "node_modules", "build", "dist", "book", "site", "mutants"}
PAGES = [path for path in sorted(ROOT.rglob("*.md")) if not ELSEWHERE & {*path.relative_to(ROOT).parts}]
TOLD = [page for page in PAGES if page.name != "CHANGELOG.md"]  # which may name what is gone


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """The addresses that a forge gives to a page's headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


def test_its_six_lines_run(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(code.splitlines()) == 6
    exec(code, {})
    assert len(capsys.readouterr().out.splitlines()) >= 2


def test_it_names_every_command():
    said = CliRunner().invoke(app, ["--help"]).output
    commands = re.findall(r"^\W*(dashboard|lint|export|import)\b", said, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        assert f"hipbook {command}" in README


def test_it_says_what_is_not_yet_so():
    assert "No clinician has reviewed its safety rules yet" in README
    assert ROOT.joinpath("docs/today.png").is_file()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere_in_the_tree(page):
    """To a file or folder that is there and, where it names one, to a heading of it."""
    links = [link for link in re.findall(r"\]\(([^)\s]+)", page.read_text("utf-8")) if "://" not in link]
    for link in links:
        file, _, anchor = link.partition("#")
        target = page.parent / file if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", TOLD, ids=name_of)
def test_every_path_that_is_named_is_there(page):
    named = re.findall(r"`((?:data|docs|hipbook|notebooks|tests|tools)/[\w./-]+)`", page.read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_target_of_make_that_is_told_exists():
    told = {name for page in PAGES for name in re.findall(r"`make ([a-z]+)", page.read_text("utf-8"))}
    makefile = ROOT.joinpath("Makefile").read_text("utf-8")
    assert told and [name for name in sorted(told) if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []
