"""What a log holds: one frozen record for each thing a person did, felt or decided.

Every record has a ``uid`` of its own, so that two copies of a log can be merged without doubles.
Missing answers stay ``None``; they are never filled in.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import uuid4

from pydantic import Field, field_validator, model_validator

from .base import Moment, Nprs, Rpe, Side, Text, Value
from .dose import Dose
from .experiment import LONG, Arm, ArmId, Comparison, Outcome
from .not_known import NotKnown
from .profile import Profile

Verdict = Literal["progress", "repeat", "reduce", "regress", "stop"]
ChangeKind = Verdict | Literal["swap", "easier", "harder", "never", "add", "pin", "unpin", "move", "afresh"]

TOO_MUCH = "too_much"
"""Why something was broken off that simply hurt; else a stop sign says it."""


class Record(Value):
    """Something that happened ``on`` a day; ``at`` is the moment it was written down (UTC)."""

    FROM_TABLE: ClassVar[str] = "sheet-"
    """What the uids of records begin with that were read from other people's tables, in every copy of a log."""

    uid: Annotated[str, Field(min_length=8, max_length=64)] = Field(default_factory=lambda: uuid4().hex)
    on: date
    at: Moment | None = None

    @property
    def is_from_table(self) -> bool:
        """Was it read from another diary's table?"""
        return self.uid.startswith(self.FROM_TABLE)


class SessionDone(Record):
    """A session, whole or in part. Pain is NPRS, effort RPE, ``minutes`` as practised.

    ``stopped`` says why it was broken off on a way down or up, which belongs to no set: "too_much", or the stop signs of
    ``data/words.toml`` that were met.
    ``off_experiment`` says that its day could not go both ways of an experiment: then it counts for neither.

    >>> SessionDone(on="2026-01-05", pain_before=2, pain_worst=3, rpe=4, minutes=12).load
    48.0
    """

    pain_before: Nprs | None = None
    pain_worst: Nprs | None = None
    pain_after: Nprs | None = None
    rpe: Rpe | None = None
    minutes: Annotated[float, Field(ge=0, le=600)] = 0
    planned: Annotated[int, Field(ge=0)] = 0
    done: Annotated[int, Field(ge=0)] = 0
    whole: bool = True
    scan: Literal["", "left_easier", "right_easier", "same"] = ""
    note: Annotated[str, Field(max_length=4000)] = ""
    stopped: tuple[Text, ...] = ()
    off_experiment: bool = False

    @property
    def load(self) -> float | None:
        """Effort times minutes (Foster 2001), or None where no effort was given."""
        return None if self.rpe is None else float(self.rpe * self.minutes)


class SetDone(Record):
    """One exercise on one side (``side`` None: both together), as it was done.

    ``felt`` is the place it was felt, ``form`` the answer to its own form question.
    ``stopped`` says why it was broken off: "too_much", or a stop sign of ``data/words.toml``.
    ``hurt`` is the answer to "which one hurt?" where it was asked: this one, or not this one.
    ``session`` is the uid of its session, ``series`` the sequence it was a part of.
    """

    session: str = ""
    exercise: Text
    series: str = ""
    side: Side | None = None
    dose: Dose | None = None
    seconds: Annotated[float, Field(ge=0, le=36_000)] | None = None
    reps_extra: Annotated[int, Field(ge=0, le=1000)] = 0
    pain_during: Nprs | None = None
    hurt: bool | None = None
    felt: Text | None = None
    form: bool | None = None
    stopped: Text | None = None

    @field_validator("stopped", mode="before")
    @classmethod
    def _yes_is_too_much(cls, value: object) -> object:
        return (TOO_MUCH if value else None) if value in (True, False, "") else value


class Morning(Record):
    """The morning after: pain now, and whether it is stiffer than usual. ``after`` is the session's day.

    ``signs`` are new signs of ``data/words.toml``, here and in a flare or a home test: each opens the check again.
    ``note`` is what another diary said of that day; nothing else in it may be answered then.
    """

    pain: Nprs | None = None
    stiffer: bool = False
    still_up: bool = False
    after: date | None = None
    side: Side | None = None
    signs: tuple[Text, ...] = ()
    note: Annotated[str, Field(max_length=4000)] = ""


class Psfs(Record):
    """A daily-life activity, from 0 (unable) to 10 (as before) (Stratford 1995)."""

    activity: Text
    score: Nprs


class TestDone(Record):
    """A home test: the best or median of its tries, in the measure's own unit."""

    __test__ = False

    measure: Text
    side: Side | None = None
    value: Annotated[float, Field(ge=-360, le=1000)]
    tries: tuple[float, ...] = ()
    signs: tuple[Text, ...] = ()


class Flare(Record):
    """A flare began (``ended`` None) or is over."""

    ended: date | None = None
    signs: tuple[Text, ...] = ()
    note: Annotated[str, Field(max_length=4000)] = ""


class Holiday(Record):
    """A time away from practice, until the day before ``until``; a newer one that ends sooner shortens it."""

    until: date


class LifeEvent(Record):
    """Something of the reader's own on the time line, in their words: new shoes, a new job, a long journey."""

    what: Annotated[str, Field(min_length=1, max_length=80)]


class ExperimentBegun(Comparison, Record):
    """An experiment that the reader began: which arm each block has was drawn with ``seed`` before the first one.

    ``question`` is its id in ``data/experiments.toml``, empty where the reader asked their own; ``asks`` are the words.
    ``start`` is its first day. Whatever is read of it later follows from this record and the log.
    """

    question: str = ""
    asks: Annotated[str, Field(min_length=1, max_length=LONG)]
    outcome: Outcome
    start: date
    seed: Annotated[int, Field(ge=0, lt=2**32)]
    blocks: Annotated[tuple[ArmId, ...], Field(min_length=2, max_length=400)]

    @model_validator(mode="after")
    def _is_balanced(self) -> ExperimentBegun:
        pairs = zip(self.blocks[::2], self.blocks[1::2], strict=False)
        if len(self.blocks) % 2 or any(first == then for first, then in pairs):
            raise ValueError("blocks come in pairs, one of each arm")
        return self

    def arm(self, id: ArmId) -> Arm:
        """One of its two arms."""
        return self.a if id == "a" else self.b


class ExperimentEnded(Record):
    """An experiment was stopped before its last block (``experiment`` is its uid), and why."""

    experiment: Text
    why: Literal["enough", "sore", "no_time", "plan_changed", "other"] = "other"
    note: Annotated[str, Field(max_length=4000)] = ""


class Guessed(Record):
    """What a reader of the book guessed before they saw the answer; of two about one question the newer one counts.

    ``question`` is its id in ``data/lessons/guesses.toml``, ``answer`` the option that was chosen or the number, as text.

    >>> Guessed(on="2026-01-05", question="thigh-stays-up", answer=40.0).answer
    '40'
    """

    question: Text
    answer: Annotated[str, Field(min_length=1, max_length=80)]

    @field_validator("answer", mode="before")
    @classmethod
    def _number_as_text(cls, value: object) -> object:
        return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else value


class PlanChange(Record):
    """A change of the plan: what, because of which rule, and what the dose is now.

    ``undone`` says the reader took it back; ``reason`` is the sentence they were shown.
    ``menus`` are the exercises of the week's main, easy and daily menus as they stood before it, in order.
    """

    exercise: Text
    side: Side | None = None
    change: ChangeKind
    rule: Text = "asked"
    reason: str = ""
    dose: Dose | None = None
    instead: Text | None = None
    undone: bool = False
    menus: tuple[tuple[str, ...], ...] = ()


class ProfileSaved(Record):
    """The answers of Check and You as they stood on a day."""

    profile: Profile
    checked: bool = True
    """Was the check itself answered, rather than another answer changed? Only that lifts a stop sign."""


KINDS: dict[str, type[Record]] = {
    "sessions": SessionDone,
    "sets": SetDone,
    "mornings": Morning,
    "psfs": Psfs,
    "tests": TestDone,
    "flares": Flare,
    "holidays": Holiday,
    "events": LifeEvent,
    "experiments": ExperimentBegun,
    "experiment_ends": ExperimentEnded,
    "guesses": Guessed,
    "plan_changes": PlanChange,
    "profiles": ProfileSaved,
}


def kind_of(record: Record) -> str:
    """The kind a record belongs to.

    >>> kind_of(Psfs(on="2026-01-05", activity="tie my laces", score=4))
    'psfs'
    """
    for kind, type_ in KINDS.items():
        if isinstance(record, type_):
            return kind
    raise TypeError(f"expected a record such as SetDone or Morning, not {type(record).__name__}")


class History(Value):
    """A log as values, oldest first: what the domain reads.

    >>> History().profile is None
    True
    """

    sessions: tuple[SessionDone, ...] = ()
    sets: tuple[SetDone, ...] = ()
    mornings: tuple[Morning, ...] = ()
    psfs: tuple[Psfs, ...] = ()
    tests: tuple[TestDone, ...] = ()
    flares: tuple[Flare, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    events: tuple[LifeEvent, ...] = ()
    experiments: tuple[ExperimentBegun, ...] = ()
    experiment_ends: tuple[ExperimentEnded, ...] = ()
    guesses: tuple[Guessed, ...] = ()
    plan_changes: tuple[PlanChange, ...] = ()
    profiles: tuple[ProfileSaved, ...] = ()
    not_known: tuple[NotKnown, ...] = ()
    """What was set aside as the log was read, since this book does not know it; it stays in the file."""

    @property
    def own(self) -> History:
        """Without what was read from other people's tables: a plan follows what was done and felt with this book alone.

        >>> History(mornings=(Morning(uid="sheet-0123", on="2026-01-05", pain=3),)).own.mornings
        ()
        """
        kinds: dict[str, tuple[Record, ...]] = {"sessions": self.sessions, "mornings": self.mornings, "psfs": self.psfs}
        own = {kind: tuple(r for r in records if not r.is_from_table) for kind, records in kinds.items()}
        same = all(len(own[kind]) == len(records) for kind, records in kinds.items())
        return self if same else self.model_copy(update=own)

    @property
    def profile(self) -> Profile | None:
        """The newest saved profile."""
        return self.profiles[-1].profile if self.profiles else None

    def sets_of(self, exercise: str, side: Side | None) -> tuple[SetDone, ...]:
        """The sets of an exercise on a side, oldest first; sets of both sides count for either."""
        return tuple(
            done for done in self.sets if done.exercise == exercise and (done.side == side or None in (done.side, side))
        )

    def rechecked_since(self, record: Record) -> bool:
        """Was the check answered after this record? Without clock times, only on a later day."""
        return any(
            saved.on > record.on or (saved.on == record.on and saved.at and record.at and saved.at > record.at)
            for saved in self.profiles
            if saved.checked
        )

    def morning_after(self, day: date) -> Morning | None:
        """The morning answer that belongs to a session's day, or None where it was missed."""
        return next((m for m in reversed(self.mornings) if (m.after or None) == day), None) or next(
            (m for m in reversed(self.mornings) if m.after is None and (m.on - day).days == 1), None
        )
