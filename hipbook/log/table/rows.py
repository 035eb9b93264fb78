"""A row read by a plan: what it says of its day, and which of its cells stay out, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from ...content.known_ids import EARLIEST
from ..dates import as_date, order_of
from .columns import SESSION, says_practice
from .durations import MINUTES_SECONDS, minutes, named_clock, named_unit, possible_clocks, possible_units
from .names import ACTIVITY, DATE, DONE, MINUTES, MORNING, NOTE, PAIN
from .plan import CLOCK, NO, ORDER, PRACTICE, UNIT, YES, Plan, column_for, has_practice, scale_of
from .scores import TOP, is_rounded, named_scale, points, whole_points
from .sheet import Sheet
from .text import STRAY

NOTHING = frozenset(
    [
        "no",
        "none",
        "nothing",
        "-",
        "--",
        "0",
        "rest",
        "off",
        "false",
        "nein",
        "nichts",
        "keine",
        "kein",
        "non",
        "rien",
        "aucun",
        "nada",
        "ninguno",
        "geen",
        "nee",
    ]
)
"""What stands where nothing was practised."""
LONGEST_NOTE, LONGEST_ACTIVITY = 4000, 120


@dataclass(frozen=True)
class Entry:
    """What one row says: its day, the pain of that day and its morning, what was practised, everyday things, and a note
    where nothing was practised (else the session has it).

    ``left_out`` names each cell that stays out, ``rounded`` says that a score lay between two whole points.
    """

    number: int
    on: date
    pain: int | None = None
    morning: int | None = None
    session: Mapping[str, Any] = field(default_factory=dict)
    activities: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    left_out: tuple[str, ...] = ()
    rounded: bool = False

    @property
    def says_something(self) -> bool:
        return bool(self.session or self.activities or self.note) or self.pain is not None or self.morning is not None


@dataclass(frozen=True)
class Refused:
    """A row that cannot come in, and why."""

    number: int
    why: str


@dataclass(frozen=True)
class Reading:
    """A table's rows read by a plan in which nothing is open any more."""

    sheet: Sheet
    plan: Plan
    today: date

    @cached_property
    def order(self) -> str:
        """Which of day and month comes first in the column that is used: as answered, or as its cells say."""
        day = column_for(self.plan, DATE)
        return order_of(self.sheet.cells(day), self.today) or self.plan.answers.get(ORDER, "") if day else ""

    @cached_property
    def practised(self) -> bool:
        """Were these days of practice? Only where a name in the table or an answer of its reader says so."""
        confirmed = says_practice(self.sheet, self.plan.columns) or self.plan.answers.get(PRACTICE) == YES
        return has_practice(self.plan) and confirmed and self.plan.answers.get(PRACTICE) != NO

    @cached_property
    def _places(self) -> tuple[tuple[str, str, int], ...]:
        """Column, target and place of all that is read beside the day."""
        used = {column: target for column, target in self.plan.columns.items() if target != DATE}
        if not self.practised:
            used = {column: target for column, target in used.items() if target not in SESSION}
        return tuple((column, target, self.sheet.columns.index(column)) for column, target in used.items())

    @cached_property
    def _has_notes(self) -> bool:
        """Are several columns notes? Each says then which it is."""
        return sum(target == NOTE for target in self.plan.columns.values()) > 1

    @cached_property
    def _scales(self) -> dict[str, int]:
        answers = self.plan.answers
        return {column: named_scale(column) or int(answers.get(scale_of(column), TOP)) for column in self.plan.columns}

    @cached_property
    def unit(self) -> str:
        """The unit of bare numbers of time: as the column's name says, as answered, or the only one that fits."""
        column = column_for(self.plan, MINUTES)
        if not column:
            return ""
        fit = possible_units(self.sheet.cells(column))
        return named_unit(column) or self.plan.answers.get(UNIT) or (fit[0] if fit else "")

    @cached_property
    def _length(self) -> Callable[[str], float]:
        column = column_for(self.plan, MINUTES) or ""
        cells = self.sheet.cells(column) if column else ()
        unit = self.unit or MINUTES
        only = possible_clocks(cells)
        clock = named_clock(column) or self.plan.answers.get(CLOCK) or (only[0] if only else MINUTES_SECONDS)
        return lambda cell: minutes(cell, unit, clock)

    def rows(self) -> Iterator[Entry | Refused]:
        """Every row of the table, in its order: what it says, or why it cannot come in."""
        for number, cells in self.sheet.rows:
            try:
                yield self._entry(number, cells)
            except ValueError as error:
                yield Refused(number, str(error))

    def _entry(self, number: int, cells: tuple[str, ...]) -> Entry:
        columns = len(self.sheet.columns)
        if len(cells) > columns:
            raise ValueError(
                f"{len(cells)} cells, but only {columns} columns; put quotes around a cell with a comma in it"
            )
        on = self._day(cells)
        left_out = ["a quote stands alone in it"] if any(cell.startswith(STRAY) for cell in cells) else []
        session: dict[str, Any] = {}
        of: dict[str, Any] = {}
        activities: dict[str, int] = {}
        notes: list[str] = []
        rounded = False
        for column, target, place in self._places:
            if place >= len(cells) or not cells[place] or (target == DONE and cells[place].lower() in NOTHING):
                continue
            try:
                value = self._value(column, target, cells[place])
            except ValueError as error:
                left_out.append(f"{column:.40}: {error}")
                continue
            if target == NOTE:
                notes.append(value)
                continue
            into, name = _where(target, column, of, session, activities)
            into[name] = value
            rounded |= target not in (DONE, MINUTES, "rpe") and is_rounded(cells[place], self._scales[column])
        if not session.keys() - {MINUTES} and not session.get(MINUTES):
            session = {}
        note, cut = _one_note(notes)
        left_out += cut
        if session and note:
            session[NOTE], note = note, ""
        entry = Entry(number, on, of.get(PAIN), of.get(MORNING), session, activities, note, tuple(left_out), rounded)
        if not entry.says_something:
            raise ValueError("; ".join(left_out) or "nothing but the day is filled in")
        return entry

    def _day(self, cells: tuple[str, ...]) -> date:
        column = column_for(self.plan, DATE) or ""
        place = self.sheet.columns.index(column)
        on = as_date(cells[place] if place < len(cells) else "", self.order)
        if on > self.today:
            raise ValueError(f"{on} has not come yet; is the year right?")
        if on < EARLIEST:
            raise ValueError(f"the year {on.year} cannot be; is it mistyped?")
        return on

    def _value(self, column: str, target: str, cell: str) -> Any:
        if target == NOTE:
            return f"{column}: {cell}" if self._has_notes else cell
        if target == DONE:
            return cell[:LONGEST_ACTIVITY]
        if target == MINUTES:
            return _whole(self._length(cell))
        if target == "rpe":
            return _whole(float(points(cell, self._scales[column])))
        return whole_points(cell, self._scales[column])


def _whole(number: float) -> float | int:
    return int(number) if number.is_integer() else number


def _where(
    target: str, column: str, of: dict[str, Any], session: dict[str, Any], activities: dict[str, int]
) -> tuple[dict[str, Any], str]:
    """Which part of an entry a target belongs to, and its name there."""
    if target == ACTIVITY:
        return activities, column[:LONGEST_ACTIVITY]
    return (session, target) if target in SESSION else (of, target)


def _one_note(notes: list[str]) -> tuple[str, list[str]]:
    """The notes of a row as one, and what of it stays out."""
    whole = _listed(notes)
    cut = len("; ".join(dict.fromkeys(notes))) - len(whole)
    return whole, [f"the last {cut} letters of a note: at most {LONGEST_NOTE} are kept"] if cut else []


def as_one(entries: tuple[Entry, ...]) -> Mapping[str, Any]:
    """The one session that several rows of a day are: :data:`ONE_RULE` says how.

    >>> day = date(2026, 1, 5)
    >>> sets = [Entry(n, day, session={"minutes": 44, "rpe": rpe}) for n, rpe in ((2, 6), (3, 8))]
    >>> as_one(tuple(sets))
    {'minutes': 44, 'rpe': 8}
    """
    fields: dict[str, list[Any]] = {}
    for entry in entries:
        for name, value in entry.session.items():
            fields.setdefault(name, []).append(value)
    return {name: ONE[name](values) for name, values in fields.items()}


def _length_of_one(lengths: list[float]) -> float:
    """The same length in every row is that of the whole; different ones are those of its parts."""
    return lengths[0] if len(set(lengths)) == 1 else sum(lengths)


def _listed(texts: list[str]) -> str:
    return "; ".join(dict.fromkeys(texts))[:LONGEST_NOTE]


ONE: Mapping[str, Callable[[list[Any]], Any]] = {
    MINUTES: _length_of_one, "rpe": max, "pain_before": lambda pains: pains[0], "pain_worst": max,
    "pain_after": lambda pains: pains[-1], NOTE: _listed, DONE: _listed,
}  # fmt: skip
ONE_RULE = (
    "Rows that are one session: the same minutes in every row count once, different ones are added up. "
    "The highest effort and the worst pain count, the first pain before and the last pain after."
)
