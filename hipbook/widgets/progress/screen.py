"""Progress: the daily thing first, then pain, home tests and practice; each chart with one honest sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

import ipywidgets as ipw

from ... import charts
from ...app.next_step import next_step
from ...model.records import SessionDone
from ...progress import findings, home_tests, ladders
from ...progress.analysis import LogAnalysis
from ...wording import brief_day
from ..base.boxes import fill, hold
from ..base.chart import Chart
from ..base.controls import Choice, bullets, card, details, esc, heading, html, title, words
from ..base.screen import Screen
from .home_tests import HomeTests
from .panels import FIRST, THEN, Panel, ladder_panel, tested_panel
from .plan_story import plan_story

RANGES = (("4 weeks", 4), ("12 weeks", 12), ("All", 0))
LISTED, MOST_LADDERS, UNFOLDED = 200, 12, 5


class Progress(Screen):
    """Has anything changed? ``value`` holds the sentence of each chart by its name."""

    name = "progress"
    follow = ("history", "profile", "day")
    _range_weeks = 12

    def _draw(self) -> list[ipw.Widget]:
        journal = self.journal
        self.analysis = LogAnalysis(journal.history, journal.library, journal.today)
        self._shown: list[tuple[Panel, Chart, ipw.HTML]] = []
        self.value = {}
        first, then = [*map(self._panel, FIRST)], [*map(self._panel, THEN)]
        drawn = [
            title("Progress", "What your log shows, and what it cannot show yet."), *first, self._home_tests,
            *map(self._panel, map(tested_panel, self._charted())), plan_story(journal, self.analysis), *then[:2], *self._ladders(),
            *then[2:], *self._sessions(),
        ]  # fmt: skip
        return [drawn[0], *self._in_short(), *([self._span()] if self._shown else []), *drawn[1:]]

    def _in_short(self) -> list[ipw.Widget]:
        """The story in a few sentences, and what the plan does next; nothing before the first session."""
        sentences = findings.summary(self.analysis)
        if not sentences:
            return []
        newest = findings.plan_reasons(self.analysis)[:1]
        steps = [
            *(f"The newest step of your plan, {line}" for line in newest),
            *filter(None, [next_step(self.journal.workspace.now)]),
        ]
        ahead = [html(f"<h3>What comes next</h3>{bullets(steps)}")] if steps else []
        return [card(heading("In short"), html(bullets(sentences)), *ahead, classes=["hb-in-short"])]

    def _span(self) -> ipw.Widget:
        span = Choice("Show the last", RANGES, value=self._range_weeks, classes=["hb-range"])
        span.observe(self._ranged, "value")
        return span

    @cached_property
    def _home_tests(self) -> HomeTests:
        """Kept while the rest is drawn again: a test may be going on in it."""
        return hold(HomeTests(self.journal))

    def _charted(self) -> list:
        return [
            measure
            for measure in home_tests.taken(self.analysis)
            if measure.kind in ("count", "hold", "angle", "typed")
        ]

    def _panel(self, panel: Panel) -> ipw.Widget:
        """A chart with its sentence; while there is too little to draw, the sentence that says so."""
        sentence = self.value[panel.name] = panel.say(self.analysis, self._since)
        if panel.waits(self.analysis):
            return card(heading(panel.heading), words(sentence, "hb-sentence"))
        return card(heading(panel.heading), words(panel.about, "hb-lead"), *self._chart(panel, sentence))

    def _chart(self, panel: Panel, sentence: str) -> tuple[Chart, ipw.HTML]:
        figure = self._figure(panel)
        chart = Chart(figure, panel.heading, charts.table(figure), sentence)
        listed = html("", "hb-listed")
        _fill(listed, panel.lists(self.analysis, self._since))
        self._shown.append((panel, chart, listed))
        return chart, listed

    def _figure(self, panel: Panel):
        journal, cap = self.journal, {}
        if panel.name == "pain" and journal.screening is not None:
            cap = {"cap": journal.screening.pain_cap}
        return panel.draw(self.analysis, since=self._since, **cap)

    @property
    def _since(self) -> date | None:
        return self.journal.today - timedelta(weeks=self._range_weeks) if self._range_weeks else None

    def _ranged(self, change) -> None:
        if change.new is not None:
            self._range_weeks = change.new
            self.journal.guarded(self._redraw)()

    def _redraw(self) -> None:
        for panel, chart, listed in self._shown:
            self._show_again(panel, chart, listed)

    def _show_again(self, panel: Panel, chart: Chart, listed: ipw.HTML) -> None:
        figure = self._figure(panel)
        self.value = self.value | {panel.name: panel.say(self.analysis, self._since)}
        chart.show(figure, charts.table(figure), self.value[panel.name])
        _fill(listed, panel.lists(self.analysis, self._since))

    def _ladders(self) -> list[ipw.Widget]:
        """One ladder at a time, the one with the most steps first."""
        names = ladders.climbers(self.analysis)[:MOST_LADDERS]
        if not names:
            return []
        panel = ladder_panel(names[0])
        made = self._panel(panel)
        if len(names) == 1:
            return [made]
        options = [(self.journal.library.item(name).name, name) for name in names]
        which = Choice("Which exercise?", options, value=names[0], classes=["hb-which-ladder"])
        _, chart, listed = self._shown[-1]
        which.observe(lambda change: self.journal.guarded(self._other_ladder, change.new, chart, listed)(), "value")
        fill(made, *made.children[:2], which, *made.children[2:])
        return [made]

    def _other_ladder(self, name: str | None, chart: Chart, listed: ipw.HTML) -> None:
        if name:
            panel = ladder_panel(name)
            self._shown = [(panel if of is chart else old, of, under) for old, of, under in self._shown]
            self._show_again(panel, chart, listed)

    def _sessions(self) -> list[ipw.Widget]:
        done = self.journal.history.sessions
        rows = [_session(session) for session in list(reversed(done))[:LISTED]]
        columns = ["Day", "Minutes", "Pain before", "Worst", "After", "Effort", "Note"]
        return _folded("Past sessions", columns, rows, len(done))


def _fill(listed: ipw.HTML, lines: Sequence[str]) -> None:
    """Lines as a list, the older ones folded away; where there are none, the style sheet takes it out of sight."""
    first, older = lines[:UNFOLDED], lines[UNFOLDED:LISTED]
    more = details(f"Older ones ({len(older)})", bullets(older)) if older else ""
    listed.value = f"<h3>What changed, and why</h3>{bullets(first)}{more}" if first else ""


def _session(done: SessionDone) -> list[str]:
    numbers = (done.pain_before, done.pain_worst, done.pain_after, done.rpe)
    part = "" if done.whole else " (in part)"
    return [
        brief_day(done.on), f"{done.minutes:.0f}{part}", *("–" if n is None else f"{n:g}" for n in numbers), done.note,
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
