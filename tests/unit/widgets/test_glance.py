"""Today's glance: the last fortnight in a drawing and in words, without plotly."""

from __future__ import annotations

from datetime import date, timedelta

import ipywidgets as ipw
import pytest

from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.model.records import Morning, ProfileSaved, SessionDone, TestDone
from hipbook.widgets.journal import Journal
from hipbook.widgets.today.fortnight import glance

TODAY = date(2026, 3, 29)


@pytest.fixture(autouse=True)
def _own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)


def seen(*records) -> str:
    log = Log.memory()
    log.add_all(records)
    cards = glance(Journal(log, TODAY))
    return " ".join(w.value for card in cards for w in card.children if isinstance(w, ipw.HTML))


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def test_nothing_is_drawn_before_there_is_anything() -> None:
    assert seen() == ""
    assert seen(SessionDone(on=ago(14))) == ""


def test_each_morning_and_session_of_the_fortnight_has_its_mark() -> None:
    mornings = [Morning(on=ago(n), pain=n) for n in (1, 3, 5)]
    drawn = seen(*mornings, Morning(on=ago(2)), SessionDone(on=ago(2)), SessionDone(on=ago(4)), SessionDone(on=ago(20)))
    assert (drawn.count("<circle"), drawn.count("<rect")) == (3, 2)
    assert "2 days practised in the last 14 days. Mornings: 1 to 5." in drawn
    assert "role='img' aria-label='2 days practised" in drawn


def test_it_says_when_home_tests_are_due() -> None:
    checked, done = ProfileSaved(on=ago(50), profile=Profile(age=46)), SessionDone(on=ago(1))
    old, new = (TestDone(on=ago(n), measure="chair_stand_30s", value=9) for n in (40, 4))
    assert "home tests are due again" in seen(checked, done, old)
    assert "due again" not in seen(checked, done, new)
    assert "due again" not in seen(done, old), "nobody is sent to a test before the check"


def test_the_next_step_is_named() -> None:
    journal = Journal(Log.sample(TODAY), TODAY)
    told = " ".join(w.value for card in glance(journal) for w in card.children if isinstance(w, ipw.HTML))
    assert "Next: " in told and "</text></text>" not in told
