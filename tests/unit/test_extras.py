"""What a small install lacks is said in a sentence, with what to install."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest
from tree import ROOT

from hipbook import engines
from hipbook.extras import EXTRAS

DECLARED = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
WITHOUT = "import sys\nfor name in {absent!r}.split(): sys.modules[name] = None\n"
PLAN = "import hipbook as hb; from datetime import date\nhb.plan(hb.Profile(age=46), hb.library(), on=date(2026, 1, 5))"
COMMAND = "sys.argv = ['hipbook', *{words!r}]\nfrom hipbook.__main__ import app\napp()"


def run(absent: str, script: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own in which these modules cannot be imported."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT.format(absent=absent) + script], capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize(
    ("command", "extra"),
    [(["dashboard"], "server"), (["dashboard"], "solver"), (["book"], "server"), (["lint"], "content")],
)
def test_a_command_says_which_part_it_needs(command: list[str], extra: str) -> None:
    done = run(EXTRAS[extra][0], COMMAND.format(words=command))
    assert done.returncode == 1 and done.stdout == ""
    assert f'pip install "hipbook[{extra}]"' in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("script", "extra"), [(PLAN, "solver"), ("import hipbook as hb\nhb.Log.memory().frame('sets')", "tables")]
)
def test_a_call_says_which_part_it_needs(script: str, extra: str) -> None:
    done = run(EXTRAS[extra][0], script)
    assert done.returncode == 1 and done.stderr.splitlines()[-1].startswith("hipbook.extras.NotInstalled: To ")
    assert f'pip install "hipbook[{extra}]"' in done.stderr


def test_the_screens_need_no_extra() -> None:
    """The packages of every extra away, numpy's neighbours among them: the dashboard opens for the sample person."""
    packages = [re.split(r"[<>=\[]", package)[0] for name in EXTRAS for package in DECLARED[name]]
    absent = " ".join(name.replace("-", "_") for name in packages if name != "highspy")
    done = run(
        absent,
        "from hipbook.widgets import Dashboard\nfrom hipbook.widgets.places import PLACES\n"
        "journal = Dashboard().journal\njournal.opened()\njournal.try_sample()\n"
        "for place in PLACES: journal.go(place); assert journal.notice.kind != 'problem', journal.notice\n"
        "print('all of them')",
    )
    assert done.stdout == "all of them\n", done.stderr


def test_each_extra_brings_the_module_it_is_known_by() -> None:
    assert EXTRAS.keys() == DECLARED.keys() - {"all"}
    for name, (module, _) in EXTRAS.items():
        assert any(package.startswith(module) for package in DECLARED[name])
        assert name in DECLARED["all"][0]


def test_a_page_without_engines_says_what_it_lacks() -> None:
    with pytest.raises(engines.NoEngine, match="register highs in hipbook_engines"):
        engines.highs()


def test_several_parts_are_named_at_once() -> None:
    done = run("voila highspy", COMMAND.format(words=["dashboard"]))
    assert 'pip install "hipbook[server,solver]"' in done.stderr
