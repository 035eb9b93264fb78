"""The questions of the check: groups of signs, and the follow-ups of conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import ipywidgets as ipw
import traitlets as tl

from ...content.loader import Library
from ...model.profile import Profile
from ...model.safety import Question, RedFlag
from ...screening.conditions import RELEASE
from ...screening.effects import NOT_SURE, as_date
from ...screening.gates import open_questions
from ...screening.implied import follow_ups
from ..base.boxes import fill
from ..base.controls import YES_OR_NO, Choice, Several, bullets, card, column, details, esc, heading, html, words
from ..base.day import Day

ANY = [("None of these", "none"), ("One of them, or not sure", "some")]
Heed = Callable[[ipw.Widget], None]
"""What is done with each answer as soon as it is given."""


class Group:
    """A list of signs with one question for all; each is asked by itself only where one of them may be so.

    ``value`` maps each sign to its answer, None where it is still open. The questions take the place of the list.
    """

    def __init__(
        self, name: str, lead: str, flags: list[RedFlag], earlier: Mapping[str, str], afresh: bool, heed: Heed
    ):
        self.name, self._flags, self._earlier, self._afresh, self._heed = name, flags, earlier, afresh, heed
        self._choices: dict[str, Choice | _Pointing] = {}
        self._given: dict[str, str | None] = {}
        before = None if afresh else "some" if {flag.id for flag in flags} & earlier.keys() else "none"
        self._any = Choice("Do you have any of these?", ANY, before, classes=["hb-any"])
        self._list, self._one_by_one = column(), column()
        self._answered_now = afresh
        self._any.observe(self._answered, "value")
        self._draw()
        self.card = card(heading(name), words(lead), self._list, self._any, self._one_by_one)

    def _answered(self, _: Any) -> None:
        self._answered_now = True
        self._draw()

    def _draw(self) -> None:
        """Show each sign by itself where one may be so; earlier answers are there when they are asked again."""
        self._given |= {id: choice.value for id, choice in self._choices.items()}
        some = self._any.value == "some"
        self._choices = {flag.id: self._question(flag) for flag in self._flags} if some else {}
        signs = "".join(f"<li>{esc(flag.ask)}{_counts(flag)}</li>" for flag in self._flags)
        fill(self._list, *([] if some else [html(f"<ul>{signs}</ul>")]))
        fill(self._one_by_one, *self._choices.values())

    def _question(self, flag: RedFlag) -> Choice | _Pointing:
        before = self._given.get(flag.id, self._earlier.get(flag.id, None if self._afresh else "no"))
        choice = Choice(flag.ask, YES_OR_NO, before, ["hb-flag"], _counts(flag))
        choice.observe(lambda _: self._heed(choice), "value")
        return _Pointing(choice, flag.do) if flag.points_to else choice

    @property
    def open(self) -> list[tuple[str, Choice | _Pointing]]:
        """The controls that wait for an answer, each with its question."""
        if self._any.value is None:
            return [(self._any.ask, self._any)]
        return [(choice.ask, choice) for choice in self._choices.values() if choice.value is None]

    def control_of(self, id: str) -> ipw.Widget | None:
        """Where a sign of this group is answered: by itself, or with all the others."""
        own = any(flag.id == id for flag in self._flags)
        return self._choices.get(id, self._any) if own else None

    def ask_again(self) -> None:
        """Open the group again: the answers of an earlier check no longer count by themselves."""
        if not self._answered_now:
            self._earlier, self._afresh, self._choices, self._given, self._any.value = {}, True, {}, {}, None

    @property
    def value(self) -> dict[str, str | None]:
        if self._any.value == "some":
            return {id: choice.value for id, choice in self._choices.items()}
        return {flag.id: "no" if self._any.value == "none" else None for flag in self._flags}


def _counts(flag: RedFlag) -> str:
    return details("What counts", bullets(flag.includes)) if flag.includes else ""


class _Pointing(ipw.VBox):
    """A question with a hint where its yes or not sure points to an entry further down. ``value`` is the answer."""

    value = tl.Any(None, allow_none=True)

    def __init__(self, choice: Choice, do: str):
        tl.link((choice, "value"), (self, "value"))
        self.ask = choice.ask
        self._choice, self._do, self._hint = choice, do, column()
        super().__init__([choice, self._hint])
        self.observe(lambda _: self._draw(), "value")
        self._draw()

    def _draw(self) -> None:
        fill(self._hint, *([words(self._do, "hb-points")] if self.value in ("yes", NOT_SURE) else []))


class FollowUps:
    """The list of conditions to tick, and the questions of all that is ticked, implied, or led to by an answer.

    ``draft`` makes a profile of the conditions as they stand, with all other answers of the reader.
    """

    def __init__(
        self, library: Library, earlier: Mapping[str, dict], draft: Callable[[dict], Profile], on: date, heed: Heed
    ):
        self._library, self._earlier, self._draft, self._on, self._heed = library, earlier, draft, on, heed
        self._under: frozenset[str] = frozenset()
        self._fields: dict[tuple[str, str], Choice | Day] = {}
        self._last_values: dict[tuple[str, str], Any] = {}
        listed = [(c.to_tick, id) for id, c in library.conditions.items() if c.ticked]
        self.ticks = Several("Tick what a clinician has told you, or what you know of yourself.", listed, earlier,
                             classes=["hb-conditions"])  # fmt: skip
        self.box = column()
        self.ticks.observe(lambda _: self.draw(), "value")
        self.draw()

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """The questions that are asked now, each with its condition."""
        return tuple(self._fields)

    def draw(self) -> None:
        """Show the questions that the answers so far call for; answers to others wait until they are asked again."""
        questions_by_id = self._questions()
        asked_now = {(id, question.id): question for id, questions in questions_by_id.items() for question in questions}
        under = questions_by_id.keys() & self.ticks.value
        if list(asked_now) != list(self._fields) or under != self._under:
            self._last_values |= {key: field.value for key, field in self._fields.items()}
            self._leave({id for id, _ in self._fields} & (under ^ self._under))
            self._under = frozenset(under)
            self._fields = {key: self._fields.get(key) or self._field(key, one) for key, one in asked_now.items()}
            cards = {id: self._card(id, questions) for id, questions in questions_by_id.items()}
            self.ticks.show_under({id: cards[id] for id in under})
            fill(self.box, *(card for id, card in cards.items() if id not in under))

    def _leave(self, ids: set[str]) -> None:
        """Their questions move to another place, where they are asked anew with the answers they have."""
        self._fields = {key: field for key, field in self._fields.items() if key[0] not in ids}

    def _questions(self) -> dict[str, tuple[Question, ...]]:
        """The questions by condition, to a fixed point: first of what is ticked, then of what the answers call for."""
        current: dict[str, tuple[Question, ...]] = {id: () for id in self._library.conditions if id in self.ticks.value}
        while True:
            draft = self._draft({id: self._given(id, questions) for id, questions in current.items()})
            heard = follow_ups(draft, self._library, self._on)
            questions = {id: tuple(one.question for one in heard[id]) for id in heard}
            if questions == current:
                return current
            current = questions

    def _value(self, id: str, question: Question) -> Any:
        """The answer as it stands, whether the question is shown now or not."""
        field = self._fields.get((id, question.id))
        if field is not None:
            return field.value
        before = self._earlier.get(id, {}).get(question.id)
        return self._last_values.get((id, question.id), before if _is_answer(question, before) else None)

    def _field(self, key: tuple[str, str], question: Question) -> Choice | Day:
        field = _control(question, self._value(key[0], question))
        field.observe(lambda _: self._answered(field), "value")
        return field

    def _answered(self, field: Choice | Day) -> None:
        self.draw()
        self._heed(field)

    def _card(self, id: str, questions: tuple[Question, ...]) -> ipw.VBox:
        condition = self._library.conditions[id]
        fields = [self._fields[id, question.id] for question in questions]
        return card(heading(condition.to_tick), words(condition.says), *fields)

    def open(self) -> Iterator[tuple[str, str, Choice | Day]]:
        """The questions that decide something and have no answer: the name of their entry, their words, the control."""
        for id, questions in open_questions(self._draft(self.answers), self._library, self._on).items():
            for question in questions:
                yield self._library.conditions[id].name, question.ask, self._fields[id, question.id]

    def control_of(self, id: str) -> ipw.Widget | None:
        """Where a condition is answered for: its first question, or the tick that brings it."""
        first = next((field for (condition, _), field in self._fields.items() if condition == id), None)
        return first or (self.ticks if id in self.ticks.value else None)

    @property
    def dates(self) -> list[str]:
        return [one.value for one in self._fields.values() if isinstance(one, Day) and as_date(one.value)]

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        questions_by_id = self._questions()
        return {id: self._released(id) | self._given(id, questions_by_id[id]) for id in sorted(questions_by_id)}

    def _given(self, id: str, questions: tuple[Question, ...]) -> dict[str, Any]:
        values = {question.id: self._value(id, question) for question in questions}
        return {question: str(value) for question, value in values.items() if value}

    def _released(self, id: str) -> dict[str, Any]:
        return {key: value for key, value in self._earlier.get(id, {}).items() if key in RELEASE}


def _is_answer(question: Question, value: Any) -> bool:
    if question.kind == "date":
        return value == NOT_SURE or as_date(value) is not None
    return value in {NOT_SURE, *(option.answer for option in question.options)}


def _control(question: Question, value: Any) -> Choice | Day:
    if question.kind == "date":
        return Day(question.ask, value, unsure=True)
    options = {option.label: option.answer for option in question.options} | {"Not sure": NOT_SURE}
    return Choice(question.ask, options.items(), value)
