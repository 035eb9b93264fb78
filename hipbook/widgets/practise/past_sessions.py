"""Sessions that were: log one by hand, correct one, or take one out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import ipywidgets as ipw

from ...model.records import SessionDone, SetDone
from ...session.builder import steps
from ...session.run import SessionRun
from ...wording import day_words
from ..base.controls import button, card, column, esc, heading, html, row, words
from ..base.markup import minutes
from .finish_form import Finish

if TYPE_CHECKING:
    from .screen import Practise

SHOWN = 5


class Past(ipw.VBox):
    """The last sessions, each with Edit and Delete, and a way to log one done without the page."""

    def __init__(self, screen: Practise):
        self._screen, self._shown = screen, SHOWN
        self._list = column()
        by_hand = button("Log a past session", screen.journal.guarded(self._log), "hb-log-past")
        super().__init__([*self._undo(), card(heading("Done without the page?"), by_hand), self._list])
        self.add_class("hb-column")
        self._draw()

    def _undo(self) -> list[ipw.Widget]:
        journal = self._screen.journal
        if not journal.saved.gone:
            return []
        back = button("Undo", journal.guarded(journal.undo), "hb-undo", says="Undo what was just changed")
        return [row(words(journal.saved.text), back, classes=["hb-saved"])]

    def _draw(self) -> None:
        sessions = self._screen.journal.history.sessions[::-1]
        if not sessions:
            self._list.children = []
            return
        more = button("Show more", self._screen.journal.guarded(self._more), "hb-more")
        self._list.children = [
            card(
                heading("Sessions in your log"),
                *map(self._line, sessions[: self._shown]),
                *([more] if len(sessions) > self._shown else []),
            )
        ]

    def _more(self) -> None:
        self._shown += SHOWN * 2
        self._draw()

    def _line(self, done: SessionDone) -> ipw.Widget:
        guarded, day = self._screen.journal.guarded, f"{done.on:%A}, {day_words(done.on)}"
        pain = "" if done.pain_worst is None else f", worst pain {done.pain_worst}"
        part = "" if done.whole else f", {done.done} of {done.planned} done"
        return row(
            html(f"<p><strong>{esc(day)}</strong>: {esc(minutes(done.minutes) + pain + part)}</p>"),
            button("Edit", guarded(self._edit, done), "hb-edit", says=f"Edit the session of {day}"),
            button("Delete", guarded(self._delete, done), "hb-delete", says=f"Delete the session of {day}; Undo brings it back"),
            classes=["hb-change"],
        )  # fmt: skip

    def _delete(self, done: SessionDone) -> None:
        self._screen.journal.remove(done.uid, told=f"The session of {day_words(done.on)} is taken out.")

    def _edit(self, done: SessionDone) -> None:
        """The old session stays in the file, undone; the corrected one takes its place."""
        uid = uuid4().hex
        sets = [old for old in self._screen.journal.history.sets if old.session == done.uid]
        copies = [
            old.model_copy(update={"uid": f"{uid}-{n}", "session": uid, "at": None}) for n, old in enumerate(sets)
        ]
        self._open(
            done.model_copy(update={"uid": uid, "at": None}), copies, "Correct this session", instead_of=done.uid
        )

    def _log(self) -> None:
        journal = self._screen.journal
        items = (
            list({item.exercise: item for day in journal.routine.days for item in day.items}.values())
            if journal.routine
            else []
        )
        if not items:
            raise ValueError("There is no routine yet, so there is nothing to log. Set yourself up first.")
        course = SessionRun.of(uuid4().hex, journal.today, items, journal.library)
        led = [step for step in steps(course.items, journal.library) if step.kind == "work"]
        worked = course.worked(
            {
                "event": "done",
                "index": n,
                "item": s.item,
                "exercise": s.exercise,
                "side": s.side,
                "seconds": s.seconds,
                "reps": s.reps,
            }
            for n, s in enumerate(led)
        )
        sets = [course.record(work, journal.library) for work in worked]
        usual = max(day.minutes for day in journal.routine.days)
        self._open(SessionDone(uid=course.uid, on=course.on, minutes=usual), sets, "Log a past session")

    def _open(self, draft: SessionDone, sets: list[SetDone], lead: str, instead_of: str | None = None) -> None:
        self._screen.edit(Finish(self._screen, draft, sets, lead, past=True, instead_of=instead_of))
