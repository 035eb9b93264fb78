"""A week as a strip of seven days with pictures and minutes, and two weeks beside each other."""

from __future__ import annotations

from collections.abc import Mapping

from ..app.today_words import kind_words
from ..content.dosage import dose_words
from ..content.drawings import look_of_figures
from ..content.loader import Library, library
from ..model.routine import WEEKDAYS, Day, Item, Routine
from ..widgets.base.controls import bullets, esc
from ..widgets.base.markup import minutes
from ..wording import listed, lower_first
from .cards import figure
from .shown import Shown

CAME, WENT = "came", "went"
MARKS = {CAME: "new", WENT: "goes"}


def week(plan: Routine) -> Shown:
    """A week as a strip of days, each with its kind, minutes and pictures.

    >>> from hipbook.model.routine import Day
    >>> print(week(Routine((Day(),) * 7, {}, "move", 1, (), {}, (), None)).text.splitlines()[0])
    Monday: rest day
    """
    return Shown(f"{look_of_figures()}{strip(plan, {})}", "\n".join(day_lines(plan)))


def compared(before: Routine, after: Routine, names: tuple[str, str] = ("Before", "After")) -> Shown:
    """Two weeks under each other with what came in and what went marked, and why.

    >>> from hipbook.model.routine import Day
    >>> same = Routine((Day(),) * 7, {}, "move", 1, (), {}, (), None)
    >>> print(compared(same, same).text.splitlines()[-1])
    Nothing changes.
    """
    came, went = _gone(after, before), _gone(before, after)
    lines = list(changes(before, after))
    html = (
        f"{look_of_figures()}<h3>{esc(names[0])}</h3>{strip(before, dict.fromkeys(went, WENT), 4)}"
        f"<h3>{esc(names[1])}</h3>{strip(after, dict.fromkeys(came, CAME), 4)}<div class='hb-shown-changes'>{bullets(lines)}</div>"
    )
    both = [f"{names[0]}:", *day_lines(before), f"{names[1]}:", *day_lines(after), *lines]
    return Shown(html, "\n".join(both))


def changes(before: Routine, after: Routine) -> tuple[str, ...]:
    """What differs between two weeks, a sentence each: what went and why, what came in and why, what is done otherwise."""
    book = library()
    why = {item.exercise: item.reason for day in after.days for item in day.items}
    went = (_because(book.item(id).name, "goes", after.left_out.get(id, "")) for id in _gone(before, after))
    came = (_because(book.item(id).name, "comes in", why[id]) for id in _gone(after, before))
    lines = (*went, *came, *_otherwise(before, after, book), *_days(before, after))
    return lines or ("Nothing changes.",)


def _because(name: str, verb: str, why: str) -> str:
    return f"{name} {verb}. {why}".strip()


def _gone(one: Routine, other: Routine) -> tuple[str, ...]:
    """The exercises of a week that the other one lacks."""
    return tuple(id for id in one.exercises if id not in other.exercises)


def _otherwise(before: Routine, after: Routine, book: Library) -> tuple[str, ...]:
    """What is in both weeks with another dose on the day that has most of it."""
    was, now = _doses(before, book), _doses(after, book)
    return tuple(
        f"{book.item(id).name}: {now[id]} instead of {was[id]}." for id in was if id in now and was[id] != now[id]
    )


def _doses(plan: Routine, book: Library) -> dict[str, str]:
    items: dict[str, Item] = {}
    for day in plan.days:
        for item in day.items:
            if item.exercise not in items or item.minutes > items[item.exercise].minutes:
                items[item.exercise] = item
    return {id: dose_words(item, book) for id, item in items.items()}


def _days(before: Routine, after: Routine) -> tuple[str, ...]:
    was, now = (sum(bool(day.items) for day in plan.days) for plan in (before, after))
    days = (f"Days of practice: {now} instead of {was}.",) if was != now else ()
    most, then = (max((round(day.minutes) for day in plan.days), default=0) for plan in (before, after))
    return (*days, *((f"The longest day takes {then} minutes instead of {most}.",) if most != then else ()))


def strip(plan: Routine, marks: Mapping[str, str], level: int = 3) -> str:
    """The markup of a week. ``marks`` says of exercises that they came in or go, ``level`` which headings the days are."""
    days = "".join(_day(f"<h{level}>{WEEKDAYS[n]}</h{level}>", day, plan, marks) for n, day in enumerate(plan.days))
    return f"<ol class='hb-shown-week'>{days}</ol>"


def _day(heading: str, day: Day, plan: Routine, marks: Mapping[str, str]) -> str:
    kind = kind_words(day.kind, plan, library())
    time = f" · {minutes(day.minutes)}" if day.items else ""
    items = "".join(_item(item, marks.get(item.exercise, "")) for item in day.items)
    return (
        f"<li data-kind='{esc(day.kind)}'>{heading}<p class='hb-shown-quiet'>{esc(kind)}{time}</p>"
        + (f"<ul>{items}</ul>" if items else "")
        + "</li>"
    )


def _item(item: Item, mark: str) -> str:
    book = library()
    side = item.sides[0] if len(item.sides) == 1 else ""
    note = f"<strong class='hb-shown-mark'>{MARKS[mark]}</strong> " if mark else ""
    return (
        f"<li{f' data-mark={mark}' if mark else ''}><div class='hb-shown-thumb' aria-hidden='true'>{figure(item.exercise, side)}</div>"
        f"<p>{note}{esc(book.item(item.exercise).name)}</p><p class='hb-shown-quiet'>{esc(dose_words(item, book))}</p></li>"
    )


def day_lines(plan: Routine) -> tuple[str, ...]:
    """A week in words, a line for each day."""
    return tuple(_day_line(WEEKDAYS[n], day, plan) for n, day in enumerate(plan.days))


def _day_line(name: str, day: Day, plan: Routine) -> str:
    kind = lower_first(kind_words(day.kind, plan, library()))
    if not day.items:
        return f"{name}: {kind}"
    items = listed([f"{library().item(item.exercise).name} ({dose_words(item, library())})" for item in day.items])
    return f"{name}: {kind}, {minutes(day.minutes)}: {items}"
