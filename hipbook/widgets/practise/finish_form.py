"""The form at the end of a session: three numbers, and more only where something hurt."""

from __future__ import annotations

import ipywidgets as ipw

from ...model.records import SetDone
from ...session.draft import Answers, Draft, key
from ...wording import on_side
from ..base.boxes import fill
from ..base.controls import Choice, Line, Number, Scale, Several, button, card, column, heading, html, row
from ..journal import Journal
from .flow import SessionFlow

FORM = [("Yes", True), ("Not quite", False)]
THERE_BEFORE = "there before"
SCAN = [("Left", "left_easier"), ("The same", "same"), ("Right", "right_easier")]
LONGEST_MIN = 600


class Finish(ipw.VBox):
    """Asks what completes a draft; the flow saves it. A past session is also asked its day, what was done and how long."""

    _hurting: Several | None

    def __init__(self, flow: SessionFlow, journal: Journal, draft: Draft):
        self._flow, self._library, self._draft = flow, journal.library, draft
        self._exercises = draft.exercises(journal.library)
        self._numbers()
        self._extras()
        questions = [
            *([self._pain_before] if self._pain_before else []),
            self._worst,
            self._which,
            self._now,
            self._effort,
        ]
        super().__init__([
            card(heading(_lead(draft)), *self._past_asked(), *questions),
            card(heading("If you like"), *[widget for widget in self._more if widget]),
            row(button("Save", journal.guarded(self.save), "hb-save", primary=True, says="Save the session"),
                self._cancel(journal)),
        ])  # fmt: skip
        self.add_class("hb-column")

    def _cancel(self, journal: Journal) -> ipw.Button:
        label = "Cancel" if self._draft.past else "Do not log this"
        return button(label, journal.guarded(self._flow.leave, "practise"), "hb-cancel")

    def _numbers(self) -> None:
        session, past = self._draft.session, self._draft.past
        is_known = session.pain_before is not None and not past
        self._pain_before = None if is_known else Scale("Hip pain before you began", value=session.pain_before)
        self._worst = Scale("Worst pain during the session", value=session.pain_worst)
        self._now = Scale("Pain afterwards" if past else "Pain now", value=session.pain_after)
        self._effort = Scale("How hard was it?", "no effort", "as hard as can be", value=_whole(session.rpe))
        self._which = column()
        self._hurting: Several | None = None
        self._may_be_old = False
        for scale in filter(None, (self._worst, self._pain_before)):
            scale.observe(self._ask_which, "value")
        self._ask_which()

    def _extras(self) -> None:
        sets, library = self._draft.sets, self._library
        self._forms = {
            id: self._form_question(id, asks) for id in self._exercises if (asks := library.exercises[id].form_question)
        }
        felt = [done.exercise for done in sets if done.felt == "front"]
        self._front = Several("Did you feel one of these in the front of the hip or thigh?", self._names(), felt)
        more = any(done.reps_extra for done in sets) or None
        question = "Could you have done two more of the strength exercises?"
        has_strength = self._draft.has_strength(library)
        self._extra = Choice(question, [("Yes", True), ("No", False)], more) if has_strength else None
        self._scan = Choice("Lie quietly. Which side feels easier?", SCAN, self._draft.session.scan or None)
        self._note = Line("A note (optional)", self._draft.session.note, many=True)
        self._more = [self._extra, *self._forms.values(), self._front, self._scan, self._note]

    def _past_asked(self) -> list[ipw.Widget]:
        if not self._draft.past:
            return []
        session = self._draft.session
        self._day = ipw.DatePicker(value=session.on)
        self._did = Several("Which did you do?", self._names(), self._exercises if self._draft.instead_of else ())
        self._minutes = Number("How many minutes?", round(session.minutes), 0, LONGEST_MIN)
        day = column(html("<p class='hb-ask'>On which day?</p>"), self._day, classes=["hb-line"])
        return [day, self._did, self._minutes]

    def _form_question(self, id: str, asks: str) -> Choice:
        answer = next((done.form for done in self._draft.sets if done.exercise == id), None)
        return Choice(asks, FORM, answer)

    def _names(self) -> list[tuple[str, str]]:
        return [(self._library.exercises[id].name, id) for id in self._exercises]

    def _ask_which(self, _: object = None) -> None:
        """Ask which exercise and side hurt, only where one did."""
        draft, worst, library = self._draft, self._worst.value, self._library
        may_be_old = draft.was_there_before(worst, self._before, library)
        if not draft.hurt_somewhere(worst, library):
            self._hurting = None
            fill(self._which)
        elif self._hurting is None or may_be_old != self._may_be_old:
            marked = self._hurting.value if self._hurting else set(draft.likely_hurt(library))
            marked |= {THERE_BEFORE} if draft.none_named and not self._hurting else set()
            pairs = {key(done): self._label(done) for done in draft.sets} | (
                {THERE_BEFORE: "None of them: it was there before"} if may_be_old else {}
            )
            chosen = [id for id in pairs if id in marked]
            self._hurting = Several("Which one hurt?", [(label, id) for id, label in pairs.items()], chosen)
            fill(self._which, self._hurting)
        self._may_be_old = may_be_old

    @property
    def _before(self) -> int | None:
        """The pain before the session, as it was given then or is given here."""
        return self._pain_before.value if self._pain_before else self._draft.session.pain_before

    def _label(self, done: SetDone) -> str:
        exercise = self._library.exercises.get(done.exercise)
        return on_side(exercise.name if exercise else done.exercise, done.side)

    def save(self) -> None:
        """Give the answers to the flow, which saves them."""
        self._flow.save(self._answers())

    def _answers(self) -> Answers:
        past, marked = self._draft.past, self._hurting.value if self._hurting else frozenset()
        return Answers(
            pain_worst=self._worst.value,
            pain_before=self._before,
            pain_after=self._now.value,
            effort=self._effort.value,
            had_more=self._extra.value if self._extra else None,
            form={id: question.value for id, question in self._forms.items()},
            front=self._front.value,
            hurting=marked - {THERE_BEFORE},
            there_before=THERE_BEFORE in marked,
            scan=self._scan.value or "",
            note=self._note.value,
            on=self._day.value if past else None,
            did=self._did.value if past else frozenset(),
            minutes=self._minutes.value if past else None,
        )


def _lead(draft: Draft) -> str:
    if draft.past:
        return "Correct this session" if draft.instead_of else "Log a past session"
    return "You stopped. That was right." if draft.stopped else "Well done."


def _whole(rpe: float | None) -> int | None:
    return None if rpe is None else round(rpe)
