"""Exercises as cards: one with its moving figure, some in a row, and a ladder as stairs."""

from __future__ import annotations

from collections.abc import Iterable

from ..content.dosage import dose_words
from ..content.drawings import look_of_figures, within_text
from ..content.loader import Library, library
from ..model.exercise import Exercise
from ..model.routine import Item
from ..model.sequence import Series, parts
from ..widgets.base.controls import details, esc
from ..widgets.base.markup import how_known, minutes, steps_of
from ..wording import lower_first, upper_first
from .shown import Shown

MOST_RUNGS = 4
"""How far a ladder is shown, to either side."""


def exercise(id: str | Item, side: str = "") -> Shown:
    """An exercise as a card: its moving figure, what it is for, how much, how it is done, and how that is known.

    An item of a week is shown at its own dose, with its reason.

    >>> print(exercise("bridge").text.splitlines()[0])
    Bridge (on your back): 2 × 8
    """
    book, item = library(), id if isinstance(id, Item) else None
    one = book.item(item.exercise if item else str(id))
    reason = item.reason if item else one.summary
    drawn = figure(one.id, _side(item, side), moving=True)
    html = (
        f"<article class='hb-shown-card hb-shown-exercise'><div class='hb-shown-stage'>{look_of_figures()}{drawn}</div>"
        f"<div class='hb-shown-words'><h3>{esc(one.name)}</h3><p class='hb-shown-quiet'>{esc(_where(one, book))}</p>"
        f"<p>{esc(reason)}</p><p class='hb-shown-dose'>{esc(_how_much(one, item, book))}</p>"
        f"{details('How to do it', how_done(one, book))}{details('How we know', how_known(one.id, book))}</div></article>"
    )
    steps = "\n".join(f"  {n}. {step}" for n, step in enumerate(_steps(one, book), 1))
    return Shown(html, f"{line(item or one.id, book)}\n  {reason}\n{steps}")


def exercises(ids: Iterable[str | Item]) -> Shown:
    """Some exercises as a row of small cards, or the items of a day.

    >>> print(exercises(["clam", "bridge"]))
    Clam (on your side): 10 times, each side
    Bridge (on your back): 2 × 8
    """
    book, shown = library(), tuple(ids)
    cards = "".join(f"<li>{small(one, book)}</li>" for one in shown)
    html = f"{look_of_figures()}<ul class='hb-shown-row'>{cards}</ul>"
    return Shown(html, "\n".join(line(one, book) for one in shown))


def ladder(id: str) -> Shown:
    """The way up through an exercise, from easier to harder, the nearest rung of each.

    >>> print(ladder("clam").text.splitlines()[0])
    1. Belt press on your back (on your back): 4 times, hold 5 s
    """
    book = library()
    rungs = _rungs(id, book)
    steps = "".join(
        f"<li data-place='{'here' if rung == id else 'way'}' style='--hb-step:{n}'{_current(rung == id)}>{small(rung, book)}</li>"
        for n, rung in enumerate(rungs)
    )
    html = (
        f"{look_of_figures()}<ol class='hb-shown-row hb-shown-ladder' aria-label='From easier to harder'>{steps}</ol>"
    )
    marks = {id: " (this one)"}
    return Shown(html, "\n".join(f"{n}. {line(rung, book)}{marks.get(rung, '')}" for n, rung in enumerate(rungs, 1)))


def _current(here: bool) -> str:
    return " aria-current='true'" if here else ""


def _rungs(id: str, book: Library) -> tuple[str, ...]:
    """The first easier exercise of each, and the first harder one, on both sides of this one."""
    below, above = [id], [id]
    while len(below) <= MOST_RUNGS and book.exercises[below[-1]].easier:
        below.append(book.exercises[below[-1]].easier[0])
    while len(above) <= MOST_RUNGS and book.exercises[above[-1]].harder:
        above.append(book.exercises[above[-1]].harder[0])
    return (*reversed(below[1:]), *above)


def figure(id: str, side: str = "", moving: bool = False) -> str:
    """The drawing of an exercise (of a sequence, that of its first part) in a place of its own. Empty where there is none."""
    one = library().item(id)
    drawn = within_text(parts(one)[0] if isinstance(one, Series) else id, side, moving)
    moves = " data-hb-drawn" if moving else ""
    return f"<div class='hb-shown-figure'{moves}>{drawn}</div>" if drawn else ""


def small(one: str | Item, book: Library, more: str = "") -> str:
    """The markup of a small card: figure, name, dose and minutes; ``more`` stands under them."""
    item = one if isinstance(one, Item) else None
    entry = book.item(item.exercise if item else str(one))
    about = f"{_how_much(entry, item, book)}" + (f" · {minutes(item.minutes)}" if item else "")
    return (
        f"<div class='hb-shown-thumb'>{figure(entry.id, _side(item))}</div><h3>{esc(entry.name)}</h3>"
        f"<p class='hb-shown-quiet'>{esc(about)}</p>{more}"
    )


def line(one: str | Item, book: Library) -> str:
    """An exercise or item in one line: its name, how one lies or stands, how much, and how long."""
    item = one if isinstance(one, Item) else None
    entry = book.item(item.exercise if item else str(one))
    time = f", {minutes(item.minutes)}" if item else ""
    return f"{entry.name} ({lower_first(_where(entry, book))}): {_how_much(entry, item, book)}{time}"


def how_done(one: Exercise | Series, book: Library) -> str:
    """The steps of an exercise, or of each part of a sequence."""
    if isinstance(one, Exercise):
        return steps_of(one)
    each = (book.exercises[part] for part in parts(one))
    return "".join(f"<h4>{esc(part.name)}</h4>{steps_of(part)}" for part in each)


def _steps(one: Exercise | Series, book: Library) -> tuple[str, ...]:
    return one.steps if isinstance(one, Exercise) else tuple(book.exercises[part].name for part in parts(one))


def _where(one: Exercise | Series, book: Library) -> str:
    return upper_first("a sequence" if isinstance(one, Series) else book.positions[one.position].name)


def _how_much(one: Exercise | Series, item: Item | None, book: Library) -> str:
    if item is not None:
        return dose_words(item, book)
    if isinstance(one, Series):
        return "the whole sequence"
    return book.dose(one.id).words + (", each side" if one.laterality == "each" else "")


def _side(item: Item | None, side: str = "") -> str:
    return item.sides[0] if item and len(item.sides) == 1 else side
