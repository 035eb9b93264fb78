"""What Today asks now and then: keep, soften or swap after the second session, and how daily life goes."""

from __future__ import annotations

import ipywidgets as ipw

from ...app.today import kept_as_it_is, scores_are_due, softened, wish_is_due
from ...model.records import Psfs
from ...wording import isolated
from ..base.controls import Scale, button, card, heading, row, words
from ..journal import Journal


def wish(journal: Journal) -> list[ipw.Widget]:
    """After the second session, once: keep, soften or swap?"""
    if not wish_is_due(journal.history, journal.library, journal.today):
        return []
    act = journal.guarded
    return [card(
        heading("Two sessions done: keep, soften or swap?"),
        words("You have tried it for a couple of days. What would you like?"),
        row(button("Keep it", act(_keep, journal)), button("Soften it", act(_soften, journal)),
            button("Swap something", act(journal.go, "routine"))),
    )]  # fmt: skip


def _keep(journal: Journal) -> None:
    journal.save(kept_as_it_is(journal.week, journal.library, journal.today), message="Kept as it is.")


def _soften(journal: Journal) -> None:
    changes = softened(journal.week, journal.library, journal.today)
    journal.save(*changes, message="Softened: clearly less of everything.")


def daily_life(journal: Journal) -> list[ipw.Widget]:
    """Every two weeks, but not in a flare: how well do the daily things go now?"""
    if not scores_are_due(journal.person):
        return []
    goals = journal.person.profile.goals
    scales = {goal: Scale(f"{isolated(goal)}: how well can you do it now?", "cannot", "as before") for goal in goals}

    def save() -> None:
        scores = [Psfs(on=journal.today, activity=g, score=s.value) for g, s in scales.items() if s.value is not None]
        if not scores:
            raise ValueError("Please choose a number for at least one of them; 0 means you cannot do it.")
        journal.save(*scores, message="Thank you. Progress shows it.")

    send = button("Save the scores", journal.guarded(save), "hb-save-daily", primary=True)
    return [card(heading("How is daily life?"), *scales.values(), send, classes=["hb-daily"])]
