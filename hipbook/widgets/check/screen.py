"""Check: the signs that belong to a clinician, the conditions that change a plan, and their follow-up questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ipywidgets as ipw

from ...model.profile import Profile, Released
from ...model.records import ProfileSaved
from ...model.safety import Gate
from ...screening.conditions import RELEASE, RELEASED_BY, RELEASED_ON, as_date
from ..base.controls import Line, bullets, button, card, column, esc, heading, html, title
from ..base.screen import Screen
from .clearances import Releases, given_to
from .questions import FollowUps, Group

OLDEST = 120
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
        old = self.value or Profile(age=self.journal.library.rule.screening.adult_age)
        self._age = Line("Your age in years", str(self.value.age) if self.value else "", hint="for example 46")
        self._groups, self._changed = list(self._asked(old)), False
        self._follow_ups = FollowUps(self.journal.library.conditions, old.conditions)
        self._follow_ups.ticks.observe(self._something_changed, "value")
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

    def _save(self) -> None:
        answers = {id: answer for group in self._groups for id, answer in group.value.items()}
        self._no_future_dates()
        still_open = sum(answer is None for answer in answers.values())
        if still_open:
            raise ValueError(
                f"{still_open} questions are still open. Say for each group whether any of it is so for you."
            )
        profile = self._profile({id: answer for id, answer in answers.items() if answer != "no"})
        self.journal.save(ProfileSaved(on=self.journal.today, profile=profile), told="Your check is saved.")
        screening = self.journal.screening
        self._tell(screening)
        if screening.cleared:
            self.journal.go("you" if not self.journal.history.sessions else "routine")
        else:
            self.journal.tell("Saved. Please read what it says below your answers.", "problem")

    def _age_given(self) -> int:
        typed = self._age.value.strip()
        if not typed.isdigit() or not 1 <= int(typed) <= OLDEST:
            raise ValueError(f"Please give your age in whole years, from 1 to {OLDEST}.")
        return int(typed)

    def _no_future_dates(self) -> None:
        given = [*(told.get(RELEASED_ON) for told in self._releases.value.values()), *self._follow_ups.dates]
        if any(as_date(day) > self.journal.today for day in given if day):
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
            self._result.children = []
        elif screening.cleared:
            notes = bullets(screening.notes) if screening.notes else ""
            cap = f"<p>Pain during exercise up to {screening.pain_cap} of 10 is accepted for you.</p>"
            self._result.children = [card(heading("You can begin"), html(notes + cap))]
        else:
            do = "".join(f"<p class='hb-do'>{esc(line)}</p>" for line in screening.do)
            self._result.children = [
                card(
                    heading("Please have this checked first"),
                    html(bullets(screening.reasons) + do),
                    classes=["hb-gate"],
                )
            ]
