"""Check: the signs that belong to a clinician, the conditions that change a plan, and their follow-up questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ipywidgets as ipw

from ..profile import Profile
from ..records import ProfileSaved
from ..rulings import as_date
from ..safety import Condition, Gate, Question, RedFlag
from ..screening import RELEASED_BY, RELEASED_ON, screen
from .controls import (
    Choice,
    Line,
    Several,
    bullets,
    button,
    card,
    column,
    details,
    esc,
    heading,
    html,
    title,
    words,
)
from .screen import Screen

OLDEST = 120
ANSWERS = [("No", "no"), ("Not sure", "not_sure"), ("Yes", "yes")]
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
        self._flags: dict[str, Choice] = {}
        self._asks_afresh = self.value is None or self.journal.recheck
        self._follow_ups = _FollowUps(self.journal.library.conditions, old.conditions)
        releases = column()
        self._releases = _Releases(releases)
        self._result = column(classes=["hb-result"])
        save = button("Save and go on", self.journal.kindly(self._save), "hb-save-check", primary=True)
        self._tell(self.journal.screening)
        return [
            title(
                "Check", "Most people who answer yes here have nothing serious. It just should not be handled alone."
            ),
            card(self._age),
            *self._groups(old),
            card(heading("Do any of these apply to you?"), self._follow_ups.ticks),
            self._follow_ups.box,
            self._result,
            releases,
            save,
        ]

    def _groups(self, old: Profile) -> Iterable[ipw.Widget]:
        for gate, name, lead in GROUPS:
            flags = [f for f in self.journal.library.red_flags.values() if f.action == gate and f.id != "under18"]
            yield self._group(name, lead, flags, old)
        yield self._group("About your health", "General readiness.", list(self.journal.library.readiness.values()), old)

    def _group(self, name: str, lead: str, flags: list[RedFlag], old: Profile) -> ipw.Widget:
        """The signs as a list with one question; each is asked by itself only where one of them may be so."""
        asked = {flag.id: self._question(flag, old) for flag in flags}
        self._flags |= asked
        before = None if self._asks_afresh else "some" if set(asked) & set(old.red_flags) else "none"
        any_of = Choice(
            "Is any of these so for you?",
            [("None of these", "none"), ("One of them, or not sure", "some")],
            before,
            classes=["hb-any"],
        )
        one_by_one = column()

        def follow(_: Any = None) -> None:
            one_by_one.children = list(asked.values()) if any_of.value == "some" else []
            if any_of.value == "none":
                for choice in asked.values():
                    choice.value = "no"

        any_of.observe(follow, "value")
        follow()
        signs = "".join(f"<li>{esc(flag.ask)}{_counts(flag)}</li>" for flag in flags)
        return card(heading(name), words(lead), html(f"<ul>{signs}</ul>"), any_of, one_by_one)

    def _question(self, flag: RedFlag, old: Profile) -> Choice:
        before = old.red_flags.get(flag.id, None if self._asks_afresh else "no")
        return Choice(flag.ask, ANSWERS, before, classes=["hb-flag"])

    def _save(self) -> None:
        self._no_future_dates()
        open_ones = [choice for choice in self._flags.values() if choice.value is None]
        if open_ones:
            raise ValueError(
                f"{len(open_ones)} questions are still open. Say for each group whether any of it is so for you."
            )
        profile = self._profile()
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

    def _profile(self) -> Profile:
        flags = {id: choice.value for id, choice in self._flags.items() if choice.value != "no"}
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


def _counts(flag: RedFlag) -> str:
    return details("What counts", bullets(flag.includes)) if flag.includes else ""


class _FollowUps:
    """The list of conditions to tick, and the questions of those that are ticked."""

    def __init__(self, conditions: dict[str, Condition], known: dict[str, dict[str, Any]]):
        self._conditions, self._known = conditions, known
        self._asked: dict[str, dict[str, Any]] = {}
        self.ticks = Several("Tick what a clinician has told you, or what you know of yourself.",
                             [(c.name, id) for id, c in conditions.items()], known)  # fmt: skip
        self.box = column()
        self.ticks.observe(lambda _: self._draw(), "value")
        self._draw()

    def _draw(self) -> None:
        ticked = [id for id in self._conditions if id in self.ticks.value]
        for id in ticked:
            if id not in self._asked:
                self._asked[id] = {
                    q.id: _asked(q, self._known.get(id, {}).get(q.id)) for q in self._conditions[id].questions
                }
        self.box.children = [
            card(heading(self._conditions[id].name), words(self._conditions[id].says), *self._asked[id].values())
            for id in ticked
        ]

    @property
    def dates(self) -> list[str]:
        fields = (field for id in self.ticks.value for field in self._asked[id].values())
        return [str(field.value) for field in fields if isinstance(field, _Day) and field.value]

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        return {id: self._released(id) | self._given(id) for id in sorted(self.ticks.value)}

    def _given(self, id: str) -> dict[str, Any]:
        values = {question: field.value for question, field in self._asked[id].items()}
        return {question: str(value) for question, value in values.items() if value}

    def _released(self, id: str) -> dict[str, Any]:
        return {key: told for key, told in self._known.get(id, {}).items() if key in (RELEASED_ON, RELEASED_BY)}


def _asked(question: Question, known: Any) -> Any:
    if question.kind == "date":
        return _Day(question.ask, known)
    options = [(option.label, option.answer) for option in question.options] + [("Not sure", "not_sure")]
    answers = [answer for _, answer in options]
    return Choice(question.ask, dict(options).items(), known if known in answers else None)


class _Day(ipw.VBox):
    """A date, by the browser's own calendar."""

    def __init__(self, ask: str, known: Any = None):
        self._picker = ipw.DatePicker(value=as_date(known) if known else None)
        super().__init__([html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._picker])
        self.add_class("hb-line")

    @property
    def value(self) -> Any:
        return self._picker.value


class _Releases:
    """Where a rule allows it: the date on which a clinician said that exercise is fine."""

    def __init__(self, box: ipw.VBox):
        self._box, self._days, self._who = box, {}, Line("Who said so? (optional)")

    def ask(self, ids: tuple[str, ...], library: Any) -> None:
        named = {**library.conditions, **library.red_flags, **library.readiness}
        self._days = {id: self._days.get(id) or _Day(_release_words(named[id])) for id in ids}
        said = "If a clinician who knows about this has said that exercise is fine, give the day they said it and save again."
        self._box.children = (
            [card(heading("Has a clinician said it is fine?"), words(said), *self._days.values(), self._who)]
            if ids
            else []
        )

    @property
    def who(self) -> str:
        return self._who.value.strip()

    @property
    def dates(self) -> dict[str, str]:
        return {id: str(day.value) for id, day in self._days.items() if day.value}


def _release_words(thing: Condition | RedFlag) -> str:
    return f"The day, for: {thing.name if isinstance(thing, Condition) else thing.ask}"
