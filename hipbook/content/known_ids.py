"""What of a log this book knows: a newer book, another hand or a slip may have written ids and years that it does not.

What is not known is set aside as the log is read, and named; it stays in the file, and a newer book may read it. Whatever
speaks of safety asks for the check again, since nobody here can say what it meant.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from ..model.not_known import NotKnown
from ..model.profile import Profile
from ..model.records import (
    KINDS,
    TOO_MUCH,
    ExperimentBegun,
    Flare,
    Guessed,
    History,
    Holiday,
    Morning,
    PlanChange,
    ProfileSaved,
    Record,
    SessionDone,
    SetDone,
    TestDone,
)
from .guesses import guesses
from .loader import Library

EARLIEST = date(1900, 1, 1)
AHEAD, FAR_AHEAD = timedelta(days=366), timedelta(days=3653)
"""How far after today a record's own day may lie (clocks differ, and pages stay open), and a day that it names."""
DAYS: Mapping[type[Record], str] = {
    Morning: "after", Flare: "ended", Holiday: "until", ExperimentBegun: "start",
}  # fmt: skip
"""The day beside its own that a record may name."""
FRONT = "front"
STEPS_DOWN = frozenset({"reduce", "regress", "stop", "easier"})


def as_known(history: History, library: Library, today: date) -> History:
    """The log as this book can read it, with what it does not know named in ``not_known``. The same where all is known.

    >>> from .loader import library
    >>> log = History(tests=(TestDone(on="2026-01-05", measure="removed_one", value=3),))
    >>> read = as_known(log, library(), date(2026, 1, 6))
    >>> read.tests, read.not_known[0].words
    ((), "5 January 2026: the home test 'removed_one'")
    """
    reading = _Reading(library, today, history)
    kinds = {kind: reading.all(getattr(history, kind)) for kind in KINDS}
    changed = {kind: records for kind, records in kinds.items() if records is not getattr(history, kind)}
    if not changed:
        return history
    return history.model_copy(update={**changed, "not_known": (*history.not_known, *reading.met)})


def _as_it_stands(record: Record) -> Record:
    return record


@dataclass
class _Reading:
    """A log being read: what was met that is not known."""

    library: Library
    today: date
    history: History
    met: list[NotKnown] = field(default_factory=list)

    def all(self, records: tuple[Any, ...]) -> tuple[Any, ...]:
        """Records as they can be read, without those that say nothing here; the very same where all are known."""
        if not records:
            return records
        kind: type[Record] = type(records[0])
        as_read: Callable[[Any], Record | None] = self._readers.get(kind, _as_it_stands)
        latest, day_of = self.today + AHEAD, DAYS.get(kind, "on")

        def likely(record: Any) -> bool:
            return EARLIEST <= record.on <= latest and self._is_likely(getattr(record, day_of))

        read = [as_read(record) if likely(record) else self._odd(record) for record in records]
        if all(map(operator.is_, read, records)):
            return records
        return tuple(record for record in read if record is not None)

    def _is_likely(self, day: date | None) -> bool:
        return day is None or EARLIEST <= day <= self._far_ahead

    @cached_property
    def _far_ahead(self) -> date:
        return self.today + FAR_AHEAD

    def _odd(self, record: Record) -> Record | None:
        """A record of a day that cannot be is set aside."""
        day = record.on if not EARLIEST <= record.on <= self.today + AHEAD else getattr(record, DAYS[type(record)])
        self._name(record, "the day", day.isoformat())
        return None

    @cached_property
    def _readers(self) -> Mapping[type[Record], Callable[[Any], Record | None]]:
        return {
            SessionDone: self._session, SetDone: self._set, Morning: self._with_signs, Flare: self._with_signs, TestDone: self._test,
            PlanChange: self._change, ProfileSaved: self._saved, ExperimentBegun: self._experiment,
            Guessed: self._guess,
        }  # fmt: skip

    @cached_property
    def _things(self) -> frozenset[str]:
        return frozenset([*self.library.exercises, *self.library.series])

    @cached_property
    def _signs(self) -> frozenset[str]:
        return frozenset([*self.library.stop_signs, *self.library.new_signs])

    def _set(self, done: SetDone) -> SetDone | None:
        if done.exercise not in self.library.exercises:
            self._name(done, "the exercise", done.exercise)
            return None
        new: dict[str, Any] = {}
        if done.series and done.series not in self.library.series:
            new["series"] = self._name(done, "the sequence", done.series, "")
        if done.felt and done.felt not in self.library.places and done.felt != FRONT:
            new["felt"] = self._name(done, "the place", done.felt)
        if done.stopped and done.stopped not in self.library.stop_signs and done.stopped != TOO_MUCH:
            new["stopped"] = self._name(done, "the stop sign", done.stopped, TOO_MUCH, asks=True)
        return done.model_copy(update=new) if new else done

    def _session(self, done: SessionDone) -> Record:
        odd = [why for why in done.stopped if why not in self.library.stop_signs and why != TOO_MUCH]
        for why in odd:
            self._name(done, "the stop sign", why, TOO_MUCH, asks=True)
        stands = tuple(dict.fromkeys(TOO_MUCH if why in odd else why for why in done.stopped))
        return done.model_copy(update={"stopped": stands}) if odd else done

    def _with_signs(self, record: Morning | Flare | TestDone) -> Record:
        odd = [sign for sign in record.signs if sign not in self._signs]
        for sign in odd:
            self._name(record, "the sign", sign, asks=True)
        return record.model_copy(update={"signs": tuple(s for s in record.signs if s not in odd)}) if odd else record

    def _test(self, test: TestDone) -> Record | None:
        if test.measure not in self.library.measures:
            self._name(test, "the home test", test.measure)
            return None
        return self._with_signs(test)

    def _change(self, change: PlanChange) -> PlanChange | None:
        if change.exercise not in self._things:
            self._name(change, "the exercise", change.exercise)
            return None
        new: dict[str, Any] = {}
        if any(id not in self._things for menu in change.menus for id in menu):
            menus = tuple(tuple(id for id in menu if id in self._things) for menu in change.menus)
            new["menus"] = menus
            for id in dict.fromkeys(id for menu in change.menus for id in menu if id not in self._things):
                self._name(change, "the exercise", id)
        if change.instead and change.instead not in self._things:
            self._name(change, "the exercise", change.instead)
            if change.change not in STEPS_DOWN:
                return None
            new |= {"instead": None, "change": "stop"}  # the step down holds, though nobody here knows to what
        return change.model_copy(update=new) if new else change

    def _experiment(self, begun: ExperimentBegun) -> ExperimentBegun | None:
        """One that varies an exercise which is not known cannot be followed; one whose question is not known can."""
        varied = (id for arm in (begun.a, begun.b) for id in (*arm.does, *arm.leaves))
        if odd := sorted({id for id in varied if id not in self.library.exercises}):
            for id in odd:
                self._name(begun, "the exercise", id)
            return None
        if begun.question and begun.question not in self.library.experiments:
            return begun.model_copy(update={"question": self._name(begun, "the experiment", begun.question, "")})
        return begun

    def _guess(self, guessed: Guessed) -> Guessed | None:
        question = guesses().get(guessed.question)
        if question and question.allows(guessed.answer):
            return guessed
        self._name(guessed, "the guess", guessed.answer if question else guessed.question)
        return None

    def _saved(self, saved: ProfileSaved) -> ProfileSaved:
        profile = self._profile(saved)
        return saved if profile is saved.profile else saved.model_copy(update={"profile": profile})

    def _profile(self, saved: ProfileSaved) -> Profile:
        profile, book = saved.profile, self.library
        flags = {**book.red_flags, **book.readiness}
        fields: tuple[tuple[str, str, Iterable[str], bool], ...] = (
            ("conditions", "the condition", book.conditions, True), ("red_flags", "the warning sign", flags, True),
            ("releases", "the release for", {**flags, **book.conditions}, False), ("where", "the place", book.places, False),
            ("feels", "the feeling", book.feelings, False), ("equipment", "the equipment", book.equipment, False),
            ("never", "the exercise", self._things, False), ("liked", "the exercise", self._things, False),
        )  # fmt: skip
        new: dict[str, Any] = {}
        for name, what, of_book, asks in fields:
            given = getattr(profile, name)
            if odd := [id for id in given if id not in of_book]:
                new[name] = _without(given, odd)
                for id in sorted(odd):
                    self._name(saved, what, id, asks=asks)
        return profile.model_copy(update=new) if new else profile

    def _name(self, record: Record, what: str, id: str, instead: Any = None, asks: bool = False) -> Any:
        """Keep in mind what was met; the value that is read in its place."""
        again = asks and not self.history.rechecked_since(record)
        self.met.append(NotKnown(uid=record.uid, on=record.on, what=what, id=id, asks=again))
        return instead


def _without(given: Any, odd: list[str]) -> Any:
    """A set or a mapping without some of its ids.

    >>> _without({"a": 1, "b": 2}, ["a"]), _without(frozenset({"a"}), ["a"])
    ({'b': 2}, frozenset())
    """
    if isinstance(given, Mapping):
        return {id: value for id, value in given.items() if id not in odd}
    return frozenset(given) - set(odd)


def why_not_known(history: History) -> Iterator[str]:
    """Why the check is to be answered again: something that speaks of safety, and that nobody here can read.

    >>> met = NotKnown(uid="01234567", on="2026-01-05", what="the sign", id="new_one", asks=True)
    >>> next(why_not_known(History(not_known=(met,))))
    "Your log holds the sign 'new_one', which this book does not know. Please answer the check again, or update hipbook."
    """
    for met in history.not_known:
        if met.asks:
            yield (
                f"Your log holds {met.what} {met.id!r:.60}, which this book does not know. "
                "Please answer the check again, or update hipbook."
            )
