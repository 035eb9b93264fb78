"""The panels of Progress: which charts there are, what each is called, and when there is enough to draw it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ... import charts
from ...progress import findings, ladders
from ...progress.analysis import LogAnalysis


@dataclass(frozen=True)
class Panel:
    """A chart with its heading, a line on how to read it, its one sentence, and what may be listed under it.

    ``draw(analysis, since=...)`` gives the figure, ``say(analysis, since)`` the sentence, ``waits(analysis)`` whether there is
    too little to draw yet, ``lists(analysis, since)`` lines, the most important first.
    """

    name: str
    heading: str
    about: str
    draw: Callable[..., Any]
    say: Callable[[LogAnalysis, date | None], str]
    waits: Callable[[LogAnalysis], bool]
    lists: Callable[[LogAnalysis, date | None], tuple[str, ...]] = lambda analysis, since: ()


def _plain(name: str, heading: str, about: str, waits: Callable[[LogAnalysis], bool] | None = None) -> Panel:
    say = getattr(findings, name)
    return Panel(
        name, heading, about, getattr(charts, name), lambda analysis, _: say(analysis).text,
        waits or (lambda analysis: bool(findings.missing(name, analysis))),
    )  # fmt: skip


BOX = "The dotted box: the ups and downs you have anyway."
FIRST = (
    _plain("daily_life", "Daily life, each thing by itself", f"0: cannot. 10: as easy as before. {BOX}"),
    _plain("pain", "Pain before, during and after", "Colours are for pain during a session. Green: fine. Amber: watch the morning after. "
           f"Red: too much. {BOX}"),
)  # fmt: skip
FLARES = _plain(
    "flares", "Flares", "Each bar is a flare, as high as it was long, in days.", lambda analysis: not analysis.flares
)
PRACTICE = (
    _plain("consistency", "Week by week", "Days you practised. The diamond: how many were planned."),
    _plain("calendar", "Day by day", "A square: you practised; crossed: in part. A dot: no session. A ring: a flare.",
           lambda analysis: not analysis.history.sessions),
    _plain("load", "How much you did", "How hard it was, times its minutes, for each week."),
    Panel("compass", "All round the hip", "On how many days you trained each direction.", charts.compass,
          lambda analysis, since: findings.compass(analysis, since).text, lambda analysis: not analysis.history.sets),
)  # fmt: skip
PLAN = (
    _plain("plan_changes", "All changes at a glance", "Each mark is a change. The story above says why.",
           lambda analysis: not ladders.changes(analysis)),
)  # fmt: skip


def ladder_panel(exercise: str) -> Panel:
    """The ladder of one exercise."""
    return Panel(
        "ladder", "Step by step", "Each step up or down from where the exercise began.",
        lambda analysis, since=None: charts.ladder(analysis, exercise, since=since),
        lambda analysis, _: findings.ladder(analysis, exercise).text, lambda analysis: not ladders.climbers(analysis),
        lambda analysis, since: findings.plan_reasons(analysis, since, exercise),
    )  # fmt: skip


def tested_panel(measure) -> Panel:
    """One home test over time."""
    return Panel(
        f"test_{measure.id}", measure.name, "Hollow marks: first tries, to learn the test. The upright line: how far this test goes up and "
        "down by itself.",
        lambda analysis, since=None: charts.home_test(analysis, measure, since=since),
        lambda analysis, _: " ".join(filter(None, [findings.home_test(analysis, measure).text,
                                                findings.norm_words(measure, analysis.history.profile)])),
        lambda analysis: False,
    )  # fmt: skip
