"""What other pages and devices saved since this one last looked, and what it means for what this one wants to save."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from ..model.profile import Profile
from ..model.records import (
    KINDS,
    ExperimentBegun,
    ExperimentEnded,
    Flare,
    Guessed,
    History,
    Holiday,
    LifeEvent,
    Morning,
    PlanChange,
    ProfileSaved,
    Psfs,
    Record,
    SessionDone,
    kind_of,
)
from .standing import Standing

STOPS = frozenset({"red_flags", "conditions"})
"""The answers that may stop somebody: where two pages changed the same one, the one that is in the log stays."""
PLAN = "Your plan was changed on another page. Here it is as it is now; please choose again."
GONE = "This was changed or taken out on another page. Here it is as it is now; please look again."
SAVED = "This session is saved already, from another page. It is not counted twice."


class ChangedElsewhere(ValueError):
    """Another page saved something that the reader could not know of here. Nothing was saved; the log was read again."""


def as_now(
    records: Iterable[Record], seen: Standing, now: Standing, instead_of: str | None = None, plans: bool = False
) -> tuple[Record, ...]:
    """Records as they may be saved now, where ``seen`` is how everything stood as the reader was asked.

    Answers are joined with those given elsewhere. Raises :class:`ChangedElsewhere` where the same was answered already,
    or where what was to be changed is not there any more; ``plans`` says that the week is to be changed.
    """
    wanted = tuple(records)
    if seen.history is now.history:
        return wanted
    if instead_of and instead_of in _uids(seen.history) - _uids(now.history):
        raise ChangedElsewhere(GONE)
    if (plans or any(isinstance(record, PlanChange) for record in wanted)) and _days(seen) != _days(now):
        raise ChangedElsewhere(PLAN)
    came = _came(seen.history, now.history)
    for record in wanted:
        if (matter := _matter(record)) in came:
            raise ChangedElsewhere(_already(came[matter]))
    return tuple(_joined(record, seen, now) if isinstance(record, ProfileSaved) else record for record in wanted)


def _uids(history: History) -> frozenset[str]:
    return frozenset(record.uid for kind in KINDS for record in getattr(history, kind))


def _days(standing: Standing) -> object:
    return standing.routine and standing.routine.days


def _came(seen: History, now: History) -> Mapping[Hashable, Record]:
    """What was answered elsewhere, by what it is about."""
    before = _uids(seen)
    new = (record for kind in KINDS for record in getattr(now, kind) if record.uid not in before)
    return {matter: record for record in new if (matter := _matter(record)) is not None}


def _matter(record: Record) -> Hashable | None:
    """What a record is about, where two of them would be one too many; None where there may be many."""
    match record:
        case SessionDone():
            return kind_of(record), record.uid
        case Morning():
            return kind_of(record), record.after, record.on
        case Psfs():
            return kind_of(record), record.activity, record.on
        case Flare():
            return kind_of(record), record.ended is None
        case Holiday():
            return kind_of(record), record.until > record.on
        case LifeEvent():
            return kind_of(record), record.on, record.what
        case ExperimentBegun():
            return kind_of(record)
        case ExperimentEnded():
            return kind_of(record), record.experiment
        case Guessed():
            return kind_of(record), record.question
    return None


def _already(record: Record) -> str:
    match record:
        case SessionDone():
            return SAVED
        case Morning(pain=int(pain)):
            return f"This morning was answered already, on another page: {pain} out of 10. If it was otherwise, change it here."
        case Flare(ended=None):
            return "Your flare was noted already, on another page. Today has the gentler set."
        case ExperimentBegun(asks=asks):
            return f"An experiment was begun already, on another page: {asks}"
    return "This was answered already, on another page. Here it is as it stands now."


def _joined(saved: ProfileSaved, seen: Standing, now: Standing) -> ProfileSaved:
    """Answers with those that were given elsewhere. The check lifts a stop only where its reader could know of it."""
    if saved.checked and now.recheck and now.recheck != seen.recheck:
        raise ChangedElsewhere(f"Something was noted on another page. {now.recheck}")
    mine, theirs = saved.profile, now.history.profile
    if theirs is None or theirs == seen.history.profile:
        return saved
    return saved.model_copy(update={"profile": joined(mine, seen.history.profile or Profile(age=mine.age), theirs)})


def joined(mine: Profile, seen: Profile, theirs: Profile) -> Profile:
    """The answers of two pages that began with the same ones: what either changed is changed.

    >>> seen = Profile(age=46, liked=["clam", "bridge"])
    >>> both = joined(Profile(age=46, minutes=20, liked=["clam"]), seen, Profile(age=46, red_flags=["fever"], liked=seen.liked))
    >>> both.minutes, both.red_flags, both.liked
    (20, {'fever': 'yes'}, frozenset({'clam'}))
    """
    fields = Profile.model_fields
    return Profile(**{
        name: _both(getattr(mine, name), getattr(seen, name), getattr(theirs, name), name in STOPS) for name in fields
    })  # fmt: skip


def _both(mine: Any, seen: Any, theirs: Any, theirs_first: bool) -> Any:
    if isinstance(seen, frozenset):
        return (theirs | (mine - seen)) - (seen - mine)
    if isinstance(seen, dict):
        keys = dict.fromkeys([*theirs, *mine])
        chosen = {key: _both(mine.get(key), seen.get(key), theirs.get(key), theirs_first) for key in keys}
        return {key: value for key, value in chosen.items() if value is not None}
    if theirs_first:
        return theirs if theirs != seen else mine
    return mine if mine != seen else theirs
