"""Check: the signs that belong to a clinician, the conditions that change a plan, and their follow-up questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any

import ipywidgets as ipw

from ...app.conversation import BY_AGE
from ...app.verdict import stop_now, verdict
from ...model.profile import Profile, Released
from ...model.records import ProfileSaved
from ...model.safety import Gate
from ...screening.assessment import Screening
from ...screening.conditions import RELEASE, RELEASED_BY, RELEASED_ON
from ...screening.effects import as_date
from ...screening.implied import unplaced
from ...screening.person import stranger
from ...wording import sentence
from ..base.age import whole_age
from ..base.boxes import fill
from ..base.controls import Line, bullets, button, card, column, esc, heading, html, row, title, words
from ..base.screen import Screen
from ..base.verdict_card import by_mistake, clear_words, verdict_card
from .change_answer import names_under, ways_to_answers
from .clearances import Releases, given_to
from .questions import FollowUps, Group

NEXT, OPEN = "hb-next", "hb-open"
GROUPS = (
    (Gate.emergency, "Needs help at once", "Signs that cannot wait."),
    (Gate.same_day, "Needs someone today", "Signs that a clinician should see today."),
    (Gate.see_clinician, "Needs a word with a clinician first", "Signs to talk about before you begin."),
)


class Check(Screen):
    """The screen of the check, all on one page: may this reader begin? ``value`` is the profile as saved."""

    name = "check"
    follow = ("profile", "recheck")
    _quiet = False

    def _draw(self) -> list[ipw.Widget]:
        self.value = self.journal.profile
        old = self.value or stranger(self.journal.library)
        self._age = Line(
            "Your age in years", str(self.value.age) if self.value else "", hint="for example 46", classes=["hb-age"]
        )
        self._stop, self._problem = column(classes=["hb-stop-now"]), column(classes=["hb-problem"])
        self._stopped: str = ""
        self._marked: list[ipw.Widget] = []
        self._waiting: list[tuple[str, ipw.Widget]] = []
        self._groups, self._changed = list(self._make_groups(old)), False
        self._old = old
        library, today = self.journal.library, self.journal.today
        self._follow_ups = FollowUps(library, old.conditions, self._draft, today, self._heed)
        self._follow_ups.ticks.observe(self._something_changed, "value")
        self._age.observe(lambda _: self._follow_ups.draw(), "value")
        self._releases = Releases()
        self._result = column(classes=["hb-result"])
        save = button("Save and go on", self.journal.guarded(self._press), "hb-save-check", primary=True)
        self._tell(self.journal.screening)
        one_by_one = button("One question at a time", self.journal.guarded(self.journal.go, "conversation"), "hb-plain")
        return [
            self._stop,
            self._result,
            title(
                "Safety check",
                "Most people who answer yes here have nothing serious. It just should not be handled alone.",
            ),
            row(one_by_one),
            card(self._age),
            *(group.card for group in self._groups),
            card(heading("Do any of these apply to you?"), self._follow_ups.ticks),
            self._follow_ups.box,
            self._releases,
            self._problem,
            save,
        ]

    def _update(self, change: Any = None) -> None:
        if not self._quiet:
            super()._update(change)

    def _quietly(self, act: Callable[[], Any]) -> None:
        """Save without drawing the questions anew: whoever stands among them stays there."""
        self._quiet = True
        try:
            act()
        finally:
            self._quiet = False
        self._drawn = self._followed()

    def _make_groups(self, old: Profile) -> Iterable[Group]:
        library, afresh = self.journal.library, self.value is None or self.journal.recheck
        for gate, name, lead in GROUPS:
            flags = [flag for flag in library.red_flags.values() if flag.action == gate and flag.id != BY_AGE]
            yield Group(name, lead, flags, old.red_flags, afresh, self._heed)
        health = list(library.readiness.values())
        yield Group("About your health", "What your plan must know of.", health, old.red_flags, afresh, self._heed)

    def _something_changed(self, _: Any) -> None:
        """Ask the whole check again, once, when a condition is newly ticked."""
        new = self._follow_ups.ticks.value - (self.value.conditions.keys() if self.value else set())
        if self.value and new and not self._changed:
            self._changed = True
            for group in self._groups:
                group.ask_again()
            self.journal.tell("Something has changed for you, so please answer the whole check once more.")

    def _draft(self, conditions: dict) -> Profile:
        """The profile as it would be with these conditions, whatever else is still open."""
        return self._old.model_copy(update={"age": self._typed_age or self._old.age, "conditions": conditions})

    @property
    def _typed_age(self) -> int | None:
        with suppress(ValueError):
            return whole_age(self._age.value)
        return None

    def _heed(self, control: Any) -> None:
        """An answer that needs help at once stops everything there and then; it is in the log before more is asked."""
        draft = self._draft(self._follow_ups.answers).model_copy(update={"red_flags": self._flags})
        stop = stop_now(draft, self.journal.library, self.journal.today)
        if stop is None or control.value in (None, "no"):
            if stop is None:
                self._quietly(self._unsay)
            return
        mistake = by_mistake(self.journal.guarded(self._mistaken, control))
        fill(self._stop, verdict_card(stop), words("The other questions can wait."), mistake)
        if self._typed_age or self.value:
            self._quietly(lambda: self._keep(draft))
        self.journal.point_at("hb-stop-now")

    def _keep(self, draft: Profile) -> None:
        self._unsay_record()
        record = ProfileSaved(on=self.journal.today, profile=draft, checked=False)
        self._stopped = record.uid
        self.journal.save(record, message="", undoable=False)

    def _mistaken(self, control: Any) -> None:
        """Take the answer back, out of the log too, and ask again."""
        control.value = None
        self._point_at(control)

    def _unsay(self) -> None:
        fill(self._stop)
        self._unsay_record()

    def _unsay_record(self) -> None:
        if self._stopped:
            uid, self._stopped = self._stopped, ""
            self.journal.unsay(uid)

    @property
    def _flags(self) -> dict[str, Any]:
        """The signs that are not answered with no."""
        answers = {id: answer for group in self._groups for id, answer in group.value.items()}
        return {id: answer for id, answer in answers.items() if answer and answer != "no"}

    def _press(self) -> None:
        """Save, or say in the form itself what is missing, with a way to each of it."""
        try:
            self._save()
        except ValueError as problem:
            ways = [
                button(name, partial(self._to, control), "hb-line-button", "hb-icon-on")
                for name, control in self._waiting
            ]
            fill(
                self._problem,
                card(html(f"<p role='alert'>{esc(sentence(str(problem)))}</p>"), *ways, classes=["hb-missing"]),
            )
            self.journal.tell(sentence(str(problem)), "open")

    def _to(self, control: ipw.Widget, _: Any) -> None:
        self._point_at(control)

    def _save(self) -> None:
        self._waiting = []
        self._no_future_dates()
        self._nothing_open()
        profile = self._profile(self._flags)
        self._all_placed(profile)
        stopped, self._stopped = self._stopped, ""
        is_first = self.value is None
        record = ProfileSaved(on=self.journal.today, profile=profile)
        self.journal.save(record, message="Your check is saved.", instead_of=stopped or None)
        screening = self.journal.person.screening
        self._tell(screening)
        if screening.cleared:
            self.journal.go("you" if is_first else "routine")
        else:
            self.journal.point_at("hb-result")

    def _nothing_open(self) -> None:
        """Raise ValueError, and point at the first, where a deciding question has no answer; "not sure" is one."""
        groups = [(group.name, ask, control) for group in self._groups for ask, control in group.open]
        waiting = [*groups, *self._follow_ups.open()]
        if waiting:
            self._waiting = [(f"{name}: {ask}", control) for name, ask, control in waiting]
            self._point_at(waiting[0][2])
            many = sum(answer is None for group in self._groups for answer in group.value.values())
            raise ValueError(_still_open(many + len(waiting) - len(groups), [name for name, *_ in waiting]))

    def _all_placed(self, profile: Profile) -> None:
        """Raise ValueError where a yes points to entries of which none is ticked."""
        library = self.journal.library
        flag = next((flag for flag in library.readiness.values() if unplaced(flag, profile, library)), None)
        if flag:
            self._waiting = [("The list of conditions", self._follow_ups.ticks)]
            self._point_at(self._follow_ups.ticks)
            names = "; ".join(library.conditions[id].to_tick for id in flag.points_to)
            raise ValueError(f"Which of these is it? You answered: {flag.ask} Please tick one below: {names}.")

    def _point_at(self, control: ipw.Widget) -> None:
        """Give this control the focus and the mark of being next; what else waits is marked as well."""
        for before in self._marked:
            before.remove_class(NEXT)
            before.remove_class(OPEN)
        self._marked = [control, *(other for _, other in self._waiting if other is not control)]
        for other in self._marked[1:]:
            other.add_class(OPEN)
        control.add_class(NEXT)
        self.journal.point_at(NEXT)

    def _age_given(self) -> int:
        try:
            return whole_age(self._age.value)
        except ValueError:
            self._waiting = [("Your age", self._age)]
            self._point_at(self._age)
            raise

    def _no_future_dates(self) -> None:
        given = [*(clearance.get(RELEASED_ON) for clearance in self._releases.value.values()), *self._follow_ups.dates]
        if any(day > self.journal.today for day in map(as_date, given) if day):
            raise ValueError("One of the dates lies in the future. Please give a day that has been.")

    def _profile(self, flags: dict[str, str]) -> Profile:
        given = self._releases.value
        conditions = self._follow_ups.answers
        for id, clearance in given.items():
            if id in conditions or (clearance and id in self.journal.library.conditions):
                answers = {key: answer for key, answer in conditions.get(id, {}).items() if key not in RELEASE}
                conditions[id] = answers | clearance
        age = self._age_given()
        old = self.journal.profile or Profile(age=age)
        earlier = {id: released for id, released in old.releases.items() if id in flags and id not in given}
        new = {
            id: Released(on=clearance[RELEASED_ON], by=clearance.get(RELEASED_BY, ""))
            for id, clearance in given.items()
            if id in flags and clearance
        }
        return Profile(**dict(old) | {
            "age": age, "red_flags": flags, "conditions": conditions, "releases": earlier | new,
        })  # fmt: skip

    def _tell(self, screening: Screening | None) -> None:
        """The verdict stands first on the screen, where there is one."""
        profile = self.journal.profile
        if profile and screening:
            ids, called = (*screening.releasable, *given_to(profile)), names_under(screening, self.journal.library)
            self._releases.ask(ids, self.journal.library, profile, called)
        shut = verdict(screening, self.journal.library) if screening else None
        if screening and shut:
            ways = ways_to_answers(screening, self.journal.library, self._control_of, self._to)
            fill(self._result, verdict_card(shut), *ways)
        elif screening and self.journal.recheck:
            again = words(self.journal.recheck_because)
            fill(self._result, card(heading("Please answer this once more"), again, classes=["hb-again-due"]))
        elif screening:
            notes = html(bullets(screening.notes)) if screening.notes else html("")
            fill(self._result, card(heading("You can begin"), words(clear_words(screening)), notes))
        else:
            fill(self._result)

    def _control_of(self, id: str) -> ipw.Widget | None:
        if id == BY_AGE:
            return self._age
        controls = [control for group in self._groups if (control := group.control_of(id))]
        return next(iter(controls), None) or self._follow_ups.control_of(id)


def _still_open(many: int, names: list[str]) -> str:
    are = "question is" if many == 1 else "questions are"
    return f"{many} {are} still open: {'; '.join(dict.fromkeys(names))}. “Not sure” is an answer too."
