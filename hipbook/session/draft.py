"""The draft of a session's records, from the work that was done, and the answers at its end that complete it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError

from ..content.loader import Library
from ..model.records import TOO_MUCH, History, SessionDone, SetDone
from ..model.routine import Routine
from .events import PlayerEvent, Worked, standing
from .run import SessionRun


@dataclass(frozen=True)
class Answers:
    """The answers to the form at the end of a session. None and an empty set mean that there is none.

    ``hurting`` are keys of the sets that hurt, ``there_before`` says that none did: the pain was there before.
    ``front`` and ``form`` are by exercise. ``on``, ``did`` and ``minutes`` are asked of a past session only.
    """

    pain_worst: int | None = None
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    had_more: bool | None = None
    form: Mapping[str, bool | None] = field(default_factory=dict)
    front: frozenset[str] = frozenset()
    hurting: frozenset[str] = frozenset()
    there_before: bool = False
    scan: str = ""
    note: str = ""
    on: date | None = None
    did: frozenset[str] = frozenset()
    minutes: float | None = None


def key(done: SetDone) -> str:
    """The key of a set in one session's form: its exercise and side."""
    return f"{done.exercise}|{done.side or ''}"


@dataclass(frozen=True)
class Draft:
    """A session and its sets before the form is answered.

    ``signs`` are the stop signs met in it. A ``past`` one says its day, what was done and its minutes by hand;
    ``instead_of`` is the uid of the saved session it corrects.
    """

    session: SessionDone
    sets: tuple[SetDone, ...]
    signs: frozenset[str] = frozenset()
    past: bool = False
    instead_of: str | None = None

    @property
    def stopped(self) -> bool:
        """Was anything in it too much?"""
        return bool(self.session.stopped) or any(done.stopped for done in self.sets)

    def exercises(self, library: Library) -> tuple[str, ...]:
        """The exercises of this book that it holds, in their order."""
        return tuple(dict.fromkeys(done.exercise for done in self.sets if done.exercise in library.exercises))

    def finished(self, library: Library) -> tuple[str, ...]:
        """Those of its exercises of which something was not too much."""
        finished = {done.exercise for done in self.sets if not done.stopped}
        return tuple(id for id in self.exercises(library) if id in finished)

    def has_strength(self, library: Library) -> bool:
        """Is there an exercise in it that is not for every day?"""
        return any(_is_strength(id, library) for id in self.exercises(library))

    def hurt_somewhere(self, worst: int | None, library: Library) -> bool:
        """Was the worst pain more than the quiet range, so that it matters which set it belongs to?"""
        return bool(self.sets) and (worst or 0) > library.rule.pain.pain_asks_where_above

    def was_there_before(self, worst: int | None, before: int | None, library: Library) -> bool:
        """May the worst pain be the one of before the session, rather than of anything in it?"""
        return before is not None and (worst or 0) - before < library.rule.pain.red_rise

    @property
    def none_named(self) -> bool:
        """Was it said of all of it that none hurt?"""
        return bool(self.sets) and all(done.hurt is False for done in self.sets)

    def likely_hurt(self, library: Library) -> tuple[str, ...]:
        """The keys of the sets that were stopped, or were said to hurt before."""
        quiet = library.rule.pain.pain_asks_where_above
        return tuple(key(done) for done in self.sets if done.stopped or (done.pain_during or 0) > quiet)

    def completed(self, answers: Answers, library: Library, today: date) -> tuple[SessionDone, tuple[SetDone, ...]]:
        """The records to log. Raises ValueError, in words for the reader, where an answer is missing or cannot be kept."""
        if answers.pain_worst is None:
            raise ValueError("Please choose the worst pain during the session; 0 is an answer too.")
        on = self._day(answers, today)
        worked = tuple(done for done in self.sets if not self.past or done.exercise in answers.did)
        if self.past and self.sets and not worked:
            raise ValueError("Please tick at least one exercise that you did.")
        sets = tuple(_answered(done, on, answers, library) for done in worked)
        return self._session(on, sets, answers), sets

    def _day(self, answers: Answers, today: date) -> date:
        if not self.past:
            return self.session.on
        if answers.on is None or (answers.on > today and not self._was_on(answers.on)):
            raise ValueError("Please give the day of the session; it cannot be in the future.")
        return answers.on

    def _was_on(self, day: date) -> bool:
        """Is this the day the saved session has? After a flight to the west it may not have come yet."""
        return self.instead_of is not None and day == self.session.on

    def _session(self, on: date, sets: tuple[SetDone, ...], answers: Answers) -> SessionDone:
        whole = self.session.whole and len(sets) >= self.session.planned and not any(done.stopped for done in sets)
        minutes = answers.minutes if self.past and answers.minutes is not None else round(self.session.minutes, 1)
        answered = {
            "on": on, "pain_before": answers.pain_before, "pain_worst": answers.pain_worst, "pain_after": answers.pain_after,
            "rpe": answers.effort, "minutes": minutes, "done": len(sets), "whole": whole, "scan": answers.scan,
            "note": answers.note,
        }  # fmt: skip
        try:
            return SessionDone(**(self.session.model_dump() | answered))
        except ValidationError as problem:
            raise ValueError("That note is too long to be kept. Please shorten it, then save again.") from problem


def draft_after(
    run: SessionRun, events: Iterable[PlayerEvent], library: Library, pain_before: int | None,
    signs: frozenset[str] = frozenset(), places: frozenset[str] = frozenset(),
) -> Draft | None:  # fmt: skip
    """The draft of a session that came to its end, or None where nothing was done and nothing was too much.

    The stop ``signs`` and the ``places`` belong to the last set that was too much. Signs met on a way down or up, or
    where no set tells of what was too much any more, belong to the session.
    """
    events = tuple(events)
    work = run.worked(events)
    on_the_way = any(event.way for event in standing(events) if isinstance(event, Worked))
    if not work and not on_the_way:
        return None
    of_session = on_the_way or not any(done.stopped for done in work)
    session = SessionDone(
        uid=run.uid, on=run.on, pain_before=pain_before, planned=run.planned, minutes=run.spent(events) / 60,
        whole=all(done.whole for done in work) and not on_the_way,
        stopped=(tuple(sorted(signs)) or ((TOO_MUCH,) if on_the_way else ())) if of_session else (),
    )  # fmt: skip
    sets = [run.record(done, library, stopped=done.stopped, felt=done.felt) for done in work]
    hurt = [n for n, done in enumerate(sets) if done.stopped]
    if hurt and (signs or places) and not on_the_way:
        update = {"stopped": first(signs) or TOO_MUCH, "felt": first(places)}
        sets[hurt[-1]] = sets[hurt[-1]].model_copy(update=update)
    return Draft(session, tuple(sets), signs)


def draft_by_hand(uid: str, routine: Routine | None, library: Library, today: date) -> Draft:
    """The draft of a session done without the page: all exercises of the week, to be ticked."""
    items = {item.exercise: item for day in routine.days for item in day.items} if routine else {}
    if not routine or not items:
        raise ValueError("There is no routine yet, so there is nothing to log. Set yourself up first.")
    run = SessionRun.of(uid, today, items.values(), library)
    sets = tuple(run.record(work, library) for work in run.as_planned(library))
    usual = max(day.minutes for day in routine.days)
    return Draft(SessionDone(uid=uid, on=today, minutes=usual), sets, past=True)


def draft_again(uid: str, saved: SessionDone, history: History) -> Draft:
    """The draft that corrects a saved session, under a uid of its own: the old one stays in the file, undone."""
    old = [done for done in history.sets if done.session == saved.uid]
    sets = tuple(
        done.model_copy(update={"uid": f"{uid}-{n}", "session": uid, "at": None}) for n, done in enumerate(old)
    )
    return Draft(saved.model_copy(update={"uid": uid, "at": None}), sets, past=True, instead_of=saved.uid)


def first(ids: Iterable[str]) -> str | None:
    """The first of some ids in the order of the alphabet, where a record has room for one."""
    return min(ids, default=None)


def _is_strength(id: str, library: Library) -> bool:
    exercise = library.exercises.get(id)
    return exercise is not None and not library.dose_classes[exercise.dose_class].daily


def _answered(done: SetDone, on: date, answers: Answers, library: Library) -> SetDone:
    id = done.exercise
    extra = library.rule.progression.extra_reps_needed if answers.had_more and _is_strength(id, library) else 0
    return done.model_copy(
        update={
            "on": on,
            "felt": "front" if id in answers.front else None if done.felt == "front" else done.felt,
            "form": answers.form.get(id, done.form),
            "reps_extra": extra,
            **_hurt(done, answers, library),
        }
    )


def _hurt(done: SetDone, answers: Answers, library: Library) -> dict[str, object]:
    """The pain of a set: the session's worst where it was named or none was; of one that was not named none is known."""
    above_quiet = (answers.pain_worst or 0) > library.rule.pain.pain_asks_where_above
    hurt = key(done) in answers.hurting if above_quiet and (answers.hurting or answers.there_before) else None
    return {"hurt": hurt, "pain_during": None if hurt is False else answers.pain_worst}
