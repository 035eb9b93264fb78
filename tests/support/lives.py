"""Made-up people who live with the book for weeks: they practise, hurt, answer or forget, and the plan answers them.

``python tests/support/lives.py`` lives a whole year of each of them and writes one picture a life into a folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from answers import settled

import hipbook as hb
from hipbook.adaptation.mornings import awaited_morning, morning_answer
from hipbook.app.workspace import Workspace
from hipbook.history.current_dose import current_dose
from hipbook.history.pauses import days_of_reduced_dose
from hipbook.history.plan_edits import week_start
from hipbook.model.base import HIP_DIRECTIONS
from hipbook.model.records import Holiday
from hipbook.model.routine import Routine
from hipbook.model.sequence import parts
from hipbook.planning.candidates import CandidatePool
from hipbook.planning.planner import Planner
from hipbook.planning.reasons import traded

LIBRARY = hb.library()
FIRST = date(2026, 1, 5)


@dataclass(frozen=True)
class Person:
    """Who they are, how sore, how faithful, and what happens to them on which days."""

    name: str
    profile: hb.Profile
    pain: float = 2
    comes: float = 0.9
    answers: float = 0.8
    strains: float = 1
    """How much practice hurts them; 1 is usual."""
    flares: tuple[range, ...] = ()
    away: tuple[range, ...] = ()
    gone: tuple[range, ...] = ()
    """Away without having said so."""
    worse_side: str | None = None


PEOPLE = (
    Person("steady", hb.Profile(age=46, feels={"tight"}, track="mix", minutes=15, days_per_week=4)),
    Person("flaring", hb.Profile(age=58, conditions=settled("hip_oa"), minutes=12, days_per_week=3), pain=3,
           flares=(range(30, 44), range(150, 156), range(260, 290))),
    Person("over-eager", hb.Profile(age=33, track="move", minutes=30, days_per_week=7, daily_piece=True), strains=2.4, comes=1),
    Person("absent", hb.Profile(age=51, track="mix", minutes=15), comes=0.5, answers=0.3,
           gone=(range(25, 36), range(90, 130)), away=(range(200, 221),)),
    Person("two conditions", hb.Profile(age=67, conditions=settled("hip_oa", "glut_tendinopathy"), feels={"sore"}, minutes=15), pain=3),
    Person("bed only", hb.Profile(age=74, floor=False, equipment={"bed", "pillow"}, minutes=8, track="ease",
           positions_excluded={"standing", "dynamic", "quadruped", "kneeling", "seated"})),
    Person("left and right", hb.Profile(age=40, sides={"right"}, track="steady", minutes=20), worse_side="right", strains=1.5),
)  # fmt: skip


@dataclass
class Life:
    """A person who opens their book every day; the book is the same workspace that the page has."""

    person: Person
    seed: int = 7
    plans: dict[date, Routine] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = Random(f"{self.person.name} {self.seed}")
        self.work = Workspace(hb.Log.memory(), FIRST)

    @property
    def history(self) -> hb.History:
        return self.work.history

    @property
    def routine(self) -> Routine:
        return self.work.routine

    def days(self, weeks: int) -> Iterator[date]:
        """Live; each day is given when its plan stands and before anything is practised."""
        for number in range(weeks * 7):
            day = FIRST + timedelta(number)
            self.work.opened(day)
            self._wake(day, number)
            self.plans[day] = self.routine
            yield day
            self._practise(day, number)

    def _wake(self, day: date, number: int) -> None:
        if number == 0 or self.work.recheck:
            self.work.save(hb.ProfileSaved(on=day, profile=self.person.profile))
        for flare in self.person.flares:
            if number == flare.start:
                self.work.save(hb.Flare(on=day))
            if number == flare.stop:
                self.work.save(hb.Flare(on=day, ended=day))
        for away in self.person.away:
            if number == away.start:
                self.work.save(Holiday(on=day, until=day + timedelta(len(away))))
        done = awaited_morning(self.history, LIBRARY, day)
        if done and self.random.random() < self.person.answers:
            pain = self._pain(number) + max(0, (done.pain_worst or 0) - 4) * self.random.random()
            self.work.save(morning_answer(done, _nprs(pain), False, (), self.history, LIBRARY, day))

    def _practise(self, day: date, number: int) -> None:
        person, items = self.person, self.routine.days[day.weekday()].items
        missing = any(number in span for span in (*person.gone, *person.away))
        if missing or not items or self.random.random() > person.comes or self.work.recheck:
            return
        sets = [one for item in items for one in self._sets(item, day, number)]
        worst = max(one.pain_during for one in sets)
        minutes = sum(item.minutes for item in items)
        before = _nprs(self._pain(number))
        self.work.save(*sets, hb.SessionDone(on=day, pain_before=before, pain_worst=worst, rpe=4, minutes=minutes))

    def _sets(self, item, day: date, number: int) -> Iterator[hb.SetDone]:
        names = parts(LIBRARY.series[item.exercise]) if item.exercise in LIBRARY.series else (item.exercise,)
        for name in names:
            for side in item.sides or (None,):
                exercise = LIBRARY.exercises[name]
                strain = self.person.strains * (1.6 if side and side == self.person.worse_side else 1)
                hurt = self._pain(number) / 2 + strain * self.random.expovariate(1.1) * (0.4 + exercise.difficulty / 5)
                yield hb.SetDone(
                    on=day, exercise=name, series=item.exercise if name != item.exercise else "", side=side, dose=item.dose,
                    pain_during=_nprs(hurt), reps_extra=self.random.choice([0, 2, 2, 2]), form=self.random.random() < 0.9,
                    stopped="too_much" if hurt > 8 else None,
                )  # fmt: skip

    def _pain(self, number: int) -> float:
        flare = 3 if any(number in span for span in self.person.flares) else 0
        return max(0, self.person.pain + flare + self.random.gauss(0, 0.4))


def _nprs(value: float) -> int:
    return max(0, min(10, round(value)))


def broken_promises(life: Life, day: date) -> Iterator[str]:
    """What this day breaks of what the book promises; nothing where all is well."""
    profile, routine = life.person.profile, life.routine
    before = life.plans.get(day - timedelta(1))
    seen = life.work.screening
    used = {part for id in routine.exercises for part in (parts(LIBRARY.series[id]) if id in LIBRARY.series else (id,))}
    yield from (f"{id} is refused and planned" for id in used & seen.refused.keys())
    yield from (f"day {n} takes {d.minutes} min" for n, d in enumerate(routine.days) if d.minutes > profile.minutes)
    if not routine.exercises and not all(routine.left_out.values()):
        yield "an empty week without its reasons"
    yield from _cap(life, day, seen.pain_cap)
    yield from _jumps(life, day)
    if before:
        yield from _reshuffled(life, day, before)
        yield from _directions(life, day)


def _cap(life: Life, day: date, cap: int) -> Iterator[str]:
    """What hurt above the cap yesterday is not asked for again today, but for lying still."""
    yesterday = day - timedelta(1)
    today = {item.exercise for item in life.routine.days[day.weekday()].items}
    red = min(cap, LIBRARY.rule.pain.nprs_red_above)
    hurt = (s for s in life.history.sets if s.on == yesterday and (s.pain_during or 0) > red
            and not LIBRARY.dose_classes[LIBRARY.exercises[s.exercise].dose_class].passive)  # fmt: skip
    for done in hurt:
        if (done.series or done.exercise) in today:
            yield f"{done.exercise} hurt {done.pain_during} yesterday and is planned today"


def _jumps(life: Life, day: date) -> Iterator[str]:
    """A standing dose rises only by a told change, and by one step of it."""
    told = {(c.exercise, c.side) for c in life.history.plan_changes if c.on == day and c.change == "progress"}
    earlier = life.history.model_copy(
        update={"plan_changes": tuple(c for c in life.history.plan_changes if c.on < day)}
    )
    for exercise, side in {(c.exercise, c.side) for c in life.history.plan_changes if c.on == day}:
        if exercise not in LIBRARY.exercises:
            continue
        old, new = (current_dose(exercise, side, h, LIBRARY) for h in (earlier, life.history))
        if new.seconds > old.seconds and (exercise, side) not in told and new != LIBRARY.dose(exercise):
            yield f"{exercise} {side} rose from {old.words} to {new.words} untold"
        if new.reps and old.reps and new.sets == old.sets and new.reps - old.reps > LIBRARY.rule.doses.reps_step:
            yield f"{exercise} {side} jumped from {old.words} to {new.words}"


def _reshuffled(life: Life, day: date, before: Routine) -> Iterator[str]:
    """Within a week the menus change only with something that was told; into a new week only with a cause."""
    if set(sum(life.routine.menus, ())) >= set(sum(before.menus, ())):
        return
    h, yesterday = life.history, day - timedelta(1)
    told = [r for kind in (h.plan_changes, h.flares, h.holidays, h.profiles) for r in kind if r.on in (day, yesterday)]
    told += (
        [day]
        if bool(days_of_reduced_dose(h, LIBRARY, day)) != bool(days_of_reduced_dose(h, LIBRARY, yesterday))
        else []
    )
    new_week = week_start(h, day) == day
    if not told and not new_week:
        yield f"the week changed from {before.menus} to {life.routine.menus} and nothing was told"


def _directions(life: Life, day: date) -> Iterator[str]:
    """Every direction has its turn in a plan of the last four weeks, where something would do that is there for nothing
    else: neither of a core set, nor named, nor begun, nor put there by hand or by the ladder, nor for another that is due."""
    since = day - timedelta(LIBRARY.rule.plan.direction_days - 1)
    if since < FIRST or week_start(life.history, day) != day:
        return
    planned = {d for at, plan in life.plans.items() if since <= at for d in plan.covered}
    pool = CandidatePool(life.work.context.person)
    if pool.flaring or any(since <= f.on <= day for f in life.history.flares):
        return
    planner = Planner(pool)
    tasks = [(planner.problems[kind], menu) for kind, menu in planner.menus.items()]
    wanted = {"core", "goal", "pinned", "chosen", "liked", "settled"}
    trades = (
        (task, menu, old)
        for task, menu in tasks
        for old in menu
        if not {t.kind for t in old.terms} & wanted and not old.trains & pool.overdue
    )
    can = {
        d for task, menu, old in trades for c in task.candidates if task.allows(traded(menu, old, c)) for d in c.trains
    }
    yield from (f"{d} was not planned in four weeks" for d in sorted(can & set(HIP_DIRECTIONS) - planned))


def lived(person: Person, weeks: int) -> tuple[Life, list[str]]:
    """A life of so many weeks and all the promises it saw broken."""
    life, broken = Life(person), []
    for day in life.days(weeks):
        broken += [f"{person.name}, {day}: {what}" for what in broken_promises(life, day)]
    return life, broken


def drawn(life: Life):
    """A life as a picture: pain and mornings, what the week holds, the dose of each exercise, the changes."""
    from plotly.subplots import make_subplots

    figure = make_subplots(rows=3, cols=1, shared_xaxes=True, row_heights=[0.25, 0.45, 0.3], vertical_spacing=0.03)
    h = life.history
    figure.add_scatter(
        x=[s.on for s in h.sessions], y=[s.pain_worst for s in h.sessions], name="worst", mode="markers", row=1, col=1
    )
    figure.add_scatter(
        x=[m.on for m in h.mornings], y=[m.pain for m in h.mornings], name="morning", mode="lines", row=1, col=1
    )
    spots = sorted({(d, id) for d, r in life.plans.items() for id in r.exercises})
    figure.add_scatter(x=[d for d, _ in spots], y=[id for _, id in spots], name="in the week", mode="markers",
                       marker={"size": 3}, row=2, col=1)  # fmt: skip
    colours = {"progress": "green", "reduce": "orange", "regress": "red", "stop": "black"}
    for change, colour in colours.items():
        made = [c for c in h.plan_changes if c.change == change]
        figure.add_scatter(x=[c.on for c in made], y=[c.exercise for c in made], name=change, mode="markers",
                           marker={"size": 7, "color": colour, "symbol": "triangle-up"}, row=2, col=1)  # fmt: skip
    load = [(d, sum(item.minutes for item in r.days[d.weekday()].items)) for d, r in life.plans.items()]
    figure.add_bar(x=[d for d, _ in load], y=[m for _, m in load], name="planned min", row=3, col=1)
    return figure.update_layout(title=life.person.name, height=1000, width=1500)


if __name__ == "__main__":
    from pathlib import Path

    folder = Path(sys.argv[1] if sys.argv[1:] else "lives")
    folder.mkdir(exist_ok=True)
    chosen = [p for p in PEOPLE if not sys.argv[3:] or p.name in sys.argv[3:]]
    for someone in chosen:
        one, faults = lived(someone, int(sys.argv[2]) if sys.argv[2:] else 52)
        print(
            someone.name,
            len(one.history.sessions),
            "sessions",
            len(one.history.plan_changes),
            "changes",
            len(faults),
            "broken",
            *faults[:12],
            sep="\n  ",
        )
        drawn(one).write_html(folder / f"{someone.name}.html")
