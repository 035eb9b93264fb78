"""An account of a table: what would come of every row of it, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from ...model.records import KINDS, Morning, Record, kind_of
from ...wording import counted, day_words, listed
from ..export import Contents
from .plan import Plan, Question, check, left_open, questions
from .records import Draft, drafts, of_tables
from .rows import ONE_RULE, Entry, Reading, Refused
from .scores import RULE
from .sheet import Sheet
from .whole import OLD, ROWS, STANDING, about_old_days, about_rows, about_standing, old_days

Fate = Literal["new", "known", "replaced", "refused"]
NOTES = "notes"
"""What days are counted as of which a table holds words alone."""
COLUMNS_NAMED = 6
FATES: tuple[Fate, ...] = ("new", "known", "replaced", "refused")


@dataclass(frozen=True)
class Row:
    """What comes of a row: new, known to the log, in place of what was brought in before, or refused and why."""

    number: int
    fate: Fate
    why: str = ""


@dataclass(frozen=True)
class Account:
    """What bringing a table in would do: every row with its fate, and the records that follow.

    ``questions`` are all that is asked, the answered ones too; while one is open there are no rows yet. ``again`` are uids of what
    was taken out of the log and comes back, ``gone`` of what is replaced. ``cells`` name what stays out of rows that
    come in, ``rules`` say by what rules cells were read.
    """

    questions: tuple[Question, ...] = ()
    rows: tuple[Row, ...] = ()
    new: tuple[Record, ...] = ()
    again: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def waits_for(self) -> str:
        """What is still to be answered, as a sentence; empty where nothing is."""
        return left_open(self.questions)

    @property
    def fates(self) -> dict[Fate, int]:
        """How many rows meet each fate; together they are the rows of the table."""
        met = Counter(row.fate for row in self.rows)
        return {fate: met[fate] for fate in FATES}

    @property
    def refused(self) -> tuple[str, ...]:
        """Every row that cannot come in, with its reason."""
        return tuple(f"row {row.number}: {row.why}" for row in self.rows if row.fate == "refused")

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.again or self.gone)


def account_of(sheet: Sheet, plan: Plan, today: date, mine: Contents) -> Account:
    """What a table would bring into a log that holds ``mine``. Raises :class:`NotImportable` where the plan does not fit.

    >>> from .sheet import read_sheet
    >>> from .plan import plan_of
    >>> sheet = read_sheet(b"Date,Pain\\n2026-01-05,3\\n2026-01-06,mild\\n")
    >>> account = account_of(sheet, plan_of(sheet), date(2026, 3, 1), Contents())
    >>> account.fates, account.refused
    ({'new': 1, 'known': 0, 'replaced': 0, 'refused': 1},
     ("row 3: Pain: expected a number from 0 to 10, found 'mild'",))
    """
    check(sheet, plan)
    to_ask = tuple(questions(sheet, plan, today))
    if left_open(to_ask):
        return Account(to_ask)
    reading = Reading(sheet, plan, today)
    read = list(reading.rows())
    entries = [row for row in read if isinstance(row, Entry)]
    to_ask += (*about_old_days(entries, plan, today), *about_rows(entries, plan))
    if left_open(to_ask):
        return Account(to_ask)
    refused = [row for row in read if isinstance(row, Refused)]
    too_old = old_days(entries, today) if plan.answers.get(OLD) == "leave" else frozenset()
    refused += [
        Refused(entry.number, f"{entry.on} is left out, as you chose") for entry in entries if entry.on in too_old
    ]
    entries = [entry for entry in entries if entry.on not in too_old]
    made, faults = drafts(entries, plan.answers.get(ROWS) == "one")
    to_ask += tuple(about_standing(made, mine, plan))
    if left_open(to_ask):
        return Account(to_ask)
    settled = replace(_settled(made, [*refused, *faults], mine, plan), questions=to_ask)
    return replace(settled, cells=tuple(_cells(entries)), rules=tuple(_rules(entries, reading, plan)))


def _settled(made: tuple[Draft, ...], refused: Iterable[Refused], mine: Contents, plan: Plan) -> Account:
    """Each draft held against the log, each row given its fate."""
    held = {record.uid for kind in KINDS for record in mine.records[kind]}
    choice = plan.answers.get(STANDING, "")
    before = of_tables(mine, {draft.record.uid for draft in made})
    fates: dict[int, Fate] = {}
    why: dict[int, str] = {}
    new: list[Record] = []
    again: list[str] = []
    gone: dict[str, None] = {}
    for draft in made:
        uid, stands = draft.record.uid, before.get(draft.key, ())
        is_known = uid in held and uid not in mine.retracted
        if is_known:
            fate: Fate = "known"
        elif stands and choice == "leave":
            fate = "refused"
            why |= dict.fromkeys(draft.rows, "its day stays as it was brought in before, as you chose")
        else:
            fate = "replaced" if stands and choice == "replace" else "new"
            if uid in held:
                again.append(uid)
            else:
                new.append(draft.record)
        if fate == "replaced":
            gone |= dict.fromkeys(stands)
        for row in draft.rows:
            fates[row] = _stronger(fates.get(row), fate)
    fates |= dict.fromkeys((row.number for row in refused), "refused")
    why |= {row.number: row.why for row in refused}
    rows = tuple(
        Row(number, fates[number], why.get(number, "") if fates[number] == "refused" else "")
        for number in sorted(fates)
    )
    counts = Counter(_counted_as(draft.record) for draft in made)
    by_kind = {kind: counts[kind] for kind in (*KINDS, NOTES) if counts[kind]}
    return Account((), rows, tuple(new), tuple(again), tuple(gone), counts=by_kind)


def _counted_as(record: Record) -> str:
    return NOTES if isinstance(record, Morning) and record.pain is None else kind_of(record)


def _stronger(one: Fate | None, other: Fate) -> Fate:
    """The fate of a row of which several records come: that of the one that changes most."""
    order = ("refused", "known", "new", "replaced")
    return other if one is None else max(one, other, key=order.index)


def _cells(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from (f"row {entry.number}: {left}" for left in entry.left_out)


def _rules(entries: list[Entry], reading: Reading, plan: Plan) -> Iterator[str]:
    """The rules that something in this table was read by, and what of it was not read at all."""
    if others := reading.sheet.other_sheets:
        yield f"One sheet of the workbook was read. Not read: {listed(others)}. Save each of them as a file of its own."
    if any(entry.rounded for entry in entries):
        yield RULE
    if reading.practised and reading.unit not in ("", "minutes"):
        yield f"Lengths of time without a unit were read as {reading.unit}."
    if plan.answers.get(ROWS) == "one":
        yield ONE_RULE
    unused = [
        column for column in reading.sheet.columns if column not in plan.columns and any(reading.sheet.cells(column))
    ]
    if unused:
        first, more = unused[:COLUMNS_NAMED], len(unused) - COLUMNS_NAMED
        names = listed([*(f"{name:.40}" for name in first), *([f"{more} more"] if more > 0 else [])])
        yield f"{counted(len(unused), 'column')} left out: {names}. Choose above what each holds to bring it in."
    days = sorted({entry.on for entry in entries})
    if days:
        span = f"from {day_words(days[0])} to {day_words(days[-1])}" if len(days) > 1 else day_words(days[0])
        yield f"{counted(len(entries), 'row')} on {counted(len(days), 'day')}: {span}."
        yield "Your plan stays as it is: it follows what you do with this book."
