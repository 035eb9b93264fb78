"""How a table is to be read: what its columns hold and what its reader answered; and what is still to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ...wording import counted
from ..dates import DAY_FIRST, MONTH_FIRST, order_of
from ..errors import NotImportable
from .columns import SCORES, SESSION, TARGETS, guess, says_practice
from .durations import (
    HOURS_MINUTES,
    MINUTES_SECONDS,
    named_clock,
    named_unit,
    possible_clocks,
    possible_units,
)
from .names import ACTIVITY, DATE, MINUTES, NOTE
from .scores import TOP, named_scale, possible_scales
from .sheet import Sheet

EFFORT = "rpe"
"""Effort above 10 is on another scale than pain is (6 to 20), and is not read as one to 100."""
ORDER, UNIT, CLOCK, SCALE, PRACTICE = "order", "unit", "clock", "scale", "practice"
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Plan:
    """How a table is to be read: column to target (:data:`TARGETS`), and the reader's answers by the name of the question.

    What was not answered is worked out anew whenever the plan is used, from the cells of the columns that it uses.
    """

    columns: Mapping[str, str]
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """Something that only the reader knows. ``options`` are their words with the answer each stands for; ``answer`` is
    empty while it is open."""

    name: str
    ask: str
    options: tuple[tuple[str, str], ...]
    answer: str = ""


def plan_of(sheet: Sheet, columns: Mapping[str, str] | None = None, **answers: str) -> Plan:
    """How a table would be read by the names of its columns and by its cells.

    >>> from .sheet import read_sheet
    >>> plan_of(read_sheet(b"Day,Pain\\n2026-01-05,3\\n"))
    Plan(columns={'Day': 'date', 'Pain': 'pain'}, answers={})
    """
    return Plan(dict(guess(sheet) if columns is None else columns), answers)


def with_column(plan: Plan, column: str, target: str) -> Plan:
    """The plan with a column taken for something else, or left out (an empty target).

    To pick what only practice has is to say that there was practice; an answer about another column's cells falls away.
    """
    rest = {name: was for name, was in plan.columns.items() if name != column}
    stale = {ORDER} if DATE in (target, plan.columns.get(column)) else set()
    answers = {name: answer for name, answer in plan.answers.items() if name not in stale}
    practised = {PRACTICE: YES} if target in SESSION else {}
    return Plan(rest | ({column: target} if target else {}), answers | practised)


def answered(plan: Plan, name: str, answer: str) -> Plan:
    """The plan with a question answered.

    >>> answered(Plan({}), "unit", "seconds").answers
    {'unit': 'seconds'}
    """
    return replace(plan, answers={**plan.answers, name: answer})


def check(sheet: Sheet, plan: Plan) -> None:
    """Raises :class:`NotImportable` where a plan does not fit a table."""
    unknown = [column for column in plan.columns if column not in sheet.columns]
    if unknown:
        raise NotImportable(f"there is no column {unknown[0]!r}; there are {', '.join(sheet.columns)}")
    wrong = [target for target in plan.columns.values() if target not in TARGETS]
    if wrong:
        raise NotImportable(f"expected one of {', '.join(TARGETS)}, not {wrong[0]!r}")
    used = [target for target in plan.columns.values() if target not in (ACTIVITY, NOTE)]
    twice = next((target for target in used if used.count(target) > 1), None)
    if twice:
        raise NotImportable(f"two columns are taken for {TARGETS[twice]}; leave one of them out")
    if DATE not in used:
        raise NotImportable("no column is taken for the day; say which one holds it")
    if not set(plan.columns.values()) - {DATE}:
        raise NotImportable("no column but the day is taken for anything; say what the others hold")


def column_for(plan: Plan, target: str) -> str | None:
    """The column that is taken for a target."""
    return next((column for column, of in plan.columns.items() if of == target), None)


def has_practice(plan: Plan) -> bool:
    """Is any column taken for what only practice has?

    >>> has_practice(Plan({"Day": "date", "Pain": "pain"})), has_practice(Plan({"Day": "date", "Time": "minutes"}))
    (False, True)
    """
    return bool(set(plan.columns.values()) & set(SESSION))


def questions(sheet: Sheet, plan: Plan, today: date) -> Iterator[Question]:
    """What is to be asked about a table, with the answers so far; what the cells or the names of the columns say by
    themselves is not asked."""
    yield from _about_practice(sheet, plan)
    yield from _about_days(sheet, plan, today)
    yield from _about_minutes(sheet, plan)
    yield from _about_scales(sheet, plan)


def _about_practice(sheet: Sheet, plan: Plan) -> Iterator[Question]:
    if has_practice(plan) and not says_practice(sheet, plan.columns):
        yield Question(
            PRACTICE, "Were these days of practice, with exercises done?",
            (("yes, practice", YES), ("no, only a diary", NO)), plan.answers.get(PRACTICE, ""),
        )  # fmt: skip


def _about_days(sheet: Sheet, plan: Plan, today: date) -> Iterator[Question]:
    day = column_for(plan, DATE)
    if day and not order_of(sheet.cells(day), today):
        first = next((c for c in sheet.cells(day) if order_of([c], today) == ""), "5/1/2026")
        yield Question(
            ORDER, f"Days such as {first:.20}: what comes first?", (("day", DAY_FIRST), ("month", MONTH_FIRST)),
            plan.answers.get(ORDER, ""),
        )  # fmt: skip


def _about_minutes(sheet: Sheet, plan: Plan) -> Iterator[Question]:
    column = column_for(plan, MINUTES)
    if not column or plan.answers.get(PRACTICE) == NO:
        return
    cells = sheet.cells(column)
    units = possible_units(cells)
    if len(units) > 1 and not named_unit(column):
        options = tuple((unit, unit) for unit in units)
        yield Question(UNIT, f"The numbers under {column:.40}: in which unit?", options, plan.answers.get(UNIT, ""))
    if len(possible_clocks(cells)) > 1 and not named_clock(column):
        first = next(cell for cell in cells if possible_clocks([cell]))
        options = tuple((clock, clock) for clock in (HOURS_MINUTES, MINUTES_SECONDS))
        yield Question(CLOCK, f"A time such as {first}: what is it?", options, plan.answers.get(CLOCK, ""))


def _about_scales(sheet: Sheet, plan: Plan) -> Iterator[Question]:
    for column, target in plan.columns.items():
        used = target in SCORES and target != EFFORT and not (target in SESSION and plan.answers.get(PRACTICE) == NO)
        scales = possible_scales(sheet.cells(column)) if used else ()
        if len(scales) > 1 and not named_scale(column):
            options = tuple((f"0 to {top}", str(top)) for top in scales)
            name = scale_of(column)
            yield Question(
                name,
                f"{column:.40} has numbers above {TOP}: on which scale is it?",
                options,
                plan.answers.get(name, ""),
            )


def scale_of(column: str) -> str:
    """The name of the question about a column's scale.

    >>> scale_of("Pain")
    'scale of Pain'
    """
    return f"{SCALE} of {column}"


def left_open(questions_: Iterator[Question] | tuple[Question, ...]) -> str:
    """What keeps a table from being read yet, as a sentence; empty where all is answered.

    >>> left_open((Question("unit", "In which unit?", ()),))
    'One question is still to be answered: In which unit?'
    """
    waiting = [question.ask for question in questions_ if not question.answer]
    if not waiting:
        return ""
    return f"{'One question is' if len(waiting) == 1 else counted(len(waiting), 'question') + ' are'} still to be answered: {' '.join(waiting)}"
