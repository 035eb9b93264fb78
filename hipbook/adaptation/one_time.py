"""What the plan answers to one time of an exercise that went well before: how much it hurt, where it was felt, the morning.

The answer is that of the rules themselves, so a lesson on pain cannot say other than the plan does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from ..content.loader import Library
from ..history.current_dose import current_dose
from ..history.exercise_days import ExerciseDays
from ..history.pain_zones import Zone, usual_pain
from ..history.timeline import added
from ..model.base import Side
from ..model.records import History, Morning, Record, SessionDone, SetDone
from ..model.routine import Item
from ..screening.person import Person
from .decision import Decision
from .imagined import after_good_times
from .progression import decide_for


@dataclass(frozen=True)
class OneTime:
    """One time of an exercise: the ``worst`` pain in it (NPRS), whether the next morning was ``worse`` than usual, the place
    where it was ``felt``, and why it was ``stopped``: "too_much" or a stop sign; empty where it was not."""

    worst: int = 0
    worse: bool = False
    felt: str = ""
    stopped: str = ""


@dataclass(frozen=True)
class PlanAnswer:
    """What one time counts as (its ``zone``), and the ``decision`` that follows."""

    zone: Zone
    decision: Decision


def after_one_time(exercise: str, side: Side | None, time: OneTime, person: Person) -> PlanAnswer:
    """What follows for an exercise that has gone well until then.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> person = Person.of(Profile(age=46), History(), library(), date(2026, 1, 5))
    >>> [after_one_time("clam", "left", OneTime(worst), person).decision.change for worst in (1, 4, 8)]
    ['progress', 'repeat', 'regress']
    >>> after_one_time("clam", "left", OneTime(1, stopped="numbness"), person).decision.change
    'stop'
    >>> after_one_time("clam", "left", OneTime(felt="thigh_front"), person).decision.rule
    'felt_in_front'
    """
    well = _well(exercise, side, person)
    records = tuple(_lived(exercise, side, time, well))
    then = replace(well, history=added(well.history, *records), on=records[-1].on)
    days = ExerciseDays(exercise, side, then.history, then.library, then.screening.pain_cap, then.on)
    return PlanAnswer(days.zones[-1][1], decide_for(exercise, side, then))


def grows_when_well(items: Iterable[Item], person: Person) -> Item | None:
    """The first of these that grows after good times: on it one can see what pain changes. No walk: it grows by the week."""
    return next((item for item in items if is_move(item.exercise, person.library) and _grows(item, person)), None)


def is_move(id: str, library: Library) -> bool:
    """Is it a single exercise that is done with care, not a sequence or a walk?"""
    exercise = library.exercises.get(id)
    return exercise is not None and not library.dose_classes[exercise.dose_class].weekly


def _grows(item: Item, person: Person) -> bool:
    return after_one_time(item.exercise, side_of(item), OneTime(), person).decision.change == "progress"


def side_of(item: Item) -> Side | None:
    """The first side that an item is done on; None where both work together."""
    return next(iter(item.sides), None)


def _well(exercise: str, side: Side | None, person: Person) -> Person:
    """The same person with nothing in the log but good times: so many that no rule asks for more of them."""
    rule = person.library.rule
    times = rule.pain.usual_needs + rule.progression.steady_days // rule.plan.strength_rest_days
    return after_good_times(exercise, (side,), person.knowing(History()), times, rule.progression.extra_reps_needed)


def _lived(exercise: str, side: Side | None, time: OneTime, person: Person) -> Iterator[Record]:
    rule, day = person.library.rule, person.on + timedelta(person.library.rule.plan.strength_rest_days)
    usual = round(usual_pain(person.history, person.library) or 0)
    dose = current_dose(exercise, side, person.history, person.library, person.profile)
    yield SessionDone(on=day, pain_before=usual)
    yield SetDone(on=day, exercise=exercise, side=side, dose=dose, reps_extra=rule.progression.extra_reps_needed,
                  pain_during=time.worst, felt=time.felt or None, form=True, stopped=time.stopped or None)  # fmt: skip
    morning = usual + rule.morning.late_rise if time.worse else usual
    yield Morning(on=day + timedelta(1), after=day, pain=morning, stiffer=time.worse)
