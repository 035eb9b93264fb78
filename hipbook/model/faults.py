"""The faults of a value in words its author understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pydantic import ValidationError

from .base import Value


def in_words(error: ValidationError, kind: type[Value]) -> Iterator[str]:
    """Each fault of a value as one line its author understands."""
    for fault in error.errors():
        place = ".".join(str(part) for part in fault["loc"]) or "the whole entry"
        match fault["type"]:
            case "missing":
                yield f"{place} is missing"
            case "extra_forbidden":
                near = get_close_matches(str(fault["loc"][-1]), _fields(kind, fault["loc"][:-1]), 1)
                yield f"{place} is not a field hipbook knows" + (f"; did you mean {near[0]}?" if near else "")
            case "literal_error":
                yield f"{place} must be {fault['ctx']['expected']}, not {fault['input']!r}"
            case _:
                problem = fault.get("ctx", {}).get("error", fault["msg"])
                yield f"{place}: {problem} (found {fault['input']!r})"


def _fields(kind: type[Value], place: tuple[int | str, ...]) -> Iterable[str]:
    """The fields that the value at this place of ``kind`` may have, or those of ``kind`` itself where none is there."""
    field = kind.model_fields.get(str(place[0])) if place else None
    inner = field.annotation if field else None
    return _fields(inner, place[1:]) if isinstance(inner, type) and issubclass(inner, Value) else kind.model_fields
