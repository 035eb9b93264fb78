"""Somebody whose days with an experiment are written into a log file by the package itself, between two looks at the page."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import hipbook as hb
from hipbook.app.workspace import Workspace
from hipbook.experiments.design import Design, begin
from hipbook.experiments.living import lived
from hipbook.model.records import ExperimentBegun, Flare, Morning, ProfileSaved, SessionDone, SetDone

MONDAY = date(2026, 6, 1)
BETTER, WORSE = 2, 5
"""Pain on the mornings after the two ways."""
MOST_DAYS = 200


class Life:
    """Set up on a Monday, with one session; a walk leaves their mornings better."""

    def __init__(self, path: Path):
        self.path, self.today = path, MONDAY
        book = self._book()
        book.save(ProfileSaved(on=MONDAY, profile=hb.Profile(age=46, minutes=15, days_per_week=4)))
        self._practise(book, pain=3)
        self.today += timedelta(1)

    def _book(self) -> Workspace:
        book = Workspace(hb.Log.open(self.path), self.today)
        book.opened(self.today)
        return book

    @property
    def begun(self) -> ExperimentBegun:
        return self._book().history.experiments[-1]

    def begin(self) -> None:
        """As the page would."""
        book = self._book()
        book.save(begin(book.library.experiments["walk"], Design("morning", 16), seed=1, on=self.today))

    def is_session_day(self) -> bool:
        return bool(self._items(self._book()))

    def live_until_block(self, number: int) -> None:
        """Days of practice and their mornings, until so many blocks are over; then the next day with a session."""
        for _ in range(MOST_DAYS):
            book = self._book()
            done = lived(self.begun, book.history, self.today)
            if len(done) >= number and (self._items(book) or number == len(self.begun.blocks)):
                return
            if self._items(book) and book.experiment and book.experiment.arm:
                self._practise(book, BETTER if book.experiment.arm == "a" else WORSE)
            self.today += timedelta(1)
        raise AssertionError(f"{number} blocks were not lived")

    def answer_mornings(self) -> None:
        """The mornings of what was practised on the page."""
        book = self._book()
        answered = {morning.after for morning in book.history.mornings}
        for day in lived(self.begun, book.history, self.today):
            if day.on not in answered and day.on < self.today:
                pain = BETTER if day.arm == "a" else WORSE
                book.save(Morning(on=day.on + timedelta(1), after=day.on, pain=pain))

    def end_flare(self, after: int) -> None:
        self.today += timedelta(after)
        self._book().save(Flare(on=self.today, ended=self.today))

    def _items(self, book: Workspace) -> tuple:
        return book.routine.days[self.today.weekday()].items if book.routine else ()

    def _practise(self, book: Workspace, pain: int) -> None:
        session = SessionDone(on=self.today, pain_before=2, pain_worst=2, rpe=3, minutes=14)
        sets = (
            SetDone(session=session.uid, on=self.today, exercise=i.exercise, pain_during=1) for i in self._items(book)
        )
        book.save(session, *sets)
        book.opened(self.today + timedelta(1))
        book.save(Morning(on=self.today + timedelta(1), after=self.today, pain=pain))
