"""The notebooks: thin, kept without outputs but for claims, and quick to open because nothing heavy is loaded."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import nbformat
import pytest
from changed_rules import with_rules
from IPython.lib.pretty import pretty
from nbclient import NotebookClient
from nbformat import NotebookNode
from tree import ROOT

import hipbook
from hipbook.content.loader import library

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
DASHBOARD = NOTEBOOKS[0].with_name("dashboard.ipynb")
LESSONS = [path for path in NOTEBOOKS if path != DASHBOARD]
NAVIGATION = ROOT / "tools" / "navigation.py"
LIBRARY = library()
SCALE = {0.0, 10.0}  # pain and effort are told "of 10"
CLAIM = {"keep_output", "nbval-check-output"}
HEAVY_ON_TODAY = ("plotly", "nbformat", "rfc3987_syntax", "voila.utils", "pandas")
HEAVY_ON_PROGRESS = ("plotly.express", "nbformat", "rfc3987_syntax")
HEAVY_ON_IMPORT = ("plotly", "pandas", "ipywidgets", "traitlets", "anywidget")

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def code(path: Path) -> list[NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def lines(cell: NotebookNode) -> int:
    return len(cell.source.strip().splitlines())


class TestThin:
    @each_notebook
    def test_a_cell_is_a_short_sentence(self, path):
        lengths = [lines(cell) for cell in code(path)]
        assert lengths and max(lengths) <= 8 and median(lengths) <= 2

    @each_notebook
    def test_a_lesson_defines_nothing(self, path):
        defining = [cell.source for cell in code(path) for line in cell.source.splitlines()
                    if line.lstrip().startswith(("def ", "async def ", "class ", "@"))]  # fmt: skip
        assert defining == []

    @each_notebook
    def test_only_claims_keep_their_outputs(self, path):
        """A claim has both tags: one keeps the number in the file, the other has it compared."""
        for cell in code(path):
            tags = set(cell.metadata.get("tags", []))
            assert bool(cell.outputs) == bool(CLAIM & tags) == (tags >= CLAIM), cell.source
            assert {output.output_type for output in cell.outputs} <= {"execute_result", "stream"}, cell.source

    @each_notebook
    def test_it_is_small(self, path):
        assert path.stat().st_size < 100_000

    @each_notebook
    def test_it_says_nothing_about_the_machine_it_was_written_on(self, path):
        told = nbformat.read(path, as_version=4)
        assert set(told.metadata) <= {"kernelspec", "language_info", "title"}
        assert told.metadata.kernelspec.name == "python3"
        assert "widgets" not in told.metadata and "/home/" not in path.read_text("utf-8")

    @each_lesson
    def test_its_title_is_a_question(self, path):
        first = nbformat.read(path, as_version=4).cells[0]
        title = first.source.splitlines()[0]
        assert first.cell_type == "markdown" and title.startswith("# ") and title.endswith("?")

    def test_the_dashboard_is_two_lines(self):
        [path] = set(NOTEBOOKS) - set(LESSONS)
        assert nbformat.read(path, as_version=4).cells == code(path)
        assert sum(lines(cell) for cell in code(path)) == 2


class TestWays:
    def test_the_ways_the_contents_and_the_links_are_those_of_the_files_there_are(self):
        done = subprocess.run([sys.executable, NAVIGATION, "--check"], capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stdout) == (0, ""), "run: python tools/navigation.py"

    def test_every_lesson_can_be_reached_from_the_first(self):
        [start, *others] = LESSONS
        assert {path.name for path in (*others, DASHBOARD)} <= set(links(start))

    @each_lesson
    def test_every_link_leads_to_a_file(self, path):
        assert links(path) and [name for name in links(path) if not (path.parent / name).is_file()] == []


def links(path: Path) -> list[str]:
    """The links of a notebook's words to files of this folder."""
    words = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    return [to for to in re.findall(r"\]\(([^)#]+)\)", "\n".join(words)) if "://" not in to]


class TestClaims:
    @each_lesson
    def test_every_number_the_words_rely_on_is_a_claim(self, path):
        """A number in the words stands in a claim of the same notebook, so that it cannot go out of date unseen."""
        book = nbformat.read(path, as_version=4)
        words = [re.sub(r"`[^`]*`|\([^)]*\)", "", cell.source) for cell in book.cells
                 if cell.cell_type == "markdown" and cell.id not in ("way-top", "way-end", "contents")]  # fmt: skip
        claimed = numbers("\n".join(told(output) for cell in book.cells for output in cell.get("outputs", [])))
        assert numbers("\n".join(words)) - claimed - SCALE == set()

    @each_lesson
    def test_a_changed_rule_breaks_a_claim(self, path, monkeypatch):
        """Whoever changes a value in rules.toml is led to every lesson that tells it."""
        cited = {rule for cell in code(path) for rule in re.findall(r"\brule\.\w+\.(\w+)", cell.source)}
        kept = {cell.source: told(cell.outputs[0]).strip() for cell in code(path) if cell.outputs}
        assert dict(claims(path, kept)) == kept, "the claims do not hold as they are"
        for rule in sorted(cited):
            changed = with_rules(LIBRARY, **{rule: other(LIBRARY.rules[rule].value)})
            monkeypatch.setattr(hipbook, "library", lambda changed=changed: changed)
            broken = (kept[source] != said for about in (rule, "") for source, said in claims(path, kept, about))
            assert any(broken), f"{rule} is told, but no claim holds it"


def told(output: NotebookNode) -> str:
    return output.text if output.output_type == "stream" else output.data["text/plain"]


def numbers(text: str) -> set[float]:
    return {float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])", text)}


def other(value):
    """Another value of the same kind."""
    match value:
        case str():
            return next(name for name in LIBRARY.exercises if name != value)
        case tuple():
            return tuple(map(other, value))
    return value + 1


def needed(cells: list[NotebookNode], about: str) -> list[NotebookNode]:
    """The cells that name this, and those before them that make the names they use."""
    wanted, found = set(), []
    for cell in reversed(cells):
        nodes = list(ast.walk(ast.parse(cell.source)))
        used = {node.id for node in nodes if isinstance(node, ast.Name)}
        made = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        made |= {node.asname or node.name for node in nodes if isinstance(node, ast.alias)}
        if about in cell.source or made & wanted:
            wanted |= used
            found.append(cell)
    return found[::-1]


def claims(path: Path, kept: dict[str, str], about: str = "") -> Iterator[tuple[str, str]]:
    """What the claims about this say now, one after the other; cells that show a screen are left out, and so is what follows from them."""
    names, lost = {}, set()
    for cell in needed(code(path), about):
        tree = ast.parse(cell.source)
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        imports = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "hipbook.widgets"]
        if imports or used & lost:
            lost |= {alias.asname or alias.name for node in imports for alias in node.names} | used - set(names)
            continue
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, path.name, "exec"), names)
        if last and cell.source in kept:
            yield cell.source, pretty(eval(compile(ast.Expression(last.value), path.name, "eval"), names))


def test_importing_hipbook_loads_no_chart_and_no_widget():
    told = f"import sys, hipbook; print([name for name in {HEAVY_ON_IMPORT!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


# --- what a kernel has loaded while a screen is shown

SHOW = "from hipbook.widgets import Dashboard\ndashboard = Dashboard()\ndashboard"
OPENED = "dashboard.journal.opened()"
SAMPLE = "dashboard.journal.try_sample()\ndashboard.journal.go('progress')"
STATE = """import json, sys
from hipbook.widgets.base.screen import Screen
print(json.dumps({
    "screen": dashboard.page.screen, "notice": dashboard.page.notice, "sample": dashboard.journal.sample,
    "loaded": sorted(sys.modules), "drawn": [s.name for s in dashboard.children if isinstance(s, Screen) and s.children]}))"""


@pytest.fixture(scope="module")
def kernel(tmp_path_factory) -> list[dict]:
    """What a real kernel says while Today is shown, and after Progress was opened with the sample person."""
    sources = [SHOW, OPENED, STATE, SAMPLE, STATE]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    folder = tmp_path_factory.mktemp("kernel")
    NotebookClient(notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    says = [output for cell in notebook.cells for output in cell.outputs if output.output_type == "stream"]
    assert {output.name for output in says} == {"stdout"}, [output.text for output in says if output.name == "stderr"]
    return [json.loads(output.text) for output in says]


def test_today_loads_nothing_heavy(kernel):
    today, _ = kernel
    assert (today["screen"], today["drawn"]) == ("today", ["today"])
    assert today["notice"].get("kind") != "problem"
    assert "ipywidgets" in today["loaded"]
    assert [name for name in HEAVY_ON_TODAY if name in today["loaded"]] == []


def test_progress_loads_the_charts_and_no_more(kernel):
    _, progress = kernel
    assert progress["screen"] == "progress" and progress["sample"] and "progress" in progress["drawn"]
    assert progress["notice"].get("kind") != "problem"
    assert "plotly.graph_objs" in progress["loaded"], "no chart was drawn"
    assert [name for name in HEAVY_ON_PROGRESS if name in progress["loaded"]] == []
