"""The form at the end of a session: three numbers, and more only where something hurt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import ipywidgets as ipw
from pydantic import ValidationError

from ...model.base import Side
from ...model.records import SessionDone, SetDone
from ...wording import on_side
from ..base.controls import Choice, Line, Number, Scale, Several, button, card, column, heading, html, row

if TYPE_CHECKING:
    from .screen import Practise

FORM = [("Yes", True), ("Not quite", False)]
SCAN = [("Left", "left_easier"), ("The same", "same"), ("Right", "right_easier")]
LONGEST_MIN = 600


class Finish(ipw.VBox):
    """Completes a draft of a session and of its sets. ``value`` is the session, once it is on the disk.

    ``past`` also asks for the day, what was done and how long; ``instead_of`` is the saved session it corrects.
    """

    value: SessionDone | None = None

    def __init__(
        self, screen: Practise, draft: SessionDone, sets: Iterable[SetDone], lead: str, past: bool = False,
        instead_of: str | None = None, signs: frozenset[str] = frozenset(),
    ):  # fmt: skip
        self._screen, self._library, self._draft, self._sets = screen, screen.journal.library, draft, tuple(sets)
        self._past, self._instead_of, self.signs = past, instead_of, signs
        self._numbers()
        self._extras()
        needed = [*(self._past_asked() if past else []), *([] if past or self._knows_before else [self._pain_before]),
                  self._worst, self._which, self._now, self._effort]  # fmt: skip
        super().__init__([
            card(heading(lead), *needed),
            card(heading("If you like"), *[widget for widget in self._more if widget]),
            row(button("Save", screen.journal.guarded(self._save), "hb-save", primary=True, says="Save the session"),
                button("Cancel" if past else "Do not log this", screen.journal.guarded(screen.leave, "practise"), "hb-cancel")),
        ])  # fmt: skip
        self.add_class("hb-column")

    def _numbers(self) -> None:
        draft = self._draft
        self._knows_before = draft.pain_before is not None
        self._pain_before = Scale("Hip pain before you began", value=draft.pain_before)
        self._worst = Scale("Worst pain during the session", value=draft.pain_worst)
        self._now = Scale("Pain afterwards" if self._past else "Pain now", value=draft.pain_after)
        self._effort = Scale("How hard was it?", "no effort", "as hard as can be", value=_whole(draft.rpe))
        self._which = column()
        self._hurting: Several | None = None
        self._worst.observe(self._ask_which, "value")
        self._ask_which()

    def _extras(self) -> None:
        self._forms = {
            id: self._form_question(id) for id in self._exercises if self._library.exercises[id].form_question
        }
        felt = [done.exercise for done in self._sets if done.felt == "front"]
        self._front = Several("Did you feel one of these in the front of the hip or thigh?", self._names(), felt)
        more = any(done.reps_extra for done in self._sets) or None
        asked = "Could you have done two more of the strength exercises?"
        self._extra = Choice(asked, [("Yes", True), ("No", False)], more) if self._strong() else None
        self._scan = Choice("Lie quietly. Which side feels easier?", SCAN, self._draft.scan or None)
        self._note = Line("A note (optional)", self._draft.note, many=True)
        self._more = [self._extra, *self._forms.values(), self._front, self._scan, self._note]

    def _past_asked(self) -> list[ipw.Widget]:
        self._day = ipw.DatePicker(value=self._draft.on)
        self._did = Several("Which did you do?", self._names(), self._exercises if self._instead_of else ())
        self._minutes = Number("How many minutes?", round(self._draft.minutes), 0, LONGEST_MIN)
        asked = column(html("<p class='hb-ask'>On which day?</p>"), self._day, classes=["hb-line"])
        return [asked, self._did, self._minutes, self._pain_before]

    def _form_question(self, id: str) -> Choice:
        said = next((done.form for done in self._sets if done.exercise == id), None)
        return Choice(self._library.exercises[id].form_question, FORM, said)

    @property
    def _exercises(self) -> list[str]:
        return list(dict.fromkeys(done.exercise for done in self._sets if done.exercise in self._library.exercises))

    def _names(self) -> list[tuple[str, str]]:
        return [(self._library.exercises[id].name, id) for id in self._exercises]

    def _strong(self) -> bool:
        classes = {self._library.exercises[id].dose_class for id in self._exercises}
        return any(not self._library.dose_classes[name].daily for name in classes)

    def _ask_which(self, _=None) -> None:
        """Only when it hurt: which exercise and side."""
        quiet = self._library.rule.pain.pain_asks_where_above
        if (self._worst.value or 0) <= quiet:
            self._which.children, self._hurting = [], None
        elif self._hurting is None:
            pairs = {_key(done): self._label(done.exercise, done.side) for done in self._sets}
            hurt = [_key(done) for done in self._sets if done.stopped or (done.pain_during or 0) > quiet]
            self._hurting = Several("Which one hurt?", [(label, key) for key, label in pairs.items()], hurt)
            self._which.children = [self._hurting]

    def _label(self, exercise: str, side: Side | None) -> str:
        known = self._library.exercises.get(exercise)
        return on_side(known.name if known else exercise, side)

    def _on(self) -> date:
        """The session's day: the draft's or, for a past one, the day given."""
        if not self._past:
            return self._draft.on
        if self._day.value is None or self._day.value > self._screen.journal.today:
            raise ValueError("Please give the day of the session; it cannot be in the future.")
        return self._day.value

    def _session(self, on: date, sets: tuple[SetDone, ...]) -> SessionDone:
        whole = self._draft.whole and len(sets) >= self._draft.planned and not any(done.stopped for done in sets)
        told = {
            "on": on, "pain_before": self._pain_before.value, "pain_worst": self._worst.value, "pain_after": self._now.value,
            "rpe": self._effort.value, "minutes": self._minutes.value if self._past else round(self._draft.minutes, 1),
            "done": len(sets), "whole": whole, "scan": self._scan.value or "", "note": self._note.value,
        }  # fmt: skip
        try:
            return SessionDone(**(self._draft.model_dump() | told))
        except ValidationError as problem:
            raise ValueError("That note is too long to be kept. Please shorten it, then save again.") from problem

    def _finished_sets(self, on: date) -> tuple[SetDone, ...]:
        did = self._did.value if self._past else {done.exercise for done in self._sets}
        return tuple(self._set(done, on) for done in self._sets if done.exercise in did)

    def _set(self, done: SetDone, on: date) -> SetDone:
        id = done.exercise
        felt = "front" if id in self._front.value else None if done.felt == "front" else done.felt
        form = self._forms[id].value if id in self._forms else done.form
        told = {
            "on": on,
            "felt": felt,
            "form": form,
            "pain_during": self._pain_of(done),
            "reps_extra": self._had_more(id),
        }
        return done.model_copy(update=told)

    def _had_more(self, id: str) -> int:
        known = self._library.exercises.get(id)
        strong = known and not self._library.dose_classes[known.dose_class].daily
        return self._library.rule.progression.extra_reps_needed if strong and self._extra and self._extra.value else 0

    def _pain_of(self, done: SetDone) -> int | None:
        """The worst pain belongs to what was named; the others stayed within the quiet range."""
        worst, quiet = self._worst.value, self._library.rule.pain.pain_asks_where_above
        named: frozenset[str] = self._hurting.value if self._hurting else frozenset()
        return worst if worst <= quiet or not named or _key(done) in named else quiet

    def _save(self) -> None:
        """Save the session and its sets; they are on the disk before this says so."""
        if self.value is not None:
            return
        if self._worst.value is None:
            raise ValueError("Please choose the worst pain during the session; 0 is an answer too.")
        on = self._on()
        sets = self._finished_sets(on)
        if not sets:
            raise ValueError("Please tick at least one exercise that you did.")
        session, journal = self._session(on, sets), self._screen.journal
        if session.uid in {done.uid for done in journal.log.records("sessions")}:
            self._screen.leave()
            journal.tell("This session is saved already, from another page. It is not counted twice.")
            return
        told = (
            "Session corrected." if self._instead_of else "Session saved. Tomorrow morning this page asks one question."
        )
        journal.save(*sets, session, told=told, instead_of=self._instead_of)
        self.value = session
        self._screen.saved(self)


def _key(done: SetDone) -> str:
    return f"{done.exercise}|{done.side or ''}"


def _whole(rpe: float | None) -> int | None:
    return None if rpe is None else round(rpe)
