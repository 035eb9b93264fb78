"""The question of the morning after: one number, and more only where that asks for it; and the way to change its answer."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as ipw

from ...adaptation.mornings import awaited_morning, is_next_day, morning_answer, morning_of
from ...app.today import asks_more, one_thing
from ...history.pain_zones import usual_pain
from ...model.records import Morning, PlanChange, SessionDone
from ...wording import weekday_words
from ..base.boxes import fill
from ..base.controls import Choice, Scale, button, card, column, esc, hero, html, row, title, words
from ..base.markup import stage
from ..journal import Journal
from .pauses import new_signs

Save = Callable[[Morning], tuple[PlanChange, ...]]


def morning_question(journal: Journal) -> list[ipw.Widget]:
    """The question of a morning after a session, as what leads the page; nothing where none is awaited."""
    awaited = awaited_morning(journal.history, journal.library, journal.today)
    if not awaited:
        return []
    controls = MorningQuestion(journal, awaited, lambda answer: journal.save(answer, message="Thank you."))
    asks = "How is your hip, after yesterday?" if is_next_day(awaited, journal.today) else "Has it settled since?"
    picture = stage(one_thing(journal.library).exercise, journal.library)
    above = html(f"<p class='hb-eyebrow'>{esc(weekday_words(journal.today))}</p>")
    return [hero(picture, above, title(asks), *controls.shown, classes=["hb-morning"])]


def morning_answered(journal: Journal) -> list[ipw.Widget]:
    """This morning's answer, to be changed where it was otherwise: another page or device may have given it."""
    answer = morning_of(journal.history, journal.today)
    if not answer:
        return []
    box = column()
    pain = "" if answer.pain is None else f" with pain {answer.pain} out of 10"
    stiff = ", and stiffer than usual" if answer.stiffer else ""
    change = button("Change it", journal.guarded(_ask_again, journal, answer, box), "hb-change-morning", "hb-plain",
                    says="Change the answer of this morning")  # fmt: skip
    return [card(row(words(f"You answered this morning{pain}{stiff}."), change), box, classes=["hb-morning-answered"])]


def _ask_again(journal: Journal, before: Morning, box: ipw.VBox) -> None:
    assert before.after, "it belongs to a session"
    save = lambda answer: journal.change_morning(answer, before)  # noqa: E731
    fill(box, *MorningQuestion(journal, SessionDone(on=before.after), save, before).shown)


class MorningQuestion:
    """The controls of a morning's answer; ``shown`` is what stands on the page."""

    def __init__(self, journal: Journal, done: SessionDone, save: Save, before: Morning | None = None):
        self._journal, self._done, self._save = journal, done, save
        self._usual = usual_pain(journal.history.own, journal.library)
        self._pain = Scale("Hip pain this morning, 0 to 10", value=before.pain if before else None)
        self._stiff = Choice(
            "Stiffer than usual?", [("No", False), ("Yes", True)], value=bool(before and before.stiffer)
        )
        self._new = new_signs(journal, before.signs if before else ())
        self._more = column(self._stiff, self._new, classes=[] if before else ["hb-later"])
        self._pain.observe(lambda _: self._ask_more(), "value")
        send = button(
            "Save", journal.guarded(self._keep), "hb-save-morning", primary=True, says="Save this morning's answer"
        )
        signs = button("Something new?", journal.guarded(self._show_more), "hb-plain", "hb-new-signs",
                       says="Tell of anything that is new since yesterday")  # fmt: skip
        usual = [] if self._usual is None else [words(f"Yours is usually {self._usual:g}.", "hb-quiet")]
        self.shown = [*usual, self._pain, self._more, row(send, signs, classes=["hb-actions"])]

    def _ask_more(self) -> None:
        if self._pain.value is not None and asks_more(self._pain.value, self._usual, self._done):
            self._show_more()

    def _show_more(self) -> None:
        self._more.remove_class("hb-later")

    def _keep(self) -> None:
        if self._pain.value is None:
            raise ValueError("Please choose a number for this morning's pain first.")
        journal = self._journal
        context = journal.history.own, journal.library, journal.today
        changes = self._save(morning_answer(self._done, self._pain.value, self._stiff.value, self._new.value, *context))
        answer = "Your plan has answered: see below." if changes else "Your plan stays as it is."
        if journal.recheck_because:
            journal.tell(journal.recheck_because)
        else:
            journal.say_of_saved(f"Thank you. {answer}")
        journal.point_at("hb-today")
