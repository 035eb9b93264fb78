"""The form at the end of a session: three numbers, and more only where something hurt."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ipywidgets as ipw

from ..records import SetDone
from ..session import SIDE_WORDS
from .controls import Choice, Line, Scale, Several, button, card, column, heading, html, row

FORM = [("Yes", True), ("Not quite", False)]

if TYPE_CHECKING:
    from .practise import Practise

FORM = [("Yes", True), ("Not quite", False)]


class Finish:
    """The form at the end: three numbers, and more only where something hurt."""

    def __init__(self, screen: Practise, by_hand: bool):
        self._screen, self._library = screen, screen.journal.library
        hurt = screen._hurt
        self.worst = Scale("Worst pain during the session")
        self.now = Scale("Pain now")
        self.effort = Scale("How hard was it?", "no effort", "as hard as can be")
        self.scan = Choice(
            "Lie quietly. Which side feels easier?",
            [("Left", "left_easier"), ("The same", "same"), ("Right", "right_easier")],
        )
        self.note = Line("A note (optional)", many=True)
        self.signs = self._sign_question() if hurt else None
        self.which = column()
        self._hurting: Several | None = None
        self.saved, self._by_hand = False, by_hand
        self._day = ipw.DatePicker(value=screen.journal.today)
        self._did = Several("Which did you do?", self._names(), [id for _, id in self._names()])
        self.worst.observe(self._ask_which, "value")
        self.forms = {id: Choice(self._library.exercises[id].form_question, FORM) for id in self._asked()}
        self.front = (
            Several("Did you feel one of these in the front of the hip or thigh?", self._names())
            if self._names()
            else None
        )
        self.extra = (
            Choice("Could you have done two more of the strength exercises?", [("Yes", True), ("No", False)])
            if self._strong()
            else None
        )
        lead = "Log a past session" if by_hand else "You stopped. That was right." if hurt else "Well done."
        more = [self.extra, *self.forms.values(), self.front, self.scan, self.note]
        self.children = [
            card(heading(lead), *(self._past(screen) if by_hand else []), *([self.signs] if self.signs else []),
                 self.worst, self.which, self.now, self.effort),
            card(heading("If you like"), *[widget for widget in more if widget]),
            row(*([button("Cancel", screen.journal.kindly(screen._leave))] if by_hand else []),
                button("Save", screen.journal.kindly(screen.save), "hb-save", primary=True, says="Save the session")),
        ]  # fmt: skip

    @property
    def day(self) -> date:
        """The session's day: today, or the day given for a session logged by hand."""
        chosen = self._day.value
        if chosen is None or chosen > self._screen.journal.today:
            raise ValueError("Please give the day of the session; it cannot be in the future.")
        return chosen

    def _past(self, screen: Practise) -> list[ipw.Widget]:
        asked = column(html("<p class='hb-ask'>On which day?</p>"), self._day, classes=["hb-line"])
        return [asked, self._did, screen._pain]

    def _sign_question(self) -> Several:
        signs = [(word.name, id) for id, word in self._library.stop_signs.items()]
        return Several("What was it? Leave empty if it simply hurt too much.", signs)

    def _pairs(self) -> list[tuple[str, str | None]]:
        return list(dict.fromkeys((step.exercise, step.side) for step, _ in self._screen._done))

    def _label(self, exercise: str, side: str | None) -> str:
        return self._library.exercises[exercise].name + (f", {SIDE_WORDS[side]}" if side else "")

    def _ask_which(self, _) -> None:
        """Only when it hurt: which exercise and side."""
        if (self.worst.value or 0) <= self._library.rule("pain_asks_where_above"):
            self.which.children, self._hurting = [], None
        elif self._hurting is None:
            pairs = [(self._label(*pair), f"{pair[0]}|{pair[1] or ''}") for pair in self._pairs()]
            self._hurting = Several("Which one hurt?", pairs)
            self.which.children = [self._hurting]

    def _asked(self) -> list[str]:
        done = dict.fromkeys(exercise for exercise, _ in self._pairs())
        return [id for id in done if self._library.exercises[id].form_question]

    def _names(self) -> list[tuple[str, str]]:
        done = dict.fromkeys(exercise for exercise, _ in self._pairs())
        return [(self._library.exercises[id].name, id) for id in done]

    def _strong(self) -> bool:
        classes = {self._library.exercises[id].dose_class for id, _ in self._pairs()}
        return any(not self._library.dose_classes[name].daily for name in classes)

    def sets(self, on, session: str) -> list[SetDone]:
        """A record for each exercise and side that was done."""
        did = [pair for pair in self._pairs() if not self._by_hand or pair[0] in self._did.value]
        return [self._set(pair, on, session) for pair in did]

    def _set(self, pair: tuple[str, str | None], on, session: str) -> SetDone:
        exercise, side = pair
        worked = [(step, event) for step, event in self._screen._done if (step.exercise, step.side) == pair]
        item = self._screen.journal.session[worked[0][0].item]
        dose = item.dose if item.exercise == exercise else self._library.dose(exercise)
        whole = self._library.dose_classes[self._library.exercises[exercise].dose_class]
        return SetDone(
            session=session, on=on, exercise=exercise, series=item.exercise if item.exercise != exercise else "", side=side,
            dose=dose.model_copy(update={"sets": max(1, len(worked))}),
            seconds=sum(event.get("seconds") or 0 for _, event in worked),
            reps_extra=self._library.rule("extra_reps_needed") if self._had_more() and not whole.daily else 0,
            pain_during=self._pain_of(pair), felt="front" if self.front and exercise in self.front.value else None,
            form=self.forms[exercise].value if exercise in self.forms else None, stopped=self._stopped(pair),
        )  # fmt: skip

    def _had_more(self) -> bool:
        return bool(self.extra and self.extra.value)

    def _pain_of(self, pair: tuple[str, str | None]) -> int | None:
        """The worst pain belongs to what was named; the others stayed within the quiet range."""
        worst, quiet = self.worst.value, self._library.rule("pain_asks_where_above")
        named = self._hurting.value if self._hurting else frozenset()
        if worst <= quiet or not named:
            return worst
        return worst if f"{pair[0]}|{pair[1] or ''}" in named else quiet

    def _stopped(self, pair: tuple[str, str | None]) -> str | None:
        hurt = self._screen._hurt
        if not hurt or (hurt.get("exercise"), hurt.get("side")) != pair:
            return None
        return sorted(self.signs.value)[0] if self.signs and self.signs.value else "too_much"
