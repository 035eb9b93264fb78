"""How fast hipbook is, as one table of ratios taken in one run: ``python tools/benchmark [--rounds N]``.

What is compared takes turns (A B A B), and the first round is dropped. Read the ratios: milliseconds are this machine's,
and change with what else it is doing. Needs Chromium; CHROMIUM names it where it is not found by itself.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import crowds
import domain
import long_open
import page
import planning
import progress
import ten_years
from measures import Measures


def main(rounds: int, people: int) -> None:
    """Measure everything, and print it."""
    measures = Measures()
    with tempfile.TemporaryDirectory(prefix="hipbook-benchmark-") as folder:
        page.measure(measures, rounds, Path(folder))
        crowds.measure(measures, min(rounds, 3), Path(folder))
        long_open.measure(measures, Path(folder))
        ten_years.measure(measures, rounds, Path(folder))
        domain.measure(measures, rounds, Path(folder))
        planning.measure(measures, people)
        progress.measure(measures, rounds)
    print(f"Minimum and median of {rounds} rounds, taken in turns after one that is dropped. Read the ratios.\n")
    print(measures.table())
    if hosts := measures.hosts:
        raise SystemExit(f"\nhipbook's page asked for something of {', '.join(sorted(hosts))}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="make benchmark", description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count, after one that is dropped")
    parser.add_argument("--people", type=int, default=1000, help="made-up people a week is planned for")
    asked = parser.parse_args()
    main(asked.rounds, asked.people)
