"""Every press is answered: what is told twice reaches the page twice, in the dashboard and on a screen alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import ipywidgets as ipw
import pytest

import hipbook as hb
from hipbook.widgets.base.controls import Scale
from hipbook.widgets.base.page import Page
from hipbook.widgets.dashboard import Dashboard
from hipbook.widgets.journal import Journal
from hipbook.widgets.practise.before import Before
from hipbook.widgets.practise.screen import Practise
from hipbook.widgets.today.screen import Today

TODAY = date(2026, 1, 5)


@pytest.fixture
def journal() -> Journal:
    log = hb.Log.memory()
    log.add(hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=46, track="ease", minutes=6, days_per_week=2)))
    return Journal(log, TODAY)


def told(page: Page) -> list[str]:
    """The texts that reach the page from here on, as its trait changes."""
    texts: list[str] = []
    page.observe(lambda change: texts.append(change.new["text"]), "notice")
    return texts


def begin_without_an_answer(practise: Practise) -> None:
    before = practise.view
    assert isinstance(before, Before)
    practise.journal.guarded(before.begin)()


def test_begin_without_pain_is_answered_each_time(journal: Journal):
    dashboard = Dashboard(journal)
    journal.start(journal.week.days[0].items)
    texts = told(dashboard.page)
    for _ in range(3):
        begin_without_an_answer(dashboard._screens["practise"])
    assert len(texts) == 3 and len(set(texts)) == 1 and "0 is an answer too" in texts[0]


def test_whatever_is_told_twice_is_told_twice(journal: Journal):
    page = Dashboard(journal).page
    texts = told(page)
    again = ("Saved.", "problem"), ("Saved.", "note"), ("", "note"), ("Not saved.", "problem")
    for text, kind in again:
        for _ in range(3):
            journal.tell(text, kind)
    assert texts == [text for text, _ in again for _ in range(3)]


def test_the_same_save_twice_is_told_twice(journal: Journal):
    texts = told(Dashboard(journal).page)
    for hour in (0, 1):
        journal.save(hb.SessionDone(on=TODAY, minutes=10 + hour), message="Session saved.")
    assert texts == ["Session saved."] * 2


def test_a_screen_alone_in_a_notebook_answers_too(journal: Journal):
    practise = Practise(journal)
    journal.start(journal.week.days[0].items)
    texts = told(practise._dress[0])
    for _ in range(2):
        begin_without_an_answer(practise)
    assert len(texts) == 2 and "0 is an answer too" in texts[0]


def test_what_the_plan_says_to_a_morning_stands_with_its_undo_and_nowhere_else(journal: Journal):
    journal.log.add(hb.SessionDone(on=TODAY - timedelta(1), pain_before=2, pain_worst=2))
    journal.look(TODAY)
    today = Today(journal)
    shown = list(inside(today))
    next(one for one in shown if isinstance(one, Scale)).value = 2
    next(one for one in shown if getattr(one, "description", "") == "Save").click()
    assert journal.saved.text == journal.notice.text == "Thank you. Your plan stays as it is."
    assert journal.notice.kind == "saved" and journal.saved.outcome, "it is read out, and can be taken back"


def inside(widget: ipw.Widget) -> Iterator[ipw.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)
