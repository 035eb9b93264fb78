"""What a day's session is, in one sentence and one picture: what a reader sees first."""

from __future__ import annotations

from ..content.drawings import figure
from ..content.loader import Library
from ..model.records import History
from ..model.routine import Item, Routine
from ..model.sequence import Series, parts
from ..wording import counted, upper_first

KINDS = {"easy": "Easy day", "piece": "A few minutes", "rest": "Rest day"}
"""Every kind but the longer day, which each track calls by a name of its own."""


def kind_words(kind: str, week: Routine, library: Library) -> str:
    """What a kind of day is called in a week.

    >>> from hipbook.content.loader import library
    >>> week = Routine((), {}, "ease", 1, (), {}, (), None)
    >>> kind_words("easy", week, library()), kind_words("main", week, library())
    ('Easy day', 'Longer day')
    """
    return KINDS.get(kind) or library.tracks[week.track].day


def quiet_minutes(items: tuple[Item, ...]) -> str:
    """How long a session takes, as one says it.

    >>> quiet_minutes(())
    'A quiet minute.'
    """
    total = max(1, round(sum(item.minutes for item in items)))
    return f"{total} quiet minutes." if total > 1 else "A quiet minute."


def new_today(items: tuple[Item, ...], history: History, library: Library) -> tuple[Item, ...]:
    """The items of a day of which nothing was ever done."""
    done = {one.exercise for one in history.own.sets}
    return tuple(item for item in items if done.isdisjoint(_exercises(item.exercise, library)))


def _exercises(id: str, library: Library) -> tuple[str, ...]:
    thing = library.item(id)
    return parts(thing) if isinstance(thing, Series) else (id,)


def day_sentence(items: tuple[Item, ...], history: History, library: Library) -> str:
    """What is new about a day's session; empty where all of it is known."""
    new = new_today(items, history, library)
    if not history.own.sessions:
        return "Your first session."
    if len(new) == 1:
        return f"New today: {library.item(new[0].exercise).name}."
    if new:
        return f"{upper_first(counted(len(new), 'exercise'))} are new today."
    more = _exercise_that_grew(items, history)
    return f"A little more today: {library.item(more).name}." if more else ""


def _exercise_that_grew(items: tuple[Item, ...], history: History) -> str:
    """What grew since the last session, the newest; empty where nothing did."""
    last = max(done.on for done in history.own.sessions)
    grew = [c for c in history.plan_changes if c.change == "progress" and c.on >= last and not c.undone]
    here = {item.exercise for item in items}
    return next((change.exercise for change in reversed(grew) if change.exercise in here), "")


def leading_item(items: tuple[Item, ...], history: History, library: Library) -> Item | None:
    """The item that stands for a session in a picture: what is new, else what takes longest; None where none is drawn."""
    drawn = [item for item in items if figure(drawn_id(item.exercise, library))]
    new = {item.exercise for item in new_today(items, history, library)}
    return max(drawn, key=lambda item: (item.exercise in new, item.minutes), default=None)


def drawn_id(id: str, library: Library) -> str:
    """The exercise whose figure stands for an exercise or a sequence: of a sequence its first."""
    return _exercises(id, library)[0]
