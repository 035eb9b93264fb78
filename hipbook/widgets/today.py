"""Today: the morning question, today's session, what changed and why; on the first visit three ways in."""

from __future__ import annotations

from datetime import timedelta

import ipywidgets as ipw

from ..adapting import awaited_morning
from ..doses import shrunk
from ..planner import WEEKDAYS, Item
from ..records import Flare, Morning, PlanChange, Psfs, SessionDone
from ..zones import is_late, usual_pain
from .cards import item_line, minutes, nothing_fits
from .controls import Choice, Scale, Several, bullets, button, card, details, esc, heading, html, row, title, words
from .glance import glance
from .place import whereabouts
from .screen import Screen


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
        day = f"{WEEKDAYS[journal.today.weekday()]}, {journal.today.day} {journal.today:%B}"
        if not journal.screening.cleared:
            return [title("Today", day), self._gate(), self._where()]
        morning = awaited_morning(journal.history, journal.library, journal.today)
        return [
            title("Today", day),
            *self._undo(),
            *([self._morning(morning)] if morning else []),
            self._stopped() if journal.recheck else self._session(),
            *self._wish(),
            *self._daily_life(),
            *glance(journal),
            *self._changes(),
            *self._flare(),
            self._where(),
        ]

    def _stopped(self) -> ipw.Widget:
        again = button("To the check", self.journal.kindly(self.journal.go, "check"), primary=True)
        because = words(self.journal.recheck_because)
        return card(heading("First the check again"), because, again, classes=["hb-gate"])

    def _undo(self) -> list[ipw.Widget]:
        notice = self.journal.saved
        if not (notice.uids or notice.gone):
            return []
        undo = button("Undo", self.journal.kindly(self.journal.undo), "hb-undo", says="Undo what was just saved")
        return [row(words(notice.text), undo, classes=["hb-saved"])]

    def _ways_in(self) -> list[ipw.Widget]:
        journal = self.journal
        one = button(
            "One thing now", journal.kindly(self._one_thing), "hb-one-thing", says="One gentle exercise, two minutes"
        )
        sample = button("Try with a sample person", journal.kindly(journal.try_sample), "hb-sample")
        setup = button("Set me up", journal.kindly(journal.go, "check"), "hb-setup", primary=True)
        return [
            card(heading("Set me up"), words("Three minutes: a short check, then a few questions. You get a week that suits you, with reasons."), setup),
            card(heading("One thing now"), words("One gentle exercise, two minutes, after three short questions."), one),
            card(heading("Just look around"), words("See twelve weeks of a made-up person. It stays apart from yours and leaves no trace."), sample),
        ]  # fmt: skip

    def _one_thing(self) -> None:
        library = self.journal.library
        id = library.rule("one_thing_exercise")
        dose = library.dose(id)
        sides = ("left", "right") if library.exercises[id].laterality == "each" else ()
        self.journal.start(
            [Item(id, dose, sides, library.rule("one_thing_min"), "Gentle, and nothing in the book speaks against it.")]
        )

    def _morning(self, done: SessionDone) -> ipw.Widget:
        journal = self.journal
        usual = usual_pain(journal.history, journal.library)
        yours = f"; yours is usually {usual:g}" if usual is not None else ""
        pain = Scale(f"Hip pain this morning, 0 to 10{yours}")
        stiff = Choice("Stiffer than usual?", [("No", False), ("Yes", True)], value=False)
        new = self._new_signs()
        next_day = journal.today - done.on == timedelta(1)

        def save() -> None:
            if pain.value is None:
                raise ValueError("Please choose a number for this morning's pain first.")
            record = Morning(
                on=journal.today, after=done.on, pain=pain.value, stiffer=stiff.value, signs=sorted(new.value)
            )
            late = is_late(journal.history, journal.library, done.on, record)
            changes = journal.save(record.model_copy(update={"still_up": late and not next_day}), told="Thank you.")
            answer = "Your plan has answered: see below." if changes else "Your plan stays as it is."
            journal.tell(journal.recheck_because or f"Thank you. {answer}")

        send = button("Save this morning", journal.kindly(save), "hb-save-morning", primary=True)
        asked = "After your session" if next_day else "Has it settled?"
        return card(heading(asked), pain, stiff, new, send, classes=["hb-morning"])

    def _wish(self) -> list[ipw.Widget]:
        """After the second session, once: keep, soften or swap?"""
        sessions = self.journal.history.sessions
        due = self.journal.library.rule("keep_soften_swap_session")
        if len(sessions) < due or self._has_wished():
            return []
        act = self.journal.kindly
        return [card(
            heading("Two sessions done: keep, soften or swap?"),
            words("You have tried it for a couple of days. What would you like?"),
            row(button("Keep it", act(self._keep)), button("Soften it", act(self._soften)),
                button("Swap something", act(self.journal.go, "routine"))),
        )]  # fmt: skip

    def _has_wished(self) -> bool:
        asked = {"swap", "easier", "harder", "never"}
        return any(c.rule in ("kept", "softened") or c.change in asked for c in self.journal.history.plan_changes)

    def _daily_life(self) -> list[ipw.Widget]:
        """Every two weeks: how well do the daily things go now?"""
        journal = self.journal
        goals = journal.profile.goals
        last = max((score.on for score in journal.history.psfs), default=None)
        if not goals or (last and (journal.today - last).days < journal.library.rule("psfs_days")):
            return []
        scales = {goal: Scale(f"{goal}: how well can you do it now?", "cannot", "as before") for goal in goals}

        def save() -> None:
            scores = [
                Psfs(on=journal.today, activity=g, score=s.value) for g, s in scales.items() if s.value is not None
            ]
            if not scores:
                raise ValueError("Please choose a number for at least one of them; 0 means you cannot do it.")
            journal.save(*scores, told="Thank you. Progress shows it.")

        send = button("Save the scores", journal.kindly(save), "hb-save-daily", primary=True)
        return [card(heading("How is daily life?"), *scales.values(), send, classes=["hb-daily"])]

    def _keep(self) -> None:
        item = self.value[0] if self.value else None
        name = item.exercise if item else self.journal.routine.exercises[0]
        self.journal.save(
            PlanChange(on=self.journal.today, exercise=name, change="repeat", rule="kept"), told="Kept as it is."
        )

    def _soften(self) -> None:
        library, today = self.journal.library, self.journal.today
        share, why = library.rule("late_cut"), {"rule": "softened", "reason": "You asked for a softer plan."}
        items = {item.exercise: item for day in self.journal.routine.days for item in day.items}.values()
        changes = [
            PlanChange(
                on=today,
                exercise=item.exercise,
                side=side,
                change="reduce",
                dose=shrunk(item.dose, share, library),
                **why,
            )
            if item.exercise in library.exercises
            else PlanChange(on=today, exercise=item.exercise, change="reduce", **why)
            for item in items
            for side in (item.sides or (None,))
        ]
        self.journal.save(*changes, told="Softened: clearly less of everything.")

    def _changes(self) -> list[ipw.Widget]:
        made = {(c.exercise, c.side): c for c in self.journal.history.plan_changes if c.reason and not c.undone}
        recent = [change for change in made.values() if change.on == self.journal.today]
        if not recent:
            return []
        alike: dict[tuple, list[PlanChange]] = {}
        for change in recent:
            alike.setdefault((change.exercise, change.change, change.reason, change.dose), []).append(change)
        return [card(heading("What changed, and why"), *map(self._change, alike.values()), classes=["hb-changes"])]

    def _change(self, changes: list[PlanChange]) -> ipw.Widget:
        """One line for both sides where they changed alike."""
        library, change = self.journal.library, changes[0]
        sides = "" if len(changes) > 1 or not change.side else f", {change.side} side"
        name = library.named(change.exercise).name + sides
        after = f" Now: {library.named(change.instead).name}." if change.instead else ""
        stays = change.dose and not change.instead and change.change != "stop"
        dose = f" Next time: {change.dose.words}." if stays else ""
        why = "You asked for it." if change.change in ("swap", "easier", "harder") else change.reason
        told = f"{esc(CHANGES[change.change])}. {esc(why)}{esc(after)}{esc(dose)}"
        back = button("Undo this", self.journal.kindly(self.journal.take_back, *changes))
        return row(html(f"<p><strong>{esc(name)}</strong>: {told}</p>"), back, classes=["hb-change"])

    def _items(self) -> tuple[Item, ...]:
        routine = self.journal.routine
        return routine.days[self.journal.today.weekday()].items if routine else ()

    def _session(self) -> ipw.Widget:
        journal, items = self.journal, self.value
        done = [s for s in journal.history.sessions if s.on == journal.today]
        if done:
            return card(heading("Done for today"), words(f"{len(done)} session{'s' * (len(done) > 1)} logged today. Tomorrow morning this page asks how it was."),
                        button("Practise again", journal.kindly(journal.start, items or self._next()[1]), "hb-start"))  # fmt: skip
        if not journal.routine.exercises:
            to_you = button("To your answers", journal.kindly(journal.go, "you"))
            return card(heading("Nothing is left to plan"), words(nothing_fits(journal.routine)), to_you)
        if not items:
            name, later = self._next()
            return card(heading("A rest day"), words(f"Your next session is on {name}. Rest is part of the plan. You may practise now all the same."),
                        self._list(later), button("Practise anyway", journal.kindly(journal.start, later), "hb-start"))  # fmt: skip
        total = sum(item.minutes for item in items)
        return card(
            heading(f"Today's session: {minutes(total)}"), self._list(items),
            button("Start", journal.kindly(journal.start, items), "hb-start", primary=True, says="Start today's session"),
        )  # fmt: skip

    def _next(self) -> tuple[str, tuple[Item, ...]]:
        days = self.journal.routine.days
        ahead = [(self.journal.today.weekday() + n) % 7 for n in range(1, 8)]
        day = next((d for d in ahead if days[d].items), ahead[0])
        return WEEKDAYS[day], days[day].items

    def _list(self, items: tuple[Item, ...]) -> ipw.Widget:
        return html(
            "<ol class='hb-items'>"
            + "".join(f"<li>{item_line(i, self.journal.library, pictured=True)}</li>" for i in items)
            + "</ol>"
        )

    def _gate(self) -> ipw.Widget:
        screening = self.journal.screening
        to_check = button("Look at my answers", self.journal.kindly(self.journal.go, "check"))
        return card(heading("Please have this checked first"), html(bullets(screening.reasons)),
                    *(words(line, "hb-do") for line in screening.do), to_check, classes=["hb-gate"])  # fmt: skip

    def _flare(self) -> list[ipw.Widget]:
        flares, today = self.journal.history.flares, self.journal.today
        act = self.journal.kindly
        if flares and flares[-1].ended is None:
            over, new = Flare(on=today, ended=today), self._new_signs()
            noted = [] if self.journal.recheck else [new, button("Save what is new", act(self._came_with, new))]
            return [card(heading("Flare mode is on"), words("Shorter, gentler, goals paused. Nothing is lost."), *noted,
                         button("The flare is over", act(self.journal.save, over), "hb-flare-over"))]  # fmt: skip
        begun = button(
            "My hip is flaring",
            act(self.journal.save, Flare(on=today)),
            "hb-flare",
            says="A shorter, gentler set until it settles",
        )
        return [row(begun)]

    def _new_signs(self) -> Several:
        listed = [(sign.name, id) for id, sign in self.journal.library.new_signs.items()]
        return Several("Anything new since yesterday? Leave it empty if not.", listed)

    def _came_with(self, new: Several) -> None:
        """What came with the flare belongs to its record, so the flare is saved anew with it."""
        if not new.value:
            raise ValueError("Please tick what is new; if nothing is, there is nothing to save.")
        flare = self.journal.history.flares[-1]
        self.journal.log.undo(flare.uid)
        self.journal.save(Flare(on=flare.on, signs=sorted(new.value), note=flare.note), told="Kept.", undoable=False)

    def _where(self) -> ipw.Widget:
        told = "".join(f"<p>{esc(line)}</p>" for line in whereabouts(self.journal.log))
        return html(details("Where is my data?", told), "hb-where")


CHANGES = {
    "progress": "a step further", "reduce": "a little less", "regress": "an easier one for now", "stop": "left out for now",
    "swap": "swapped", "easier": "an easier one", "harder": "a harder one", "never": "never again", "repeat": "the same",
    "add": "added",
}  # fmt: skip
