"""An experiment before it begins: which one may be asked, how long it is, and the draw.

Blocks come in pairs, one of each arm, and a coin decides which of the two is first. So both arms have as many blocks, and
a hip that slowly gets better, or a bad month, touches both alike. The draw is made once, before the first day, and saved
with its seed: nobody can choose the better days for the arm they believe in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from ..content.loader import Library
from ..model.experiment import SHORT, Arm, ArmId, Comparison, Experiment, Outcome, Unit
from ..model.records import ExperimentBegun
from ..wording import counted, lower_first, shortened

OWN = "own"
"""The id of a question that is none of the book's."""
ORDERS: tuple[tuple[ArmId, ArmId], tuple[ArmId, ArmId]] = (("a", "b"), ("b", "a"))


@dataclass(frozen=True)
class Design:
    """What is looked at and for how long. ``per_week`` are the days of practice a week, which tell how long it takes."""

    outcome: Outcome
    blocks: int
    unit: Unit = "day"
    wash_out_days: int = 0
    per_week: int = 7

    @classmethod
    def of(cls, begun: ExperimentBegun, pairs: int, per_week: int) -> Design:
        """The design of an experiment of which so many pairs are whole."""
        return cls(begun.outcome, 2 * pairs, begun.unit, begun.wash_out_days, per_week)

    @property
    def pairs(self) -> int:
        """How many pairs of blocks it has."""
        return self.blocks // 2

    @property
    def weeks(self) -> int:
        """About how many weeks it takes.

        >>> Design("morning", 16, per_week=4).weeks, Design("morning", 12, "week").weeks
        (4, 12)
        """
        return self.blocks if self.unit == "week" else -(-self.blocks // self.per_week)

    @property
    def words(self) -> str:
        """How long it is.

        >>> Design("morning", 16, per_week=4).words
        '16 days of practice, about 4 weeks'
        """
        weeks = counted(self.weeks, "week")
        return weeks if self.unit == "week" else f"{self.blocks} days of practice, about {weeks}"


def drawn(blocks: int, seed: int) -> tuple[ArmId, ...]:
    """The arm of each block: in every pair a coin decides which arm is first.

    >>> drawn(6, seed=1)
    ('a', 'b', 'b', 'a', 'b', 'a')
    """
    coin = Random(seed)
    return tuple(arm for _ in range(blocks // 2) for arm in ORDERS[coin.random() >= 1 / 2])


def begin(
    compared: Comparison, design: Design, seed: int, on: date, *, start: date | None = None, asks: str = ""
) -> ExperimentBegun:
    """The record of an experiment that begins; without a question of the book, ``asks`` are the reader's own words."""
    question, says = (compared.id, compared.asks) if isinstance(compared, Experiment) else (OWN, "")
    return ExperimentBegun(
        on=on, start=start or on, question=question if question != OWN else "", asks=asks or says,
        a=compared.a, b=compared.b, unit=design.unit, wash_out_days=design.wash_out_days, outcome=design.outcome,
        seed=seed, blocks=drawn(design.blocks, seed),
    )  # fmt: skip


def designs(experiment: Experiment, outcome: Outcome, per_week: int) -> tuple[Design, ...]:
    """The lengths that are offered of a question, the shortest first."""
    return tuple(
        Design(outcome, blocks, experiment.unit, experiment.wash_out_days, per_week) for blocks in experiment.blocks
    )


def picked(experiment: Experiment, a: str, b: str, library: Library) -> Experiment:
    """A question about two exercises that the reader chose.

    >>> from hipbook.content.loader import library
    >>> picked(library().experiments["this_or_that"], "bridge", "clam", library()).arm_names
    ('bridge', 'clam')
    """
    arms: dict[str, Any] = {"a": _exercise(a, b, library), "b": _exercise(b, a, library)}
    return Experiment.model_validate(experiment.model_dump() | arms)


def own(asks: str, a: Arm, b: Arm, like: Experiment, safety: str = "") -> Experiment:
    """A question in the reader's own words, asked and looked at like one of the book's; with words of its own on ``safety``.

    >>> from hipbook.content.loader import library
    >>> like = library().experiments["morning_or_evening"]
    >>> own("Two pillows or one?", Arm(name="two pillows"), Arm(name="one pillow"), like).arm_names
    ('two pillows', 'one pillow')
    """
    return Experiment.model_validate(
        like.model_dump() | {"id": OWN, "asks": asks, "a": a, "b": b, "picks": False, "safety": safety or like.safety}
    )


def _exercise(does: str, leaves: str, library: Library) -> Arm:
    return Arm(name=shortened(lower_first(library.exercises[does].name), SHORT), does=(does,), leaves=(leaves,))


def offered(library: Library, allowed: Collection[str]) -> Mapping[str, Experiment]:
    """The questions that may be asked by somebody who may do these exercises: no arm brings back what is refused."""
    return {id: one for id, one in library.experiments.items() if one.picks or all(_may(one, allowed))}


def _may(experiment: Experiment, allowed: Collection[str]) -> Iterator[bool]:
    """For each arm, is one of its exercises allowed, where it has any?"""
    for arm in (experiment.a, experiment.b):
        yield not arm.does or any(id in allowed for id in arm.does)
