"""Practise: before (pain and three stop questions), the player, and one form at the end."""

from __future__ import annotations

from uuid import uuid4

import ipywidgets as ipw

from ...content.dosage import dose_words
from ...model.records import ProfileSaved, SessionDone
from ...model.routine import Item
from ...screening.assessment import pain_rule, session_questions
from ...session.run import SessionRun
from ..base.controls import Scale, Several, button, card, column, esc, heading, html, row, title, words
from ..base.markup import how_to
from ..base.screen import Screen
from .finish_form import Finish
from .past_sessions import Past
from .player import Player
from .resume import Unfinished
from .too_much import Hurt


class Practise(Screen):
    """A session led from start to log. ``value`` is the last session saved."""

    name = "practise"
    follow = ("session", "profile", "unfinished", "saved", "sample")
    course: SessionRun | None = None
    player: Player | None = None
    _open = False

    def _update(self, _=None) -> None:
        """While a session is led or a form is open nothing draws it anew, but another person's log."""
        if self._open and self.journal.sample != self._in_sample:
            self._open, self.course, self.player = False, None, None
        if not self._open:
            super()._update(_)

    def _draw(self) -> list[ipw.Widget]:
        self._box = column()
        items = self.journal.session
        if items:
            self._before(items)
        elif self.journal.unfinished and not self.journal.sample:
            self._box.children = [Unfinished(self, self.journal.unfinished[0])]
        else:
            return self._idle()
        return [title("Practise"), self._box]

    def _idle(self) -> list[ipw.Widget]:
        lead = "Nothing is started. Today shows what is planned."
        to_today = button("To today", self.journal.guarded(self.journal.go, "today"), primary=True)
        return [title("Practise", lead), row(to_today), Past(self)]

    def edit(self, form: Finish) -> None:
        """Show the form of a past session in place of the list."""
        self._open, self._in_sample = True, self.journal.sample
        self.children = (*self.children[: 1 + self._alone], form)

    def _before(self, items: tuple[Item, ...]) -> None:
        library = self.journal.library
        self._pain = Scale("Hip pain now, before you begin")
        flags = session_questions(self.journal.profile, library, self.journal.today)
        self._stops = Several(
            "Is any of these new since last time? Tick it also if you are not sure.", [(f.ask, f.id) for f in flags]
        )
        cap = self.journal.screening.pain_cap if self.journal.screening else None
        rule = "" if cap is None else f"<p><strong>Pain rule.</strong> {pain_rule(cap)}</p>"
        listed = "".join(
            f"<li><strong>{esc(library.named(i.exercise).name)}</strong> "
            f"<span class='hb-dose'>{esc(dose_words(i, library))}</span>"
            f"{how_to(i.exercise, library)}</li>" for i in items
        )  # fmt: skip
        self._box.children = [
            card(self._pain),
            card(heading("Stop questions"), self._stops),
            card(heading("What you will do"), html(f"<ol class='hb-items'>{listed}</ol>{rule}"),
                 words("Working muscles may be felt. Pain that makes your face wrinkle means stop: press the large red button.")),
            row(button("None of these: begin", self.journal.guarded(self._begin), "hb-begin-session", primary=True),
                button("Not now", self.journal.guarded(self.leave))),
        ]  # fmt: skip

    def _begin(self) -> None:
        self.assert_cleared()
        if self._pain.value is None and not self._stops.value:
            raise ValueError("Please choose your pain before you begin; 0 is an answer too.")
        if self._stops.value:
            self._halt(self._stops.value)
            return
        journal = self.journal
        self.lead(SessionRun.of(uuid4().hex, journal.today, journal.session, journal.library), pain=self._pain.value)

    def assert_cleared(self) -> None:
        """Raise ValueError where the check lets no session be led."""
        journal = self.journal
        if journal.screening and not journal.screening.cleared:
            raise ValueError("Your answers in Check need someone to look at them first, so no session is led.")
        if journal.profile and journal.recheck:
            raise ValueError(journal.recheck_because)

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
        again = button("Look at my answers", self.journal.guarded(self.journal.go, "check"))
        self._box.children = [
            card(heading("Please stop here"), words(worst.why), words(worst.do, "hb-do"), again, classes=["hb-gate"])
        ]

    def lead(self, course: SessionRun, pain: int | None, events: list[dict] | None = None, begin: bool = True) -> None:
        """Lead a session, or with ``begin`` off only take up what a browser kept of it."""
        journal, before = self.journal, self.player
        self.course, self._before_pain = course, pain
        self._open, self._in_sample = True, journal.sample
        self.player = Player(
            course.steps(journal.library, journal.profile), on_event=self._heard, token=course.token, plan=course.kept(),
            events=events or [], keep=not journal.sample,
        )  # fmt: skip
        if begin:
            self._box.children = [self.player]
        if before:
            before.over = True

    def _heard(self, event: dict) -> None:
        self.journal.guarded(self._take, event)()

    def _take(self, event: dict) -> None:
        if self.course is None or event["event"] not in ("too_much", "finished"):
            return
        if event["event"] == "too_much":
            self._box.children = [Hurt(self, event)]
        else:
            self.finish()

    def finish(self, signs: frozenset[str] = frozenset(), felt: frozenset[str] = frozenset()) -> None:
        """The form at the end, over all that was worked; ``signs`` are the stop signs met."""
        work = self.course.worked(self.player.events)
        if not work:
            said = words("Nothing was done, so nothing is logged. That is fine: rest is part of it.")
            self._box.children = [card(heading("Ended"), said, button("To today", self.journal.guarded(self.leave)))]
            return
        library, course = self.journal.library, self.course
        draft = SessionDone(
            uid=course.uid, on=course.on, pain_before=self._before_pain, planned=course.planned,
            minutes=course.spent(self.player.events) / 60, whole=all(done.whole for done in work),
        )  # fmt: skip
        sets = [course.record(done, library, stopped=done.stopped, felt=done.felt) for done in work]
        hurt = [n for n, done in enumerate(sets) if done.stopped]
        if hurt and (signs or felt):
            sign, where = next(iter(sorted(signs)), "too_much"), next(iter(sorted(felt)), None)
            sets[hurt[-1]] = sets[hurt[-1]].model_copy(update={"stopped": sign, "felt": where})
        lead = "You stopped. That was right." if hurt else "Well done."
        self._box.children = [Finish(self, draft, sets, lead, signs=signs)]

    def saved(self, form: Finish) -> None:
        """What the form saved is on the disk: the browser may forget the session."""
        self.value = form.value
        self.leave("check" if form.signs else "today")
        if form.signs:
            self.journal.tell(
                "Saved. You met a stop sign: please go through the check again before the next session.", "problem"
            )

    def leave(self, to: str = "today") -> None:
        """Let go of the session, here and in the browser, and go on to another screen."""
        uid = self.course.uid if self.course else None
        if self.player:
            self.player.over = True
        self.course = self.player = None
        self._open = False
        journal = self.journal
        with journal.hold_trait_notifications():
            journal.unfinished = tuple(one for one in journal.unfinished if one["plan"]["uid"] != uid)
            journal.session = ()
        self._drawn = None
        journal.go(to)
        self._update()
