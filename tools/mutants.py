"""Change screening and adaptation in small ways and see whether their quick tests notice; see [tool.mutmut].

``make mutants`` tries all, which takes hours; ``make mutants ARGS="--sample 180"`` the same 180 each time, and
``ARGS="--only 'hipbook.screening.gates*'"`` those whose names match. What is left over is listed at the end;
``mutmut show NAME`` shows one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

MADE = Path("mutants/hipbook")
SMALLEST = "hipbook.screening.track.x_track_of__*"
"""mutmut makes all mutants before it tries any: asked for these few, it soon has the names of the others."""
EXAMPLES = "5"


def drawn(names: Iterable[str], size: int, seed: int) -> list[str]:
    """So many of the mutants, the same for the same seed.

    >>> drawn(["b", "a", "c"], 2, seed=1) == drawn(["c", "b", "a"], 2, seed=1)
    True
    >>> drawn(["a", "b"], 5, seed=1)
    ['a', 'b']
    """
    known = sorted(names)
    return sorted(random.Random(seed).sample(known, min(size, len(known))))


def mutmut(*words: str) -> int:
    """One mutant after the other: the machine is somebody's."""
    return subprocess.run(
        [sys.executable, "-m", "mutmut", *words], env=os.environ | {"HIPBOOK_EXAMPLES": EXAMPLES}
    ).returncode


def names_made() -> list[str]:
    return [name for meta in MADE.rglob("*.meta") for name in json.loads(meta.read_text())["exit_code_by_key"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="how many to draw")
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--only", nargs="+", default=[], help="names, where * stands for anything")
    asked = parser.parse_args()
    if asked.sample:
        failed = mutmut("run", "--max-children", "1", SMALLEST) if not names_made() else 0
        if failed:
            sys.exit(failed)
        asked.only = drawn(names_made(), asked.sample, asked.seed)
    failed = mutmut("run", "--max-children", "1", *asked.only)
    sys.exit(failed or mutmut("results"))


if __name__ == "__main__":
    main()
