"""How a bet on one of the five texts can be put to the test by an experiment on oneself, as far as it can."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ..model.base import ExerciseId, Text, Value
from ..model.experiment import Outcome


class Bet(Value):
    """A bet on a text, by the text's id: the question that comes nearest, what to look at, and what it ``leaves`` open.

    ``pair`` are two exercises to compare, where the question lets one choose.
    """

    id: Text
    experiment: Text
    outcome: Outcome
    pair: tuple[ExerciseId, ...] = ()
    says: Text
    leaves: Text


@cache
def bets() -> Mapping[str, Bet]:
    """The bets by the id of the text.

    >>> bets()["somatic"].experiment
    'release_or_strength'
    """
    tables = tomllib.loads(files("hipbook.data").joinpath("lessons/bets.toml").read_text("utf-8"))
    return MappingProxyType({id: Bet.model_validate({**fields, "id": id}) for id, fields in tables.items()})
