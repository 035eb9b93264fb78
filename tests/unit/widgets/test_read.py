"""Read: which chapters there are, what was done in each, and where a screen leads into the book."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as ipw
import pytest

from hipbook.content.chapters import chapters, next_to_read
from hipbook.content.guesses import of_chapter
from hipbook.log.store import Log
from hipbook.widgets import Dashboard, Journal, Library, Read


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the kernel runs, with the notebooks of two chapters."""
    monkeypatch.chdir(tmp_path)
    for id in ("02", "05"):
        (tmp_path / chapters()[id].file).write_text("{}")
    return tmp_path


def said(widget: ipw.Widget) -> str:
    """All that a screen says."""
    own = widget.value if isinstance(widget, ipw.HTML) else ""
    return own + "".join(map(said, getattr(widget, "children", ())))


def a_guess(id: str) -> str:
    """Something that may be answered."""
    one = next(guess for guess in of_chapter("02") if guess.id == id)
    return str(one.number.start) if one.number else one.options[0].value


def test_every_chapter_is_listed_and_those_that_lie_here_are_links(folder: Path):
    text = said(Read(Journal(Log.memory())))
    assert [text.index(chapter.about) for chapter in chapters().values()] == sorted(
        text.index(chapter.about) for chapter in chapters().values()
    )
    assert text.count("<a href=") == 2 and f"href='{chapters()['02'].file}'" in text
    assert "hipbook book" not in text


def test_where_no_chapter_lies_it_says_how_to_have_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    text = said(Read(Journal(Log.memory())))
    assert "<a href=" not in text and "hipbook book" in text


def test_what_was_guessed_is_counted_by_chapter_as_soon_as_it_is(folder: Path):
    journal = Journal(Log.memory())
    read, all_of_it = Read(journal), of_chapter("02")
    assert read.value["02"] == 0 and "guess" not in said(read).replace("You guess first", "")
    journal.guess(all_of_it[0].id, a_guess(all_of_it[0].id))
    assert read.value["02"] == 1 and f"1 of {len(all_of_it)} guesses" in said(read)
    for one in all_of_it:
        journal.guess(one.id, a_guess(one.id))
    assert f"all {len(all_of_it)} guesses" in said(read)


def test_one_reads_on_after_what_was_read_last():
    order = list(chapters())
    assert next_to_read(()).id == order[0]
    assert next_to_read({of_chapter("02")[0].id}).id == "03"


def test_the_page_leads_into_the_book_where_it_lies_here(folder: Path):
    journal = Journal(Log.memory())
    dashboard = Dashboard(journal)
    dashboard.journal.go("library")
    [library] = [screen for screen in dashboard.children if isinstance(screen, Library)]
    assert chapters()["05"].title in said(library)
    dashboard.journal.go("progress")
    assert chapters()["08"].title not in said(dashboard), "its notebook does not lie here"


def test_a_screen_in_a_chapter_does_not_lead_to_one(folder: Path):
    assert "data-hb-chapter" not in said(Library(Journal(Log.memory())))


def test_a_public_page_says_how_long_a_guess_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HIPBOOK_PLACE", "public")
    assert "until you close it" in said(Read(Journal(Log.memory())))
