"""The blocks of an experiment while it is lived, for a picture: which were followed, and where it waited. No outcome is here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta, tzinfo
from itertools import groupby
from operator import attrgetter
from typing import Literal

from ..content.loader import Library
from ..model.experiment import DAYS_OF, ArmId
from ..model.records import ExperimentBegun, History
from .living import LivedDay, Practice, lived, obeys, suspended

Fate = Literal["followed", "not_followed", "open", "ahead"]
"""``open``: it is not over yet, or the log cannot tell. What is ``ahead`` shows no arm: nobody waits for it."""


@dataclass(frozen=True)
class SeenBlock:
    """A block as it is shown. ``waited`` are the days just before it on which a flare or a time away suspended it."""

    fate: Fate
    arm: ArmId | None = None
    first: date | None = None
    waited: int = 0


def seen_blocks(
    begun: ExperimentBegun, history: History, library: Library, on: date, zone: tzinfo = UTC
) -> tuple[SeenBlock, ...]:
    """All blocks, those that were begun first."""
    practice, before = Practice.of(history), begun.start
    blocks: list[SeenBlock] = []
    for _, of in groupby(lived(begun, history, on), attrgetter("block")):
        days = tuple(of)
        first, last = min(day.on for day in days), max(day.on for day in days)
        waited = sum(suspended(history, day) for day in _days(before, first))
        blocks.append(SeenBlock(_fate(begun, days, practice, library, zone), days[0].arm, first, waited))
        before = max(before, last)
    return (*blocks, *[SeenBlock("ahead")] * (len(begun.blocks) - len(blocks)))


def _fate(
    begun: ExperimentBegun, days: tuple[LivedDay, ...], practice: Practice, library: Library, zone: tzinfo
) -> Fate:
    told_of = [obeys(begun.arm(day.arm), day.on, practice, library, zone) for day in days]
    sure = [one for one in told_of if one is not None]
    if not sure or len(days) < DAYS_OF[begun.unit]:
        return "open"
    share = sum(sure) / len(sure)
    return "followed" if share >= library.rule.experiment.obeyed_share else "not_followed"


def _days(first: date, until: date) -> Iterator[date]:
    return (first + timedelta(n) for n in range((until - first).days))
