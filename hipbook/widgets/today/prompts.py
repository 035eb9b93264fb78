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


def given_waits(journal: Journal) -> list[ipw.Widget]:
    """A set that somebody gave the reader waits, for the check or to be put into their week."""
    given, screening = journal.given, journal.screening
    if not given.exercises or journal.sample:
        return []
    if screening is None:
        return [
            row(
                words("The set that you were given waits until you have answered a few questions."), classes=["hb-note"]
            )
        ]
    week = journal.routine.exercises if journal.routine else ()
    if not any(id in screening.allowed and id not in week for id in given.exercises):
        return []
    look = button("Look at it", journal.guarded(_look_at_given, journal), "hb-given-look")
    return [row(words("The set that you were given waits for you."), look, classes=["hb-note"])]


def _look_at_given(journal: Journal) -> None:
    journal.go("share")
    journal.point_at("hb-given-preview")
