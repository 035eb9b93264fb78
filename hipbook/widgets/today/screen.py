"""Today: the morning question, today's session, what changed and why; on the first visit three ways in."""

from __future__ import annotations

import ipywidgets as ipw

from ...adaptation.mornings import awaited_morning, is_next_day, morning_answer
from ...app.hosting import whereabouts
from ...app.today import changes_today, next_session, one_thing
from ...history.pain_zones import usual_pain
from ...history.pauses import resting_until
from ...model.records import PlanChange, SessionDone
from ...model.routine import WEEKDAYS, Day, Item
from ...planning.rounds import is_short, with_second_round
from ...wording import counted, on_side, weekday_words
from ..base.controls import Choice, Scale, bullets, button, card, details, esc, heading, html, row, title, words
from ..base.markup import item_line, minutes, nothing_fits
from ..base.screen import Screen
from .fortnight import glance
from .pauses import again, away, clinician, less, new_signs
from .prompts import daily_life, wish


class Today(Screen):
    """What to do now. ``value`` is the day's items."""

    name = "today"
    follow = ("history", "profile", "routine", "saved")

    def _draw(self) -> list[ipw.Widget]:
        journal = self.journal
        self.value = self._items()
        if journal.profile is None:
            return [title("Welcome to hipbook", "Your hips are tight, sore or unsteady, and the advice disagrees. "
                          "Let us find out together what suits yours."), *self._undo(), *self._ways_in(), self._where()]  # fmt: skip
        day = weekday_words(journal.today)
        if not journal.person.screening.cleared:
            return [title("Today", day), self._gate(), self._where()]
        morning = awaited_morning(journal.history, journal.library, journal.today)
        return [
            title("Today", day),
            *self._undo(),
            *([self._morning(morning)] if morning else []),
            *again(journal),
            *([self._stopped()] if journal.recheck else away(journal) or [self._session()]),
            *clinician(journal),
            *wish(journal),
            *daily_life(journal),
            *glance(journal),
            *self._changes(),
            *less(journal, () if journal.recheck else self.value or self._next()[1]),
            self._where(),
        ]

    def _stopped(self) -> ipw.Widget:
        again = button("To the check", self.journal.guarded(self.journal.go, "check"), primary=True)
        because = words(self.journal.recheck_because)
        return card(heading("First the check again"), because, again, classes=["hb-gate"])

    def _undo(self) -> list[ipw.Widget]:
        notice = self.journal.saved
        if not notice.outcome:
            return []
        undo = button("Undo", self.journal.guarded(self.journal.undo), "hb-undo", says="Undo what was just saved")
        return [row(words(notice.text), undo, classes=["hb-saved"])]

    def _ways_in(self) -> list[ipw.Widget]:
        journal = self.journal
        one = button(
            "One thing now", journal.guarded(self._one_thing), "hb-one-thing", says="One gentle exercise, two minutes"
        )
        sample = button("Try with a sample person", journal.guarded(journal.try_sample), "hb-sample")
        setup = button("Set me up", journal.guarded(journal.go, "conversation"), "hb-setup", primary=True)
        return [
            card(heading("Set me up"), words("Three minutes: a short check, then a few questions. You get a week that suits you, with reasons."), setup),
            card(heading("One thing now"), words("One gentle exercise, two minutes, after three short questions."), one),
            card(heading("Just look around"), words("See twelve weeks of a made-up person. It stays apart from yours and leaves no trace."), sample),
        ]  # fmt: skip

    def _one_thing(self) -> None:
        self.journal.start([one_thing(self.journal.library)])

    def _morning(self, done: SessionDone) -> ipw.Widget:
        journal = self.journal
        usual = usual_pain(journal.history.own, journal.library)
        yours = f"; yours is usually {usual:g}" if usual is not None else ""
        pain = Scale(f"Hip pain this morning, 0 to 10{yours}")
        stiff = Choice("Stiffer than usual?", [("No", False), ("Yes", True)], value=False)
        new = new_signs(self.journal)

        def save() -> None:
            if pain.value is None:
                raise ValueError("Please choose a number for this morning's pain first.")
            context = journal.history.own, journal.library, journal.today
            changes = journal.save(
                morning_answer(done, pain.value, stiff.value, new.value, *context), message="Thank you."
            )
            answer = "Your plan has answered: see below." if changes else "Your plan stays as it is."
            journal.tell(journal.recheck_because or f"Thank you. {answer}")

        send = button("Save this morning", journal.guarded(save), "hb-save-morning", primary=True)
        question = "After your session" if is_next_day(done, journal.today) else "Has it settled?"
        return card(heading(question), pain, stiff, new, send, classes=["hb-morning"])

    def _changes(self) -> list[ipw.Widget]:
        recent = changes_today(self.journal.history, self.journal.today)
        if not recent:
            return []
        return [card(heading("What changed, and why"), *map(self._change, recent), classes=["hb-changes"])]

    def _change(self, changes: tuple[PlanChange, ...]) -> ipw.Widget:
        """One line for both sides where they changed alike."""
        library, change = self.journal.library, changes[0]
        name = on_side(library.item(change.exercise).name, None if len(changes) > 1 else change.side)
        after = f" Now: {library.item(change.instead).name}." if change.instead else ""
        stays = not change.instead and change.change != "stop"
        dose = f" Next time: {change.dose.words}." if change.dose and stays else ""
        why = "You asked for it." if change.change in ("swap", "easier", "harder") else change.reason
        sentence = f"{esc(self.journal.library.changes[change.change].name)}. {esc(why)}{esc(after)}{esc(dose)}"
        back = button("Undo this", self.journal.guarded(self.journal.take_back, *changes))
        return row(html(f"<p><strong>{esc(name)}</strong>: {sentence}</p>"), back, classes=["hb-change"])

    @property
    def _day(self) -> Day:
        return self.journal.week.days[self.journal.today.weekday()]

    def _items(self) -> tuple[Item, ...]:
        return self._day.items if self.journal.routine else ()

    def _resting(self) -> list[ipw.Widget]:
        """What hurt and rests today."""
        journal = self.journal
        until = {
            id: resting_until(id, journal.history, journal.library, journal.today) for id in journal.week.exercises
        }
        return [
            words(f"{journal.library.item(id).name} rests until {WEEKDAYS[day.weekday()]}, because it hurt.")
            for id, day in until.items() if day
        ]  # fmt: skip

    def _session(self) -> ipw.Widget:
        journal, items = self.journal, self.value
        done = [s for s in journal.history.sessions if s.on == journal.today]
        if done:
            return card(heading("Done for today"), words(f"{counted(len(done), 'session')} logged today. Tomorrow morning this page asks how it was."),
                        button("Practise again", journal.guarded(journal.start, items or self._next()[1]), "hb-start"))  # fmt: skip
        if not journal.week.exercises:
            to_you = button("To your answers", journal.guarded(journal.go, "you"))
            return card(heading("Nothing is left to plan"), words(nothing_fits(journal.week)), to_you)
        if not items:
            name, later = self._next()
            return card(heading("A rest day"), words(f"Your next session is on {name}. Rest is part of the plan. You may practise now all the same."),
                        self._list(later), button("Practise anyway", journal.guarded(journal.start, later), "hb-start"))  # fmt: skip
        total = sum(item.minutes for item in items)
        return card(
            heading(f"{KINDS[self._day.kind]}: {minutes(total)}"), self._list(items), *self._resting(),
            button("Start", journal.guarded(journal.start, items), "hb-start", primary=True, says="Start today's session"),
            *self._second_round(),
        )  # fmt: skip

    def _second_round(self) -> list[ipw.Widget]:
        """The way to a longer session, where today's leaves much of the minutes given unused."""
        journal = self.journal
        if journal.context.is_less or not is_short(self._day, journal.person.profile, journal.library):
            return []
        twice = with_second_round(self._day, journal.person.profile, journal.library)
        longer = minutes(sum(item.minutes for item in twice))
        start = journal.guarded(journal.start, twice)
        return [button(f"With a second round: {longer}", start, "hb-second-round")] if twice else []

    def _next(self) -> tuple[str, tuple[Item, ...]]:
        return next_session(self.journal.week, self.journal.today)

    def _list(self, items: tuple[Item, ...]) -> ipw.Widget:
        return html(
            "<ol class='hb-items'>"
            + "".join(f"<li>{item_line(i, self.journal.library, pictured=True)}</li>" for i in items)
            + "</ol>"
        )

    def _gate(self) -> ipw.Widget:
        screening = self.journal.person.screening
        to_check = button("Look at my answers", self.journal.guarded(self.journal.go, "check"))
        return card(heading("Please have this checked first"), html(bullets(screening.reasons)),
                    *(words(line, "hb-do") for line in screening.do), to_check, classes=["hb-gate"])  # fmt: skip

    def _where(self) -> ipw.Widget:
        paragraphs = "".join(f"<p>{esc(line)}</p>" for line in whereabouts(self.journal.log))
        return html(details("Where is my data?", paragraphs), "hb-where")


KINDS = {"main": "Today's session", "easy": "Today's session", "piece": "A few minutes for today"}
