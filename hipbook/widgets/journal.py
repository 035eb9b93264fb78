"""What all screens share: the open log, the person, their week, and what to tell them."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import traitlets as tl

from ..adaptation.changes import changes_due, planning_history
from ..adaptation.recheck import why_recheck
from ..app.workspace import with_menus
from ..content.loader import library
from ..log.errors import LogError
from ..log.store import Log
from ..model.profile import Profile
from ..model.records import ChangeKind, History, PlanChange, Record
from ..model.routine import Item, Routine
from ..planning.context import PlanningContext
from ..planning.planner import plan
from ..screening.assessment import NotCleared, Screening, screen

TROUBLE = "Something went wrong there. What you saved is safe. Please try again; if it happens twice, reload the page."


@dataclass(frozen=True)
class Notice:
    """Something to tell the reader. ``kind`` is note, saved or problem.

    ``uids`` are what Undo would take back, ``gone`` what it would bring back.
    """

    text: str = ""
    kind: str = "note"
    uids: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class Journal(tl.HasTraits):
    """The only state that screens share. Its values are replaced, never changed in place."""

    history = tl.Instance(History)
    profile = tl.Instance(Profile, allow_none=True)
    screening = tl.Instance(Screening, allow_none=True)
    routine = tl.Instance(Routine, allow_none=True)
    notice = tl.Instance(Notice, ())
    saved = tl.Instance(Notice, ())
    """What was saved last, for as long as it can be taken back."""
    screen = tl.Unicode("today")
    pointed = tl.Unicode("")
    """The class of what the reader is to look at next: it takes the keyboard's focus."""
    exercise = tl.Unicode("")
    """The exercise or sequence that Library has open; empty where it shows the list."""
    session = tl.Tuple()
    """The items that Practise leads; empty where nothing was started."""
    unfinished = tl.Tuple()
    """Sessions that this browser kept and that were not saved, newest first."""
    sample = tl.Bool(False)
    recheck = tl.Bool(False)
    """Must the check be answered again before the next session?"""
    recheck_because = tl.Unicode("")

    def __init__(self, log: Log | None = None, today: date | None = None):
        super().__init__(history=History())
        self.library = library()
        self._today = today
        self._own = self.log = log if log is not None else Log.open()
        self.refresh()

    @property
    def today(self) -> date:
        """The reader's day: HIPBOOK_TODAY where set, else what their browser or this machine says."""
        named = os.environ.get("HIPBOOK_TODAY")
        return date.fromisoformat(named) if named else self._today or date.today()

    def opened(self, today: date | None = None) -> None:
        """A page has opened: take its date, read what was saved since, and let the plan answer."""
        self._today = today or self._today
        with self.hold_trait_notifications():
            self.refresh()
            self.adapt()

    def refresh(self) -> None:
        """Read the log again and work out everything that follows from it."""
        history = self.log.history()
        with self.hold_trait_notifications():
            self.history = history
            self.profile = history.profile
            self.recheck_because = why_recheck(history, self.library, self.today)
            self.recheck = bool(self.recheck_because)
            self._replan()

    def _replan(self) -> None:
        profile = self.profile
        if profile is None:
            self.screening = self.routine = None
            return
        self.screening = screen(profile, self.library, self.today)
        try:
            self.routine = plan(profile, self.library, self.planning, on=self.today)
        except NotCleared:
            self.routine = None

    @property
    def planning(self) -> History:
        """What the plan of this week looks at."""
        return planning_history(self.history, self.today)

    @property
    def reader(self) -> PlanningContext:
        """The person as the plan of this week sees them; only where the check was answered."""
        return PlanningContext(self.profile, self.library, self.planning, self.screening, self.today)

    def edit(self, change: ChangeKind, exercise: str, *more: Record, told: str, **fields: Any) -> None:
        """Change the plan by the reader's own hand. All else in the week is kept."""
        self.save(PlanChange(on=self.today, exercise=exercise, change=change, **fields), *more, told=told)

    def save(
        self, *records: Record, told: str = "Saved.", undoable: bool = True, instead_of: str | None = None
    ) -> tuple[PlanChange, ...]:
        """Save records; when this returns they are on the disk. The plan answers at once, with these changes.

        They take the place of the session ``instead_of`` where one is named; Undo brings it back.
        """
        now = datetime.now(UTC)
        records = with_menus(records, self.routine)
        self.log.add_all([record.model_copy(update={"at": record.at or now}) for record in records], instead_of)
        with self.hold_trait_notifications():
            self.refresh()
            changes = self.adapt()
            self.notice = Notice(told, "saved")
            uids = tuple(r.uid for r in (*records, *changes)) if undoable else ()
            self.saved = Notice(told, "saved", uids, (instead_of,) if instead_of else ())
        return changes

    def adapt(self) -> tuple[PlanChange, ...]:
        """Record the changes the log asks for now."""
        if self.profile is None:
            return ()
        now = datetime.now(UTC)
        due = with_menus(changes_due(self.history, self.profile, self.library, self.today), self.routine)
        changes = tuple(change.model_copy(update={"at": now}) for change in due)
        if changes:
            self.log.add_all(changes)
            self.refresh()
        return changes

    def remove(self, uid: str, told: str) -> None:
        """Take a session and its sets out of the log; Undo brings them back."""
        self.log.undo(uid)
        with self.hold_trait_notifications():
            self.refresh()
            self.notice, self.saved = Notice(told), Notice(told, gone=(uid,))

    def undo(self) -> None:
        """Take back what was saved last."""
        for uid in self.saved.uids:
            self.log.undo(uid)
        for uid in self.saved.gone:
            self.log.redo(uid)
        with self.hold_trait_notifications():
            self.refresh()
            self.saved = Notice()
            self.tell("Taken back.")

    def take_back(self, *changes: PlanChange) -> None:
        """Undo changes of the plan; that they were taken back is kept, so that they are not made again."""
        for change in changes:
            self.log.undo(change.uid)
            taken = {"uid": f"undo-{change.uid}"[:64], "undone": True, "on": self.today}
            self.log.add(change.model_copy(update=taken))
        with self.hold_trait_notifications():
            self.refresh()
            self.tell("Taken back: the plan is as it was.")

    def try_sample(self) -> None:
        """Look at a made-up person's log, in memory, apart from the reader's own."""
        self._use(Log.sample(self.today), sample=True)

    def leave_sample(self) -> None:
        """Back to the reader's own log."""
        self._use(self._own, sample=False)

    def _use(self, log: Log, sample: bool) -> None:
        self.log = log
        with self.hold_trait_notifications():
            self.refresh()
            self.session, self.sample, self.notice, self.saved = (), sample, Notice(), Notice()

    def start(self, items: Iterable[Item]) -> None:
        """Hand a session to Practise and go there."""
        self.session = tuple(items)
        self.go("practise")

    def found(self, kept: Iterable[dict]) -> None:
        """The browser kept sessions: Practise offers the newest that is not saved, unless one is being led."""
        known = {done.uid for done in self._own.records("sessions")}
        waiting = [one for one in kept if one["plan"].get("uid") not in known]
        self.unfinished = tuple(sorted(waiting, key=lambda one: str(one.get("started_at")), reverse=True))
        if self.unfinished and not self.session:
            self.go("practise")

    def go(self, name: str) -> None:
        """Show a screen."""
        self.screen = name

    def point_at(self, name: str) -> None:
        """Bring what has this class into view and give it the focus, also where it had it before."""
        self.pointed = ""
        self.pointed = name

    def look_up(self, id: str = "") -> None:
        """Open an exercise or sequence in Library, or its list. Raises ValueError where there is none of that id."""
        if id and id not in {**self.library.exercises, **self.library.series}:
            raise ValueError(f"There is no exercise called {id!r} in this book. The library lists all there are.")
        with self.hold_trait_notifications():
            self.exercise = id
            self.go("library")

    def tell(self, text: str, kind: str = "note") -> None:
        """Tell the reader something."""
        self.notice = Notice(text, kind)

    def guarded(self, act: Callable[..., Any], *args: Any, **named: Any) -> Callable[..., None]:
        """A callback that never shows a traceback: expected problems are told in their own words."""

        def run(*_: Any) -> None:
            try:
                act(*args, **named)
            except (ValueError, LogError) as problem:
                logging.getLogger("hipbook").warning("told the reader", exc_info=True)
                self.tell(str(problem) or TROUBLE, "problem")
            except Exception:
                logging.getLogger("hipbook").exception("a callback failed")
                self.tell(TROUBLE, "problem")

        return run
