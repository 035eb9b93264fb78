"""The morning question, and the way to change its answer: another page or device may have given it."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as ipw

from ...adaptation.mornings import awaited_morning, is_next_day, morning_answer, morning_of
from ...history.pain_zones import usual_pain
from ...model.records import Morning, PlanChange, SessionDone
from ..base.boxes import fill
from ..base.controls import Choice, Scale, Several, button, card, column, heading, row, words
from ..journal import Journal
from .pauses import new_signs

Save = Callable[[Morning], tuple[PlanChange, ...]]


def morning(journal: Journal) -> list[ipw.Widget]:
    """The question of a morning after a session; once it is answered, the answer, to be changed where it was otherwise."""
    awaited = awaited_morning(journal.history, journal.library, journal.today)
    if awaited:
        question = "After your session" if is_next_day(awaited, journal.today) else "Has it settled?"
        controls = _questions(journal, awaited, lambda answer: journal.save(answer, message="Thank you."))
        return [card(heading(question), *controls, classes=["hb-morning"])]
    answer = morning_of(journal.history, journal.today)
    return [_answered(journal, answer)] if answer else []


def _answered(journal: Journal, answer: Morning) -> ipw.Widget:
    box = column()
    pain = "" if answer.pain is None else f" with pain {answer.pain} out of 10"
    stiff = ", and stiffer than usual" if answer.stiffer else ""
    change = button("Change it", journal.guarded(_ask_again, journal, answer, box), "hb-change-morning",
                    says="Change the answer of this morning")  # fmt: skip
    return card(row(words(f"You answered this morning{pain}{stiff}."), change), box, classes=["hb-morning-answered"])


def _ask_again(journal: Journal, before: Morning, box: ipw.VBox) -> None:
    assert before.after, "it belongs to a session"
    fill(
        box,
        *_questions(
            journal, SessionDone(on=before.after), lambda answer: journal.change_morning(answer, before), before
        ),
    )


def _questions(journal: Journal, done: SessionDone, save: Save, before: Morning | None = None) -> list[ipw.Widget]:
    usual = usual_pain(journal.history.own, journal.library)
    yours = f"; yours is usually {usual:g}" if usual is not None else ""
    pain = Scale(f"Hip pain this morning, 0 to 10{yours}", value=before.pain if before else None)
    stiff = Choice("Stiffer than usual?", [("No", False), ("Yes", True)], value=bool(before and before.stiffer))
    new = new_signs(journal, before.signs if before else ())
    keep = journal.guarded(_keep, journal, done, (pain, stiff, new), save)
    return [pain, stiff, new, button("Save this morning", keep, "hb-save-morning", primary=True)]


def _keep(journal: Journal, done: SessionDone, controls: tuple[Scale, Choice, Several], save: Save) -> None:
    pain, stiff, new = controls
    if pain.value is None:
        raise ValueError("Please choose a number for this morning's pain first.")
    context = journal.history.own, journal.library, journal.today
    changes = save(morning_answer(done, pain.value, stiff.value, new.value, *context))
    answer = "Your plan has answered: see below." if changes else "Your plan stays as it is."
    journal.tell(journal.recheck_because or f"Thank you. {answer}")
