"""The questions of the check: groups of signs, and the follow-ups of conditions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets as ipw

from ...model.safety import Condition, Question, RedFlag
from ...screening.conditions import RELEASE, as_date
from ..base.controls import Choice, Several, bullets, card, column, details, esc, heading, html, words

ANSWERS = [("No", "no"), ("Not sure", "not_sure"), ("Yes", "yes")]
ANY = [("None of these", "none"), ("One of them, or not sure", "some")]


class Group:
    """Signs as a list with one question; each is asked by itself only where one of them may be so.

    ``value`` maps each sign to its answer, None where it is still open.
    """

    def __init__(self, name: str, lead: str, flags: list[RedFlag], known: Mapping[str, str], afresh: bool):
        self._flags, self._known, self._afresh = flags, known, afresh
        self._asked: dict[str, Choice] = {}
        before = None if afresh else "some" if {flag.id for flag in flags} & known.keys() else "none"
        self._any = Choice("Is any of these so for you?", ANY, before, classes=["hb-any"])
        self._one_by_one = column()
        self._answered_now = afresh
        self._any.observe(self._answered, "value")
        self._draw()
        signs = "".join(f"<li>{esc(flag.ask)}{_counts(flag)}</li>" for flag in flags)
        self.card = card(heading(name), words(lead), html(f"<ul>{signs}</ul>"), self._any, self._one_by_one)

    def _answered(self, _: Any) -> None:
        self._answered_now = True
        self._draw()

    def _draw(self) -> None:
        if self._any.value == "some" and not self._asked:
            self._asked = {flag.id: self._question(flag) for flag in self._flags}
        self._one_by_one.children = list(self._asked.values()) if self._any.value == "some" else []

    def _question(self, flag: RedFlag) -> Choice:
        before = self._known.get(flag.id, None if self._afresh else "no")
        return Choice(flag.ask, ANSWERS, before, classes=["hb-flag"])

    def ask_again(self) -> None:
        """Open once more: what was answered in an earlier check no longer stands by itself."""
        if not self._answered_now:
            self._known, self._afresh, self._asked, self._any.value = {}, True, {}, None

    @property
    def value(self) -> dict[str, str | None]:
        if self._any.value == "some":
            return {id: choice.value for id, choice in self._asked.items()}
        return {flag.id: "no" if self._any.value == "none" else None for flag in self._flags}


def _counts(flag: RedFlag) -> str:
    return details("What counts", bullets(flag.includes)) if flag.includes else ""


class FollowUps:
    """The list of conditions to tick, and the questions of those that are ticked."""

    def __init__(self, conditions: Mapping[str, Condition], known: Mapping[str, Mapping[str, Any]]):
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
        return [str(field.value) for field in fields if isinstance(field, Day) and field.value]

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        return {id: self._released(id) | self._given(id) for id in sorted(self.ticks.value)}

    def _given(self, id: str) -> dict[str, Any]:
        values = {question: field.value for question, field in self._asked[id].items()}
        return {question: str(value) for question, value in values.items() if value}

    def _released(self, id: str) -> dict[str, Any]:
        return {key: told for key, told in self._known.get(id, {}).items() if key in RELEASE}


def _asked(question: Question, known: Any) -> Any:
    if question.kind == "date":
        return Day(question.ask, known)
    options = [(option.label, option.answer) for option in question.options] + [("Not sure", "not_sure")]
    answers = [answer for _, answer in options]
    return Choice(question.ask, dict(options).items(), known if known in answers else None)


class Day(ipw.VBox):
    """A date, by the browser's own calendar."""

    def __init__(self, ask: str, known: Any = None):
        self._picker = ipw.DatePicker(value=as_date(known) if known else None)
        super().__init__([html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._picker])
        self.add_class("hb-line")

    @property
    def value(self) -> Any:
        return self._picker.value
