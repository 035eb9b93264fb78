"""The end of a session: what was done, one true sentence, and one row; more only where something hurt or is told."""

from __future__ import annotations

import ipywidgets as ipw

from ...app.ending import true_sentence
from ...model.records import SetDone
from ...session.draft import Answers, Draft, key
from ...wording import counted, lower_first, on_side
from ..base.boxes import fill
from ..base.controls import (
    Choice,
    Line,
    Number,
    Scale,
    Several,
    button,
    card,
    classed,
    column,
    esc,
    hero,
    html,
    row,
    title,
    titled,
)
from ..base.markup import stage
from ..journal import Journal
from .flow import SessionFlow

FORM = [("Yes", True), ("Not quite", False)]
THERE_BEFORE = "there before"
SCAN = [("Left", "left_easier"), ("The same", "same"), ("Right", "right_easier")]
LONGEST_MIN = 600
SAY_MORE = "Say more: pain now, how hard it was, a note"
RING = (
    "<svg class='hb-closing' viewBox='0 0 100 100' aria-hidden='true'>"
    "<circle cx='50' cy='50' r='47' fill='none' pathLength='100'></circle></svg>"
)


class Finish(ipw.VBox):
    """Asks what completes a draft; the flow saves it. A past session is also asked its day, what was done and how long."""

    _hurting: Several | None

    def __init__(self, flow: SessionFlow, journal: Journal, draft: Draft):
        self._flow, self._library, self._draft = flow, journal.library, draft
        self._exercises = draft.exercises(journal.library)
        self._numbers()
        self._extras()
        first = [*([self._pain_before] if self._pain_before else []), self._worst, self._which]
        save = button("Save", journal.guarded(self.save), "hb-save", primary=True, says="Save the session")
        # The check is asked for what is saved: a session with a stop sign is not left.
        cancel = [] if draft.signs else [self._cancel(journal)]
        ways = row(save, *cancel, classes=["hb-actions"])
        if draft.past:
            shown = [card(title(_lead(draft)), *self._past_asked(), *first, *self._more, ways)]
        else:
            head = html(_done(draft, journal))
            shown = [hero(self._picture(journal), head, *first, ways, self._folded(journal), classes=["hb-ending"])]
        super().__init__(shown, **classed("hb-column"))

    def _picture(self, journal: Journal) -> str:
        """What went well last, in the ring that closes."""
        finished = self._draft.finished(journal.library)
        drawn = stage(finished[-1], journal.library, moving=False) if finished else ""
        return f"<div class='hb-ended'>{drawn}{RING}</div>" if drawn else ""

    def _folded(self, journal: Journal) -> ipw.Widget:
        """All else that may be said, for whoever wants to; nothing in it must be answered."""
        more = column(*self._more, classes=["hb-later"])

        def unfold() -> None:
            more.remove_class("hb-later")
            fill(inside, more)
            journal.point_at("hb-say-more")

        opens = button(SAY_MORE, journal.guarded(unfold), "hb-plain", "hb-unfold", "hb-icon-add")
        inside = column(opens, more, classes=["hb-say-more"])
        return inside

    def _cancel(self, journal: Journal) -> ipw.Button:
        label, to = ("Cancel", "practise") if self._draft.past else ("Do not save it", "today")
        return button(label, journal.guarded(self._flow.leave, to), "hb-cancel", "hb-plain")

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
        ask = "Did you feel one of these in the front of the hip or thigh?"
        self._front = Several(ask, self._names(), felt) if self._exercises else None
        more = any(done.reps_extra for done in sets) or None
        question = "Could you have done two more of the strength exercises?"
        has_strength = self._draft.has_strength(library)
        self._extra = Choice(question, [("Yes", True), ("No", False)], more) if has_strength else None
        self._scan = Choice("Which side feels easier now?", SCAN, self._draft.session.scan or None)
        self._note = Line("A note (optional)", self._draft.session.note, many=True)
        extras = [self._now, self._effort, self._extra, *self._forms.values(), self._front, self._scan, self._note]
        self._more = [widget for widget in extras if widget]

    def _past_asked(self) -> list[ipw.Widget]:
        if not self._draft.past:
            return []
        session = self._draft.session
        self._day = ipw.DatePicker(value=session.on)
        did = self._exercises if self._draft.instead_of else ()
        self._did = Several("Which did you do?", self._names(), did) if self._exercises else None
        self._minutes = Number("How many minutes?", round(session.minutes), 0, LONGEST_MIN)
        day = column(html("<p class='hb-ask'>On which day?</p>"), self._day, classes=["hb-line"])
        return [day, *([self._did] if self._did else []), self._minutes]

    def _form_question(self, id: str, asks: str) -> Choice:
        answer = next((done.form for done in self._draft.sets if done.exercise == id), None)
        return Choice(f"{self._library.exercises[id].name}: {lower_first(asks)}", FORM, answer)

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
            front=self._front.value if self._front else frozenset(),
            hurting=marked - {THERE_BEFORE},
            there_before=THERE_BEFORE in marked,
            scan=self._scan.value or "",
            note=self._note.value,
            on=self._day.value if past else None,
            did=self._did.value if past and self._did else frozenset(),
            minutes=self._minutes.value if past else None,
        )


def _lead(draft: Draft) -> str:
    return "Correct this session" if draft.instead_of else "Log a past session"


def _done(draft: Draft, journal: Journal) -> str:
    """How long, how much, and one sentence that is true."""
    minutes = counted(max(1, round(draft.session.minutes)), "minute")
    finished = len(draft.finished(journal.library))
    much = f"{minutes}, {counted(finished, 'exercise')}" if finished else minutes
    done = f"<p class='hb-eyebrow hb-icon-done'>{esc(much)}</p>"
    return done + titled(true_sentence(draft, journal.history, journal.library))


def _whole(rpe: float | None) -> int | None:
    return None if rpe is None else round(rpe)
