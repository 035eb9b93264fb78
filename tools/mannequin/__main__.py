"""``python -m tools.mannequin``: redraws the figures that changed; ``--sheet`` makes a picture of them to look at."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .build import redraw_all
from .legend import write
from .reading import FOLDER, ids
from .sheet import photograph


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.mannequin", description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], metavar="ID", help="these exercises only")
    parser.add_argument("--force", action="store_true", help="redraw even what did not change")
    parser.add_argument("--sheet", type=Path, metavar="PNG", help="photograph start, middle, end and still")
    parser.add_argument("--dark", action="store_true", help="the sheet in the dark theme")
    parser.add_argument("--width", type=int, default=420, help="pixels a figure on the sheet")
    told = parser.parse_args()
    if unknown := set(told.only) - set(ids()):
        parser.error(f"no pose file in {FOLDER} for {', '.join(sorted(unknown))}")
    found = redraw_all(told.only, told.force)
    write(FOLDER)
    for lines in found.values():
        print(*lines, sep="\n", file=sys.stderr)
    if told.sheet:
        photograph(
            [id for id in told.only or ids() if (FOLDER / f"{id}.svg").exists()], told.sheet, told.dark, told.width
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
