"""The question of the morning after: one number, and more only where that number asks for it."""

from __future__ import annotations

from ...adaptation.mornings import is_next_day, morning_answer
from ...app.today import asks_more
from ...history.pain_zones import usual_pain
from ...model.records import SessionDone
from ..base.controls import Choice, Scale, button, column, hero, html, row, title, words
from ..base.markup import stage
from ..journal import Journal
from .pauses import new_signs


class MorningQuestion:
    """The question about one session, as what leads the page; ``hero`` is what is shown."""

    def __init__(self, journal: Journal, done: SessionDone):
        self._journal, self._done = journal, done
        self._usual = usual_pain(journal.history.own, journal.library)
        self._pain = Scale("Hip pain this morning, 0 to 10", "none", "worst imaginable")
        self._stiff = Choice("Stiffer than usual?", [("No", False), ("Yes", True)], value=False)
        self._new = new_signs(journal)
        self._more = column(self._stiff, self._new, classes=["hb-later"])
        self._pain.observe(lambda _: self._ask_more(), "value")
        send = button(
            "Save", journal.guarded(self._save), "hb-save-morning", primary=True, says="Save this morning's answer"
        )
        signs = button("Something new?", journal.guarded(self._show_more), "hb-plain", "hb-new-signs",
                       says="Tell of anything that is new since yesterday")  # fmt: skip
        question = "How is your hip, after yesterday?" if is_next_day(done, journal.today) else "Has it settled since?"
        usual = [] if self._usual is None else [words(f"Yours is usually {self._usual:g}.", "hb-quiet")]
        self.hero = hero(
            stage(journal.library.rule.today.one_thing_exercise, journal.library),
            html("<p class='hb-eyebrow'>Good morning</p>"), title(question), *usual, self._pain, self._more,
            row(send, signs, classes=["hb-actions"]), classes=["hb-morning"],
        )  # fmt: skip

    def _ask_more(self) -> None:
        if self._pain.value is not None and asks_more(self._pain.value, self._usual, self._done):
            self._show_more()

    def _show_more(self) -> None:
        self._more.remove_class("hb-later")

    def _save(self) -> None:
        journal = self._journal
        if self._pain.value is None:
            raise ValueError("Please choose a number for this morning's pain first.")
        context = journal.history.own, journal.library, journal.today
        answer = morning_answer(self._done, self._pain.value, self._stiff.value, self._new.value, *context)
        changes = journal.save(answer, message="Thank you.")
        answers = "Your plan has answered: see below." if changes else "Your plan stays as it is."
        journal.tell(journal.recheck_because or f"Thank you. {answers}")
