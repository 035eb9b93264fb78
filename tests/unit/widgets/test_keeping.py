"""A log that will not stay: what is said about the copy in the browser, and for how long it lasts."""

from __future__ import annotations

from datetime import date

import pytest
from share_reader import Looker

from hipbook.log.store import Log
from hipbook.model.records import Morning
from hipbook.settings import PLACE, PUBLIC, TEMPORARY
from hipbook.widgets.base.page import Page
from hipbook.widgets.journal import Journal
from hipbook.widgets.share.backup import Backup

TODAY = date(2026, 3, 29)


class Visitor(Looker):
    """Somebody on a machine that is not theirs, after a first entry."""

    def __init__(self) -> None:
        self.page = Page()
        self.root = Backup(Journal(Log.memory(), TODAY), self.page)
        self.root.copy_found(None)
        self.root.journal.save(Morning(on=TODAY, pain=2))

    def hears(self, **message: object) -> None:
        self.page._heard(None, message, [])


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)
    monkeypatch.setenv(PLACE, PUBLIC)
    return Visitor()


@pytest.mark.parametrize("agreed", [None, False, True])
def test_a_visitor_is_told_for_how_long_the_copy_stays_and_asked_for_a_file(visitor: Visitor, agreed: bool | None):
    """Case 48: whatever the browser answers, or if it never does."""
    if agreed is not None:
        visitor.hears(event="lasting", agreed=agreed)
    assert "Safari" in visitor.sees and "after seven days of use in which you did not come here" in visitor.sees
    assert "save a file" in visitor.sees and "hb-primary" in visitor.find("hb-keep")._dom_classes
    assert ("has agreed to keep" in visitor.sees) == bool(agreed)


def test_where_no_copy_is_kept_none_is_promised(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)
    monkeypatch.setenv(PLACE, TEMPORARY)
    visitor = Visitor()
    assert "Safari" not in visitor.sees and "your log is gone with it" in visitor.sees
