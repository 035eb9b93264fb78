"""The log as tidy data frames: one row a record or a day, and one type a column, whether there are rows or not.

``docs/log-format.md`` says what each column means and in which unit; a test holds that page to this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from ..extras import need
from ..model.base import Value
from ..model.records import KINDS, Record
from .schema import columns, plain_type

if TYPE_CHECKING:
    import pandas as pd

LEFT_OUT = {"menus"}
"""What only the planner reads back: the whole week as it stood before a change is no value of one cell."""
DERIVED = {"sessions": {"load": float}}
"""What a record works out itself, which may be missing."""
SEVERAL = (tuple, frozenset, dict)
DAY = {
    "on": "datetime64[us]", "sessions": "int64", "minutes": "float64", "pain_before": "Int64", "pain_worst": "Int64",
    "pain_after": "Int64", "pain_morning": "Int64", "stiffer": "boolean", "rpe": "Float64", "load": "Float64",
    "without_effort": "int64",
}  # fmt: skip
"""The columns of a day and the type of each."""


def as_frame(kind: str, records: Sequence[Record]) -> pd.DataFrame:
    """Records of one kind as a data frame, a row each.

    A record inside a record is spread over columns (``dose_reps``); several ids stand as a tuple in one cell.

    >>> from hipbook.model.records import Psfs
    >>> as_frame("psfs", [Psfs(on="2026-01-05", activity="stairs", score=4)])[["on", "activity", "score"]]
              on activity  score
    0 2026-01-05   stairs      4
    """
    need("tables")
    import pandas as pd

    return pd.DataFrame({name: _series(values, annotation) for name, values, annotation in _columns(kind, records)})


def by_day(sessions: pd.DataFrame, mornings: pd.DataFrame) -> pd.DataFrame:
    """Every day from the first with a session or a morning answer to the last, a row each; quiet days as well.

    The first pain before a session counts and the last after one, the worst pain, the highest effort, the newest
    morning answer. A day's load is that of the sessions whose effort was given; ``without_effort`` counts the others.
    """
    import pandas as pd

    practised = sessions.groupby("on")
    days = practised.agg(
        sessions=("uid", "size"), minutes=("minutes", "sum"), pain_before=("pain_before", "first"),
        pain_worst=("pain_worst", "max"), pain_after=("pain_after", "last"), rpe=("rpe", "max"),
    )  # fmt: skip
    days["load"] = practised["load"].sum(min_count=1)
    days["without_effort"] = days["sessions"] - practised["load"].count()
    answered = mornings.groupby("on").agg(pain_morning=("pain", "last"), stiffer=("stiffer", "last"))
    days = days.join(answered, how="outer")
    if len(days):
        days = days.reindex(pd.date_range(days.index.min(), days.index.max(), name="on", unit="us"))
    counted = ["sessions", "minutes", "without_effort"]
    days[counted] = days[counted].fillna(0)
    return days.reset_index()[[*DAY]].astype(DAY)


def _columns(kind: str, records: Sequence[Record]) -> Iterator[tuple[str, list[Any], Any]]:
    """Each column of a kind: its name, its values, and how the field is annotated."""
    for name, field in KINDS[kind].model_fields.items():
        inner, values = columns(kind)[name], [getattr(record, name) for record in records]
        if issubclass(inner, Value):
            may_miss = NoneType in get_args(field.annotation)
            for part, part_field in inner.model_fields.items():
                annotation: Any = part_field.annotation
                cells = [getattr(value, part, None) for value in values]
                yield f"{name}_{part}", cells, annotation | None if may_miss else annotation
        elif name not in LEFT_OUT:
            yield name, values, field.annotation
    for name, type_ in DERIVED.get(kind, {}).items():
        yield name, [getattr(record, name) for record in records], type_ | None


def _series(values: list[Any], annotation: Any) -> pd.Series:
    import numpy as np
    import pandas as pd

    if get_origin(annotation) in SEVERAL:
        return pd.Series([_ids(value) for value in values], dtype=object)
    type_, may_miss = plain_type(annotation), NoneType in get_args(annotation)
    if issubclass(type_, date):
        moments = pd.Series(np.array([_in_utc(value) for value in values], "datetime64[us]"))
        return moments.dt.tz_localize("UTC") if issubclass(type_, datetime) else moments
    if choices := _choices(annotation):
        return pd.Series(pd.Categorical([word or None for word in values], categories=choices))
    if number := _number(type_, may_miss):
        return pd.Series(values, dtype=number)
    return pd.Series([text or None for text in values], dtype="string")


def _in_utc(value: Any) -> Any:
    """A day, or a moment as numpy takes it; pandas before 3 would read either by way of nanoseconds, from 1678 on only."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value


def _ids(value: Any) -> tuple[Any, ...]:
    """What a cell holds of several: a list as it stands, a set or the names of answers sorted."""
    return value if isinstance(value, tuple) else tuple(sorted(value or ()))


def _choices(annotation: Any) -> list[str]:
    """The words of a closed list, without the empty one that stands for no answer."""
    if get_origin(annotation) is Literal:
        return [word for word in get_args(annotation) if word]
    return [word for inner in get_args(annotation) for word in _choices(inner)]


def _number(type_: type, may_miss: bool) -> str | None:
    """The type of a column of numbers or of yes and no: one with a mark for missing only where values may be missing.

    >>> _number(int, True), _number(int, False), _number(str, True)
    ('Int64', 'int64', None)
    """
    plain, nullable = {bool: ("bool", "boolean"), int: ("int64", "Int64"), float: ("float64", "Float64")}.get(
        type_, (None, None)
    )
    return nullable if may_miss else plain
