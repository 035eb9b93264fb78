"""What is imported is declared, what is declared is used, and a page says why each of them is there."""

import re
import subprocess
import sys
import tomllib

from tree import ROOT

PROJECT = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
EXTRAS = PROJECT["project"]["optional-dependencies"]


def deptry(*folders: str, ignore: str = "") -> str:
    """What it finds in these folders; nothing where all is well."""
    command = [sys.executable, "-m", "deptry", "--no-ansi", "--ignore", ignore, *folders]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert "Scanning" in done.stderr + done.stdout, done.stderr
    return "" if done.returncode == 0 else done.stdout + done.stderr


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower()


def to_run() -> list[str]:
    """What the package needs, and what its extras bring."""
    extras = [needed for name, extra in EXTRAS.items() if name != "all" for needed in extra]
    return [name_of(needed) for needed in (*PROJECT["project"]["dependencies"], *extras)]


def declared() -> list[str]:
    """Every dependency that pyproject.toml names, to run and to work with."""
    groups = [needed for group in GROUPS.values() for needed in group if isinstance(needed, str)]
    return [*to_run(), *map(name_of, groups)]


def test_the_package_imports_what_it_declares_and_declares_what_it_imports():
    assert deptry("hipbook", "data", "notebooks") == ""


def test_tests_and_tools_import_only_what_is_declared():
    """Beside the package's own: theirs are for work on the book alone, which is no fault in them."""
    files = [path for top in ("tests", "tools", "docs") for path in (ROOT / top).rglob("*.py")]
    folders = sorted({str(path.parent.relative_to(ROOT)) for path in files})
    assert deptry(*folders, ignore="DEP002,DEP004") == ""


def test_each_dependency_has_its_reason_and_nothing_else_has_one():
    text = ROOT.joinpath("docs/dependencies.md").read_text("utf-8")
    explained = [name for line in re.findall(r"^- (\*\*.*?): ", text, re.MULTILINE) for name in re.findall(r"\*\*(.+?)\*\*", line)]  # fmt: skip
    assert sorted(explained) == sorted(declared())


def test_whoever_works_on_the_book_gets_every_group():
    included = {needed["include-group"] for needed in GROUPS["dev"] if isinstance(needed, dict)}
    assert included == GROUPS.keys() - {"dev"}


def pinned_in(name: str) -> dict[str, str]:
    """The packages of a list, with their versions; of what differs from one Python to another, the last."""
    text = ROOT.joinpath(name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,-]+\])?==([^ ]+)", text, re.MULTILINE))


def test_every_dependency_is_pinned():
    readers, workers = pinned_in("requirements.txt").keys(), pinned_in("requirements-test.txt").keys()
    assert set(to_run()) <= readers <= workers
    assert set(declared()) <= workers


def test_a_browser_is_given_the_same_versions_and_nothing_compiled_for_another_machine():
    browser, readers = pinned_in("tools/site/requirements.txt"), pinned_in("requirements.txt")
    here_only = {name_of(needed) for needed in PROJECT["project"]["dependencies"] if "emscripten" in needed}
    assert browser.keys() >= {name_of(needed) for needed in PROJECT["project"]["dependencies"]} - here_only
    assert browser.pop("micropip")  # for the kernel of the workbook, and for nobody else
    assert browser.items() <= readers.items() and not browser.keys() & (here_only | {"highspy", "pandas", "voila"})
