"""A set on its way from one person to another: as a small file, or as a code to copy into a message; and read again.

docs/sets.md describes both.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import b32decode, b32encode
from typing import Any

from pydantic import ValidationError

from ..model.exercise_set import MOST, ExerciseSet

FORMAT, VERSION = "hipbook-set", 1
ENDING = ".hipbook-set.json"
LARGEST = 64 * 1024
"""No set is larger than this, in bytes."""
CODE = re.compile(r"\[\s*HIPSET\s+([A-Z2-7\s]+)\]", re.IGNORECASE)
MARK = re.compile(r"\[\s*HIPSET\b", re.IGNORECASE)
EXPECTED = f"Expected a file that ends in {ENDING}, or a code that begins with [HIPSET and ends with ]."


class NotASet(ValueError):
    """What was given is no set that this book can read; the message says what was expected."""


def as_file(made: ExerciseSet) -> bytes:
    """A set as a file.

    >>> read_set(as_file(ExerciseSet(name="Evening", exercises=("clam",)))).name
    'Evening'
    """
    fields = {"format": FORMAT, "version": VERSION, "name": made.name, "exercises": _filled(made)}
    return (json.dumps(fields, ensure_ascii=False, indent=2) + "\n").encode()


def as_code(made: ExerciseSet) -> str:
    """A set as a code of letters and digits, which survives any messenger: case, spaces and lines do not matter.

    >>> as_code(ExerciseSet(exercises=("clam",)))
    '[HIPSET L7UG P5JR BIFG G3DB NU]'
    """
    text = "\n".join([str(VERSION), made.name, *_filled(made)]).encode()
    letters = b32encode(zlib.crc32(text).to_bytes(4, "big") + text).decode().rstrip("=")
    return f"[HIPSET {' '.join(re.findall('.{1,4}', letters))}]"


def _filled(made: ExerciseSet) -> tuple[str, ...]:
    if not made.exercises:
        raise ValueError("There is nothing in the set yet. Choose an exercise first.")
    return made.exercises


def file_name(made: ExerciseSet) -> str:
    """What a set's file is called.

    >>> file_name(ExerciseSet(name="Calm: evenings/1"))
    'Calm evenings 1.hipbook-set.json'
    """
    return (" ".join(re.findall(r"\w+", made.name)) or "exercises") + ENDING


def is_set(data: bytes, name: str = "") -> bool:
    """Is this meant as a set, rather than a log or another diary's table? Broken ones too.

    >>> is_set(b'{"format": "hipbook-set"}'), is_set(b'{"format": "hipbook-log"}'), is_set(b"", "calm.hipbook-set.json")
    (True, False, True)
    """
    begin = data[:200].decode("utf-8", "ignore")
    return name.lower().endswith(ENDING) or f'"{FORMAT}"' in begin or bool(MARK.search(begin))


def read_set(given: bytes | str) -> ExerciseSet:
    """The set in a file, or in a text with a code in it. Raises :class:`NotASet`.

    >>> read_set("Yours: [hipset l7ug p5jr bifg g3db nu] See you!").exercises
    ('clam',)
    """
    if len(given) > LARGEST:
        raise NotASet(f"This is too large to be a set: one has at most {LARGEST // 1024} kB. {EXPECTED}")
    text = given.decode("utf-8-sig", "replace") if isinstance(given, bytes) else given
    if MARK.search(text):
        return _from_code(text)
    return _from_json(text)


def _from_code(text: str) -> ExerciseSet:
    found_code = CODE.search(text)
    letters = "".join(found_code[1].split()).upper() if found_code else ""
    try:
        raw = b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        raw = b""
    if len(raw) <= 4 or zlib.crc32(raw[4:]).to_bytes(4, "big") != raw[:4]:
        raise NotASet("A part of the code is missing or changed. Copy all of it, from [HIPSET to the last ].")
    version, _, rest = raw[4:].decode("utf-8", "replace").partition("\n")
    name, *ids = rest.split("\n")
    return _set_of(int(version) if re.fullmatch(r"[0-9]{1,9}", version) else version, name, ids)


def _from_json(text: str) -> ExerciseSet:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        broken = f"This set breaks off or is damaged. Ask for it again. {EXPECTED}"
        raise NotASet(broken if FORMAT in text[:200] else f"This is not a set of exercises. {EXPECTED}") from error
    if isinstance(read, dict) and read.get("format") == "hipbook-log":
        raise NotASet("This is a copy of a log, not a set. It comes in under Bring a file in.")
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise NotASet(f"This is not a set of exercises. {EXPECTED}")
    return _set_of(read.get("version"), read.get("name", ""), read.get("exercises"))


def _set_of(version: Any, name: Any, exercises: Any) -> ExerciseSet:
    if isinstance(version, int) and version > VERSION:
        raise NotASet(f"This set is of version {version}, and this book reads {VERSION}. Update hipbook first.")
    if version != VERSION or isinstance(version, bool):
        raise NotASet(f"This set does not say of which version it is. {EXPECTED}")
    try:
        read = ExerciseSet(name=name, exercises=exercises)
    except ValidationError as error:
        raise NotASet(f"This set cannot be read: expected a name and 1 to {MOST} exercises.") from error
    if not read.exercises:
        raise NotASet("There is no exercise in this set.")
    return read
