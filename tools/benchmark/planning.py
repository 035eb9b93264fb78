"""How long a plan takes: over many made-up people, and for smaller and larger catalogues."""

from __future__ import annotations

import time
from dataclasses import replace
from random import Random
from statistics import median, quantiles

from measures import Measures
from page import DAY

import hipbook as hb
from hipbook.content.loader import Library
from hipbook.screening.effects import settled

CATALOGUES = (30, 86, 300)
PEOPLE_EACH = 40


def measure(measures: Measures, people: int) -> None:
    """Median and 95th percentile over so many people, then by size of the catalogue."""
    library = hb.library()
    _take(measures, "plan()", library, made_up(people, library))
    for size in CATALOGUES:
        _take(measures, f"plan(), {size} exercises", sized(library, size), made_up(PEOPLE_EACH, library))


def _take(measures: Measures, name: str, library: Library, people: list[hb.Profile]) -> None:
    times = []
    for person in people:
        start = time.perf_counter()
        hb.plan(person, library, on=DAY)
        times.append((time.perf_counter() - start) * 1000)
    measures.take(f"{name}: median of {len(people)} people", median(times), "ms")
    measures.take(
        f"{name}: 95th percentile", quantiles(times, n=20)[-1], "ms", f"{name}: median of {len(people)} people"
    )


def made_up(number: int, library: Library) -> list[hb.Profile]:
    """People of every kind who may practise; the same ones every time."""
    random, people = Random(86), []
    while len(people) < number:
        person = hb.Profile(
            age=random.randint(18, 90), feels=_some(random, library.feelings, 2), bendy=random.random() < 0.2,
            equipment=_some(random, library.equipment, len(library.equipment)), conditions={id: settled(library.conditions[id], DAY) for id in _some(random, library.conditions, 2)},
            positions_excluded=_some(random, library.positions, 2), minutes=random.choice([6, 10, 15, 20, 30]),
            days_per_week=random.randint(2, 7), track=random.choice([None, "ease", "move", "steady", "mix"]),
        )  # fmt: skip
        if hb.screen(person, library, DAY).cleared:
            people.append(person)
    return people


def _some(random: Random, names, most: int) -> set[str]:
    return set(random.sample(sorted(names), random.randint(0, most)))


def sized(library: Library, size: int) -> Library:
    """A catalogue of another size: without some of the exercises, or with the same ones again by other names."""
    known = sorted(library.exercises.values(), key=lambda exercise: exercise.id)
    if size <= len(known):
        named = {part.exercise for series in library.series.values() for part in series.steps}
        kept = sorted(known, key=lambda exercise: exercise.id not in named)[:size]
        return replace(library, exercises={exercise.id: exercise for exercise in kept})
    again = (
        known[n % len(known)].model_copy(update={"id": f"{known[n % len(known)].id}_{n}"})
        for n in range(size - len(known))
    )
    return replace(library, exercises={exercise.id: exercise for exercise in (*known, *again)})
