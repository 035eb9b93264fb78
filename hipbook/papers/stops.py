"""What stopped a reader, for the report: a set, a way down or up, a sign, a flare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..content.loader import Library
from ..model.records import TOO_MUCH, Flare, History, Morning, PlanChange, SetDone, TestDone
from ..wording import brief_day, lower_first, on_side

ON_THE_WAY = "On the way down or up"
SIMPLY = {TOO_MUCH: "it was too much"}
LEFT_OUT = ("stop", "never")


def stops(history: History, library: Library) -> Iterator[tuple[date, str]]:
    """What was too much, what was left out of the plan for it, new signs, and flares: each with its day, as a sentence."""
    for done in history.sets:
        if done.stopped:
            yield done.on, _stop(done.on, _name(done, library), (done.stopped,), done.pain_during, library)
    for session in history.sessions:
        if session.stopped:
            yield session.on, _stop(session.on, ON_THE_WAY, session.stopped, session.pain_worst, library)
    for change in history.plan_changes:
        if change.change in LEFT_OUT and not change.undone:
            what = f"{_name(change, library)} {library.changes[change.change].name}. {change.reason}"
            yield change.on, f"{brief_day(change.on)}: {what}".strip()
    with_signs: tuple[Morning | Flare | TestDone, ...] = (*history.mornings, *history.flares, *history.tests)
    for noted in with_signs:
        if noted.signs:
            words = {**library.stop_signs, **library.new_signs}
            signs = (lower_first(words[id].name) if id in words else id for id in noted.signs)
            yield noted.on, f"{brief_day(noted.on)}: new: {', '.join(signs)}."
    for flare in history.flares:
        yield flare.on, f"{brief_day(flare.ended or flare.on)}: a flare {'was over' if flare.ended else 'began'}."


def _stop(on: date, what: str, whys: Iterable[str], pain: int | None, library: Library) -> str:
    signs = library.stop_signs
    names = (lower_first(signs[why].name) if why in signs else SIMPLY.get(why, why) for why in whys)
    return f"{brief_day(on)}: {what}: {', '.join(names)}{'' if pain is None else f', pain {pain}'}."


def _name(done: SetDone | PlanChange, library: Library) -> str:
    return on_side(name_of(done.exercise, library), done.side)


def name_of(id: str, library: Library) -> str:
    """What an exercise or sequence is called; one that this book does not know keeps its id."""
    is_in_library = id in library.exercises or id in library.series
    return library.item(id).name if is_in_library else id
