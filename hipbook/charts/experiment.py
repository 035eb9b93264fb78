"""The chart of an experiment that is over: every block with its number, its pairs joined, and the mean of either arm."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from ..content.loader import Library
from ..experiments.reading import Block, Pair, Reading
from ..model.experiment import ArmId
from ..wording import upper_first
from .figure import INDIGO, INK, MARGIN, TEAL, Points, Trace, line, marks, over_days, rows, scale, span

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LOOKS: dict[ArmId, tuple[str, str, str]] = {"a": (TEAL, "circle", "dash"), "b": (INDIGO, "diamond-open", "dot")}


def experiment(reading: Reading, library: Library) -> Figure:
    """Each block on its first day. What belongs to one pair is joined, since the answer rests on their differences.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.experiments.design import Design, begin
    >>> from hipbook.experiments.reading import read
    >>> from hipbook.model.records import History
    >>> begun = begin(library().experiments["walk"], Design("morning", 16), seed=1, on=date(2026, 1, 5))
    >>> [trace.name for trace in experiment(read(begun, History(), library(), date(2026, 1, 5)), library()).data]
    ['a walk', 'no walk']
    """
    begun, blocks = reading.begun, [block for pair in reading.pairs for block in pair.blocks]
    traces, means = [], []
    for arm, (colour, symbol, dash) in LOOKS.items():
        points = [(block.first, block.value) for block in blocks if block.arm == arm]
        traces.append(marks(begun.arm(arm).name, points, colour, symbol, 10, says="%{y:.1f}"))
        whole = [
            (b.first, b.value)
            for pair in reading.pairs
            if pair.difference is not None
            for b in pair.blocks
            if b.arm == arm
        ]
        means += _mean(f"average with {begun.arm(arm).name}", whole, colour, dash)
    days = span([block.first for block in blocks], None)
    table = rows(["day", "way", "pair", "number"], (_row(n, block, reading) for n, pair in enumerate(reading.pairs, 1) for block in pair.blocks))  # fmt: skip
    axis = scale(upper_first(library.outcomes[begun.outcome].name))
    joined = [_joined(pair) for pair in reading.pairs if pair.difference is not None]
    return over_days([*traces, *means], days, axis, shapes=joined, margin=MARGIN | {"b": 70}, meta=table)


def _mean(name: str, points: Points, colour: str, dash: str) -> list[Trace]:
    """The mean of an arm over the pairs that have both numbers, which are what the answer rests on."""
    numbers = [value for _, value in points if value is not None]
    if not numbers:
        return []
    level = fmean(numbers)
    ends = [(points[0][0], level), (points[-1][0], level)]
    return [line(name, ends, colour, dash, says="%{y:.1f}", showlegend=False)]


def _joined(pair: Pair) -> Trace:
    first, then = pair.blocks
    return {
        "type": "line", "x0": first.first.isoformat(), "y0": first.value, "x1": then.first.isoformat(), "y1": then.value,
        "layer": "below", "line": {"width": 1.5, "color": INK}, "opacity": 0.35,
    }  # fmt: skip


def _row(pair: int, block: Block, reading: Reading) -> tuple[str, str, int, float | None]:
    value = None if block.value is None else round(block.value, 1)
    return block.first.isoformat(), reading.begun.arm(block.arm).name, pair, value
