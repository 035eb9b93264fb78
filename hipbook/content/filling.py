"""Sentences whose numbers come from the content, so that no page can tell a number that has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Formatter
from types import SimpleNamespace
from typing import Any

from ..wording import listed, tenths
from .lessons import facts
from .loader import library

WORDS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
HUNDRED, WORD = "hundred", "word"


@cache
def _content() -> dict[str, Any]:
    """What a sentence can name: the rules by section, and the facts of the lessons."""
    rules = {name: getattr(library().rule, name) for name in type(library().rule).model_fields}
    return {**rules, "fact": SimpleNamespace(**{id: fact.value for id, fact in facts().items()})}


def filled(text: str, **more: Any) -> str:
    """A text with what stands in braces told as a person says it.

    ``{plan.items_min}`` is a rule by its section, ``{fact.thomas_deg}`` a fact of the lessons, ``{name}`` what is given
    here. Two numbers together are a range. ``{share:hundred}`` tells a share as so many of 100, ``{number:word}`` a small
    number as a word. Raises ValueError where nothing has that name.

    >>> filled("A session holds {plan.items_min:word} to {plan.items_max:word} exercises.")
    'A session holds two to five exercises.'
    >>> filled("It stays up {fact.thomas_deg} degrees; the pelvis adds {share:hundred}.", share=(0.131, 0.375))
    'It stays up 17 degrees; the pelvis adds 13 to 38 of 100.'
    """
    return _Filling().vformat(text, (), {**_content(), **more})


def names(text: str) -> tuple[str, ...]:
    """What a text asks to be filled in, as it is written there.

    >>> names("{plan.items_min} to {most:word}")
    ('plan.items_min', 'most')
    """
    return tuple(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def value_of(name: str) -> Any:
    """What a name that a sentence can use stands for.

    >>> value_of("fact.thomas_deg"), value_of("plan.items_min")
    (17, 2)
    """
    return _Filling().get_field(name, (), _content())[0]


def words_of(value: Any, spec: str = "") -> str:
    """A value as it is said.

    >>> words_of((26, 73)), words_of(0.181, "hundred"), words_of(2.75), words_of(3, "word")
    ('26 to 73', '18 of 100', '2.8', 'three')
    """
    match value:
        case str():
            return value
        case (low, high) if spec == HUNDRED:
            low, high = round(100 * low), round(100 * high)
            return f"{low} of 100" if low == high else f"{low} to {high} of 100"
        case (int() | float(), int() | float()):
            low, high = value
            low, high = words_of(low, spec), words_of(high, spec)
            return low if low == high else f"{low} to {high}"
        case int() | float() if spec == HUNDRED:
            return f"{round(100 * value)} of 100"
        case int() if spec == WORD and 0 <= value < len(WORDS):
            return WORDS[value]
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return tenths(value)
        case tuple():
            return listed([words_of(one, spec) for one in value])
    return str(value)


class _Filling(Formatter):
    """The braces of a text, with every number in words a person uses."""

    def get_field(self, field_name: str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        try:
            return super().get_field(field_name, args, kwargs)
        except (KeyError, AttributeError, IndexError) as error:
            raise ValueError(f"nothing is called {{{field_name}}}: neither a rule, a fact, nor given") from error

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec not in ("", HUNDRED, WORD):
            raise ValueError(f"{{:{format_spec}}}: expected {HUNDRED}, {WORD} or nothing")
        return words_of(value, format_spec)
