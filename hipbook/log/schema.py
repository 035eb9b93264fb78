"""Records as rows: which columns each kind has, and the way there and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

from ..model.base import Value
from ..model.records import KINDS, Record

LARGEST = 2**63 - 1
STORED_AS = {bool: "integer", int: "integer", float: "real", str: "text"}

ADDED_LATER = {
    "sessions": {"stopped", "off_experiment"}, "sets": {"hurt"}, "mornings": {"signs", "note"}, "tests": {"signs"}, "flares": {"signs"},
    "plan_changes": {"menus"},
}  # fmt: skip
"""Columns that tables of an older hipbook do not have."""


@cache
def columns(kind: str) -> dict[str, type]:
    """The columns of a kind with the plain type of each, in the order of the record's fields.

    >>> columns("psfs")["score"], columns("sets")["dose"].__name__
    (<class 'int'>, 'Dose')
    """
    return {name: plain_type(field.annotation) for name, field in KINDS[kind].model_fields.items()}


def plain_type(annotation: Any) -> type:
    """The type of a field's value where it is not missing, whatever limits it has.

    >>> plain_type(float | None).__name__, plain_type(Literal["left", "right"] | None).__name__
    ('float', 'str')
    """
    inner = [arg for arg in get_args(annotation) if arg is not NoneType]
    if get_origin(annotation) is Literal:
        return type(inner[0])
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation
    return tuple if get_origin(annotation) is tuple else plain_type(inner[0])


def is_nested(type_: type) -> bool:
    """Is a value of this type kept as JSON text?"""
    return issubclass(type_, (tuple, BaseModel))


def declaration(kind: str) -> str:
    """The SQL that makes the table of a kind.

    >>> print(declaration("psfs"))
    create table "psfs" ("uid" text primary key not null, "on" text, "at" text, "activity" text, "score" integer, \
"retracted" integer not null default 0) strict
    """
    stored = {name: STORED_AS.get(type_, "text") for name, type_ in columns(kind).items()}
    stored["uid"] = "text primary key not null"
    stored["retracted"] = "integer not null default 0"
    return (
        f'create table "{kind}" (' + ", ".join(f'"{name}" {storage}' for name, storage in stored.items()) + ") strict"
    )


def addition(kind: str, name: str) -> str:
    """The SQL that gives the table of an older file a column that came later, filled with the field's default.

    >>> print(addition("mornings", "signs"))
    alter table "mornings" add column "signs" text default '[]'
    """
    default = plain(KINDS[kind].model_fields[name].default)
    value = _as_text(default) if isinstance(default, (dict, list)) else default
    filled = "null" if value is None else f"'{value}'" if isinstance(value, str) else repr(value)
    return f'alter table "{kind}" add column "{name}" {STORED_AS.get(columns(kind)[name], "text")} default {filled}'


def plain(value: Any) -> Any:
    """A value as JSON knows it. Sets are sorted, so that equal values look the same.

    >>> plain(frozenset({"right", "left"}))
    ['left', 'right']
    """
    match value:
        case BaseModel():
            return {name: plain(getattr(value, name)) for name in type(value).model_fields}
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case set() | frozenset():
            return sorted((plain(inner) for inner in value), key=json.dumps)
        case tuple() | list():
            return [plain(inner) for inner in value]
        case date():
            return value.isoformat()
    return value


def as_row(record: Record) -> dict[str, Any]:
    """A record as its table keeps it. Raises ValueError or TypeError where a value cannot be kept exactly."""
    return {
        name: _as_text(value) if isinstance(value, (dict, list)) else _within(name, value)
        for name, value in plain(record).items()
    }


def _as_text(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    text.encode()
    return text


def _within(name: str, value: Any) -> Any:
    if isinstance(value, int) and not -LARGEST <= value <= LARGEST:
        raise ValueError(f"{name}: expected a number below {LARGEST}, found {value}")
    return value


def as_records(kind: str, rows: Iterable[Sequence[Any]]) -> tuple[Any, ...]:
    """The records of rows whose cells stand in the order of the columns. Every value is checked again."""
    names = tuple(columns(kind))
    nested = {name: _reader(type_) for name, type_ in columns(kind).items() if is_nested(type_)}
    fields_of_rows = [dict(zip(names, row, strict=True)) for row in rows]
    for name, read in nested.items():
        for row in fields_of_rows:
            row[name] = None if row[name] is None else read(row[name])
    return _adapter(kind).validate_python(fields_of_rows)


@cache
def _adapter(kind: str) -> TypeAdapter[tuple[Record, ...]]:
    return TypeAdapter(tuple[KINDS[kind], ...])  # type: ignore[valid-type] # the type is chosen as the program runs


@cache
def _reader(type_: type) -> Any:
    """Reads the JSON text of a nested value; a dose that stands in a thousand rows is read once."""
    return lru_cache(1000)(type_.model_validate_json if issubclass(type_, Value) else json.loads)
