"""The notebooks: thin, kept without outputs but for claims, and quick to open because nothing heavy is loaded."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import nbformat
import pytest
from changed_book import claims_that_break
from nbclient import NotebookClient
from nbformat import NotebookNode
from tree import ROOT

from hipbook.content.chapters import chapters
from hipbook.content.guesses import of_chapter
from hipbook.show.beginning import WORDS

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
DASHBOARD = NOTEBOOKS[0].with_name("dashboard.ipynb")
LESSONS = [path for path in NOTEBOOKS if path != DASHBOARD]
NAVIGATION = ROOT / "tools" / "navigation.py"
BEGIN = "show.begin()"
CLAIM = {"keep_output", "nbval-check-output"}
HOW, SHOWN = "how-we-know", "optional"
TOLD_AS_NUMBERS = {0.0, 5.0, 10.0, 90.0, 100.0}
"""Ends of scales (pain, effort, how hard an exercise is), a right angle, and what a share is of: none of them can change."""
HEAVY_ON_TODAY = ("plotly", "nbformat", "rfc3987_syntax", "voila.utils", "pandas")
HEAVY_ON_PROGRESS = ("plotly.express", "nbformat", "rfc3987_syntax")
HEAVY_ON_IMPORT = ("plotly", "pandas", "ipywidgets", "traitlets", "anywidget")

MUTATIONS = {
    "00": ("rules.toml", "[plan.items_max]\nvalue = 5", "[plan.items_max]\nvalue = 4"),
    "01": ("tracks.toml", 'cap = 2\nseries = ["somatic"]', 'cap = 3\nseries = ["somatic"]'),
    "02": ("lessons/facts.toml", "[turn_seen_deg]\nvalue = 10", "[turn_seen_deg]\nvalue = 15"),
    "03": ("lessons/levers.toml", "straight_mm = 29", "straight_mm = 9"),
    "04": ("rules.toml", "[change.test_spread]\nvalue = 0.36", "[change.test_spread]\nvalue = 0.9"),
    "05": ("exercises/bridge.toml", "difficulty = 2", "difficulty = 4"),
    "06": ("rules.toml", "[plan.strength_days_max]\nvalue = 3", "[plan.strength_days_max]\nvalue = 2"),
    "07": ("rules.toml", "[pain.nprs_green_max]\nvalue = 2", "[pain.nprs_green_max]\nvalue = 3"),
    "08": ("rules.toml", "[progress.nprs_change]\nvalue = 2", "[progress.nprs_change]\nvalue = 3"),
    "09": ("rules.toml", "[experiment.experiment_rate]\nvalue = 5", "[experiment.experiment_rate]\nvalue = 20"),
}
"""For each chapter something in the content that its claims rest on: the file, what stands there, what is put there."""

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def code(path: Path) -> list[NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def lines(cell: NotebookNode) -> int:
    return len(cell.source.strip().splitlines())


def tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", ()))


def is_begin(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and cell.source.strip().endswith(BEGIN)


class TestThin:
    @each_notebook
    def test_a_cell_is_a_short_sentence(self, path):
        lengths = [lines(cell) for cell in code(path)]
        assert lengths and max(lengths) <= 8 and median(lengths) <= 2

    @each_notebook
    def test_a_chapter_defines_nothing(self, path):
        defining = [cell.source for cell in code(path) for line in cell.source.splitlines()
                    if line.lstrip().startswith(("def ", "async def ", "class ", "@"))]  # fmt: skip
        assert defining == []

    @each_notebook
    def test_only_claims_keep_their_outputs(self, path):
        """A claim has both tags: one keeps what it says in the file, the other has it compared."""
        for cell in code(path):
            if is_begin(cell):
                continue
            assert bool(cell.outputs) == bool(CLAIM & tags(cell)) == (tags(cell) >= CLAIM), cell.source
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

    def test_the_dashboard_is_two_lines(self):
        [path] = set(NOTEBOOKS) - set(LESSONS)
        assert nbformat.read(path, as_version=4).cells == code(path)
        assert sum(lines(cell) for cell in code(path)) == 2


class TestRead:
    """A chapter is read with all its code folded."""

    def test_the_chapters_are_those_that_the_content_lists(self):
        assert [chapter.file for chapter in chapters().values()] == [path.name for path in LESSONS]

    @each_lesson
    def test_its_title_is_the_question_that_the_content_lists(self, path):
        first = nbformat.read(path, as_version=4).cells[0]
        title = first.source.splitlines()[0].removeprefix("# ")
        assert first.cell_type == "markdown" and title.endswith("?")
        assert [title] == [chapter.title for chapter in chapters().values() if chapter.file == path.name]

    @each_lesson
    def test_its_code_is_folded(self, path):
        """But for what is there to be read, by those who like it."""
        for cell in code(path):
            assert cell.metadata.get("jupyter", {}).get("source_hidden") or SHOWN in tags(cell), cell.source

    @each_lesson
    def test_what_it_begins_with_says_how_it_is_made_live(self, path):
        """Before anything has run. Run again, the output is another: the words are gone."""
        [begin] = [cell for cell in code(path) if is_begin(cell)]
        [output] = begin.outputs
        assert output.data["text/plain"] == WORDS and tags(begin) == {"keep_output"}
        assert code(path).index(begin) < 2, "before anything else is shown"

    @each_lesson
    def test_claims_stand_folded_under_how_we_know(self, path):
        """JupyterLab folds what stands below such a heading, up to the next."""
        how, last = False, None
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                how = HOW in tags(cell)
                opens = not last or HOW not in tags(last) or cell.source.startswith("#")
                assert opens, f"folded away with the claims: {cell.source}"
                last = cell
            if how and cell.cell_type == "markdown":
                assert cell.source.startswith("### How we know") and cell.metadata["jp-MarkdownHeadingCollapsed"]
            assert how or not tags(cell) >= CLAIM, f"a claim in the middle of the page: {cell.source}"

    @each_lesson
    def test_it_asks_before_it_shows(self, path):
        """Two guesses at the least; what it asks by name is listed among the guesses of this chapter."""
        of_this = {one.id for one in of_chapter(path.name[:2])}
        named = re.findall(r"""Guess\(\s*["']([a-z0-9-]+)""", "\n".join(cell.source for cell in code(path)))
        assert len(of_this) > 1 and set(named) <= of_this

    @each_lesson
    def test_no_number_in_the_words_can_go_out_of_date(self, path):
        """Numbers come out of the content, by show.say: in words that are written down none stands."""
        for cell in nbformat.read(path, as_version=4).cells:
            if (
                cell.cell_type == "markdown"
                and cell.id not in ("way-top", "way-end", "contents")
                and HOW not in tags(cell)
            ):
                words = re.sub(r"`[^`]*`|\([^)]*\)", "", cell.source)
                assert numbers(words) <= TOLD_AS_NUMBERS, cell.source
            if cell.cell_type == "code":
                for template in re.findall(r"""show\.say\(\s*f?("{3}.*?"{3}|"[^"]*")""", cell.source, re.DOTALL):
                    assert numbers(re.sub(r"\{[^}]*\}|\([^)]*\)", "", template)) <= TOLD_AS_NUMBERS, template


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


def numbers(text: str) -> set[float]:
    return {float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])", text)}


class TestClaims:
    @each_lesson
    def test_a_changed_rule_breaks_a_claim(self, path, tmp_path):
        """A claim fails by consequence: whoever changes what a chapter rests on is led to the chapter."""
        file, before, after = MUTATIONS[path.name[:2]]
        assert claims_that_break(path, file, before, after, tmp_path), f"no claim noticed that {file} has {after!r}"

    @each_lesson
    def test_it_runs_whole_in_a_sitting_s_first_seconds(self, path):
        """In a kernel that has loaded nothing yet, and with nothing on its error stream."""
        book = nbformat.read(path, as_version=4)
        NotebookClient(
            book, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
        ).execute()
        wrong = [output for cell in book.cells for output in cell.get("outputs", ()) if output.get("name") == "stderr"]
        assert wrong == []


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
