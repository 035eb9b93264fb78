"""Check: the signs that belong to a clinician, the conditions that change a plan, and their follow-up questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ipywidgets as ipw

from ...model.profile import Profile, Released
from ...model.records import ProfileSaved
from ...model.safety import Gate
from ...screening.conditions import RELEASE, RELEASED_BY, RELEASED_ON
from ...screening.effects import as_date
from ...screening.implied import unplaced
from ...screening.person import stranger
from ..base.boxes import fill
from ..base.controls import Line, bullets, button, card, column, details, esc, heading, html, title
from ..base.screen import Screen
from .clearances import Releases, given_to
from .questions import FollowUps, Group

OLDEST = 120
NEXT = "hb-next"
FIRST = 3
GROUPS = (
    (Gate.emergency, "Needs help at once", "Signs that cannot wait."),
    (Gate.same_day, "Needs someone today", "Signs that a clinician should see today."),
    (Gate.see_clinician, "Needs a word with a clinician first", "Signs to talk about before you begin."),
)


class Check(Screen):
    """Is it safe to begin? ``value`` is the profile as saved."""

    name = "check"
    follow = ("profile", "recheck")

    def _draw(self) -> list[ipw.Widget]:
        self.value = self.journal.profile
        old = self.value or stranger(self.journal.library)
        self._age = Line("Your age in years", str(self.value.age) if self.value else "", hint="for example 46")
        self._groups, self._changed = list(self._asked(old)), False
        self._next: ipw.Widget | None = None
        self._old = old
        self._follow_ups = FollowUps(self.journal.library, old.conditions, self._draft, self.journal.today)
        self._follow_ups.ticks.observe(self._something_changed, "value")
        self._age.observe(lambda _: self._follow_ups.draw(), "value")
        self._releases = Releases()
        self._result = column(classes=["hb-result"])
        save = button("Save and go on", self.journal.guarded(self._save), "hb-save-check", primary=True)
        self._tell(self.journal.screening)
        return [
            title(
                "Check", "Most people who answer yes here have nothing serious. It just should not be handled alone."
            ),
            card(self._age),
            *(group.card for group in self._groups),
            card(heading("Do any of these apply to you?"), self._follow_ups.ticks),
            self._follow_ups.box,
            self._result,
            self._releases,
            save,
        ]

    def _asked(self, old: Profile) -> Iterable[Group]:
        library, afresh = self.journal.library, self.value is None or self.journal.recheck
        for gate, name, lead in GROUPS:
            flags = [flag for flag in library.red_flags.values() if flag.action == gate and flag.id != "under18"]
            yield Group(name, lead, flags, old.red_flags, afresh)
        yield Group("About your health", "General readiness.", list(library.readiness.values()), old.red_flags, afresh)

    def _something_changed(self, _: Any) -> None:
        """A condition that is new calls for the whole check, once."""
        new = self._follow_ups.ticks.value - (self.value.conditions.keys() if self.value else set())
        if self.value and new and not self._changed:
            self._changed = True
            for group in self._groups:
                group.ask_again()
            self.journal.tell("Something has changed for you, so please answer the whole check once more.")

    def _draft(self, conditions: dict) -> Profile:
        """The profile as it would be with these conditions, whatever else is still open."""
        typed = self._age.value.strip()
        age = int(typed) if typed.isdigit() and 1 <= int(typed) <= OLDEST else self._old.age
        return self._old.model_copy(update={"age": age, "conditions": conditions})

    def _save(self) -> None:
        answers = {id: answer for group in self._groups for id, answer in group.value.items()}
        self._no_future_dates()
        self._nothing_open()
        profile = self._profile({id: answer for id, answer in answers.items() if answer and answer != "no"})
        self._all_placed(profile)
        self.journal.save(ProfileSaved(on=self.journal.today, profile=profile), message="Your check is saved.")
        screening = self.journal.person.screening
        self._tell(screening)
        if screening.cleared:
            self.journal.go("you" if not self.journal.history.sessions else "routine")
        else:
            self.journal.tell("Saved. Please read what it says below your answers.", "problem")

    def _nothing_open(self) -> None:
        """Every question that decides something has an answer; "not sure" is one."""
        groups = [(group.name, control) for group in self._groups for control in group.open]
        waiting = [*groups, *self._follow_ups.open()]
        if waiting:
            self._point_at(waiting[0][1])
            many = sum(answer is None for group in self._groups for answer in group.value.values())
            raise ValueError(_still_open(many + len(waiting) - len(groups), [name for name, _ in waiting]))

    def _all_placed(self, profile: Profile) -> None:
        """A yes that points to an entry has one of them ticked."""
        library = self.journal.library
        flag = next((flag for flag in library.readiness.values() if unplaced(flag, profile, library)), None)
        if flag:
            self._point_at(self._follow_ups.ticks)
            names = "; ".join(library.conditions[id].name for id in flag.points_to)
            raise ValueError(f"Which of these is it? You answered: {flag.ask} Please tick one below: {names}.")

    def _point_at(self, control: ipw.Widget) -> None:
        """Give this control the focus, and no other the mark of being next."""
        if self._next is not None:
            self._next.remove_class(NEXT)
        self._next = control
        control.add_class(NEXT)
        self.journal.point_at(NEXT)

    def _age_given(self) -> int:
        typed = self._age.value.strip()
        if not typed.isdigit() or not 1 <= int(typed) <= OLDEST:
            raise ValueError(f"Please give your age in whole years, from 1 to {OLDEST}.")
        return int(typed)

    def _no_future_dates(self) -> None:
        given = [*(told.get(RELEASED_ON) for told in self._releases.value.values()), *self._follow_ups.dates]
        if any(day > self.journal.today for day in map(as_date, given) if day):
            raise ValueError("One of the dates lies in the future. Please give a day that has been.")

    def _profile(self, flags: dict[str, str]) -> Profile:
        given = self._releases.value
        conditions = self._follow_ups.answers
        for id, told in given.items():
            if id in conditions or (told and id in self.journal.library.conditions):
                kept = {key: answer for key, answer in conditions.get(id, {}).items() if key not in RELEASE}
                conditions[id] = kept | told
        age = self._age_given()
        old = self.journal.profile or Profile(age=age)
        kept = {id: released for id, released in old.releases.items() if id in flags and id not in given}
        said = {
            id: Released(on=told[RELEASED_ON], by=told.get(RELEASED_BY, ""))
            for id, told in given.items()
            if id in flags and told
        }
        return Profile(**dict(old) | {
            "age": age, "red_flags": flags, "conditions": conditions, "releases": kept | said,
        })  # fmt: skip

    def _tell(self, screening: Any) -> None:
        profile = self.journal.profile
        if profile:
            self._releases.ask((*screening.releasable, *given_to(profile)), self.journal.library, profile)
        if screening is None:
            fill(self._result)
        elif screening.cleared:
            notes = bullets(screening.notes) if screening.notes else ""
            cap = f"<p>Pain during exercise up to {screening.pain_cap} of 10 is accepted for you.</p>"
            fill(self._result, card(heading("You can begin"), html(notes + cap)))
        else:
            do = "".join(f"<p class='hb-do'>{esc(line)}</p>" for line in screening.do)
            fill(
                self._result,
                card(
                    heading("Please have this checked first"),
                    html(_gravest_first(screening.reasons) + do),
                    classes=["hb-gate"],
                ),
            )


def _gravest_first(reasons: tuple[str, ...]) -> str:
    """The first few reasons; the others wait behind a fold, so that what matters most is read."""
    more = details(f"And {len(reasons) - FIRST} more", bullets(reasons[FIRST:])) if len(reasons) > FIRST else ""
    return bullets(reasons[:FIRST]) + more


def _still_open(many: int, names: list[str]) -> str:
    are = "question is" if many == 1 else "questions are"
    return f"{many} {are} still open: {'; '.join(dict.fromkeys(names))}. “Not sure” is an answer too."
