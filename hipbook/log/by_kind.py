"""Reading a log by kind of record, each kind with its own type."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Literal, overload

from ..model.records import (
    KINDS,
    ExperimentBegun,
    ExperimentEnded,
    Flare,
    Guessed,
    Holiday,
    LifeEvent,
    Morning,
    PlanChange,
    ProfileSaved,
    Psfs,
    SessionDone,
    SetDone,
    TestDone,
)


class ReadByKind(ABC):
    """A reader of records by kind: a log, typed for each kind."""

    @overload
    def records(self, kind: Literal["sessions"]) -> tuple[SessionDone, ...]: ...
    @overload
    def records(self, kind: Literal["sets"]) -> tuple[SetDone, ...]: ...
    @overload
    def records(self, kind: Literal["mornings"]) -> tuple[Morning, ...]: ...
    @overload
    def records(self, kind: Literal["psfs"]) -> tuple[Psfs, ...]: ...
    @overload
    def records(self, kind: Literal["tests"]) -> tuple[TestDone, ...]: ...
    @overload
    def records(self, kind: Literal["flares"]) -> tuple[Flare, ...]: ...
    @overload
    def records(self, kind: Literal["holidays"]) -> tuple[Holiday, ...]: ...
    @overload
    def records(self, kind: Literal["events"]) -> tuple[LifeEvent, ...]: ...
    @overload
    def records(self, kind: Literal["experiments"]) -> tuple[ExperimentBegun, ...]: ...
    @overload
    def records(self, kind: Literal["experiment_ends"]) -> tuple[ExperimentEnded, ...]: ...
    @overload
    def records(self, kind: Literal["guesses"]) -> tuple[Guessed, ...]: ...
    @overload
    def records(self, kind: Literal["plan_changes"]) -> tuple[PlanChange, ...]: ...
    @overload
    def records(self, kind: Literal["profiles"]) -> tuple[ProfileSaved, ...]: ...
    @overload
    def records(self, kind: str) -> tuple[Any, ...]: ...
    def records(self, kind: str) -> tuple[Any, ...]:
        """The records of a kind ("sets", "mornings", ...), oldest first, without those undone."""
        if kind not in KINDS:
            raise KeyError(f"expected one of {', '.join(KINDS)}, not {kind!r}")
        return self._records(kind)

    @abstractmethod
    def _records(self, kind: str) -> tuple[Any, ...]:
        """The records of a kind, which is one of ``KINDS``."""
