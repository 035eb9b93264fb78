"""What Today asks now and then: keep, soften or swap after the second session, and how daily life goes."""

from __future__ import annotations

import ipywidgets as ipw

from ...content.dosage import scaled
from ...history.pauses import flaring
from ...model.records import PlanChange, Psfs
from ..base.controls import Scale, button, card, heading, row, words
from ..journal import Journal


def wish(journal: Journal) -> list[ipw.Widget]:
    """After the second session, once: keep, soften or swap?"""
    if len(journal.history.sessions) < journal.library.rule.today.keep_soften_swap_session or _has_wished(journal):
        return []
    act = journal.guarded
    return [card(
        heading("Two sessions done: keep, soften or swap?"),
        words("You have tried it for a couple of days. What would you like?"),
        row(button("Keep it", act(_keep, journal)), button("Soften it", act(_soften, journal)),
            button("Swap something", act(journal.go, "routine"))),
    )]  # fmt: skip


def _has_wished(journal: Journal) -> bool:
    asked = {"swap", "easier", "harder", "never"}
    return any(c.rule in ("kept", "softened") or c.change in asked for c in journal.history.plan_changes)


def _keep(journal: Journal) -> None:
    name = (journal.week.exercises or tuple(journal.library.exercises))[0]
    journal.save(PlanChange(on=journal.today, exercise=name, change="repeat", rule="kept"), told="Kept as it is.")


def _soften(journal: Journal) -> None:
    library, share = journal.library, journal.library.rule.morning.late_cut
    said = "You asked for a softer plan."
    items = {(item.exercise, item.sides): item for day in journal.week.days for item in day.items}.values()
    changes = [
        PlanChange(
            on=journal.today, exercise=item.exercise, change="reduce", rule="softened", reason=said,
            side=side if item.exercise in library.exercises else None,
            dose=scaled(item.dose, share, library) if item.exercise in library.exercises else None,
        )
        for item in items
        for side in (item.sides or (None,))
    ]  # fmt: skip
    journal.save(*changes, told="Softened: clearly less of everything.")


def daily_life(journal: Journal) -> list[ipw.Widget]:
    """Every two weeks, but not in a flare: how well do the daily things go now?"""
    goals = journal.person.profile.goals
    last = max((score.on for score in journal.history.psfs), default=None)
    early = last and (journal.today - last).days < journal.library.rule.today.psfs_days
    if not goals or early or flaring(journal.history, journal.today):
        return []
    scales = {goal: Scale(f"{goal}: how well can you do it now?", "cannot", "as before") for goal in goals}

    def save() -> None:
        scores = [Psfs(on=journal.today, activity=g, score=s.value) for g, s in scales.items() if s.value is not None]
        if not scores:
            raise ValueError("Please choose a number for at least one of them; 0 means you cannot do it.")
        journal.save(*scores, told="Thank you. Progress shows it.")

    send = button("Save the scores", journal.guarded(save), "hb-save-daily", primary=True)
    return [card(heading("How is daily life?"), *scales.values(), send, classes=["hb-daily"])]
