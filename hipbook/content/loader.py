"""The files of ``data/`` as values, every cross-reference resolved, all faults named at once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from ..model.base import DirectionName, Value
from ..model.dose import Breath, Dose, DoseClass
from ..model.exercise import Exercise
from ..model.experiment import Experiment
from ..model.faults import in_words
from ..model.measure import Measure
from ..model.reference import Answer, Goal, Place, Rule, Source, Synonym, Track, Word
from ..model.rules import Rules
from ..model.safety import Condition, RedFlag
from ..model.sequence import Series
from .cross_references import Parts, unknown_ids
from .kinship import kin_of

Entry = TypeVar("Entry", bound=Value)


class ContentError(ValueError):
    """The content has faults. ``faults`` lists all of them, each with its file; ``lines`` are how they are shown."""

    def __init__(self, faults: list[str]):
        self.faults = faults
        self.lines = (f"{len(faults)} fault(s) in the content:", *faults)
        super().__init__("\n".join(self.lines))


@dataclass(frozen=True)
class Library:
    """All entries of the content, as read-only mappings by id."""

    exercises: Mapping[str, Exercise]
    series: Mapping[str, Series]
    conditions: Mapping[str, Condition]
    red_flags: Mapping[str, RedFlag]
    readiness: Mapping[str, RedFlag]
    measures: Mapping[str, Measure]
    sources: Mapping[str, Source]
    rules: Mapping[str, Rule]
    tracks: Mapping[str, Track]
    dose_classes: Mapping[str, DoseClass]
    breaths: Mapping[str, Breath]
    answers: Mapping[str, Answer]
    goals: Mapping[str, Goal]
    synonyms: Mapping[str, Synonym]
    experiments: Mapping[str, Experiment]
    tags: Mapping[str, Word]
    equipment: Mapping[str, Word]
    at_rest: Mapping[str, Word]
    places: Mapping[str, Place]
    feelings: Mapping[str, Word]
    stop_signs: Mapping[str, Word]
    new_signs: Mapping[str, Word]
    advice: Mapping[str, Word]
    categories: Mapping[str, Word]
    positions: Mapping[str, Word]
    moves: Mapping[str, Word]
    changes: Mapping[str, Word]
    facts: Mapping[str, Word]
    gates: Mapping[str, Word]
    cues: Mapping[str, Word]
    outcomes: Mapping[str, Word]

    @cached_property
    def rule(self) -> Rules:
        """The values of the rules of ``data/rules.toml``, by section.

        >>> library().rule.pain.nprs_red_above
        5
        """
        return Rules.of(self.rules)

    def dose(self, exercise: str) -> Dose:
        """The dose an exercise starts with: its text's own, else that of its dose class."""
        entry = self.exercises[exercise]
        return entry.dose or self.dose_classes[entry.dose_class].dose

    def trained_by(self, exercise: str) -> frozenset[DirectionName]:
        """The directions that doing it counts for: those it moves or loads, not those it lets go.

        >>> sorted(library().trained_by("bridge")), library().trained_by("walking")
        (['EXT'], frozenset())
        """
        entry = self.exercises[exercise]
        counts = self.dose_classes[entry.dose_class].trains
        return frozenset(d.name for d in entry.directions if counts and d.mode != "rel")

    @cached_property
    def kin(self) -> Mapping[str, frozenset[str]]:
        """By exercise the others that are the same movement."""
        return kin_of(self.exercises)

    def missing(self, needed: Iterable[str], owned: Set[str]) -> list[str]:
        """What is needed that is neither owned nor replaced by something that will do.

        >>> library().missing(["counter", "band"], {"chair"})
        ['band']
        """
        return [thing for thing in needed if thing not in owned and not set(self.equipment[thing].instead) & owned]

    def item(self, id: str) -> Exercise | Series:
        """The exercise or series of that id."""
        return self.exercises[id] if id in self.exercises else self.series[id]


TABLES: dict[str, type[Value]] = {
    "conditions": Condition,
    "red_flags": RedFlag,
    "readiness": RedFlag,
    "measures": Measure,
    "sources": Source,
    "tracks": Track,
    "dose_classes": DoseClass,
    "breaths": Breath,
    "answers": Answer,
    "goals": Goal,
    "synonyms": Synonym,
    "experiments": Experiment,
    "places": Place,
    "tags": Word,
}
FOLDERS: dict[str, type[Value]] = {"exercises": Exercise, "series": Series}
VOCABULARIES = (
    "equipment",
    "at_rest",
    "feelings",
    "stop_signs",
    "new_signs",
    "advice",
    "categories",
    "positions",
    "moves",
    "changes",
    "facts",
    "gates",
    "cues",
    "outcomes",
)


@dataclass
class _Reading:
    """What has been read so far, and what was wrong with it."""

    root: Traversable
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def toml(self, name: str) -> dict[str, Any] | None:
        """A file's tables, or None (and a fault) where it cannot be read."""
        try:
            return tomllib.loads(self.root.joinpath(name).read_text("utf-8"))
        except FileNotFoundError:
            self.faults.append(f"{name}: the file is missing")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.faults.append(f"{name}: not readable as TOML: {error}")
        return None

    def value(self, kind: type[Entry], where: str, id: str, fields: object) -> Entry | None:
        if not isinstance(fields, dict):
            self.faults.append(f"{where}: expected a table [{id}] with fields, found {fields!r}")
            return None
        with_id = {"id": id} if "id" in kind.model_fields else {}
        if "id" in fields:
            self.faults.append(f"{where}: remove the field id; the name of the file or table is the id")
        try:
            return kind.model_validate(fields | with_id)
        except ValidationError as error:
            self.faults += [f"{where}: {line}" for line in in_words(error, kind)]
            return None

    def folder(self, name: str, kind: type[Value]) -> None:
        """The entries of a folder, one a file; the file's name is the id."""
        folder = self.root / name
        files = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        tables = {file: self.toml(f"{name}/{file}") for file in files if file.endswith(".toml")}
        read = {
            file[:-5]: self.value(kind, f"{name}/{file}", file[:-5], fields)
            for file, fields in tables.items()
            if fields is not None
        }
        self.parts[name] = {id: value for id, value in read.items() if value}

    def table(self, name: str, kind: type[Value], rows: object, file: str) -> None:
        """The entries of a file, one a table."""
        self.parts[name] = self.entries(kind, rows, file)

    def entries(self, kind: type[Entry], rows: object, file: str) -> dict[str, Entry]:
        """The values of some tables by id, without those that have faults."""
        if not isinstance(rows, dict):
            self.faults.append(f"{file}: expected tables with fields, found {rows!r}")
            rows = {}
        read = {id: self.value(kind, f"{file} [{id}]", id, fields) for id, fields in rows.items()}
        return {id: value for id, value in read.items() if value}

    def rules(self, file: str) -> None:
        """The rules by id, out of their sections; they must be those of the typed model, and of its types."""
        tables, before = self.toml(file), len(self.faults)
        sections = {name: self.entries(Rule, rows, f"{file} [{name}]") for name, rows in (tables or {}).items()}
        ids = Counter(id for rules in sections.values() for id in rules)
        self.faults += [
            f"{file}: two sections have a rule {id!r}; rename one" for id, number in ids.items() if number > 1
        ]
        self.parts["rules"] = {id: rule for rules in sections.values() for id, rule in rules.items()}
        if tables is not None and len(self.faults) == before:
            values = {name: {id: rule.value for id, rule in rules.items()} for name, rules in sections.items()}
            self.value(Rules, file, "rules", values)

    def words(self, file: str) -> None:
        """The closed vocabularies, each a table of its own in one file."""
        tables = self.toml(file) or {}
        for name in tables.keys() - set(VOCABULARIES):
            self.faults.append(f"{file}: [{name}] is not a vocabulary; they are {', '.join(VOCABULARIES)}")
        for name in VOCABULARIES:
            self.table(name, Word, tables.get(name, {}), f"{file} [{name}]")


def read(root: Traversable) -> tuple[Parts, list[str]]:
    """All parts of the content under ``root``, and every fault found, unknown ids included."""
    reading = _Reading(root)
    for name, kind in FOLDERS.items():
        reading.folder(name, kind)
    for name, kind in TABLES.items():
        reading.table(name, kind, reading.toml(f"{name}.toml") or {}, f"{name}.toml")
    reading.rules("rules.toml")
    reading.words("words.toml")
    reading.faults += unknown_ids(reading.parts) if not reading.faults else []
    return reading.parts, reading.faults


def faults(root: Traversable | None = None) -> list[str]:
    """Every fault of the content, one a line; an empty list where all is well.

    >>> faults()
    []
    """
    return read(root or files("hipbook.data"))[1]


def load(root: Traversable) -> Library:
    """The library of the content under ``root``. Raises :class:`ContentError` with all its faults."""
    parts, problems = read(root)
    if problems:
        raise ContentError(problems)
    mappings: dict[str, Any] = {name: MappingProxyType(part) for name, part in parts.items()}  # each of its own kind
    return Library(**mappings)


@cache
def library() -> Library:
    """The library of the installed content.

    >>> library().exercises["clam"].name
    'Clam'
    """
    return load(files("hipbook.data"))
