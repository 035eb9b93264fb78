"""A week as seven dots: what kind of day each is, what was done, and where one is."""

from __future__ import annotations

from datetime import date, timedelta

from ...app.today_words import kind_words
from ...content.loader import Library
from ...model.records import History
from ...model.routine import WEEKDAYS, Day, Routine
from ...wording import lower_first
from .controls import esc

ICONS = {"main": "strength", "easy": "easy", "piece": "piece", "rest": "rest"}


def week_strip(week: Routine, history: History, library: Library, today: date) -> str:
    """The seven days of the week that ``today`` is in, each with its kind and what was done."""
    monday = today - timedelta(today.weekday())
    done = {session.on for session in history.own.sessions}
    dates = [monday + timedelta(n) for n in range(7)]
    days = "".join(
        _day(week, library, day, on, on in done, on == today) for on, day in zip(dates, week.days, strict=True)
    )
    return f"<ul class='hb-strip' aria-label='This week'>{days}</ul>"


def _day(week: Routine, library: Library, day: Day, on: date, done: bool, today: bool) -> str:
    name = WEEKDAYS[on.weekday()]
    words = ", ".join(
        [
            name,
            lower_first(kind_words(day.kind, week, library)),
            *(["done"] if done else []),
            *(["today"] if today else []),
        ]
    )
    return (
        f"<li{' aria-current=date' if today else ''}><span aria-hidden='true'>{name[:2]}</span>"
        f"{dot(day.kind, done)}<span class='hb-unseen'>{esc(words)}</span></li>"
    )


def dot(kind: str, done: bool = False) -> str:
    """A kind of day as a dot with its mark; a tick where it was done."""
    icon = "done" if done else ICONS[kind]
    return f"<span class='hb-dot hb-icon-{icon}' data-kind='{kind}'{' data-done' if done else ''} aria-hidden='true'></span>"
