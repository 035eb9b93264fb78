"""Progress: in short on the page, and all else in folds that say what is inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

import ipywidgets as ipw

from ... import charts
from ...model.measure import Measure
from ...model.records import SessionDone
from ...progress import findings, home_tests, ladders
from ...progress.analysis import LogAnalysis
from ...wording import brief_day, counted, day_words, listed, lower_first, shortened, upper_first
from ..base.boxes import fill, hold
from ..base.chart import Chart
from ..base.controls import Choice, bullets, card, column, details, esc, heading, html, words
from ..base.screen import Screen
from ..journal import Journal
from ..places import EXPERIMENTS
from .bet import BET
from .experiments import NAME, experiments, what_is_inside
from .fold import Fold
from .home_tests import HomeTests
from .in_short import in_short, nothing_yet
from .panels import FIRST, FLARES, PLAN, PRACTICE, Panel, ladder_panel, tested_panel
from .plan_story import plan_story
from .time_line import time_line

RANGES = (("4 weeks", 4), ("12 weeks", 12), ("All", 0))
LISTED, MOST_LADDERS, UNFOLDED = 200, 12, 5


class Progress(Screen):
    """Has anything changed? ``value`` holds the sentence of each chart by its name."""

    name = "progress"
    chapter = "08"
    follow = ("history", "profile", "day")
    _range_weeks = 0

    def __init__(self, journal: Journal | None = None, alone: bool = True):
        super().__init__(journal, alone)
        self.journal.observe(lambda change: self._open(change.new), "pointed")

    def _draw(self) -> list[ipw.Widget]:
        journal = self.journal
        self.analysis = LogAnalysis(journal.history, journal.library, journal.today)
        opened = {fold.name for fold in self._folds if fold.is_open}
        self._shown: dict[str, list[tuple[Panel, Chart, ipw.HTML]]] = {}
        self.value = {panel.name: panel.say(self.analysis, self._since) for panel in (*FIRST, FLARES, *PRACTICE, *PLAN)}
        self._folds = tuple(self._all_folds())
        for fold in self._folds:
            if fold.name in opened:
                fold.turn()
        head = in_short(journal, self.analysis) if self._has_begun else [nothing_yet(journal)]
        return [*head, column(*self._folds, classes=["hb-folds"])]

    _folds: tuple[Fold, ...] = ()

    def _open(self, name: str) -> None:
        """Open the fold that holds what the reader is to look at."""
        if name == EXPERIMENTS:
            for fold in self._folds:
                if fold.name == NAME and not fold.is_open:
                    fold.turn()

    @property
    def _has_begun(self) -> bool:
        return bool(self.analysis.days or self.analysis.scores)

    def _all_folds(self) -> Iterator[Fold]:
        """What is there beside the few sentences, each with what is inside; nothing that would be empty."""
        analysis, sessions = self.analysis, len(self.journal.history.sessions)
        if self._has_begun:
            yield self._fold("Your time line", self._events(), lambda: time_line(self.journal), "hb-fold-events")
            yield self._fold("Daily life and pain", _things(analysis), self._symptoms, "hb-fold-symptoms")
        if sessions:
            inside = f"{counted(sessions, 'session')}: week by week, day by day, how much, which directions"
            yield self._fold("What you practised", inside, self._practice, "hb-fold-practice")
        if self._has_begun and self.journal.profile:
            yield self._fold(
                "Your plan", "Each change and why, and what each exercise waits for", self._plan, "hb-fold-plan"
            )
        if self._has_begun and (self.journal.routine or self.journal.history.experiments):
            yield self._fold(NAME, what_is_inside(self.journal), self._experiments, "hb-fold-experiments")
        yield self._fold("Home tests", self._tests_taken(), self._tests, "hb-fold-tests")
        if self._has_begun:
            inside = "What counts as probably real, and what the log cannot know"
            yield self._fold("Change or chance?", inside, self._honestly, "hb-fold-chance")

    def _fold(self, name: str, inside: str, make: Callable[[], Iterable[ipw.Widget]], *classes: str) -> Fold:
        def made() -> list[ipw.Widget]:
            self._shown[name] = []
            self._filling = name
            return list(make())

        return Fold(self.journal, name, inside, made, *classes)

    def _experiments(self) -> Iterator[ipw.Widget]:
        yield from experiments(self.journal, self.journal.guesses.get(BET, ""))
        yield from self._to_chapter("09")

    def _events(self) -> str:
        """What stands on the time line, so that one knows what it is for."""
        events = self.journal.history.events
        if not events:
            return "Add what was new in your life, such as new shoes"
        return f"{upper_first(shortened(events[-1].what, 40))}, {day_words(events[-1].on)}. Add what else was new"

    def _symptoms(self) -> Iterator[ipw.Widget]:
        yield from self._span()
        yield from map(self._panel, FIRST)
        if self.analysis.flares:
            yield self._panel(FLARES)
        yield from self._notes()

    def _practice(self) -> Iterator[ipw.Widget]:
        yield from self._span()
        yield from map(self._panel, PRACTICE)
        yield from self._sessions()

    def _notes(self) -> list[ipw.Widget]:
        """What another diary said of a day."""
        noted = [day for day in reversed(self.journal.history.mornings) if day.note]
        rows = [[brief_day(day.on), "–" if day.pain is None else str(day.pain), day.note] for day in noted[:LISTED]]
        return _folded("Notes of days", ["Day", "Pain", "Note"], rows, len(noted))

    def _plan(self) -> Iterator[ipw.Widget]:
        yield plan_story(self.journal, self.analysis)
        yield from self._ladders()
        yield from (self._panel(panel) for panel in PLAN if not panel.waits(self.analysis))

    def _tests(self) -> Iterator[ipw.Widget]:
        yield self._home_tests
        yield from map(self._panel, map(tested_panel, self._charted()))

    def _tests_taken(self) -> str:
        taken = [lower_first(measure.name) for measure in home_tests.taken(self.analysis)]
        return f"So far: {listed(taken)}" if taken else "Small measures of strength, balance and movement"

    def _honestly(self) -> list[ipw.Widget]:
        lines = (findings.how_sure(self.journal.library), findings.ANYWAY, findings.UNKNOWN)
        return [card(*map(words, lines))]

    def _span(self) -> list[ipw.Widget]:
        """How far back, where there is more than the shortest range to show."""
        return [self._range] if len(self.analysis.weeks) > RANGES[0][1] else []

    @cached_property
    def _range(self) -> Choice:
        """One for all folds: it may stand in several of them."""
        span = hold(Choice("How far back?", RANGES, value=self._range_weeks, classes=["hb-range"]))
        span.observe(self._ranged, "value")
        return span

    @cached_property
    def _home_tests(self) -> HomeTests:
        """Kept while the rest is drawn again: a test may be going on in it."""
        return hold(HomeTests(self.journal))

    def _charted(self) -> list[Measure]:
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
        self._shown[self._filling].append((panel, chart, listed))
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
        for fold in self._folds:
            for panel, chart, under in self._shown[fold.name] if fold.is_open else ():
                self._show_again(panel, chart, under)

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
        _, chart, listed = self._shown[self._filling][-1]
        which.observe(lambda change: self.journal.guarded(self._other_ladder, change.new, chart, listed)(), "value")
        fill(made, *made.children[:2], which, *made.children[2:])
        return [made]

    def _other_ladder(self, name: str | None, chart: Chart, listed: ipw.HTML) -> None:
        if name:
            panel = ladder_panel(name)
            self._shown = {
                fold: [(panel if of is chart else old, of, under) for old, of, under in shown]
                for fold, shown in self._shown.items()
            }
            self._show_again(panel, chart, listed)

    def _sessions(self) -> list[ipw.Widget]:
        done = self.journal.history.sessions
        rows = [_session(session) for session in list(reversed(done))[:LISTED]]
        columns = ["Day", "Minutes", "Pain before", "Worst", "After", "Effort", "Note"]
        return _folded("Past sessions", columns, rows, len(done))


def _things(analysis: LogAnalysis) -> str:
    """What a reader scores, by its names, and the kinds of pain."""
    things = dict.fromkeys(thing for of in analysis.scores.values() for thing in of)
    scored = f"{', '.join(shortened(thing, 30) for thing in things)}; pain" if things else "Pain"
    return f"{upper_first(scored)} before, during and on the morning after"


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
