"""Writes data/lessons/false_alarms.toml: of how many made-up people who do not change a reading says that they did.

Some minutes long; run it after a rule of change was altered: ``python tools/false_alarms.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from hipbook.progress.simulation import YEAR, Line, careless, daily_pain, pain_told, pain_told_real

OUT = Path(__file__).parents[1] / "data" / "lessons" / "false_alarms.toml"
PEOPLE = 500
SPREADS, LIKENESS = (0.5, 1.0, 1.5, 2.0, 2.5), (0.0, 0.2, 0.4, 0.6, 0.8)
READINGS: dict[str, Callable[[Line], bool]] = {"careless": careless, "hint": pain_told, "real": pain_told_real}
HEAD = """# Written by tools/false_alarms.py: change it there.
# Made-up people whose hip does not change, who look every week for a year. A row for each spread of their days, a column for
# each likeness of one day to the next: how many of them a reading calls changed at some time in that year.
"""


def cells() -> Iterator[tuple[int, int, dict[str, int]]]:
    """How many are fooled, for each spread and likeness; everybody is drawn anew for each."""
    for row, spread in enumerate(SPREADS):
        for column, likeness in enumerate(LIKENESS):
            lines = [daily_pain(seed, likeness, spread) for seed in range(PEOPLE)]
            yield row, column, {name: sum(map(fooled, lines)) for name, fooled in READINGS.items()}


def written() -> str:
    table = {name: [[0] * len(LIKENESS) for _ in SPREADS] for name in READINGS}
    for row, column, fooled in cells():
        print(SPREADS[row], LIKENESS[column], fooled, flush=True)
        for name, count in fooled.items():
            table[name][row][column] = count
    head = {"people": PEOPLE, "weeks": YEAR, "spreads": [*SPREADS], "likeness": [*LIKENESS]}
    told = [f"{name} = {value}\n" for name, value in head.items()]
    rows = (f"{name} = [\n{''.join(f'  {row},' + chr(10) for row in counts)}]\n" for name, counts in table.items())
    return "".join([HEAD, *told, *rows])


if __name__ == "__main__":
    OUT.write_text(written(), "utf-8")
    sys.exit(0)
