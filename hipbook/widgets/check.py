"""Check: the signs that belong to a clinician, the conditions that change a plan, and their follow-up questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ipywidgets as ipw

from ..profile import Profile
from ..records import ProfileSaved
from ..rulings import as_date
from ..safety import Gate
from ..screening import RELEASED_BY, RELEASED_ON, screen
from .controls import (
    Line,
    bullets,
    button,
    card,
    column,
    esc,
    heading,
    html,
    title,
)
from .questions import FollowUps, Group, Releases
from .screen import Screen

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
        old = self.value or Profile(age=self.journal.library.rule("adult_age"))
        self._age = Line("Your age in years", str(self.value.age) if self.value else "", hint="for example 46")
        self._groups = list(self._asked(old))
        self._follow_ups = FollowUps(self.journal.library.conditions, old.conditions)
        releases = column()
        self._releases = Releases(releases)
        self._result = column(classes=["hb-result"])
        save = button("Save and go on", self.journal.kindly(self._save), "hb-save-check", primary=True)
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
            releases,
            save,
        ]

    def _asked(self, old: Profile) -> Iterable[Group]:
        library, afresh = self.journal.library, self.value is None or self.journal.recheck
        for gate, name, lead in GROUPS:
            flags = [flag for flag in library.red_flags.values() if flag.action == gate and flag.id != "under18"]
            yield Group(name, lead, flags, old.red_flags, afresh)
        yield Group("About your health", "General readiness.", list(library.readiness.values()), old.red_flags, afresh)

    def _save(self) -> None:
        self._no_future_dates()
        answers = {id: answer for group in self._groups for id, answer in group.value.items()}
        still_open = sum(answer is None for answer in answers.values())
        if still_open:
            raise ValueError(
                f"{still_open} questions are still open. Say for each group whether any of it is so for you."
            )
        profile = self._profile({id: answer for id, answer in answers.items() if answer != "no"})
        screening = screen(profile, self.journal.library, self.journal.today)
        self.journal.save(ProfileSaved(on=self.journal.today, profile=profile), told="Your check is saved.")
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
        given = [*self._releases.dates.values(), *self._follow_ups.dates]
        if any(as_date(day) > self.journal.today for day in given):
            raise ValueError("One of the dates lies in the future. Please give a day that has been.")

    def _profile(self, flags: dict[str, str]) -> Profile:
        given, who = self._releases.dates, self._releases.who
        conditions = {
            id: answers | ({RELEASED_ON: given[id], RELEASED_BY: who} if id in given else {})
            for id, answers in self._follow_ups.answers.items()
        }  # fmt: skip
        age = self._age_given()
        old = self.journal.profile or Profile(age=age)
        kept = {id: day for id, day in old.releases.items() if id in flags}
        releases = kept | {id: as_date(day) for id, day in given.items() if id in flags}
        return Profile(**dict(old) | {
            "age": age, "red_flags": flags, "conditions": conditions, "releases": releases,
        })  # fmt: skip

    def _tell(self, screening: Any) -> None:
        if screening is None:
            self._result.children = []
        elif screening.cleared:
            notes = bullets(screening.notes) if screening.notes else ""
            cap = f"<p>Pain during exercise up to {screening.pain_cap} of 10 is accepted for you.</p>"
            self._result.children = [card(heading("You can begin"), html(notes + cap))]
        else:
            self._releases.ask(screening.releasable, self.journal.library)
            do = "".join(f"<p class='hb-do'>{esc(line)}</p>" for line in screening.do)
            self._result.children = [
                card(
                    heading("Please have this checked first"),
                    html(bullets(screening.reasons) + do),
                    classes=["hb-gate"],
                )
            ]
