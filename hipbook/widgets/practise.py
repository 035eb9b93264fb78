"""Practise: before (pain and three stop questions), the player, and one form at the end."""

from __future__ import annotations

from dataclasses import asdict
from uuid import uuid4

import ipywidgets as ipw

from ..records import ProfileSaved, SessionDone
from ..screening import session_questions
from ..session import Step, steps
from ..week import Item
from .cards import dose_words, how_to
from .controls import Scale, Several, button, card, column, esc, heading, html, row, title, words
from .finish import Finish
from .player import Player
from .screen import Screen


class Practise(Screen):
    """A session led from start to log. ``value`` is the last session saved."""

    name = "practise"
    follow = ("session", "profile")

    def _draw(self) -> list[ipw.Widget]:
        items = self.journal.session
        if not items:
            lead = (
                "Nothing is started. Today shows what is planned; you can also log a session you did without the page."
            )
            return [title("Practise", lead), row(
                button("To today", self.journal.kindly(self.journal.go, "today"), primary=True),
                button("Log a past session", self.journal.kindly(self._log_by_hand), "hb-log-past"),
            )]  # fmt: skip
        self._box = column()
        self._before(items)
        return [title("Practise"), self._box]

    def _before(self, items: tuple[Item, ...]) -> None:
        library = self.journal.library
        self._pain = Scale("Hip pain now, before you begin")
        flags = session_questions(self.journal.profile, library, self.journal.today)
        self._stops = Several(
            "Is any of these new since last time? Tick it also if you are not sure.", [(f.ask, f.id) for f in flags]
        )
        listed = "".join(
            f"<li><strong>{esc(library.named(i.exercise).name)}</strong> "
            f"<span class='hb-dose'>{esc(dose_words(i, library))}</span>"
            f"{how_to(i.exercise, library)}</li>" for i in items
        )  # fmt: skip
        self._box.children = [
            card(self._pain),
            card(heading("Stop questions"), self._stops),
            card(heading("What you will do"), html(f"<ol class='hb-items'>{listed}</ol>"),
                 words("Working muscles may be felt. Pain that makes your face wrinkle means stop: press the large red button.")),
            row(button("None of these: begin", self.journal.kindly(self._begin), "hb-begin-session", primary=True),
                button("Not now", self.journal.kindly(self._leave))),
        ]  # fmt: skip

    def _begin(self) -> None:
        journal = self.journal
        if journal.screening and not journal.screening.cleared:
            raise ValueError("Your answers in Check need someone to look at them first, so no session is led.")
        if journal.profile and journal.recheck:
            raise ValueError(journal.recheck_because)
        if self._pain.value is None and not self._stops.value:
            raise ValueError("Please choose your pain before you begin; 0 is an answer too.")
        if self._stops.value:
            self._halt(self._stops.value)
            return
        self._steps = steps(self.journal.session, self.journal.library, self.journal.profile)
        self._uid, self._ended, self._hurt = uuid4().hex, False, None
        self.player = Player(steps=[asdict(step) for step in self._steps], token=self._uid, on_event=self._heard)
        self._box.children = [self.player]

    def _halt(self, flags: frozenset[str]) -> None:
        """A stop question was answered with yes: no session, and the check says what to do."""
        known = self.journal.library.red_flags
        worst = max((known[id] for id in flags), key=lambda flag: flag.action.strictness)
        if self.journal.profile:
            answers = self.journal.profile.red_flags | dict.fromkeys(flags, "yes")
            changed = self.journal.profile.model_copy(update={"red_flags": answers})
            self.journal.save(
                ProfileSaved(on=self.journal.today, profile=changed, checked=False),
                told="Your answer is kept.",
                undoable=False,
            )
        again = button("Look at my answers", self.journal.kindly(self.journal.go, "check"))
        self._box.children = [
            card(heading("Please stop here"), words(worst.why), words(worst.do, "hb-do"), again, classes=["hb-gate"])
        ]

    def _heard(self, event: dict) -> None:
        self.journal.kindly(self._take, event)()

    def _take(self, event: dict) -> None:
        if event["event"] == "too_much":
            self._hurt = event
        if event["event"] in ("finished", "too_much") and not self._ended:
            self._ended = True
            self._finish()

    def _leave(self) -> None:
        self.journal.session = ()
        self.journal.go("today")

    def _log_by_hand(self) -> None:
        routine = self.journal.routine
        days = [day.items for day in routine.days if day.items] if routine else []
        if not days:
            raise ValueError("There is no routine yet, so there is nothing to log. Set yourself up first.")
        items = routine.days[self.journal.today.weekday()].items or days[0]
        self.journal.session = items
        self._steps = steps(items, self.journal.library, self.journal.profile)
        self._uid, self._ended, self._hurt = uuid4().hex, True, None
        self.player = Player(steps=[], token=self._uid)
        self._pain = Scale("Hip pain before it")
        self._finish(by_hand=True)

    def _done_steps(self, by_hand: bool) -> list[tuple[Step, dict]]:
        if by_hand:
            return [(step, {"seconds": step.seconds}) for step in self._steps if step.kind == "work"]
        done = [event for event in self.player.events if event["event"] in ("done", "too_much")]
        heard = {event["index"]: event for event in done}
        led = ((self._steps[index], event) for index, event in heard.items())
        return [(step, event) for step, event in led if step.kind == "work" or event["event"] == "too_much"]

    def _finish(self, by_hand: bool = False) -> None:
        self._done = self._done_steps(by_hand)
        if not self._done:
            said = words("Nothing was done, so nothing is logged. That is fine: rest is part of it.")
            self._box.children = [card(heading("Ended"), said, button("To today", self.journal.kindly(self._leave)))]
            return
        self._form = Finish(self, by_hand)
        self._box.children = self._form.children

    def save(self) -> None:
        """Save the session and its sets; they are on the disk when this returns."""
        form = self._form
        if form.saved:
            return
        if form.worst.value is None:
            raise ValueError("Please choose the worst pain during the session; 0 is an answer too.")
        today, journal = form.day, self.journal
        worked = sum(event.get("seconds") or 0 for _, event in self._done)
        planned = len({(s.exercise, s.side) for s in self._steps if s.kind == "work"})
        sets = form.sets(today, self._uid)
        self.value = SessionDone(
            uid=self._uid, on=today, pain_before=self._pain.value, pain_worst=form.worst.value, pain_after=form.now.value,
            rpe=form.effort.value, minutes=round(self._minutes(worked), 1), planned=planned, done=len(sets),
            whole=len(sets) >= planned and self._hurt is None, scan=form.scan.value or "", note=form.note.value,
        )  # fmt: skip
        journal.save(self.value, *sets, told="Session saved. Tomorrow morning this page asks one question.")
        form.saved = True
        journal.session = ()
        signs = form.signs.value if form.signs else frozenset()
        journal.go("check" if signs else "today")
        if signs:
            journal.tell(
                "Saved. You met a stop sign: please go through the check again before the next session.", "problem"
            )

    def _minutes(self, worked: float) -> float:
        finished = [event for event in self.player.events if event.get("event") == "finished"]
        return (finished[-1].get("seconds", worked) if finished else worked) / 60
