"""An experiment read once, when it is over: a difference or none, how large, how surely, and what speaks against it.

It is read as it was drawn, whether or not the draw was followed: leaving out the days that went otherwise would let the
reader's good days choose their arm after all. What was stopped early, or has too few pairs, gives no answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta, tzinfo
from itertools import groupby
from operator import attrgetter
from statistics import fmean
from typing import Literal

from ..content.loader import Library
from ..model.experiment import ArmId
from ..model.records import ExperimentBegun, History
from .chances import Chances, bound, chances, noise
from .design import Design
from .living import Adherence, LivedDay, adherence, changes_by_hand, ended, flares_of, is_over, lived
from .outcomes import MORE_IS_BETTER, values
from .permuted import Tested, judged

Answer = Literal["running", "stopped", "too_few", "difference", "no_difference"]


@dataclass(frozen=True)
class Block:
    """A block as it was lived, from its ``first`` to its ``last`` day. Its ``value`` is the mean of ``count`` numbers, if any."""

    arm: ArmId
    first: date
    last: date
    count: int
    value: float | None


@dataclass(frozen=True)
class Pair:
    """Two blocks that follow each other, in the order in which they came: what a picture shows side by side."""

    blocks: tuple[Block, Block]

    @property
    def difference(self) -> float | None:
        """How much higher arm a is than arm b, or None where either has no number."""
        by_arm = {block.arm: block.value for block in self.blocks}
        a, b = by_arm["a"], by_arm["b"]
        return None if a is None or b is None else a - b


@dataclass(frozen=True)
class Reading:
    """What an experiment says.

    ``lived_blocks`` of its blocks were begun. ``pairs`` are shown once it is over or stopped, and only
    one that is over is ``tested``, at a bound that ``tried`` finished experiments share. ``odds`` say what it could find.
    ``flares`` began in the blocks of either arm; ``by_hand`` counts the reader's own changes of the plan.
    """

    begun: ExperimentBegun
    answer: Answer
    lived_blocks: int
    adherence: Adherence
    flares: Mapping[ArmId, int]
    by_hand: int
    tried: int
    pairs: tuple[Pair, ...] = ()
    tested: Tested | None = None
    odds: Chances | None = None

    @property
    def used(self) -> int:
        """The pairs in which both blocks have a number."""
        return sum(pair.difference is not None for pair in self.pairs)

    @property
    def better(self) -> ArmId | None:
        """The arm with the better numbers, where there is a difference."""
        if self.answer != "difference" or self.tested is None:
            return None
        return "a" if (self.tested.effect > 0) == (self.begun.outcome in MORE_IS_BETTER) else "b"


def read(begun: ExperimentBegun, history: History, library: Library, on: date, zone: tzinfo = UTC) -> Reading:
    """What an experiment says on a day. Of one that goes on: how far it is, and nothing of its numbers."""
    days = lived(begun, history, on)
    reading = Reading(
        begun, "running", days[-1].block + 1 if days else 0, adherence(begun, history, library, on, zone),
        flares_of(begun, history, on), len(changes_by_hand(begun, history, on)), finished(history, on),
    )  # fmt: skip
    if is_over(begun, history, on):
        return _answered(replace(reading, pairs=_pairs(begun, days, history, library)), history, library)
    if ended(begun, history):
        return replace(reading, answer="stopped", pairs=_pairs(begun, days, history, library))
    return reading


def finished(history: History, on: date) -> int:
    """How many experiments had come to their end by a day: chance could have fooled each of them."""
    return sum(is_over(one, history, on) for one in history.experiments)


def _answered(reading: Reading, history: History, library: Library) -> Reading:
    """The answer of one that is over, by the test of its pairs."""
    most = bound(library, reading.tried)
    differences = [pair.difference for pair in reading.pairs if pair.difference is not None]
    if 2 / 2 ** len(differences) > most:
        return replace(reading, answer="too_few")
    by_lot = judged(differences, most)
    answer: Answer = "difference" if by_lot.p <= most else "no_difference"
    return replace(reading, answer=answer, tested=by_lot, odds=_odds(reading, history, library))


def _odds(reading: Reading, history: History, library: Library) -> Chances:
    """What it could find: as it was drawn, by the noise that was known before it began, with the pairs that it has."""
    begun = reading.begun
    before = noise(begun.outcome, history, library, begun.start - timedelta(1))
    design = Design.of(begun, reading.used, _values_a_week(reading))
    return chances(design, replace(before, answers=1), library, reading.tried)


def _values_a_week(reading: Reading) -> int:
    """About how many days a week had a number, or could have had one in a wash-out."""
    begun, blocks = reading.begun, [block for pair in reading.pairs for block in pair.blocks]
    weeks = ((max(block.last for block in blocks) - begun.start).days + 1) / 7
    if begun.unit == "week":
        weeks = len(blocks) * (7 - begun.wash_out_days) / 7
    return min(7, max(1, round(sum(block.count for block in blocks) / weeks)))


def _pairs(begun: ExperimentBegun, days: tuple[LivedDay, ...], history: History, library: Library) -> tuple[Pair, ...]:
    """The pairs of which both blocks were begun."""
    by_day = values(begun.outcome, history.own, library)
    blocks = [_block(tuple(of), by_day) for _, of in groupby(days, attrgetter("block"))]
    return tuple(Pair((first, then)) for first, then in zip(blocks[::2], blocks[1::2], strict=False))


def _block(days: tuple[LivedDay, ...], by_day: Mapping[date, float]) -> Block:
    numbers = [by_day[day.on] for day in days if day.on in by_day and not day.washes_out]
    on = [day.on for day in days]
    return Block(days[0].arm, min(on), max(on), len(numbers), fmean(numbers) if numbers else None)
