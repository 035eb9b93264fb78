"""What the book promises of every day, written down before it is asked: each function says one promise in its first line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from statistics import fmean, median

from lives import FIRST, LIBRARY, Life, Person

from hipbook.history.current_dose import current_dose
from hipbook.history.pauses import HURT, UNSUITED, flare_began, way_back
from hipbook.history.plan_edits import week_start
from hipbook.model.base import HIP_DIRECTIONS
from hipbook.model.records import PlanChange, SetDone
from hipbook.model.routine import Routine
from hipbook.model.sequence import parts
from hipbook.planning.candidates import CandidatePool
from hipbook.planning.planner import Planner
from hipbook.planning.reasons import traded
from hipbook.progress.home_tests import home_tests
from hipbook.progress.offers import why_not

RULE = LIBRARY.rule
EASIEST = {"walking", "glute_set", "heel_slide", "arch_flatten", "rest_scan"}
FLARE_TAGS = {"single_leg_load", "single_leg_balance", "pivot", "balance_challenge", "wide_leg_load", "end_ext", "end_er",
              "end_ir", "high_trunk_load"}  # fmt: skip


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
    before = {s.on: s.pain_before for s in life.history.sessions}
    hurt = (s for s in life.history.sets if s.on == yesterday and (s.pain_during or 0) > red
            and s.pain_during >= before[yesterday] + LIBRARY.rule.pain.red_rise
            and not LIBRARY.exercises[s.exercise].lets_go)  # fmt: skip
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
    told += [day] if way_back(h, LIBRARY, day) != way_back(h, LIBRARY, yesterday) else []
    new_week = week_start(h, day) == day
    if not told and not new_week:
        yield f"the week changed from {before.menus} to {life.routine.menus} and nothing was told"


def _directions(life: Life, day: date) -> Iterator[str]:
    """Every direction has its turn in a plan of the last four weeks, where something would do that is there for nothing
    else and asks for no care: neither of a core set, nor named, nor begun, nor put there by hand or by the ladder, nor for another that is due."""
    since = day - timedelta(LIBRARY.rule.plan.direction_days - 1)
    if since < FIRST or week_start(life.history, day) != day:
        return
    planned = {d for at, plan in life.plans.items() if since <= at for d in plan.covered}
    pool = CandidatePool(life.work.context.person)
    held = any(c.rule in UNSUITED and since <= c.on for c in life.history.plan_changes)
    if pool.flaring or held or any(since <= f.on <= day for f in life.history.flares):
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
        d
        for task, menu, old in trades
        for c in task.candidates
        if task.allows(traded(menu, old, c)) and "modified" not in {t.kind for t in c.terms}
        for d in c.trains
    }
    yield from (f"{d} was not planned in four weeks" for d in sorted(can & set(HIP_DIRECTIONS) - planned))


def wiser_promises(life: Life, day: date) -> Iterator[str]:
    """What this day breaks of the promises about sore days; nothing where all is well."""
    for promise in (
        a_flare_holds_only_what_is_known_and_gentle,
        after_a_red_nothing_new_comes_for_a_week,
        no_step_down_lands_on_what_was_red_lately,
        nothing_grows_while_pain_is_two_points_above_the_beginning,
        nothing_grows_at_a_high_usual_pain,
        pain_that_was_there_before_steps_nothing_down,
        nothing_grows_after_very_hard_sessions,
        home_tests_are_what_the_screening_allows,
    ):
        yield from (f"{promise.__name__.replace('_', ' ')}: {what}" for what in promise(life, day))


def _parts(ids) -> set[str]:
    return {part for id in ids for part in (parts(LIBRARY.series[id]) if id in LIBRARY.series else (id,))}


def _grown(life: Life, day: date) -> list[PlanChange]:
    return [c for c in life.history.plan_changes if c.on == day and c.change == "progress" and not c.undone]


def a_flare_holds_only_what_is_known_and_gentle(life: Life, day: date) -> Iterator[str]:
    """In a flare: easy, nothing on one leg, at an end of range or heavy, nothing new but where little is known; the walk stays."""
    began = flare_began(life.history, day)
    if not began:
        return
    planned = _parts(life.routine.exercises)
    for id in planned:
        exercise = LIBRARY.exercises[id]
        if exercise.difficulty > 2 or set(exercise.tags) & FLARE_TAGS:
            yield f"{id} is in it"
    since = began - timedelta(14)
    done = {s.exercise for s in life.history.sets if since <= s.on <= began}
    walked = {id for id in done if LIBRARY.exercises[id].dose_class == "WALK"}
    yield from (f"{id} was not done before" for id in planned - done - EASIEST)
    hurt = {c.exercise for c in life.history.plan_changes if c.rule in HURT and not c.undone}
    if "walking" in walked - hurt and "walking" not in planned:
        yield "the walk is gone"


def after_a_red_nothing_new_comes_for_a_week(life: Life, day: date) -> Iterator[str]:
    """Only what stood in the week or was done lately fills a hole; the ladder's own easier rung may come."""
    reds = [c for c in life.history.plan_changes if c.rule in HURT and not c.undone and 0 <= (day - c.on).days < 7]
    if not reds or day - timedelta(1) not in life.plans:
        return
    first = min(c.on for c in reds)
    stood = _parts(life.plans[max(d for d in life.plans if d < first or d == min(life.plans))].exercises)
    done = {s.exercise for s in life.history.sets if (day - s.on).days <= 28}
    by_ladder = {c.instead for c in life.history.plan_changes if c.instead}
    yesterday = _parts(life.plans[day - timedelta(1)].exercises)
    yield from _parts(life.routine.exercises) - stood - done - by_ladder - yesterday


def no_step_down_lands_on_what_was_red_lately(life: Life, day: date) -> Iterator[str]:
    for change in life.history.plan_changes:
        if change.on == day and change.change == "regress" and change.instead:
            red = [c for c in life.history.plan_changes if c.exercise == change.instead and c.rule in HURT
                   and not c.undone and 0 < (day - c.on).days <= 10]  # fmt: skip
            if red:
                yield f"{change.exercise} became {change.instead}"


def nothing_grows_while_pain_is_two_points_above_the_beginning(life: Life, day: date) -> Iterator[str]:
    """Two weekly means running of the pain before sessions, worst or in the morning, against the first fortnight."""
    if any(f.on > FIRST for f in life.history.flares) or life.person.gone or not _grown(life, day):
        return
    answers = (
        [(s.on, s.pain_before) for s in life.history.sessions],
        [(s.on, s.pain_worst) for s in life.history.sessions],
        [(m.on, m.pain) for m in life.history.mornings],
    )
    for given in answers:
        within = lambda a, b: [p for on, p in given if a <= (day - on).days < b and p is not None]  # noqa: B023, E731
        first = [p for on, p in given if (on - given[0][0]).days < 14]
        last, before = within(0, 7), within(7, 14)
        enough = len(first) >= 4 and len(last) >= 2 and len(before) >= 2 and (day - given[0][0]).days >= 28
        if enough and min(fmean(last), fmean(before)) >= fmean(first) + 2:
            yield ", ".join(c.exercise for c in _grown(life, day))


def nothing_grows_at_a_high_usual_pain(life: Life, day: date) -> Iterator[str]:
    before = [s.pain_before for s in life.history.sessions][-7:]
    if len(before) >= 5 and median(before) > min(5, life.work.screening.pain_cap):
        yield from (c.exercise for c in _grown(life, day))


def pain_that_was_there_before_steps_nothing_down(life: Life, day: date) -> Iterator[str]:
    """A red is a rise, a stop, or a pain that is still up on the second morning; rest and letting go are never to blame."""
    for change in life.history.plan_changes:
        if change.on != day or change.rule not in HURT or change.undone:
            continue
        name = change.exercise
        sets = [s for s in life.history.sets if name in (s.exercise, s.series) and change.side in (s.side, None)]
        last = [s for s in sets if s.on == max(s.on for s in sets)]
        before = {s.uid: s.pain_before for s in life.history.sessions} | {
            s.on: s.pain_before for s in life.history.sessions
        }
        risen = [s for s in last if s.stopped or _rise(s, before) > 0]
        still_up = any(m.still_up and m.after == last[0].on for m in life.history.mornings)
        if not risen and not still_up:
            yield f"{name} {[(s.pain_during, before.get(s.session)) for s in last]}"


def _rise(done: SetDone, before: dict) -> int:
    return (done.pain_during or 0) - (before.get(done.session) or before.get(done.on) or 0)


def nothing_grows_after_very_hard_sessions(life: Life, day: date) -> Iterator[str]:
    for change in _grown(life, day):
        done = sorted({s.on for s in life.history.sets if s.exercise == change.exercise})[-1:]
        hard = [s for s in life.history.sessions if s.on in done and (s.rpe or 0) >= 8]
        if hard and change.rule != "back_up":
            yield change.exercise


def home_tests_are_what_the_screening_allows(life: Life, day: date) -> Iterator[str]:
    if (day - FIRST).days % 28:
        return
    for id, measure in home_tests(LIBRARY).items():
        offered = not why_not(measure, life.work.person)
        if offered and measure.figure in LIBRARY.exercises and measure.figure not in life.work.screening.allowed:
            yield id


def at_the_end(life: Life) -> Iterator[str]:
    """What the whole of a life must show, by who it is."""
    changes, person = [c for c in life.history.plan_changes if not c.undone], life.person
    grown = [c for c in changes if c.change == "progress"]
    downs = [c for c in changes if c.rule in HURT]
    match person.name:
        case "steady improver" | "steady" | "never in pain but unsteady" if not grown:
            yield "nothing ever grew"
        case "creeping worsening" | "hidden night pain":
            risen = {d: why for d, why in life.rechecks.items() if "gone up" in why}
            by = FIRST + timedelta(28 + 56)
            if max(life.plans) >= by and not any(d <= by for d in risen):
                yield f"the check did not open by {by} for pain that creeps up"
            if len(risen) > 1 + (max(life.plans) - FIRST).days // 14:
                yield f"the check opened {len(risen)} times for the same rise"
            late = [c for c in grown if FIRST + timedelta(70) < c.on < FIRST + timedelta(140)]
            yield from (f"{c.exercise} grew on {c.on} while pain had gone up" for c in late)
        case "constant high pain":
            yield from (f"{c.exercise} grew at a usual pain of 6" for c in grown)
            yield from (
                f"{c.exercise} stepped down for pain that is always there"
                for c in downs
                if c.on < FIRST + timedelta(21)
            )
            if len(life.history.sessions) < len(life.plans) // 7:
                yield f"only {len(life.history.sessions)} sessions were led"
        case "effort always nine":
            yield from (f"{c.exercise} grew after sessions of 9" for c in grown if c.rule != "back_up")
        case "form never steady":
            yield from (
                f"{c.exercise} grew with a form that is never steady"
                for c in grown
                if LIBRARY.exercises[c.exercise].form_question
            )
            if not any(c.rule == "form_unsteady" for c in changes):
                yield "nothing became smaller"
        case "a flare each month":
            if sum(f.ended is None for f in life.history.flares) < (max(life.plans) - FIRST).days // 31:
                yield "fewer flares than were lived"


def lived(person: Person, weeks: int) -> tuple[Life, list[str]]:
    """A life of so many weeks and all the promises it saw broken."""
    life, broken = Life(person), []
    for day in life.days(weeks):
        found = (*broken_promises(life, day), *wiser_promises(life, day))
        broken += [f"{person.name}, {day}: {what}" for what in found]
    return life, broken + [f"{person.name}: {what}" for what in at_the_end(life)]
