"""Writes what follows from which chapters there are: the way from one to the next, the contents, the Binder links.

It also gives every chapter what all of them share: code is folded, "How we know" is folded with its claims, and the
first cell says how the page is made live. Run it after a chapter was written, added, renamed or given another title:
``python tools/navigation.py``. With ``--check`` it changes nothing and names what is out of date.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote

import nbformat
from nbformat import NotebookNode

from hipbook.content.chapters import chapters
from hipbook.show.beginning import saved

ROOT = Path(__file__).parents[1]
START, DASHBOARD = "00-start-here.ipynb", "dashboard.ipynb"
TOP, END, CONTENTS = "way-top", "way-end", "contents"
BEGIN = "show.begin()"
CLAIM, KEPT, HOW, SHOWN = "nbval-check-output", "keep_output", "how-we-know", "optional"
HOW_HEAD = "### How we know"
FOLDED = "jp-MarkdownHeadingCollapsed"
BINDER = "https://mybinder.org"
BETWEEN = re.compile(r"(<!-- binder -->\n).*?(<!-- /binder -->)", re.DOTALL)
MINUTES = {chapter.file: chapter.minutes for chapter in chapters().values()}
ABOUT = {chapter.file: chapter.about for chapter in chapters().values()}


def lessons(folder: Path) -> list[Path]:
    """The notebooks in reading order; the dashboard is not one of them."""
    return sorted(folder.glob("[0-9][0-9]-*.ipynb"))


def title(path: Path) -> str:
    """The first heading."""
    return nbformat.read(path, as_version=4).cells[0].source.splitlines()[0].removeprefix("# ")


def top(path: Path, order: list[Path]) -> str:
    """How long the chapter takes, and the ways back."""
    here = order.index(path)
    back = order[here - 1] if here else None
    links = [
        f"About {MINUTES[path.name]} minutes",
        f"[← {title(back)}]({back.name})" if back else "",
        f"[Contents]({START})" if path.name != START else "",
        f"[Your page]({DASHBOARD})",
    ]
    return " · ".join(filter(None, links))


def end(path: Path, order: list[Path]) -> str:
    """Where to go from here: the next chapter with what it gives, the contents, the page."""
    here = order.index(path)
    on = order[here + 1] if here + 1 < len(order) else None
    page = f"[Your page]({DASHBOARD}): what to do today, your plan, your progress."
    ways = [f"[{title(on)} →]({on.name}) {MINUTES[on.name]} minutes. {ABOUT[on.name]}" if on else "", page,
            f"[Contents]({START})" if path.name != START else ""]  # fmt: skip
    return "\n".join(["## Where next?", "", *(f"- {way}" for way in ways if way)])


def contents(order: list[Path]) -> str:
    """The chapters as a list, with their length and what they give."""
    lines = [f"- {path.name[:2]} · [{title(path)}]({path.name}) {MINUTES[path.name]} minutes. {ABOUT[path.name]}"
             for path in order[1:]]  # fmt: skip
    page = f"- [Your page: everything to do, in one place]({DASHBOARD})"
    return "\n".join(["## Which chapters are there?", "", *lines, page])


def _cell(id: str, source: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(source, id=id)


def navigated(path: Path, order: list[Path]) -> NotebookNode:
    """The notebook with its ways up to date, and folded."""
    book = nbformat.read(path, as_version=4)
    has_contents = any(cell.id == CONTENTS for cell in book.cells)
    own = [_folded(cell) for cell in book.cells if cell.id not in (TOP, END)]
    if path.name == START:
        own = [_cell(CONTENTS, contents(order)) if cell.id == CONTENTS else cell for cell in own]
        own += [] if has_contents else [_cell(CONTENTS, contents(order))]
    book.cells = [own[0], _cell(TOP, top(path, order)), *own[1:], _cell(END, end(path, order))]
    return book


def _folded(cell: NotebookNode) -> NotebookNode:
    """The cell with what JupyterLab and Notebook are told: code is not shown, nor what a claim says."""
    tags = set(cell.metadata.get("tags", ()))
    if cell.cell_type == "markdown":
        return _how(cell) if HOW in tags else cell
    if SHOWN in tags:  # for those who like it: the code is what is read there
        return cell
    jupyter = {"source_hidden": True} | ({"outputs_hidden": True} if CLAIM in tags else {})
    cell.metadata["jupyter"] = NotebookNode(cell.metadata.get("jupyter", {}) | jupyter)
    if cell.source.strip().endswith(BEGIN):
        cell.metadata["tags"] = sorted(tags | {KEPT})
        # With a count: nbval calls a cell that shows something and was never run a mistake.
        cell.outputs, cell.execution_count = [nbformat.v4.new_output("display_data", saved())], 1
    return cell


def _how(cell: NotebookNode) -> NotebookNode:
    """What a section is checked by: a heading that is folded, and with it the claims up to the next."""
    words = cell.source.lstrip("#* ").removeprefix("How we know").lstrip("*.: \n")
    cell.source = f"{HOW_HEAD}\n\n{words}".strip()
    cell.metadata[FOLDED] = True
    return cell


def badge(repository: str, what: str, path: str) -> str:
    """A Binder link that opens this address of the started machine."""
    return f"[{what}]({BINDER}/v2/gh/{repository}/HEAD?urlpath={quote(path, safe='')})"


def badge_picture(repository: str) -> str:
    """The badge in the first lines of the README: it opens on the book."""
    launch = f"![Launch on Binder]({BINDER}/badge_logo.svg)"
    return badge(repository, launch, f"voila/render/notebooks/{START}")


def badges(order: list[Path], repository: str) -> str:
    """The Binder links: the dashboard as a page, and each chapter as a page and in JupyterLab."""
    lines = [badge(repository, "The dashboard", f"voila/render/notebooks/{DASHBOARD}")]
    for path in order:
        page = badge(repository, title(path), f"voila/render/notebooks/{path.name}")
        lab = badge(repository, "in JupyterLab", f"lab/tree/notebooks/{path.name}")
        lines.append(f"{page} ({lab})")
    return "".join(f"- {line}\n" for line in lines)


def written(root: Path = ROOT) -> dict[Path, str]:
    """Every file that this tool writes, and what belongs in it."""
    order = lessons(root / "notebooks")
    repository = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["hipbook"]["repository"]
    found = {path: nbformat.writes(navigated(path, order)) + "\n" for path in order}
    for page, links in (
        (root / "docs" / "binder.md", badges(order, repository)),
        (root / "README.md", f"{badge_picture(repository)}\n"),
    ):
        found[page] = BETWEEN.sub(lambda match, links=links: match[1] + links + match[2], page.read_text("utf-8"))
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
