"""The notebooks: thin, kept without outputs but for claims, and quick to open because nothing heavy is loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
LESSONS = [path for path in NOTEBOOKS if path.name != "dashboard.ipynb"]
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


def test_importing_hipbook_loads_no_chart_and_no_widget():
    told = f"import sys, hipbook; print([name for name in {HEAVY_ON_IMPORT!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


# --- what a kernel has loaded while a screen is shown

SHOW = "from hipbook.widgets import Dashboard\ndashboard = Dashboard()\ndashboard"
OPENED = "dashboard.journal.opened()"
SAMPLE = "dashboard.journal.try_sample()\ndashboard.journal.go('progress')"
STATE = """import json, sys
from hipbook.widgets.screen import Screen
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
