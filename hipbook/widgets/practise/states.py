"""The states of Practise with their transitions, and the interfaces that a flow needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from ...content.loader import Library
from ...model.profile import Profile
from ...model.records import History, Record
from ...model.routine import Item, Routine
from ...planning.context import PlanningContext
from ...screening.assessment import Screening
from ...screening.person import Person


class State(StrEnum):
    """A state of the flow."""

    IDLE = "idle"
    """Nothing is started: the list of past sessions."""
    BEFORE = "before"
    """Items were handed over; pain and the stop questions are asked."""
    HALTED = "halted"
    """A stop question was answered with yes."""
    SORE = "sore"
    """The hip is sorer than usual or than is accepted: how to go on is asked before anything is led."""
    LEADING = "leading"
    TOO_MUCH = "too much"
    """Something hurt: what was it, and what now?"""
    ENDED = "ended"
    """Over, and nothing was done."""
    FINISHING = "finishing"
    """The form at the end of a session."""
    EDITING = "editing"
    """The same form for a session of the past."""
    SAVED = "saved"
    """As idle, after a save."""
    RESUMABLE = "resumable"
    """A session that was not saved is offered."""


IDLE, BEFORE, HALTED, SORE, LEADING, TOO_MUCH, ENDED, FINISHING, EDITING, SAVED, RESUMABLE = State
AT_REST = (IDLE, BEFORE, HALTED, SORE, SAVED, RESUMABLE)
"""Nothing is lost where something else is shown."""
OPEN = (LEADING, TOO_MUCH, ENDED, FINISHING, EDITING)
"""Only an answer, or another person's log, takes the reader away."""

TRANSITIONS: Mapping[str, Mapping[State, tuple[State, ...]]] = {
    "look": dict.fromkeys(AT_REST, (IDLE, BEFORE, SAVED, RESUMABLE)),
    "answer": {BEFORE: (HALTED, SORE, LEADING, IDLE)},
    "begin": {SORE: (LEADING, IDLE)},
    "hear": {LEADING: (LEADING, TOO_MUCH, FINISHING, ENDED), ENDED: (ENDED, FINISHING), TOO_MUCH: (TOO_MUCH, LEADING)}
    | {state: (state,) for state in State if state not in (LEADING, ENDED, TOO_MUCH)},
    "tick": {TOO_MUCH: (TOO_MUCH,)},
    "go_on": {TOO_MUCH: (LEADING,)},
    "slip": {TOO_MUCH: (LEADING, FINISHING, ENDED)},
    "end": {TOO_MUCH: (FINISHING, ENDED)},
    "save": {FINISHING: (SAVED, IDLE), EDITING: (SAVED, IDLE)},
    "resume": {RESUMABLE: (LEADING,)},
    "finish_kept": {RESUMABLE: (TOO_MUCH, FINISHING, ENDED)},
    "discard": {RESUMABLE: (IDLE,)},
    "leave": dict.fromkeys((BEFORE, HALTED, SORE, ENDED, FINISHING, EDITING), (IDLE,)),
    "turn_away": dict.fromkeys((SORE, ENDED), (IDLE,)),
    "edit": {IDLE: (EDITING,), SAVED: (EDITING,)},
    "log_past": {IDLE: (EDITING,), SAVED: (EDITING,)},
    "delete": {IDLE: (IDLE,), SAVED: (SAVED,)},
    "change_log": {state: (state, IDLE) if state in OPEN else (state,) for state in State},
}
"""Each event: from which state to which.

In any other state an event is ignored: it is a second click, or one on a button that the browser had not yet taken away.
"""


class Machine(Protocol):
    """A state machine: its state, whether an event is under way, and a callback for when one is over."""

    state: State
    acting: bool
    moved: Callable[[], None]


P = ParamSpec("P")
M = TypeVar("M", bound=Machine)


def transition(act: Callable[Concatenate[M, P], None]) -> Callable[Concatenate[M, P], None]:
    """An event of the table: ignored where the table does not have it, and while another is under way."""
    table = TRANSITIONS[act.__name__]

    @wraps(act)
    def happen(machine: M, /, *args: P.args, **options: P.kwargs) -> None:
        came_from = machine.state
        if machine.acting or came_from not in table:
            return
        machine.acting = True
        try:
            act(machine, *args, **options)
        finally:
            machine.acting = False
        if machine.state not in table[came_from]:
            raise AssertionError(f"{act.__name__} led from {came_from} to {machine.state}")
        machine.moved()

    return happen


class Sessions(Protocol):
    """The part of the log's interface that the flow needs."""

    def holds(self, uid: str) -> bool: ...


class Host(Protocol):
    """The part of the journal's interface that the flow needs."""

    history: History
    profile: Profile | None
    screening: Screening | None
    routine: Routine | None
    session: tuple[Item, ...]
    unfinished: tuple[Mapping[str, Any], ...]
    sample: bool
    recheck: bool
    recheck_because: str

    @property
    def library(self) -> Library: ...
    @property
    def is_outdated(self) -> bool: ...
    @property
    def log(self) -> Sessions: ...
    @property
    def today(self) -> date: ...
    @property
    def context(self) -> PlanningContext: ...
    @property
    def person(self) -> Person: ...
    def look(self) -> None: ...
    def save(self, *records: Record, message: str, undoable: bool = True, instead_of: str | None = None) -> object: ...
    def remove(self, *uids: str, message: str) -> None: ...
    def put_away(self, unfinished: Iterable[Mapping[str, Any]]) -> None: ...
    def go(self, name: str) -> None: ...
    def tell(self, text: str, kind: str = "note") -> None: ...


class Browser(Protocol):
    """The browser's store of sessions under way, by token."""

    def forget(self, token: str) -> None: ...
    def note(self, token: str, plan: Mapping[str, Any]) -> None: ...
