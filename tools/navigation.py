"""Writes what follows from which notebooks there are: the way from one to the next, the contents, the Binder links.

Run it after a notebook was added, renamed or given another title: ``python tools/navigation.py``.
With ``--check`` it changes nothing and names what is out of date.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote

import nbformat
from nbformat import NotebookNode

ROOT = Path(__file__).parents[1]
START, DASHBOARD = "00-start-here.ipynb", "dashboard.ipynb"
TOP, END, CONTENTS = "way-top", "way-end", "contents"
LIVE = "To make this page live, choose *Run* above, then *Run All Cells*."
BINDER = "https://mybinder.org"
BETWEEN = re.compile(r"(<!-- binder -->\n).*?(<!-- /binder -->)", re.DOTALL)


def lessons(folder: Path) -> list[Path]:
    """The notebooks in reading order; the dashboard is not one of them."""
    return sorted(folder.glob("[0-9][0-9]-*.ipynb"))


def title(path: Path) -> str:
    """The first heading."""
    return nbformat.read(path, as_version=4).cells[0].source.splitlines()[0].removeprefix("# ")


def way(path: Path, order: list[Path]) -> str:
    """Back, contents and on, as one line of links."""
    here = order.index(path)
    back, on = order[here - 1] if here else None, order[here + 1] if here + 1 < len(order) else None
    links = [
        f"[← {title(back)}]({back.name})" if back else "",
        f"[Contents]({START})" if path.name != START else "",
        f"[{title(on)} →]({on.name})" if on else f"[The dashboard →]({DASHBOARD})",
    ]
    return " · ".join(filter(None, links))


def contents(order: list[Path]) -> str:
    """The notebooks as a list."""
    lines = [f"- {path.name[:2]} · [{title(path)}]({path.name})" for path in order[1:]]
    return "\n".join(
        ["## Which pages are there?", "", *lines, f"- [The dashboard: everything on one page]({DASHBOARD})"]
    )


def _cell(id: str, source: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(source, id=id)


def navigated(path: Path, order: list[Path]) -> NotebookNode:
    """The notebook with its ways up to date."""
    book = nbformat.read(path, as_version=4)
    own = [cell for cell in book.cells if cell.id not in (TOP, END, CONTENTS)]
    line = way(path, order)
    top = [_cell(TOP, f"{line}\n\n{LIVE}")] + ([_cell(CONTENTS, contents(order))] if path.name == START else [])
    book.cells = [own[0], *top, *own[1:], _cell(END, line)]
    return book


def badge(repository: str, what: str, path: str) -> str:
    """A Binder badge that opens this address of the started machine."""
    address = f"{BINDER}/v2/gh/{repository}/HEAD?urlpath={quote(path, safe='')}"
    return f"- [{what}]({address})"


def badges(order: list[Path], repository: str) -> str:
    """The Binder links: the dashboard as a page, and each notebook in JupyterLab."""
    page = badge(repository, "The dashboard", f"voila/render/notebooks/{DASHBOARD}")
    books = [badge(repository, title(path), f"lab/tree/notebooks/{path.name}") for path in order]
    return "\n".join([page, *books, ""])


def written(root: Path = ROOT) -> dict[Path, str]:
    """Every file that this tool writes, and what belongs in it."""
    order = lessons(root / "notebooks")
    repository = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["hipbook"]["repository"]
    found = {path: nbformat.writes(navigated(path, order)) + "\n" for path in order}
    guide = root / "docs" / "binder.md"
    links = badges(order, repository)
    found[guide] = BETWEEN.sub(lambda match: match[1] + links + match[2], guide.read_text("utf-8"))
    return found


def main(check: bool) -> int:
    late = {path: text for path, text in written().items() if path.read_text("utf-8") != text}
    for path, text in late.items():
        print(f"{path.relative_to(ROOT)} {'is out of date' if check else 'written'}")
        if not check:
            path.write_text(text, "utf-8")
    return int(check and bool(late))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
