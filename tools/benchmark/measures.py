"""What was measured, and its table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median, quantiles

WORDS = (0, 4, 7)
ENOUGH = 20
"""Of fewer values no 95th percentile is told."""
HEAD = ("", "min", "median", "95 of 100", "", "ratio of min", "of medians", "to")


@dataclass
class Measure:
    """The values of one thing, and the names of the measures they are held against."""

    name: str
    unit: str
    bases: tuple[str, ...]
    values: list[float] = field(default_factory=list)


class Measures:
    """All measures by name, in the order in which they were first taken.

    >>> measures = Measures()
    >>> for slow, quick in ((3, 1), (5, 2)):
    ...     measures.take("slow", slow, "ms", "quick")
    ...     measures.take("quick", quick)
    >>> measures.ratios("slow", "quick")
    (3.0, 2.6666666666666665)
    """

    def __init__(self) -> None:
        self._all: dict[str, Measure] = {}
        self.hosts: set[str] = set()
        """Hosts other than this machine that hipbook's page asked for something."""

    def take(self, name: str, value: float, unit: str = "ms", *bases: str) -> None:
        """Keep one more value."""
        self._all.setdefault(name, Measure(name, unit, bases)).values.append(value)

    def ratios(self, name: str, base: str) -> tuple[float, float]:
        """The minimum to that of the other measure, and the median to that of the other."""
        values, others = self._all[name].values, self._all[base].values
        return min(values) / min(others), median(values) / median(others)

    def table(self) -> str:
        """All of it as aligned text."""
        rows = [HEAD, *(row for measure in self._all.values() for row in self._rows(measure))]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return "\n".join(_line(row, widths) for row in rows)

    def _rows(self, of: Measure) -> Iterator[tuple[str, ...]]:
        """A row with its first base, and one more for each further base."""
        late = short(quantiles(of.values, n=20)[-1]) if len(of.values) >= ENOUGH else ""
        cells = of.name, short(min(of.values)), short(median(of.values)), late, of.unit
        if not of.bases:
            yield *cells, "", "", ""
        for base in of.bases:
            yield *cells, *(f"{ratio:.2f}" for ratio in self.ratios(of.name, base)), base
            cells = "", "", "", "", ""


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    sized = [
        cell.ljust(width) if at in WORDS else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(sized).rstrip()


def short(value: float) -> str:
    """A number with as many digits as mean something.

    >>> short(1234.5), short(12.345), short(0.01234), short(0)
    ('1234', '12.3', '0.01', '0')
    """
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
