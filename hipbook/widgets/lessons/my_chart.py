"""One chart of the reader's log with its one sentence, as Progress shows it: for the chapters."""

from __future__ import annotations

from ... import charts
from ...history.weeks import Week
from ...progress import findings
from ...progress.analysis import LogAnalysis
from ..base.chart import Chart
from ..base.controls import Column, card, html, words
from ..base.page import Page
from ..journal import Journal
from ..mine import Mine, mine, robin
from .chance import Toy, shuffled_words, week_cards

ABOUT = {
    "daily_life": ("Daily life", "0: cannot. 10: as easy as before. The dotted box: the ups and downs you have anyway."),
    "pain": ("Pain before, during and after", "0: none. 10: worst imaginable. The dotted box: the ups and downs you have anyway."),
    "calendar": ("Day by day", "A square: you practised. A dot: no session."),
    "consistency": ("Week by week", "Days you practised. The diamond: how many were planned."),
    "load": ("How much you did", "How hard it was, times its minutes, for each week."),
}  # fmt: skip
TEST = "Hollow marks: first tries, to learn the test. The upright line: how far this test goes up and down by itself."
AFTER, LEAST = 4, 3
"""How many weeks are held against the one that one begins with, and how few a log must have to be played with."""
TOO_FEW = "Your own log has too few weeks to shuffle yet, so these are Robin's. Robin is made up."


class MyChart(Column):
    """A chart by its name ("pain", "daily_life", "calendar", ...) or the id of a home test. ``value`` is its sentence.

    >>> MyChart("pain", Journal(Log.memory())).value
    'Not enough yet: 2 more sessions or mornings.'
    """

    value = ""

    def __init__(self, name: str, journal: Journal | None = None):
        shown = Mine(journal, True) if journal else mine()
        analysis = _analysis(shown.journal)
        whose = [] if journal else [words(shown.says, "hb-quiet")]
        super().__init__(Page(), card(*whose, *self._parts(name, analysis)))
        for cls in ("hb-screen", "hb-alone"):
            self.add_class(cls)

    def _parts(self, name: str, analysis: LogAnalysis) -> list:
        measure = analysis.library.measures.get(name)
        is_test = measure is not None and name not in ABOUT
        finding = findings.home_test(analysis, measure) if is_test else getattr(findings, name)(analysis)
        title, about = (measure.name, TEST) if is_test else ABOUT[name]
        self.value = finding.text
        if not is_test and name in findings.POINTS and findings.missing(name, analysis):
            return [html(f"<h3>{title}</h3>"), words(finding.text)]
        figure = charts.home_test(analysis, measure) if is_test else getattr(charts, name)(analysis)
        head = html(f"<h3>{title}</h3><p class='hb-quiet'>{about}</p>")
        return [head, Chart(figure, title, charts.table(figure), finding.text)]


class WorstWeek(Column):
    """One's own weeks as cards: begin with the worst, draw the order by lot, and look what comes after.

    >>> len(WorstWeek(Journal(Log.sample())).toy.state["weeks"]) > 5
    True
    """

    def __init__(self, journal: Journal | None = None):
        shown = Mine(journal, True) if journal else mine()
        weeks, says = _weeks(shown.journal), shown.says
        if len(week_cards(weeks)) < LEAST:
            weeks, says = _weeks(robin()), TOO_FEW if shown.is_own else says
        self.toy = Toy("shuffle", {"weeks": week_cards(weeks), "after": AFTER}, shuffled_words(weeks))
        super().__init__(Page(), card(words(says, "hb-quiet"), self.toy))
        for cls in ("hb-screen", "hb-alone"):
            self.add_class(cls)


def _weeks(journal: Journal) -> tuple[Week, ...]:
    return _analysis(journal).weeks


def _analysis(journal: Journal) -> LogAnalysis:
    return LogAnalysis(journal.history, journal.library, journal.today)
