"""A guess in JupyterLab and as a page of Voila: made before the answer, and there after a restart of everything."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from in_jupyter import Opened
from playwright.sync_api import Browser, Page, expect
from serving import TOKEN, Served, jupyter
from visiting import rows

CELLS = (
    "from hipbook import show\nfrom hipbook.widgets import Guess",
    'Guess("thigh-stays-up")',
    'Guess("pelvis-begins")',
    'show.exercise("clam")',
)


@pytest.fixture(scope="module")
def diary_of_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("diary") / "log.sqlite"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, diary_of_book: Path) -> Iterator[Served]:
    folder, home = tmp_path_factory.mktemp("book"), tmp_path_factory.mktemp("home")
    cells = [nbformat.v4.new_code_cell(source, metadata={"jupyter": {"source_hidden": True}}) for source in CELLS]
    chapter = nbformat.v4.new_notebook(cells=cells)
    chapter.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(chapter, folder / "chapter.ipynb")
    server = jupyter(folder, HIPBOOK_LOG=diary_of_book, JUPYTER_CONFIG_DIR=home, JUPYTER_DATA_DIR=home)
    yield server
    server.stop(signal.SIGTERM)


def in_voila(page: Page, served: Served) -> None:
    page.goto(f"{served.url}voila/render/chapter.ipynb?token={TOKEN}")


def in_lab(page: Page, served: Served) -> None:
    Opened(page, f"{served.url}lab/tree/chapter.ipynb?token={TOKEN}&reset").run()


@pytest.mark.parametrize("opened", [in_voila, in_lab])
def test_a_guess_is_made_and_found_again(opened, book: Served, diary_of_book: Path, browser: Browser) -> None:
    with browser.new_context(viewport={"width": 1300, "height": 950}) as context:
        page, wrong = context.new_page(), []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        opened(page, book)
        number, choice = page.locator(".hb-guess").first, page.locator(".hb-guess").last
        before = len(rows(diary_of_book, "guesses")) if diary_of_book.exists() else 0
        if opened is in_voila:
            expect(number.locator("form")).to_be_visible(timeout=60_000)
        else:  # what the other page kept is here as well
            expect(number.get_by_text("You guessed 33 degrees")).to_be_visible(timeout=60_000)
            number.get_by_role("button", name="Guess again").click()
        number.get_by_role("slider").focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        number.get_by_role("button", name="That is my guess").click()
        expect(number.get_by_text("You guessed 33 degrees")).to_be_visible()
        expect(number.get_by_text("The answer 17 degrees")).to_be_visible()
        assert len(rows(diary_of_book, "guesses")) == before + (opened is in_voila), "the same again is kept once"
        if opened is in_voila:
            choice.get_by_label("Almost at once").check()
            choice.get_by_role("button", name="That is my guess").press("Enter")
        expect(choice.get_by_text("That is it.")).to_be_visible()
        figure = page.locator(".hb-shown-figure")
        figure.scroll_into_view_if_needed()
        figure.get_by_role("button", name="Show it still: Clam").click()
        expect(figure.locator("svg")).to_have_attribute("data-show", "still")
        if opened is in_voila:
            page.set_viewport_size({"width": 390, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == 390
            assert wrong == []
