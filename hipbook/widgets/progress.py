"""Progress: the daily thing first, then pain, consistency and load; each chart with one honest sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import ipywidgets as ipw

from .. import charts, sentences
from ..records import PlanChange, SessionDone
from .chart import Chart
from .controls import Choice, card, details, esc, heading, html, title, words
from .screen import Screen
from .today import CHANGES

HEADINGS = {
    "daily_life": "Daily life", "pain": "Pain",
    "consistency": "How regularly you practised", "load": "How much you did",
}  # fmt: skip
ABOUT = {
    "daily_life": "The things you named, 0 (cannot) to 10 (as before). Higher is easier.",
    "pain": "At rest means in the morning and before a session. Usual is the middle of your last answers.",
    "consistency": "Days practised in each week; a short line marks what was planned.",
    "load": "Effort (0 to 10) times minutes, added up over each week.",
}
RANGES = (("4 weeks", 4), ("12 weeks", 12), ("All", 0))
LISTED = 200


class Progress(Screen):
    """Has anything changed? ``value`` holds the sentence of each chart by its name."""

    name = "progress"
    follow = ("history", "profile")
    _range_weeks = 12

    def _draw(self) -> list[ipw.Widget]:
        journal = self.journal
        self._charts: dict[str, Chart] = {}
        self.value = {
            name: getattr(sentences, name)(journal.history, journal.library, journal.today) for name in HEADINGS
        }
        cards = [self._card(name) for name in HEADINGS]
        span = Choice("Show the last", RANGES, value=self._range_weeks, classes=["hb-range"])
        span.observe(self._ranged, "value")
        return [
            title("Progress", "What your log shows, and what it cannot show yet."),
            *([span] if self._charts else []),
            *cards,
            *self._changes(),
            *self._sessions(),
        ]

    def _card(self, name: str) -> ipw.Widget:
        """A chart with its sentence; while there is too little to draw, the sentence that says so."""
        if sentences.missing(name, self.journal.history, self.journal.library, self.journal.today):
            return card(heading(HEADINGS[name]), words(self.value[name], "hb-sentence"))
        figure = self._figure(name)
        self._charts[name] = Chart(figure, HEADINGS[name], charts.table(figure), self.value[name])
        return card(heading(HEADINGS[name]), self._charts[name], words(ABOUT[name], "hb-lead"))

    def _figure(self, name: str):
        journal, cap = self.journal, {}
        if name == "pain" and journal.screening is not None:
            cap = {"cap": journal.screening.pain_cap}
        draw = getattr(charts, name)
        return draw(journal.history, journal.library, since=self._since, today=journal.today, **cap)

    @property
    def _since(self) -> date | None:
        return self.journal.today - timedelta(weeks=self._range_weeks, days=-1) if self._range_weeks else None

    def _ranged(self, change) -> None:
        if change.new is not None:
            self._range_weeks = change.new
            self.journal.kindly(self._redraw)()

    def _redraw(self) -> None:
        for name, chart in self._charts.items():
            figure = self._figure(name)
            chart.show(figure, charts.table(figure))

    def _changes(self) -> list[ipw.Widget]:
        made = [change for change in reversed(self.journal.history.plan_changes) if change.reason and not change.undone]
        rows = [[_day(c.on), self._named(c), CHANGES[c.change], c.reason] for c in made[:LISTED]]
        return _folded("Changes of the plan, and why", ["Day", "Exercise", "Change", "Why"], rows, len(made))

    def _named(self, change: PlanChange) -> str:
        library = self.journal.library
        known = change.exercise in library.exercises or change.exercise in library.series
        name = library.named(change.exercise).name if known else change.exercise
        return name + (f", {change.side} side" if change.side else "")

    def _sessions(self) -> list[ipw.Widget]:
        done = self.journal.history.sessions
        rows = [_session(session) for session in list(reversed(done))[:LISTED]]
        columns = ["Day", "Minutes", "Pain before", "Worst", "After", "Effort", "Note"]
        return _folded("Past sessions", columns, rows, len(done))


def _session(done: SessionDone) -> list[str]:
    numbers = (done.pain_before, done.pain_worst, done.pain_after, done.rpe)
    part = "" if done.whole else " (in part)"
    return [
        _day(done.on), f"{done.minutes:.0f}{part}", *("–" if n is None else f"{n:g}" for n in numbers), done.note,
    ]  # fmt: skip


def _folded(summary: str, columns: Sequence[str], rows: Sequence[Sequence[str]], total: int) -> list[ipw.Widget]:
    """A table folded away, newest first; nothing where it would be empty."""
    if not rows:
        return []
    head = "".join(f"<th scope='col'>{esc(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{esc(cell)}</td>' for cell in row)}</tr>" for row in rows)
    table = f"<table class='hb-table'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    more = f"<p>The newest {len(rows)} of {total}; Share gives you all of them.</p>" if total > len(rows) else ""
    room = f"<div tabindex='0' role='region' aria-label='{esc(summary)}' style='overflow-x: auto'>{table}</div>"
    return [card(html(details(f"{summary} ({total})", room + more), "hb-folded"))]


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
