"""Progress in short: three sentences, two charts, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets as ipw

from ... import charts
from ...adaptation.outlook import FLARE, HALTS, soonest
from ...app.next_step import next_step
from ...history.pauses import flaring, has_risen
from ...progress import findings
from ...progress.analysis import LogAnalysis, pain_change, psfs_change
from ...wording import day_words
from ..base.chart import Chart
from ..base.controls import button, card, column, esc, hero, html, pair, row, title
from ..base.markup import stage, thumb
from ..base.screen import Screen
from ..journal import Journal
from ..lessons.three_weeks import analysis_of, whose
from ..places import EXPERIMENTS
from .experiments import newest_in_short

BAND = " The band: your usual ups and downs. Dotted: the averages of then and of lately."
FIGURE = "bridge"
EMPTY = "After your first session, this page shows you how your hip is doing and what comes next."


def nothing_yet(journal: Journal) -> ipw.Widget:
    """Before the first entry: one picture, one sentence, and the way to Today."""
    today = button("Go to Today", journal.guarded(journal.go, "today"), primary=True)
    beside = (title("Your progress begins with one session", EMPTY), row(today, classes=["hb-actions"]))
    return hero(stage(FIGURE, journal.library), *beside, classes=["hb-in-short"])


def in_short(journal: Journal, analysis: LogAnalysis) -> Iterator[ipw.Widget]:
    """The head of the page."""
    yield column(html(_head(analysis)), html(_sentences(analysis)), classes=["hb-in-short"])
    yield from _experiment(journal)
    yield _both(analysis)
    yield from _ahead(journal)


def _both(analysis: LogAnalysis) -> ipw.Widget:
    return pair(_pain(analysis), _daily_life(analysis), classes=["hb-even"])


def _experiment(journal: Journal) -> Iterator[ipw.Widget]:
    """The experiment that goes on, or the last one that has an answer, in a line, with the way to it."""
    if line := newest_in_short(journal):
        lead, more = line
        look = button(
            "See it",
            journal.guarded(journal.point_at, EXPERIMENTS),
            "hb-see-experiment",
            "hb-plain",
            says="See your experiment",
        )
        yield row(html(f"<p><strong>{esc(lead)}</strong> {esc(more)}</p>"), look, classes=["hb-experiment-line"])


def _head(analysis: LogAnalysis) -> str:
    return f"<h1 tabindex='-1'>In short</h1><p class='hb-quiet'>{_since(analysis)}</p>"


def _since(analysis: LogAnalysis) -> str:
    return f"Since {esc(day_words(min([*(day.on for day in analysis.days), *analysis.scores])))}"


def _sentences(analysis: LogAnalysis) -> str:
    items = (f"<li><strong>{esc(one.lead)}</strong> {esc(one.more)}</li>" for one in findings.summary(analysis))
    return f"<ul class='hb-three'>{''.join(items)}</ul>"


def _pain(analysis: LogAnalysis) -> ipw.Widget:
    about = "0 is none." + (BAND if pain_change(analysis) else "")
    drawn = bool(analysis.answered)
    return _charted(
        "Pain at rest", about, charts.pain_in_short, drawn, "Your first answer begins this line.", analysis, 0
    )


def _daily_life(analysis: LogAnalysis) -> ipw.Widget:
    about = "10 is as before." + (BAND if psfs_change(analysis) else "")
    drawn = bool(analysis.means)
    waits = (
        f"Your first score begins this line. {findings.first_score(analysis)}"
        if not analysis.scores
        else "Each thing has its own line below."
    )
    return _charted("Daily life", about, charts.daily_life_in_short, drawn, waits, analysis, 1)


def _charted(name: str, about: str, draw, drawn: bool, waits: str, analysis: LogAnalysis, sentence: int) -> ipw.Widget:
    if not drawn:
        return card(html(f"<h2>{name}</h2><p class='hb-quiet'>{waits}</p>"))
    figure, says = draw(analysis), findings.summary(analysis)[sentence].lead
    return card(
        html(f"<h2>{name}</h2><p class='hb-quiet'>{esc(about)}</p>"),
        Chart(figure, f"{name}. {says}", charts.table(figure)),
    )


def _ahead(journal: Journal) -> Iterator[ipw.Widget]:
    """What comes next, with the figure of it; nothing where there is no plan."""
    one = soonest(journal.routine, journal.person) if journal.routine else None
    what = one.next_step if one else _halt(journal) or next_step(journal.workspace.now)
    if not what:
        return
    when = f"<p>{esc(one.when)}</p>" if one else ""
    drawn = [html(thumb(one.brings, journal.library), "hb-next-figure")] if one else []
    about = html(f"<p class='hb-eyebrow'>What comes next</p><h2>{esc(what)}</h2>{when}")
    yield row(*drawn, about, classes=["hb-ahead"])


def _halt(journal: Journal) -> str:
    """Why nothing grows now."""
    history, today = journal.history, journal.today
    if flaring(history, today):
        return FLARE
    return HALTS["rising"] if has_risen(history, journal.library, today) else ""


class InShort(Screen):
    """The head of Progress without its title, for the book: whose log it is, three sentences, two charts, what comes next."""

    name = "progress"

    def __init__(self, journal: Journal | None = None):
        shown, self._whose = whose(journal)
        super().__init__(shown)

    def _draw(self) -> list[ipw.Widget]:
        analysis = analysis_of(self.journal)
        if not (analysis.days or analysis.scores):
            return [nothing_yet(self.journal)]
        since = html(f"<p class='hb-quiet'>{esc(self._whose)} {_since(analysis)}.</p>")
        sentences = column(since, html(_sentences(analysis)), classes=["hb-in-short"])
        return [sentences, _both(analysis), *_ahead(self.journal)]

    def _readers_ask(self) -> list[ipw.Widget]:
        return []
