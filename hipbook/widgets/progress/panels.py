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


BOX = "The dotted box holds the ups and downs you have anyway: only what stays outside it counts as a change."
FIRST = (
    _plain("daily_life", "Daily life", f"The things you named, from 0 (cannot) to 10 (as before). Higher is easier. {BOX}"),
    _plain("pain", "Pain", "Pain from 0 to 10. At rest means in the morning and before a session; usual is the middle of your last "
           "answers. The shades and the numbers beside them are for pain during a session. A triangle with a dot in it: "
           f"no worse during it than before. {BOX}"),
)  # fmt: skip
THEN = (
    _plain("consistency", "How regularly you practised", "Days practised in each week, counted from the day your log began. "
           "A diamond marks how many were planned."),
    _plain("calendar", "Day by day", "Each column is a week, each row a day of it. A square: you practised; with a cross in it: "
           "in part. A small dot: no session. A ring: a day of a flare.", lambda analysis: not analysis.history.sessions),
    Panel("compass", "All round the hip", "On how many days each direction was trained, left and right. Opening and closing: "
          "the leg moves out to the side, or in toward the other leg. Turning: the thigh turns in its socket.",
          charts.compass, lambda analysis, since: findings.compass(analysis, since).text, lambda analysis: not analysis.history.sets),
    _plain("load", "How much you did", "Load is effort (0 to 10) times minutes, added up over each week."),
    _plain("flares", "Flares", "Each bar is a flare, as high as it was long, in days. Shorter ones are progress too.",
           lambda analysis: not analysis.flares),
    _plain("plan_changes", "What the plan changed, and why", "Each mark is a change of the plan. The story of your plan, further up, says why.",
           lambda analysis: not ladders.changes(analysis)),
)  # fmt: skip


def ladder_panel(exercise: str) -> Panel:
    """The ladder of one exercise."""
    return Panel(
        "ladder", "Ladders", "Each step up or down from where the exercise began. The list below says why.",
        lambda analysis, since=None: charts.ladder(analysis, exercise, since=since),
        lambda analysis, _: findings.ladder(analysis, exercise).text, lambda analysis: not ladders.climbers(analysis),
        lambda analysis, since: findings.plan_reasons(analysis, since, exercise),
    )  # fmt: skip


def tested_panel(measure) -> Panel:
    """One home test over time."""
    return Panel(
        f"test_{measure.id}", measure.name, "Hollow marks are first tries, which only teach the test. An upright line at the "
        "first result that counts shows the ups and downs of the test itself.",
        lambda analysis, since=None: charts.home_test(analysis, measure, since=since),
        lambda analysis, _: " ".join(filter(None, [findings.home_test(analysis, measure).text,
                                                findings.norm_words(measure, analysis.history.profile)])),
        lambda analysis: False,
    )  # fmt: skip
