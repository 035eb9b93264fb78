"""Every press is answered: what is told twice reaches the page twice, in the dashboard and on a screen alone."""

from __future__ import annotations

from datetime import date

import pytest

import hipbook as hb
from hipbook.widgets.base.page import Page
from hipbook.widgets.dashboard import Dashboard
from hipbook.widgets.journal import Journal
from hipbook.widgets.practise.before import Before
from hipbook.widgets.practise.screen import Practise

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
