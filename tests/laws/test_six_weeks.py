"""Twelve people who live with the book for six weeks, as text in ``tests/laws/weeks``, to be read as a clinician would:
would I hand the first week over, what would I change first, and is what follows a programme?

``HIPBOOK_WRITE_PLANS=yes`` writes them again; read them before you commit them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import settled
from lives import LIBRARY, Life, Person

import hipbook as hb
from hipbook.content.dosage import SIDES
from hipbook.model.routine import WEEKDAYS, Day, Item

WEEKS = 6
FOLDER = Path(__file__).parent / "weeks"
HOME = frozenset({"mat", "wall", "chair", "pillow", "towel", "counter", "bed"})


STEADY = {"steady_65": {"fallen": "no", "unsteady": "no", "worried": "no"}}

PEOPLE = (
    Person("plain and tight, 46", hb.Profile(age=46, feels={"tight"}, equipment=HOME, minutes=15, days_per_week=4), pain=1),
    Person("stretched for years, 44", hb.Profile(
        age=44, feels={"tight"}, stretched_without_relief=True, equipment=HOME, minutes=15, days_per_week=4,
        goals=["tie my laces"]), pain=2),
    Person("guarded and sore at night, 38", hb.Profile(
        age=38, feels={"guarded", "sore"}, irritability="high", equipment=HOME, minutes=12, days_per_week=4,
        goals=["sleep through the night"]), pain=2, strains=0.4),
    Person("arthritis, 66", hb.Profile(
        age=66, feels={"sore", "tight"}, equipment=HOME, minutes=20, days_per_week=4, conditions=settled("hip_oa") | STEADY,
        goals=["climb the stairs", "tie my laces"]), pain=3),
    Person("side of the hip, 57", hb.Profile(
        age=57, feels={"sore"}, where={"side"}, sides={"right"}, equipment=HOME, minutes=15, days_per_week=4,
        conditions=settled("glut_tendinopathy"), goals=["walk for an hour"]), pain=3, worse_side="right"),
    Person("disc, 52", hb.Profile(
        age=52, feels={"sore"}, equipment=HOME, minutes=12, days_per_week=4, conditions=settled("sciatica_disc"),
        goals=["sit through a film"]), pain=3),
    Person("five months after a birth, 34", hb.Profile(
        age=34, feels={"unsteady"}, equipment=HOME, minutes=10, days_per_week=5, conditions=settled("postpartum"),
        goals=["carry the car seat", "go back to running"]), pain=1),
    Person("pelvic girdle, 41", hb.Profile(
        age=41, feels={"sore", "unsteady"}, equipment=HOME, minutes=15, days_per_week=3, daily_piece=True,
        conditions=settled("si_pgp"), goals=["turn over in bed"]), pain=2),
    Person("both hips replaced, 75", hb.Profile(
        age=75, floor=False, equipment=HOME - {"mat"}, minutes=10, days_per_week=3, conditions=settled("thr_late") | STEADY,
        goals=["squat down to the cupboard", "stand for ten minutes"]), pain=1),
    Person("footballer's groin, 27", hb.Profile(
        age=27, feels={"tight"}, where={"groin"}, sides={"left"}, equipment=HOME, minutes=20, days_per_week=4,
        conditions=settled("fai_labral") | {"groin_running": {"bone": "no", "before": "no"}}, goals=["play football"]), pain=2, worse_side="left"),
    Person("fragile bones and a fall, 74", hb.Profile(
        age=74, feels={"unsteady"}, equipment=HOME, minutes=15, days_per_week=4, conditions=settled("osteoporosis") | {"steady_65": {"fallen": "yes", "unsteady": "no", "worried": "yes"}},
        goals=["get up from the floor", "garden"]), pain=1),
    Person("bendy dancer, 22", hb.Profile(
        age=22, bendy=True, feels={"unsteady"}, equipment=HOME, minutes=15, days_per_week=5, conditions=settled("hypermobile"),
        goals=["ballet"]), pain=2),
)  # fmt: skip


def lived(person: Person) -> str:
    """Six weeks as text: the first as it is handed over, then each week's sessions and what changed, with the reasons."""
    life, seen, changes, notes = Life(person), None, [], []
    lines = [*_introduced(person)]
    for number, day in enumerate(life.days(WEEKS)):
        seen = seen or life.work.screening
        if number % 7 == 0:
            week = number // 7 + 1
            lines += ["", f"WEEK {week}, {LIBRARY.tracks[life.routine.track].name}"]
            if week == 1:
                lines.append(f"Pain accepted while moving: up to {seen.pain_cap} of 10")
            lines += [f"Note: {note}" for note in life.routine.notes if note not in notes]
            notes += life.routine.notes
            lines += _week(life, first=week == 1)
        new = [c for c in life.history.plan_changes if c not in changes]
        lines += [f"  {day:%A}: {_name(c.exercise)}{f', {c.side}' if c.side else ''}: {c.reason}" for c in new]
        changes += new
    return "\n".join(lines) + "\n"


def _introduced(person: Person) -> Iterator[str]:
    profile = person.profile
    yield f"{person.name.capitalize()}; feels {', '.join(sorted(profile.feels)) or 'nothing in particular'}; wants to {', '.join(profile.goals) or 'move well'}"
    yield from (f"{LIBRARY.conditions[id].name}: {given or ''}" for id, given in profile.conditions.items())
    yield f"{profile.minutes} minutes, {profile.days_per_week} days a week{', and a few minutes on the others' if profile.daily_piece else ''}; {'the floor is fine' if profile.floor else 'no floor'}; has {', '.join(sorted(profile.equipment))}"
    yield f"In this life the usual pain is about {person.pain} of 10, nine of ten sessions are done, most mornings are answered."


def _week(life: Life, first: bool) -> Iterator[str]:
    shown: dict[str, tuple[Item, ...]] = {}
    for name, day in zip(WEEKDAYS, life.routine.days, strict=True):
        if not day.items:
            continue
        if day.items == shown.get(day.kind):
            yield f"{name}: {day.kind}, the same"
            continue
        shown[day.kind] = day.items
        yield f"{name}: {day.kind}, {day.minutes:g} min"
        yield from _day(day, life, first)


def _day(day: Day, life: Life, first: bool) -> Iterator[str]:
    for item in day.items:
        dose = "the whole sequence" if item.exercise in LIBRARY.series else item.dose.words
        yield f"  {_name(item.exercise)}: {dose}{', ' + SIDES[item.sides] if item.sides else ''}"
        if first:
            yield f"    why: {item.reason}"
            yield from (f"    take care: {note}" for note in item.notes)


def _name(id: str) -> str:
    return LIBRARY.item(id).name


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_the_six_weeks_that_were_read_are_the_ones_that_are_lived(person: Person) -> None:
    text, file = lived(person), FOLDER / f"{re.sub('[^a-z0-9]+', '-', person.name)}.txt"
    if os.environ.get("HIPBOOK_WRITE_PLANS"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8"), "the six weeks have changed: write them again, read them, and commit them"
