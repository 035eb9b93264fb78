"""What was measured, and its table."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

HEAD = ("", "min", "median", "", "ratio of min", "of medians", "to")


@dataclass
class Measure:
    """The values of one thing. Their ratios to those of ``base``, another measure's name, are what counts."""

    name: str
    unit: str
    base: str
    values: list[float] = field(default_factory=list)


class Measures:
    """All measures by name, in the order in which they were first taken.

    >>> measures = Measures()
    >>> for slow, quick in ((3, 1), (5, 2)):
    ...     measures.take("slow", slow, base="quick")
    ...     measures.take("quick", quick)
    >>> measures.ratios("slow")
    (3.0, 2.6666666666666665)
    """

    def __init__(self) -> None:
        self._all: dict[str, Measure] = {}
        self.hosts: set[str] = set()
        """Hosts other than this machine that hipbook's page asked for something."""

    def take(self, name: str, value: float, unit: str = "ms", base: str = "") -> None:
        """Keep one more value."""
        self._all.setdefault(name, Measure(name, unit, base)).values.append(value)

    def ratios(self, name: str) -> tuple[float, float]:
        """The minimum to that of its base, and the median to that of its base."""
        values, base = self._all[name].values, self._all[self._all[name].base].values
        return min(values) / min(base), median(values) / median(base)

    def table(self) -> str:
        """All of it as aligned text."""
        rows = [HEAD, *map(self._row, self._all.values())]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return "\n".join(
            "  ".join(cell.ljust(width) if at in (0, 3, 6) else cell.rjust(width)
                      for at, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip()
            for row in rows
        )  # fmt: skip

    def _row(self, of: Measure) -> tuple[str, ...]:
        ratios = [f"{ratio:.2f}" for ratio in self.ratios(of.name)] if of.base else ["", ""]
        return of.name, short(min(of.values)), short(median(of.values)), of.unit, *ratios, of.base


def short(value: float) -> str:
    """A number with as many digits as mean something.

    >>> short(1234.5), short(12.345), short(0.01234), short(0)
    ('1234', '12.3', '0.01', '0')
    """
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
