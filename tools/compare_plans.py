"""Writes the weeks of 200 made-up people: ``python tools/compare_plans.py weeks.json`` in two checkouts, then ``diff``.

A change of the planner that should change no plan has proved so where both files are the same. Half of the people have
a log: weeks of practice, answers, flares and edits by hand. Only hipbook's public face is used, so older and newer
checkouts read alike.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import hipbook as hb

FIRST = date(2026, 1, 5)
PEOPLE = 200
POSITIONS = ("supine", "prone", "sidelying", "quadruped", "kneeling", "seated", "standing", "dynamic")
GOALS = ("tie my laces", "get out of a chair", "sleep on my side", "garden on my knees", "stand for ten minutes")


def some(random: Random, names: Any, most: int) -> set[str]:
    return set(random.sample(sorted(names), random.randint(0, min(most, len(names)))))


def made_up(random: Random, library: Any) -> hb.Profile:
    """Anybody; not everybody of these may practise."""
    return hb.Profile(
        age=random.randint(18, 90), feels=some(random, library.feelings, 2), bendy=random.random() < 0.2,
        equipment=some(random, library.equipment, len(library.equipment)), conditions=some(random, library.conditions, 2),
        positions_excluded=some(random, POSITIONS, 3), floor=random.random() < 0.85, goals=sorted(some(random, GOALS, 2)),
        minutes=random.choice([2, 4, 6, 10, 15, 20, 30, 60]), days_per_week=random.randint(1, 7),
        daily_piece=random.random() < 0.3, track=random.choice([None, "ease", "move", "steady", "mix"]),
        never=some(random, library.exercises, 2), liked=some(random, library.exercises, 3),
    )  # fmt: skip


def practised(random: Random, week: Any, weeks: int) -> dict[str, list]:
    """The sessions of so many weeks of this routine, with pain now and then, and the mornings after."""
    sessions, sets, mornings = [], [], []
    for day in (FIRST + timedelta(n) for n in range(7 * weeks)):
        items = week.days[day.weekday()].items
        if not items or random.random() < 0.15:
            continue
        for item in items:
            sets += [
                hb.SetDone(on=day, exercise=item.exercise, side=side, dose=item.dose,
                           pain_during=min(10, int(random.expovariate(0.5))), form=random.random() < 0.9)
                for side in item.sides or (None,)
            ]  # fmt: skip
        sessions.append(hb.SessionDone(on=day, pain_before=2, pain_worst=random.randint(1, 6), rpe=4, minutes=10))
        mornings.append(hb.Morning(on=day + timedelta(1), after=day, pain=random.randint(0, 4)))
    return {"sessions": sessions, "sets": sets, "mornings": mornings}


def edits(random: Random, week: Any, on: date) -> Iterator[hb.PlanChange]:
    """Some changes by hand and by the ladder, each remembering the menus before it."""
    items = list({item.exercise: item for day in week.days for item in day.items}.values())
    for item in random.sample(items, min(len(items), random.randint(0, 3))):
        change = random.choice(["pin", "never", "swap", "move", "reduce", "stop", "afresh"])
        menus, instead = week.menus, None
        if change == "swap":
            if not item.swaps:
                continue
            instead = item.swaps[0]
        if change == "move":
            menus = tuple(tuple(reversed(menu)) for menu in menus)
        yield hb.PlanChange(on=on, exercise=item.exercise, change=change, instead=instead, menus=menus,
                            dose=item.dose if change == "reduce" else None, reason="You asked.")  # fmt: skip


def log_of(random: Random, person: hb.Profile, library: Any, on: date) -> hb.History:
    """A log that ends on the day before."""
    week = hb.plan(person, library, on=FIRST)
    kinds: dict[str, list] = {"profiles": [hb.ProfileSaved(on=FIRST, profile=person)]}
    kinds |= practised(random, week, (on - FIRST).days // 7)
    kinds["plan_changes"] = list(edits(random, week, on - timedelta(random.randint(0, 9))))
    if random.random() < 0.3:
        kinds["flares"] = [hb.Flare(on=on - timedelta(random.randint(2, 20)))]
        if random.random() < 0.5:
            kinds["flares"].append(hb.Flare(on=on - timedelta(1), ended=on - timedelta(1)))
    return hb.History(**kinds)


def weeks() -> Iterator[dict[str, Any]]:
    """The week of each person, or that there is none."""
    library, number = hb.library(), 0
    random = Random(12)
    while number < PEOPLE:
        person = made_up(random, library)
        on = FIRST + timedelta(random.randint(7, 60))
        if not hb.screen(person, library, on).cleared:
            continue
        history = log_of(random, person, library, on) if number % 2 else None
        yield {"person": person, "week": asdict(hb.plan(person, library, history, on=on))}
        number += 1


def plain(value: Any) -> Any:
    """What JSON has no word for, always in the same order."""
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if hasattr(value, "model_dump"):
        return value.model_dump()
    return str(value) if isinstance(value, date) else dict(value)


if __name__ == "__main__":
    written = json.dumps(list(weeks()), default=plain, indent=1, sort_keys=True, ensure_ascii=False)
    Path(sys.argv[1]).write_text(written, "utf-8")
