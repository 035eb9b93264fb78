"""What the chapters ask before they show: a question, what may be answered, the answer, and why."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field, model_validator

from ..model.base import Certainty, Text, Value
from .filling import filled, names, value_of, words_of

Answer = str | float | tuple[float, float]


class Option(Value):
    """One of the answers to choose from: its id, and the words that are chosen."""

    value: Text
    says: Text


class Line(Value):
    """Where a number is guessed: from one end to the other in steps, in a unit ("degrees"; ``one`` is "degree")."""

    unit: Text
    one: str = ""
    start: Annotated[float, Field(alias="from")]
    end: Annotated[float, Field(alias="to")]
    step: Annotated[float, Field(gt=0)]

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Line:
        if self.end < self.start + self.step:
            raise ValueError("to lies at least one step after from")
        return self

    def words(self, number: Any) -> str:
        """A number, or a range of them, with its unit."""
        return f"{words_of(number)} {self.one if number == 1 and self.one else self.unit}"


class Guess(Value):
    """A question of a chapter that is guessed before the answer is shown.

    It has ``options`` to choose from or a ``number``. ``answer`` is an option, a number, a range of two, or
    ``"{fact.thomas_deg}"``: a rule or a fact. Where the notebook works it out, ``computed`` is true and no answer
    stands here. A ``bet`` has no answer: ``returns`` is the chapter that comes back to it, ``settles`` what decides it.
    Where it is about the reader's own body, ``own`` is true: the answer is what is usual, and no guess is right or wrong.
    ``because`` says why, and may name rules, facts, ``{answer}``, ``{guess}`` and what the notebook ``gives``.
    """

    id: Text
    chapter: Annotated[str, Field(pattern=r"^\d\d$")]
    asks: Text
    options: tuple[Option, ...] = ()
    number: Line | None = None
    answer: str | float | tuple[float, float] | None = None
    computed: bool = False
    own: bool = False
    bet: bool = False
    returns: Annotated[str, Field(pattern=r"^(\d\d)?$")] = ""
    because: Text
    gives: tuple[Text, ...] = ()
    certainty: Certainty | None = None
    """None where the answer is counted in the book itself: then it has no source either."""
    sources: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _rests_on_something(self) -> Guess:
        if bool(self.certainty) != bool(self.sources) or not (self.certainty or self.computed):
            raise ValueError("give a certainty and sources, or neither where the book itself is counted")
        return self

    @model_validator(mode="after")
    def _can_be_answered(self) -> Guess:
        if (len(self.options) > 1) == (self.number is not None):
            raise ValueError("give options (two at least) or a number")
        if sum((self.answer is not None, self.computed, self.bet)) != 1:
            raise ValueError("give an answer, or say computed = true or bet = true")
        if self.bet != bool(self.returns):
            raise ValueError("a bet, and nothing else, says which chapter returns to it")
        if self.own and self.bet:
            raise ValueError("a bet is no guess about one's own body")
        if isinstance(self.answer, str) and not names(self.answer) and not self.allows(self.answer):
            raise ValueError(f"the answer {self.answer!r} is none of the options")
        return self

    def allows(self, answer: str) -> bool:
        """Is it one of the options, or a number within the ends?"""
        if self.number is None:
            return any(option.value == answer for option in self.options)
        try:
            return self.number.start <= float(answer) <= self.number.end
        except ValueError:
            return False

    def words(self, answer: Answer) -> str:
        """An answer as a person says it: the words of the option, or the number with its unit."""
        if self.number is None:
            return next((option.says for option in self.options if option.value == answer), str(answer))
        return self.number.words(float(answer) if isinstance(answer, str) else answer)

    def answered(self, guess: str, answer: Answer | None = None, **given: Any) -> Answered:
        """What to say of a guess. ``answer`` is what the notebook worked out, ``given`` what else its reason tells.

        Raises ValueError where the notebook gives an answer that stands in the content, or none where it should.
        """
        if self.computed == (answer is None):
            gives = "works its answer out: pass it" if self.computed else "has its answer in the content: pass none"
            raise ValueError(f"lessons/guesses.toml [{self.id}] {gives}")
        right = self._own_answer if answer is None else answer
        words = {} if right is None else {"answer": self.words(right)}
        return Answered(
            guess=self.words(guess),
            answer=words.get("answer", ""),
            because=filled(self.because, guess=self.words(guess), **words, **given),
            verdict=self._verdict(guess, right),
        )

    @property
    def any_answer(self) -> str:
        """One that can be given, where there is no reader."""
        return self.options[0].value if self.number is None else f"{self.number.start:g}"

    def on_line(self, guess: str, answer: Answer | None = None) -> tuple[float, ...]:
        """Where guess, lowest and highest answer stand on the line, as shares of it; nothing where there is no line."""
        right = self._own_answer if answer is None else answer
        if self.number is None or right is None or isinstance(right, str):
            return ()
        low, high = right if isinstance(right, tuple) else (right, right)
        start, end = self.number.start, self.number.end
        return tuple(min(1.0, max(0.0, (number - start) / (end - start))) for number in (float(guess), low, high))

    @property
    def _own_answer(self) -> Answer | None:
        if isinstance(self.answer, str) and (named_by := names(self.answer)):
            value: Answer = value_of(named_by[0])
            return value
        return self.answer

    def _verdict(self, guess: str, right: Answer | None) -> str:
        if right is None:
            return "Your bet is kept."
        if self.own:
            return "Here no guess is right or wrong."
        if self._is_within(guess, right):
            return "That is it."
        return "You were near." if self._is_near(guess, right) else "Not quite."

    def _is_within(self, guess: str, answer: Answer, near: float = 0) -> bool:
        """Is it the option, the number, or in its range? A number may lie as far from it as is ``near``."""
        if self.number is None:
            return guess == answer
        low, high = answer if isinstance(answer, tuple) else (float(answer), float(answer))
        return low - near <= float(guess) <= high + near

    def _is_near(self, guess: str, answer: Answer) -> bool:
        if self.number is None:
            return False
        return self._is_within(guess, answer, max(self.number.step / 2, NEAR * (self.number.end - self.number.start)))


NEAR = 0.05
"""How far from a number a guess may lie, as a share of the line, to be called near: it must look near."""


@dataclass(frozen=True)
class Answered:
    """A guess, the answer (empty for a bet, which nobody can know yet), why, and in a word how near it was."""

    guess: str
    answer: str
    because: str
    verdict: str


@cache
def guesses() -> Mapping[str, Guess]:
    """The guesses of all chapters by id.

    >>> guesses()["thigh-stays-up"].answered("40").answer
    '17 degrees'
    """
    tables = tomllib.loads(files("hipbook.data").joinpath("lessons/guesses.toml").read_text("utf-8"))
    return MappingProxyType({id: Guess.model_validate({**fields, "id": id}) for id, fields in tables.items()})


def faults(known_sources: Container[str]) -> Iterator[str]:
    """What is wrong with the guesses that one of them alone cannot show: a name or a source that does not exist."""
    for id, one in guesses().items():
        where = f"lessons/guesses.toml [{id}]"
        yield from (f"{where}: {source!r} is not in sources" for source in one.sources if source not in known_sources)
        try:
            given = dict.fromkeys(one.gives, "so many")
            one.answered(one.any_answer, one.any_answer if one.computed else None, **given)
        except ValueError as error:
            yield f"{where}: {error}"


def guess(id: str) -> Guess:
    """A guess by its id. Raises ValueError where there is none of that id."""
    if id not in guesses():
        raise ValueError(f"lessons/guesses.toml has no guess {id!r}; it has {', '.join(guesses())}")
    return guesses()[id]


def of_chapter(chapter: str) -> tuple[Guess, ...]:
    """The guesses that a chapter asks, in their order.

    >>> [one.id for one in of_chapter("02")][0]
    'pelvis-begins'
    """
    return tuple(one for one in guesses().values() if one.chapter == chapter)
