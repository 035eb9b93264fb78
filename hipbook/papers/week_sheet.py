"""The printed sheet: the week with boxes to tick, and how each exercise is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..content.dosage import dose_words
from ..content.drawings import still_figure
from ..content.loader import Library
from ..model.dose import Dose
from ..model.exercise import Exercise
from ..model.routine import WEEKDAYS, Item, Routine
from ..model.sequence import Series, part_dose
from ..screening.pain_cap import pain_rule
from .render import page


@dataclass(frozen=True)
class Row:
    """A line of the week: what, how much, a box for each side, and on which of the seven days."""

    name: str
    dose: str
    boxes: tuple[str, ...]
    days: tuple[bool, ...]


@dataclass(frozen=True)
class Part:
    """A part of a series; ``how`` it is done is told and drawn where it comes first."""

    name: str
    dose: str
    says: str
    how: Exercise | None
    drawn: Markup


@dataclass(frozen=True)
class Card:
    """How an exercise is done, or the parts of a series in their ``sequence``."""

    name: str
    doses: tuple[str, ...]
    notes: tuple[str, ...]
    how: Exercise | None
    sequence: tuple[Part, ...]
    drawn: Markup


BOXES = {"left": "L", "right": "R"}


def sheet(routine: Routine, library: Library, pain_cap: int, sample: bool = False, large: bool = False) -> str:
    """The week as a page of HTML to print. ``pain_cap`` is that of the reader's screening.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.planning.planner import plan
    >>> week = plan(Profile(age=46), library(), on=date(2026, 1, 5))
    >>> "Up to 3 while you practise" in sheet(week, library(), pain_cap=3)
    True
    """
    return page(
        "handout.html.j2", sample=sample, large=large, made_on=routine.made_on, week=routine.week, weekdays=WEEKDAYS,
        track=library.tracks[routine.track].name, notes=routine.notes, pain_rule=pain_rule(pain_cap),
        late_rise=library.rule.morning.late_rise, stop_signs=list(library.stop_signs.values()),
        rows=list(rows(routine, library)), cards=list(_cards(routine, library)),
    )  # fmt: skip


def rows(routine: Routine, library: Library) -> Iterator[Row]:
    """The lines of the week: one for each exercise, dose and sides."""
    days = [{_key(item, library) for item in day.items} for day in routine.days]
    for item in {_key(item, library): item for day in routine.days for item in day.items}.values():
        key = _key(item, library)
        boxes = tuple(BOXES[side] for side in item.sides) or ("",)
        yield Row(key[0], key[1], boxes, tuple(key in day for day in days))


def _key(item: Item, library: Library) -> tuple[str, str]:
    return library.item(item.exercise).name, dose_words(item, library)


def _cards(routine: Routine, library: Library) -> Iterator[Card]:
    items = [item for day in routine.days for item in day.items]
    for id in routine.exercises:
        mine = [item for item in items if item.exercise == id]
        notes = dict.fromkeys(note for item in mine for note in item.notes)
        sequence = tuple(_sequence(library.series[id], set(routine.exercises), library)) if id in library.series else ()
        doses = tuple(_doses(mine, library))
        yield Card(library.item(id).name, doses, tuple(notes), library.exercises.get(id), sequence, still(id))


def still(id: str) -> Markup:
    """The drawing of an exercise as it stands on paper: the end over the start. Empty where none is drawn."""
    return Markup(still_figure(id))


def _doses(items: list[Item], library: Library) -> Iterator[str]:
    """Each different dose of an exercise in full, with its rest, pace, breath and effort."""
    for item in {_key(item, library): item for item in items}.values():
        details = () if item.exercise in library.series else manner(item.dose)
        yield "; ".join([dose_words(item, library), *details])


def manner(dose: Dose) -> Iterator[str]:
    """How a dose is done, in words.

    >>> list(manner(Dose(sets=2, reps=8, tempo="2-1-3", rest_s=45, effort="light")))
    ['2 s up, hold 1 s, 3 s down', 'rest 45 s between', 'effort: light']
    """
    if dose.tempo_s:
        up, hold, down = dose.tempo_s
        yield f"{up} s up, " + (f"hold {hold} s, " if hold else "") + f"{down} s down"
    if dose.rest_s and dose.sets > 1:
        yield f"rest {dose.rest_s:g} s between"
    yield from (f"{word}: {words}" for word, words in (("breath", dose.breath), ("effort", dose.effort)) if words)


def _sequence(series: Series, elsewhere: set[str], library: Library) -> Iterator[Part]:
    """The parts in order; how a part is done is described once, or ``elsewhere`` where it has a card of its own."""
    described: set[str] = set()
    for step in series.steps:
        exercise = library.exercises[step.exercise]
        see = " It has its own place on this sheet." if exercise.id in elsewhere - described else ""
        how = None if exercise.id in elsewhere | described else exercise
        yield Part(exercise.name, part_dose(step, exercise), step.say + see, how, still(how.id) if how else Markup())
        described.add(exercise.id)
