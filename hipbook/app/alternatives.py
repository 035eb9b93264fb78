"""What a reader may take instead of an exercise of their week: another dose of it, or the next rungs."""

from __future__ import annotations

from dataclasses import dataclass

from ..adaptation.ladder import Way, loads, rungs
from ..adaptation.progression import decide_for
from ..content.dosage import next_dose, scaled
from ..model.dose import Dose
from ..model.exercise import Exercise
from ..model.routine import Item
from ..screening.person import Person

LESS = frozenset({"reduce", "regress", "stop"})


@dataclass(frozen=True)
class Alternatives:
    """A ``dose`` of the same and the ids of others, nearest first; or why there is nothing ``against`` the log's word."""

    dose: Dose | None = None
    others: tuple[str, ...] = ()
    against: str = ""


def alternatives(item: Item, way: Way, person: Person, week: tuple[str, ...]) -> Alternatives:
    """The same with another dose, and the rungs not in this week; harder only where the log does not ask for less."""
    against = _against(item, person) if way == "harder" else ""
    if against:
        return Alternatives(against=against)
    exercise = person.library.exercises.get(item.exercise)
    dose = _less(item, person) if way == "easier" else _more(item, exercise, person)
    near = rungs(exercise, way, person) if exercise else ()
    return Alternatives(dose if dose != item.dose else None, tuple(id for id in near if id not in week))


def _less(item: Item, person: Person) -> Dose:
    return scaled(item.dose, person.library.rule.morning.late_cut, person.library)


def _more(item: Item, exercise: Exercise | None, person: Person) -> Dose | None:
    return next_dose(item.dose, exercise, person.library, loads(exercise, person)) if exercise else None


def _against(item: Item, person: Person) -> str:
    """Why more would be unwise: what the log asks for on either side."""
    decisions = (decide_for(item.exercise, side, person) for side in item.sides or (None,))
    return next((decision.reason for decision in decisions if decision.change in LESS), "")
