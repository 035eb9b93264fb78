"""The panels of Progress: which charts there are, what each is called, and when there is enough to draw it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import charts, climbs, findings
from ..metrics import Story


@dataclass(frozen=True)
class Panel:
    """A chart with its heading, its one sentence and a line on how to read it.

    ``draw(story, since=...)`` gives the figure, ``say(story, since)`` the sentence, ``waits(story)`` whether there is
    too little to draw yet.
    """

    name: str
    heading: str
    about: str
    draw: Callable[..., Any]
    say: Callable[[Story, date | None], str]
    waits: Callable[[Story], bool]


def _plain(name: str, heading: str, about: str, waits: Callable[[Story], bool] | None = None) -> Panel:
    say = getattr(findings, name)
    return Panel(
        name, heading, about, getattr(charts, name), lambda story, _: say(story),
        waits or (lambda story: bool(findings.missing(name, story))),
    )  # fmt: skip


FIRST = (
    _plain("daily_life", "Daily life", "The things you named, 0 (cannot) to 10 (as before). Higher is easier. Between the dotted lines the mean is noise."),
    _plain("pain", "Pain", "At rest means in the morning and before a session. Usual is the middle of your last answers. Between the dotted lines weekly means are noise."),
)  # fmt: skip
THEN = (
    _plain("consistency", "How regularly you practised", "Days practised in each week; a short line marks what was planned."),
    _plain("calendar", "Day by day", "Each column is a week, each square a day you practised. A cross: in part.",
           lambda story: not story.history.sessions),
    Panel("compass", "All round the hip", "How many days each direction was trained, left and right.",
          charts.compass, findings.compass, lambda story: not story.history.sets),
    _plain("load", "How much you did", "Effort (0 to 10) times minutes, added up over each week."),
    _plain("flares", "Flares", "Each bar is a flare, as high as it was long. Shorter ones are progress too.",
           lambda story: not story.flares),
    _plain("plan_changes", "What the plan changed, and why", "Point at a mark, or open the table, to read its reason.",
           lambda story: not climbs.changes(story)),
)  # fmt: skip


def ladder_panel(exercise: str) -> Panel:
    """The ladder of one exercise."""
    return Panel(
        "ladder", "Ladders", "Each step up or down from where the exercise began, and its reason.",
        lambda story, since=None: charts.ladder(story, exercise, since=since),
        lambda story, _: findings.ladder(story, exercise), lambda story: not climbs.climbers(story),
    )  # fmt: skip


def tested_panel(measure) -> Panel:
    """One home test over time."""
    return Panel(
        f"test_{measure.id}", measure.name, "Hollow marks are first tries, which only teach the test. Bars show its noise.",
        lambda story, since=None: charts.home_test(story, measure, since=since),
        lambda story, _: " ".join(filter(None, [findings.home_test(story, measure),
                                                findings.norm_words(measure, story.history.profile)])),
        lambda story: False,
    )  # fmt: skip
