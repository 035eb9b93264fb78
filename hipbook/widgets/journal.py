"""What all screens share: the workspace as traits to follow, where the reader is, and what to tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import traitlets as tl

from ..app.elsewhere import ChangedElsewhere
from ..app.handed_over import OUTDATED, Basis
from ..app.outcome import Outcome
from ..app.standing import CHECK_FIRST
from ..app.week_addition import addition, additions
from ..app.workspace import Workspace
from ..content.guesses import guess
from ..content.loader import Library
from ..log.export import Contents
from ..log.store import Log
from ..log.table.account import Account
from ..model.exercise_set import ExerciseSet
from ..model.profile import Profile
from ..model.records import ChangeKind, Guessed, History, Morning, PlanChange, Record
from ..model.routine import Item, Routine
from ..planning.context import PlanningContext
from ..screening.assessment import Screening
from ..screening.person import Person
from ..session.kept import is_worth_offering
from ..wording import counted, listed
from .reader import Notice, Reader


class Journal(Reader):
    """The only state that screens share. Its values are replaced, never changed in place."""

    history = tl.Instance(History)
    profile = tl.Instance(Profile, allow_none=True)
    screening = tl.Instance(Screening, allow_none=True)
    routine = tl.Instance(Routine, allow_none=True)
    saved = tl.Instance(Notice, ())
    """What was saved last, for as long as it can be taken back."""
    exercise = tl.Unicode("")
    """The exercise or sequence that Library has open; empty where it shows the list."""
    day = tl.Instance(date)
    """The reader's day: it goes on while a page is open."""
    log_id = tl.Unicode("")
    """The name of the reader's own log, also while a sample is looked at: what a browser keeps belongs to it."""
    erased = tl.Unicode("")
    """The name of the log that was erased last: a browser keeps nothing more of it."""
    session = tl.Tuple()
    """The items that Practise leads; empty where nothing was started."""
    unfinished = tl.Tuple()
    """Sessions that this browser kept and that were not saved, newest first."""
    sample = tl.Bool(False)
    recheck = tl.Bool(False)
    """Must the check be answered again before the next session?"""
    recheck_because = tl.Unicode("")
    led = tl.Bool(False)
    """Is a session begun, led or completed?"""
    draft = tl.Dict()
    """The half-done conversation of setting up; empty where there is none. The browser keeps it."""

    def __init__(self, log: Log | None = None, today: date | None = None):
        self.workspace = Workspace.open(log, today)
        self._basis: Basis | None = None
        self.keeps_day = today is not None
        """Was it opened on a day of its own, as in a notebook about a made-up person?"""
        super().__init__(history=History(), day=self.workspace.today)
        self._mirror()

    @property
    def library(self) -> Library:
        return self.workspace.library

    @property
    def log(self) -> Log:
        """The log that is looked at, to be read and exported; whatever is to be saved goes through :meth:`save`."""
        return self.workspace.log

    @property
    def today(self) -> date:
        return self.workspace.today

    @property
    def person(self) -> Person:
        """The reader on this day, for what is shown once the check was answered. Raises ValueError before."""
        if self.workspace.person is None:
            raise ValueError(CHECK_FIRST)
        return self.workspace.person

    @property
    def week(self) -> Routine:
        """Their week, for what is shown where there is one. Raises ValueError where there is none."""
        if self.routine is None:
            raise ValueError(CHECK_FIRST)
        return self.routine

    @property
    def context(self) -> PlanningContext:
        """The reader as the plan of this week sees them; only where the check was answered."""
        return self.workspace.context

    def _mirror(self, **traits: Any) -> None:
        """Set the traits from the workspace, and these others with them, as one change."""
        work = self.workspace
        with self.hold_trait_notifications():
            self.history, self.profile, self.screening, self.routine = (
                work.history, work.profile, work.screening, work.routine
            )  # fmt: skip
            self.recheck, self.recheck_because, self.sample = bool(work.recheck), work.recheck, work.is_sample
            self.day, self.log_id = work.today, work.own.id
            for name, value in traits.items():
                setattr(self, name, value)

    def opened(self, today: date | None = None) -> None:
        """A page has opened: take its date, read what was saved since, and let the plan answer."""
        self.workspace.opened(today)
        self._mirror()

    def look(self, today: date | None = None) -> None:
        """The page is looked at, or leads or asks something: what was saved elsewhere is read, and the day goes on."""
        if self.workspace.look(today):
            self._mirror()

    def refresh(self) -> None:
        """Read the log again."""
        self.workspace.refresh()
        self._mirror()

    def go_on_as(self, log_id: str) -> None:
        """The log in memory goes on as the one of this name, which a browser knows."""
        self.workspace.go_on_as(log_id)
        self._mirror()

    def _done(self, act: Callable[..., Outcome], *args: Any, **options: Any) -> Outcome:
        """What came of an act; where another page was first, the screens show what it saved."""
        try:
            return act(*args, **options)
        except ChangedElsewhere:
            self._mirror()
            raise

    def edit(self, change: ChangeKind, exercise: str, *more: Record, message: str, **fields: Any) -> None:
        """Change the plan by the reader's own hand. All else in the week is kept."""
        self.save(PlanChange(on=self.today, exercise=exercise, change=change, **fields), *more, message=message)

    def add_to_week(self, id: str) -> None:
        """Put an exercise or sequence into the week, to stay. Raises ValueError where that may not be."""
        self.save(addition(id, self.workspace), message=f"{self.library.item(id).name} is in your week now, and stays.")

    def add_set_to_week(self) -> None:
        """Put all of the set that was given into the week that may come in, in one step."""
        changes = additions(self.given, self.workspace)
        if not changes:
            raise ValueError("Nothing in this set can come into your week now.")
        before = self.week.exercises
        self.save(*changes, message="")
        joined = listed([self.library.item(change.exercise).name for change in changes])
        left = [self.library.item(id).name for id in before if id not in self.week.exercises]
        makes_room = f" To make room, out of it for now: {listed(left)}." if left else ""
        self.say_of_saved(f"In your week now, and to stay: {joined}.{makes_room}")

    @property
    def guesses(self) -> Mapping[str, str]:
        """What the reader guessed in the book: the newest answer by question."""
        return {guessed.question: guessed.answer for guessed in self.history.guesses}

    def guess(self, question: str, answer: str | float) -> None:
        """Keep a guess; it takes the place of an earlier one about the same question. Raises ValueError for what cannot be guessed."""
        guessed = Guessed.model_validate({"on": self.today, "question": question, "answer": answer})
        if not guess(question).allows(guessed.answer):
            raise ValueError("Please choose one of the answers first.")
        outcome = self._done(self.workspace.save, guessed)
        # The guess itself says that it is kept: a message over the page would cover what is read next.
        self._mirror(saved=Notice("Your guess is kept.", "saved", outcome))

    def save(
        self,
        *records: Record,
        message: str = "Saved.",
        undoable: bool = True,
        instead_of: str | None = None,
        taking_back: Iterable[PlanChange] = (),
    ) -> tuple[PlanChange, ...]:
        """Save records as :meth:`Workspace.save` does, and say so. Returns the changes that the plan answered with."""
        outcome = self._done(self.workspace.save, *records, instead_of=instead_of, taking_back=taking_back)
        saved = Notice(message, "saved", outcome if undoable else None)
        self._mirror(notice=Notice(message, "saved"), saved=saved)
        return outcome.changes

    def say_of_saved(self, text: str) -> None:
        """Say more of what was saved last, in one place: where it stands with its Undo."""
        self._mirror(notice=Notice(text, "saved"), saved=replace(self.saved, text=text))

    def change_morning(self, answer: Morning, before: Morning) -> tuple[PlanChange, ...]:
        """Keep another answer in place of a morning's. Returns the changes that the plan answered with."""
        outcome = self._done(self.workspace.change_morning, answer, before)
        message = "Changed. The plan follows the new answer."
        self._mirror(notice=Notice(message, "saved"), saved=Notice(message, "saved", outcome))
        return outcome.changes

    def remove(self, *uids: str, message: str) -> None:
        """Take records out of the log in one step, a session with its sets; Undo brings them back."""
        self._mirror(saved=Notice(message, outcome=self.workspace.remove(*uids)), notice=Notice(message))

    def undo(self) -> None:
        """Take back what was saved last."""
        if self.saved.outcome:
            self.workspace.undo(self.saved.outcome)
        self._mirror(saved=Notice(), notice=Notice("Taken back."))

    def unsay(self, uid: str) -> None:
        """Take back what was saved by a slip of the hand, as if it had not been."""
        self.workspace.remove(uid)
        self._mirror(saved=Notice())

    def take_back(self, *changes: PlanChange) -> None:
        """Undo changes of the plan."""
        self._done(self.workspace.take_back, *changes)
        self._mirror(notice=Notice("Taken back: the plan is as it was."))

    def bring_in(self, contents: Contents, again: Iterable[str] = ()) -> int:
        """Merge another log into this one; how many entries came in. Undo takes all of it back."""
        outcome = self.workspace.bring_in(contents, again)
        uids = {record.uid for records in contents.records.values() for record in records}
        return self._brought_in(outcome, len({*uids, *again} & set(outcome.undoes)))

    def bring_in_table(self, account: Account) -> int:
        """Bring in another diary's table; how many entries came in. Undo takes all of it back."""
        outcome = self.workspace.bring_in_table(account)
        return self._brought_in(outcome, len(outcome.undoes))

    def _brought_in(self, outcome: Outcome, number: int) -> int:
        entries = counted(number, "entry")
        came = Notice(f"Done: {entries} brought in.", "saved", outcome)
        self._mirror(saved=came, notice=came)
        return number

    def erase(self) -> None:
        """Erase the log for good."""
        gone = self.log_id
        self.workspace.erase()
        erased = gone if self.workspace.own.id != gone else ""
        self._mirror(
            session=(), draft={}, unfinished=(), erased=erased, making=ExerciseSet(), given=ExerciseSet(),
            notice=Notice("Your log is deleted."),
        )  # fmt: skip

    def try_sample(self) -> None:
        """Look at a made-up person's log, apart from the reader's own."""
        self.workspace.try_sample()
        self._mirror(session=(), notice=Notice(), saved=Notice())

    def leave_sample(self) -> None:
        """Back to the reader's own log."""
        self.workspace.leave_sample()
        self._mirror(session=(), notice=Notice(), saved=Notice())

    def start(self, items: Iterable[Item]) -> None:
        """Hand a session to Practise and go there; not one that was chosen before something was saved elsewhere."""
        chosen_on = Basis.of(self.workspace.now, self.today)
        self.look()
        if chosen_on.is_over(self.workspace.now, self.today):
            raise ChangedElsewhere(OUTDATED)
        self._basis = Basis.of(self.workspace.now, self.today)
        self.session = tuple(items)
        self.go("practise")

    def offer_unfinished(self, sessions: Iterable[dict]) -> None:
        """The browser kept sessions: Practise offers the newest that is not saved, unless one is being led."""
        waiting = [
            one
            for one in sessions
            if one["plan"].get("log") == self.log_id and not self.workspace.is_own(one["plan"].get("uid"))
        ]
        self.unfinished = tuple(sorted(waiting, key=lambda one: str(one.get("started_at")), reverse=True))
        worth = any(is_worth_offering(one, self.library, self.today) for one in self.unfinished)
        if worth and not self.session:
            self.go("practise")

    @property
    def is_outdated(self) -> bool:
        """Was something saved elsewhere since a session was handed over, so that it may not be led as it was?"""
        return bool(self.session and self._basis and self._basis.is_over(self.workspace.now, self.today))

    def put_away(self, unfinished: Iterable[Mapping[str, Any]]) -> None:
        """No session is led any more; these, that a browser keeps, are still offered."""
        with self.hold_trait_notifications():
            self.unfinished, self.session = tuple(unfinished), ()

    def look_up(self, id: str = "") -> None:
        """Open an exercise or sequence in Library, or its list. Raises ValueError where there is none of that id."""
        if id and id not in {**self.library.exercises, **self.library.series}:
            raise ValueError(f"There is no exercise called {id!r} in this book. The library lists all there are.")
        with self.hold_trait_notifications():
            self.exercise = id
            self.go("library")
