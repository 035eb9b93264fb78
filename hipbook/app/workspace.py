"""The loop without a screen: what a reader saves, what the plan answers, and how both are taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..adaptation.changes import answered_by_flare, changes_due
from ..adaptation.mornings import answers_to
from ..content.known_ids import as_known
from ..content.loader import library
from ..history.timeline import added
from ..log.errors import NotImportable
from ..log.export import Contents
from ..log.store import Answer, Log
from ..log.table.account import Account
from ..model.records import History, Morning, PlanChange, Record
from ..model.routine import Routine
from .elsewhere import GONE, ChangedElsewhere, as_now
from .incoming import ODD_CONTENT, assert_likely, stamped, what_changed
from .outcome import Outcome
from .present import Present
from .standing import Reckoning, Standing


class Workspace(Present):
    """A person's log and, with every save, all that follows from it.

    >>> from hipbook.model.profile import Profile
    >>> from hipbook.model.records import ProfileSaved
    >>> day = date(2026, 1, 5)
    >>> work = Workspace(Log.memory(), today=day)
    >>> work.save(ProfileSaved(on=day, profile=Profile(age=46))).screening.cleared, len(work.routine.days)
    (True, 7)
    """

    def __init__(self, log: Log, today: date | None = None):
        self.library = library()
        self._today, self.own, self.log = today, log, log
        self._reckoning = Reckoning(self.library)
        self.refresh()

    @classmethod
    def open(cls, log: Log | None = None, today: date | None = None) -> Workspace:
        """Over a log, or the reader's own; on a day, or today. Raises a :class:`LogError` where it cannot be read."""
        return cls(log if log is not None else Log.open(), today)

    @property
    def is_sample(self) -> bool:
        """Is it a made-up person's log that is looked at?"""
        return self.log is not self.own

    def opened(self, today: date | None = None) -> Outcome:
        """A new look at the log, on that day: what was saved elsewhere is read, and the plan answers."""
        self._today = today or self._today
        self.refresh()
        return self._written(answer=self._due) if self._due(self.history) else Outcome(self.now)

    def look(self, today: date | None = None) -> bool:
        """The page is looked at again, on that day: was anything saved elsewhere meanwhile, or is it another day?"""
        self._today = today or self._today
        if not self._is_behind:
            return False
        self.opened()
        return True

    @property
    def _is_behind(self) -> bool:
        return self._read_at != (self.log.version, self.today)

    def _caught_up(self) -> Standing:
        """How everything stands now, with what was saved elsewhere."""
        if self._is_behind:
            self.refresh()
        return self.now

    def refresh(self) -> None:
        """Read the log again and work out everything that follows from it."""
        read_at = self.log.version, self.today
        self.now = self._reckoning.standing(self._as_known(self.log.history()), self.today)
        self._read_at = read_at

    def _as_known(self, history: History) -> History:
        """A log as this book can read it: what it does not know is set aside and named, and stops nothing."""
        return as_known(history, self.library, self.today)

    def save(self, *records: Record, instead_of: str | None = None, taking_back: Iterable[PlanChange] = ()) -> Outcome:
        """Keep records with what the plan answers: on the disk together when this returns, or neither is.

        They take the place of the record ``instead_of``, and undo changes of the plan, where such are named. The log is
        read again before. Raises :class:`ChangedElsewhere` where what another page saved speaks against it.
        """
        assert_likely(records, self.today)
        back = tuple(taking_back)
        with self.log.alone():
            seen, now = self.now, self._caught_up()
            wanted = as_now(records, seen, now, instead_of, plans=bool(back))
            back = (*back, *answered_by_flare(wanted, self.history, self.today))
            gone = (*(change.uid for change in back), *([instead_of] if instead_of else ()))
            add = (*stamped(wanted, self.routine, self._off_experiment_on), *map(self._taken, back))
            changes = self.log.write(add=add, undo=gone, answer=self._due)
        return self._came_of(add, changes, gone)

    def change_morning(self, answer: Morning, before: Morning) -> Outcome:
        """Keep another answer in place of a morning's; the plan answers to it as if it had been the first."""
        with self.log.alone():
            seen, now = self.now, self._caught_up()
            as_now((), seen, now, before.uid)
            gone = (before.uid, *(change.uid for change in answers_to(before, now.history)))
            add = stamped([answer], self.routine)
            changes = self.log.write(add=add, undo=gone, answer=self._due)
        return self._came_of(add, changes, gone)

    def undo(self, outcome: Outcome) -> Outcome:
        """Take back what was saved. The plan does not answer: it would make the same changes again."""
        return self._written(undo=outcome.undoes, redo=outcome.restores, with_sets=not outcome.brought_in)

    def remove(self, *uids: str) -> Outcome:
        """Take records out of the log, a session with its sets."""
        return self._written(undo=uids)

    def take_back(self, *changes: PlanChange) -> Outcome:
        """Undo changes of the plan; that they were taken back is kept, so that they are not made again."""
        with self.log.alone():
            standing = {change.uid for change in self._caught_up().history.plan_changes}
            back = [change for change in changes if change.uid in standing]
            if not back:
                raise ChangedElsewhere(GONE)
            add, gone = tuple(map(self._taken, back)), tuple(change.uid for change in back)
            self.log.write(add=add, undo=gone)
        return self._came_of(add, (), gone)

    def what_if(self, *records: Record) -> Routine:
        """The week as it would be with these records; nothing is saved. Raises NotCleared where there would be none."""
        history = added(self.history, *stamped(records, self.routine))
        return self._reckoning.week(self._reckoning.person(history, self.today))

    def bring_in(self, contents: Contents, again: Iterable[str] = ()) -> Outcome:
        """Merge another log, with what the plan answers to it, or nothing; ``again`` are uids that were undone here and
        come back. Raises :class:`NotImportable` where the page could not live with what is in it."""
        before = self.log.contents()
        self.log.merge(contents, self._due_after_import, again)
        self.refresh()
        undoes, restores = what_changed(before, self.log.contents())
        return Outcome(self.now, (), undoes, restores, brought_in=True)

    def bring_in_table(self, account: Account) -> Outcome:
        """Bring in what another diary's table holds, as its account says. The plan does not follow it."""
        add = sorted(account.new, key=lambda record: record.on)
        return self._written(tuple(add), account.gone, account.again, with_sets=False)

    def erase(self) -> None:
        """Erase the log for good."""
        self.log.delete_everything()
        self.refresh()

    def try_sample(self) -> None:
        """Look at a made-up person's log, in memory, apart from the reader's own."""
        self._use(Log.sample(self.today))

    def leave_sample(self) -> None:
        """Back to the reader's own log."""
        self._use(self.own)

    def _use(self, log: Log) -> None:
        self.log = log
        self.refresh()

    def is_own(self, session: str) -> bool:
        """Does the reader's own log hold the session of that uid, or did it?"""
        return self.own.holds(session)

    def go_on_as(self, log_id: str) -> None:
        """The reader's own log, which is in memory, goes on as the one of this name. No other changes its name."""
        if self.own.where is None:
            self.own.go_on_as(log_id)
            self.refresh()

    def _written(
        self,
        add: tuple[Record, ...] = (),
        undo: tuple[str, ...] = (),
        redo: tuple[str, ...] = (),
        answer: Answer | None = None,
        with_sets: bool = True,
    ) -> Outcome:
        """Write all of it at once, then plan once. Where planning fails, the log is whole and is read again.

        What the log does not hold, since it was erased on another page, needs no undoing.
        """
        with self.log.alone():
            undo, redo = (tuple(filter(self.log.holds, uids)) for uids in (undo, redo))
            changes = self.log.write(add=add, undo=undo, redo=redo, answer=answer, with_sets=with_sets)
        return self._came_of(add, changes, undo, redo, brought_in=not with_sets)

    def _came_of(
        self, add: tuple[Record, ...], changes: tuple[PlanChange, ...], undo: tuple[str, ...], redo: tuple[str, ...] = (),
        brought_in: bool = False,
    ) -> Outcome:  # fmt: skip
        """What came of a save that is on the disk."""
        self.refresh()
        undoes = (*(record.uid for record in (*add, *changes)), *redo)
        return Outcome(self.now, changes, undoes, undo, brought_in)

    def _taken(self, change: PlanChange) -> PlanChange:
        return change.model_copy(update={"uid": f"undo-{change.uid}"[:64], "undone": True, "on": self.today})

    @property
    def _off_experiment_on(self) -> date | None:
        """Today, where its session could not go both ways of the experiment that goes on."""
        experiment = self.now.experiment
        return self.today if experiment and experiment.is_off else None

    def _due(self, history: History) -> tuple[PlanChange, ...]:
        """The changes that a log asks for; the week stood before them as it was shown."""
        person = self._reckoning.person(self._as_known(history), self.today)
        return stamped(changes_due(person), self.routine) if person else ()

    def _due_after_import(self, history: History) -> tuple[PlanChange, ...]:
        """The same, where nobody was shown a week of this log yet. Whatever cannot be planned with stays out."""
        try:
            standing = self._reckoning.standing(self._as_known(history), self.today)
            return stamped(changes_due(standing.person), standing.routine) if standing.person else ()
        except ODD_CONTENT as error:
            raise NotImportable(
                f"this book cannot work with what is in it ({error}); nothing was brought in"
            ) from error
