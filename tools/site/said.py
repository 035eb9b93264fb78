"""What the chapters say that is the same for everybody: worked out when the site is built, and there at once.

Run by itself it is one reader: ``python tools/site/said.py < CELLS.json`` prints what their cells say.
"""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import hipbook as hb
from hipbook.show.shown import look

LATER = date(2026, 9, 12)
RUNNER = Path(__file__).with_name("python") / "hipbook_chapter.py"
Cells = Mapping[str, list[tuple[int, str]]]
"""By chapter the numbers of cells and their code, in their order."""
Said = dict[str, dict[str, str]]
"""By chapter and number of a cell the markup."""


def said_to_all(cells: Cells, site: str) -> Said:
    """What these cells say to somebody new and to somebody with a log on another day, where it is the same to both.

    ``site`` is where the site begins, seen from a chapter. The look of it is left out: the page brings that once.
    """
    with TemporaryDirectory() as place:
        log = Path(place, "log.sqlite")
        with closing(hb.Log.open(log)) as own:
            own.merge(hb.Log.sample(LATER))
        readers = [{"HIPBOOK_LOG": ":memory:", "HIPBOOK_TODAY": "2026-01-05"},
                   {"HIPBOOK_LOG": str(log), "HIPBOOK_TODAY": LATER.isoformat()}]  # fmt: skip
        new, other = (_said_to({"HIPBOOK_BOOK": site} | reader, cells) for reader in readers)
    return {
        chapter: {n: markup for n, markup in said.items() if other[chapter].get(n) == markup}
        for chapter, said in new.items()
    }


def _said_to(reader: dict[str, str], cells: Cells) -> Said:
    command, asked = [sys.executable, __file__], json.dumps(cells)
    done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, text=True, check=True, env=os.environ | reader)
    said: Said = json.loads(done.stdout)
    return said


def main() -> None:
    """Run the cells, and print the markup of those that show some."""
    runner = runpy.run_path(str(RUNNER))
    said: Said = {}
    for chapter, cells in json.load(sys.stdin).items():
        running = runner["Cells"]()
        shown = {str(n): running.run(source) for n, source in cells}
        said[chapter] = {n: what[1].replace(f"<style>{look()}</style>", "") for n, what in shown.items()
                         if what and what[0] == runner["HTML"]}  # fmt: skip
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
