"""Which arm of an experiment today has and why, in one line, with the way to it."""

from __future__ import annotations

import ipywidgets as ipw

from ...app.experiment import day_lines
from ..base.controls import button
from ..journal import Journal
from ..places import EXPERIMENTS


def experiment_line(journal: Journal) -> list[str]:
    """The line; nothing where no experiment goes on, and on a day without a session that it would say something of."""
    now = journal.workspace.experiment
    if now is None:
        return []
    is_silent = now.begun.unit == "day" and now.arm and not journal.week.days[journal.today.weekday()].items
    says = " ".join(day_lines(now, journal.history, journal.today))
    return [says] if says and not is_silent else []


def to_experiment(journal: Journal) -> list[ipw.Widget]:
    """The way to the experiment, where the line speaks of one."""
    look = journal.guarded(_look, journal)
    return [button("My experiment", look, "hb-to-experiment", "hb-plain") for _ in experiment_line(journal)]


def _look(journal: Journal) -> None:
    journal.go("progress")
    journal.point_at(EXPERIMENTS)
