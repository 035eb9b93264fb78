"""The blocks of an experiment that goes on, as a row of marks in their pairs; what is ahead shows no way, and no number is shown."""

from __future__ import annotations

from ...experiments.blocks import Fate, SeenBlock, seen_blocks
from ...model.records import ExperimentBegun
from ...settings import present_zone
from ...wording import brief_day, counted, upper_first
from ..base.controls import esc
from ..journal import Journal

WORDS: dict[Fate, str] = {
    "followed": "followed",
    "not_followed": "not followed",
    "open": "begun",
    "ahead": "still ahead",
}
MARKS: dict[Fate, str] = {"followed": "✓", "not_followed": "✕", "open": "…", "ahead": ""}


def blocks(begun: ExperimentBegun, journal: Journal) -> str:
    """All blocks in a list, and what their marks mean."""
    seen = seen_blocks(begun, journal.history, journal.library, journal.today, present_zone())
    marks = "".join(_block(number, block, begun) for number, block in enumerate(seen, 1))
    return f"<ol class='hb-blocks' aria-label='The {begun.unit}s of your experiment'>{marks}</ol>{_legend(begun, seen)}"


def _block(number: int, block: SeenBlock, begun: ExperimentBegun) -> str:
    arm = "" if block.arm is None else upper_first(block.arm)
    way = "" if block.arm is None else f", {begun.arm(block.arm).name}"
    day = f", {brief_day(block.first)}" if block.first else ""
    wait = f"<span class='hb-waited' aria-hidden='true'>‖ {block.waited}</span>" if block.waited else ""
    waited = f", after {counted(block.waited, 'day')} of waiting" if block.waited else ""
    says = f"{upper_first(begun.unit)} {number}{day}{way}: {WORDS[block.fate]}{waited}"
    return (
        f"<li>{wait}<span class='hb-block' data-arm='{block.arm or ''}' data-fate='{block.fate}' aria-hidden='true'>"
        f"<b>{arm or number}</b><i>{MARKS[block.fate]}</i></span><span class='hb-unseen'>{esc(says)}</span></li>"
    )


def _legend(begun: ExperimentBegun, seen: tuple[SeenBlock, ...]) -> str:
    """Only of what there is."""
    fates = {block.fate for block in seen}
    marks = [f"{MARKS[fate]} {words}" for fate, words in WORDS.items() if fate in fates and MARKS[fate]]
    waits = ["‖ days that it waited"] if any(block.waited for block in seen) else []
    ways = f"<b>A</b> is {esc(begun.a.name)} · <b>B</b> is {esc(begun.b.name)}"
    return f"<p class='hb-quiet'>{' · '.join([ways, *map(esc, (*marks, *waits))])}</p>"
