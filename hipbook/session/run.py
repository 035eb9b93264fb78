"""A session under way: its items, the work done in it, and both as ids and numbers for the browser to store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from ..content.loader import Library
from ..model.base import Side
from ..model.dose import Dose
from ..model.profile import Profile
from ..model.records import SetDone
from ..model.routine import Item
from .builder import steps
from .events import PlayerEvent, Worked, standing
from .step import Step


@dataclass(frozen=True)
class ExerciseDone:
    """The work of one exercise on one side: ``item`` is its place in the session, ``stopped`` why it was broken off."""

    item: int
    exercise: str
    side: Side | None = None
    seconds: float = 0
    sets: int = 0
    reps: int = 0
    whole: bool = True
    stopped: str | None = None
    felt: str | None = None


@dataclass(frozen=True)
class SessionRun:
    """A session under way. ``uid`` is what it is logged under, once, however often it is resumed or sent.

    It leads ``items`` from number ``begin`` on; ``led`` and ``spent_s`` are of the items before, ``planned`` counts
    exercises and sides that the whole was to have.

    >>> from hipbook.content.loader import library
    >>> clam = Item("clam", library().dose("clam"), ("left", "right"), 3, "")
    >>> run = SessionRun.of("a" * 32, date(2026, 1, 5), [clam], library())
    >>> run.planned
    2
    >>> SessionRun.from_stored(run.as_stored(), library()) == run
    True
    """

    uid: str
    on: date
    items: tuple[Item, ...]
    planned: int
    begin: int = 0
    led: tuple[ExerciseDone, ...] = ()
    spent_s: float = 0

    @classmethod
    def of(cls, uid: str, on: date, items: Iterable[Item], library: Library) -> SessionRun:
        """A new session of these items."""
        chosen = tuple(items)
        return cls(uid, on, chosen, len(_planned(steps(chosen, library))))

    @property
    def token(self) -> str:
        """The browser's key for this part of the session."""
        return f"{self.uid}-{self.begin}"

    def steps(self, library: Library, profile: Profile | None) -> tuple[Step, ...]:
        """The steps still to be led, from the first of its items on; nobody is sent down to the floor who lies there."""
        return steps(self.items, library, profile, self.begin, self.led[-1].exercise if self.begin and self.led else "")

    def worked(self, events: Iterable[PlayerEvent]) -> tuple[ExerciseDone, ...]:
        """All work done so far: that of the items led before, and that of these events of the player."""
        done = list(self.led)
        for event in _last_words(events):
            place = next((n for n, work in enumerate(done) if _same(work, event)), None)
            if place is None:
                done.append(_with(ExerciseDone(event.item, event.exercise, event.side), event))
            else:
                done[place] = _with(done[place], event)
        return tuple(done)

    def as_planned(self, library: Library) -> tuple[ExerciseDone, ...]:
        """The work of a session that is led to its end."""
        led = [step for step in steps(self.items, library) if step.kind == "work"]
        return self.worked(Worked.in_full(n, step) for n, step in enumerate(led))

    def spent(self, events: Iterable[PlayerEvent]) -> float:
        """Seconds led, rests and all, as far as the events tell."""
        return self.spent_s + max((event.spent for event in events), default=0)

    def rest(self, stop: Worked, library: Library, profile: Profile | None) -> tuple[Item, ...]:
        """What may be led after something was too much.

        The items after it or, where it was a way down or up, those still to come that need no way down.
        """
        if not stop.way:
            return self.items[stop.item + 1 :]
        return tuple(item for item in self.items[stop.item :] if not _lies(item, library, profile))

    def going_on(
        self, events: Iterable[PlayerEvent], stopped: int, rest: Iterable[Item], felt: str | None = None
    ) -> SessionRun:
        """The ``rest`` of the session after something was too much at its item number ``stopped``."""
        events = tuple(events)
        led = tuple(replace(w, felt=felt) if w.stopped and w.item == stopped else w for w in self.worked(events))
        items = (*self.items[: stopped + 1], *rest)
        return replace(self, items=items, begin=stopped + 1, led=led, spent_s=self.spent(events))

    def dose(self, work: ExerciseDone, library: Library) -> Dose:
        """The dose as it was done: the planned one where all of it was, else what was reached."""
        item = self.items[work.item]
        planned = item.dose if item.exercise == work.exercise else library.dose(work.exercise)
        sets = max(1, work.sets)
        if work.whole:
            return planned.model_copy(update={"sets": sets})
        reached = (
            {"reps": max(1, work.reps // sets)} if planned.reps else {"work_s": max(1.0, round(work.seconds / sets))}
        )
        return planned.model_copy(update={"sets": sets, **reached})

    def record(self, work: ExerciseDone, library: Library, **fields: Any) -> SetDone:
        """The record of a set. Its uid follows from session, exercise and side: the same work is never logged twice."""
        item = self.items[work.item]
        return SetDone(
            uid=f"{self.uid[:32]}-{work.item}-{(work.side or 'both')[0]}-{work.exercise}"[:64], session=self.uid, on=self.on,
            exercise=work.exercise, side=work.side, series=item.exercise if item.exercise != work.exercise else "",
            dose=self.dose(work, library), seconds=round(work.seconds, 1), **fields,
        )  # fmt: skip

    def as_stored(self) -> dict[str, Any]:
        """This session in ids and numbers, for the browser to store."""
        return {
            "uid": self.uid, "on": self.on.isoformat(), "planned": self.planned, "begin": self.begin,
            "spent_s": self.spent_s, "items": [_packed(item) for item in self.items], "led": [asdict(w) for w in self.led],
        }  # fmt: skip

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any], library: Library) -> SessionRun:
        """A session that a browser stored. Raises ValueError where it does not fit this book, as after an update."""
        try:
            items = tuple(_unpacked(item, library) for item in stored["items"])
            led = tuple(ExerciseDone(**work) for work in stored["led"])
            for work in led:
                library.exercises[work.exercise], items[work.item]
            numbers = {name: stored[name] for name in ("planned", "begin", "spent_s")}
            return cls(str(stored["uid"]), date.fromisoformat(stored["on"]), items, led=led, **numbers)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as problem:
            raise ValueError(
                "What this browser kept of a session cannot be read, so it cannot be resumed."
            ) from problem


def _packed(item: Item) -> dict[str, Any]:
    dose = item.dose.model_dump(exclude_defaults=True, exclude={"breath", "effort"})
    return {
        "exercise": item.exercise,
        "dose": dose,
        "sides": list(item.sides),
        "share": item.share,
        "minutes": item.minutes,
    }


def _unpacked(packed: Mapping[str, Any], library: Library) -> Item:
    id = packed["exercise"]
    library.item(id)
    usual = library.dose(id) if id in library.exercises else Dose(reps=1)
    dose = Dose(**packed["dose"], breath=usual.breath, effort=usual.effort)
    return Item(id, dose, tuple(packed["sides"]), packed["minutes"], "", share=packed["share"])


def _lies(item: Item, library: Library, profile: Profile | None) -> bool:
    return any(step.kind == "down" for step in steps((item,), library, profile))


def _planned(led: Iterable[Step]) -> set[tuple[int, str, Side | None]]:
    return {(step.item, step.exercise, step.side) for step in led if step.kind == "work"}


def _last_words(events: Iterable[PlayerEvent]) -> list[Worked]:
    """The last event of each step, without ways and without steps that were skipped before any work."""
    last = {event.index: event for event in standing(events) if isinstance(event, Worked) and not event.way}
    return [event for event in last.values() if event.event != "skipped" or _counts(event)]


def _counts(event: Worked) -> bool:
    """A step left early counts as what it was: some seconds, or some repetitions where they are counted."""
    return event.seconds >= 1 and event.reps != 0


def _same(work: ExerciseDone, event: Worked) -> bool:
    return (work.item, work.exercise, work.side) == (event.item, event.exercise, event.side)


def _with(work: ExerciseDone, event: Worked) -> ExerciseDone:
    return replace(
        work, seconds=work.seconds + event.seconds, sets=work.sets + 1, reps=work.reps + (event.reps or 0),
        whole=work.whole and event.event == "done", stopped="too_much" if event.event == "too_much" else work.stopped,
    )  # fmt: skip
