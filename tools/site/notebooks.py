"""The chapters as the workbook in a browser has them: what needs a table of pandas, which no browser has, is named there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packages import ROOT

FIRST = "00-start-here.ipynb"
NEEDS_TABLES = "optional"
"""The tag of cells whose code is shown: they open the log as a table."""
NOT_HERE = (
    "This part opens your log as a table, and that needs a library which no browser has. It is in the hipbook that one installs "
    "on a computer; *Share* on [your page](dashboard.ipynb) gives you your log as a file for it."
)

Cell = dict[str, Any]


def write_notebooks(folder: Path) -> None:
    """All notebooks into a folder, with the outputs that they have in the source."""
    folder.mkdir()
    for source in sorted((ROOT / "notebooks").glob("*.ipynb")):
        chapter = json.loads(source.read_text("utf-8"))
        chapter["cells"] = [cell for section in _sections(chapter["cells"]) for cell in _as_it_can_be(section)]
        text = json.dumps(chapter, ensure_ascii=False, indent=1) + "\n"
        (folder / source.name).write_text(text, "utf-8")


def _sections(cells: list[Cell]) -> Iterator[list[Cell]]:
    """The cells from each heading up to the next."""
    begun: list[Cell] = []
    for cell in cells:
        if cell["cell_type"] == "markdown" and "".join(cell["source"]).startswith("## "):
            yield begun
            begun = []
        begun.append(cell)
    yield begun


def _as_it_can_be(section: list[Cell]) -> list[Cell]:
    """The section, or its heading and what it would take."""
    if not any(NEEDS_TABLES in cell["metadata"].get("tags", ()) for cell in section):
        return section
    heading, *_ = "".join(section[0]["source"]).splitlines()
    return [section[0] | {"source": f"{heading}\n\n{NOT_HERE}"}]
