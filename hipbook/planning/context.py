"""The inputs of a plan: the person, their week of practice, edits, cores, doses, and familiar exercises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ..content.dosage import scaled
from ..content.goal_matching import named_goals, serves
from ..history.current_dose import current_dose, last_change
from ..history.pain_zones import usual_pain
from ..history.pauses import dose_share, familiar_since, flaring, has_risen, way_back
from ..history.plan_edits import Edits, week_start
from ..history.weeks import WEEK, log_weeks
from ..model.base import HIP_DIRECTIONS, Side
from ..model.dose import Dose
from ..model.exercise import Exercise
from ..model.routine import Item
from ..screening.person import AboutPerson, Person
from .core_sets import CoreEntry, basics, core_of


@dataclass(frozen=True)
class PlanningContext(AboutPerson):
    """One person on a day, with all that a plan looks at."""

    person: Person

    @cached_property
    def edits(self) -> Edits:
        return Edits(self.history, self.library, self.on)

    @cached_property
    def flaring(self) -> bool:
        return flaring(self.history, self.on)

    @cached_property
    def gentle(self) -> bool:
        """Does strength rest: in a flare, on the first step of the way back, and while pain that has gone up is high?"""
        back = way_back(self.history, self.library, self.on)
        return self.flaring or (back is not None and back.first) or self.is_high

    @cached_property
    def is_high(self) -> bool:
        """Has pain gone up so far that the usual one is more than anybody's cap?"""
        usual = usual_pain(self.history, self.library)
        high = usual is not None and usual > self.library.rule.pain.nprs_red_above
        return high and has_risen(self.history, self.library, self.on)

    @property
    def is_less(self) -> bool:
        """Is less than the whole of every dose asked for now, as around a flare?"""
        return self.dose_share_now < 1

    @cached_property
    def _first_day(self) -> date:
        return min((done.on for done in self.history.sessions), default=self.on)

    @cached_property
    def week(self) -> int:
        """The week of practice, the first being 1, as it stood when the reader's own week began: a week that was shown
        stays as it was, and what waits for a later week never comes early."""
        practised = week_start(self.history, self.on) - self._first_day
        return max(0, practised.days) // 7 + 1

    @cached_property
    def different_max(self) -> int:
        """How many different exercises a week may hold: few at first, one more for each week that met its goal."""
        rule = self.library.rule
        begun = week_start(self.history, self.on)
        whole = [week for week in log_weeks(self.history, self.library, begun) if week.start < begun]
        weeks_kept = sum(week.status == "kept" for week in whole)
        return min(rule.plan.different_max, rule.plan.week_one_exercises + rule.plan.different_growth * weeks_kept)

    @cached_property
    def core(self) -> Mapping[str, CoreEntry]:
        """The core sets of what they answered, and what of them the ladder has grown into something else."""
        goals = dict.fromkeys(id for ids in self._goals.values() for id in ids)
        return core_of(self.person, goals, self.edits)

    @cached_property
    def basics(self) -> frozenset[str]:
        return basics(self.library)

    @cached_property
    def overdue(self) -> frozenset[str]:
        """The hip's directions that nothing of the last weeks trained: one is due within ``direction_days``."""
        if self.gentle:
            return frozenset()
        begun = week_start(self.history, self.on)
        since = begun - timedelta(self.library.rule.plan.direction_days - WEEK.days)
        if self._first_day > since:
            return frozenset()
        done = {s.exercise for s in self.history.sets if since <= s.on < begun and s.exercise in self.library.exercises}
        trained = frozenset().union(*(self.library.trained_by(id) for id in done))
        return frozenset(HIP_DIRECTIONS) - trained if done else frozenset()

    @cached_property
    def eases(self) -> bool:
        """Does the track still hold back? Seed rule: release first, until most of the last mornings were no worse than usual, for two weeks at most."""
        if (
            not self.library.tracks[self.track].holds_back
            or (self.on - self._first_day).days >= self.library.rule.progression.ease_days_max
        ):
            return False
        enough, of = self.library.rule.progression.ease_mornings
        usual = usual_pain(self.history, self.library)
        pains = [m.pain for m in self.history.mornings if m.pain is not None][-int(of) :]
        return usual is None or len(pains) < of or sum(pain <= usual for pain in pains) < enough

    def helps_with(self, exercise: Exercise) -> tuple[str, ...]:
        """The reader's goals, in their own words, that the exercise serves."""
        goals = self.library.goals
        return tuple(words for words, ids in self._goals.items() if any(serves(exercise, goals[id]) for id in ids))

    @cached_property
    def _goals(self) -> dict[str, tuple[str, ...]]:
        return {words: named_goals(words, self.library.goals) for words in self.profile.goals}

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The exercises that the reader pinned, or that the reader or the ladder put in another's place."""
        return frozenset(self.edits.into) | self.edits.pinned

    @cached_property
    def dose_share_now(self) -> float:
        return dose_share(self.history, self.library, self.on)

    def share(self, series: str) -> float:
        """How much of a sequence is left: less for a week after it was too much, and around a flare."""
        change = last_change(series, None, self.history)
        week = timedelta(self.library.rule.progression.ladder_days)
        cut = bool(change and change.change == "reduce" and self.on - change.on <= week)
        return (self.library.rule.morning.late_cut if cut else 1) * self.dose_share_now

    def items(self, exercise: Exercise) -> Iterator[Item]:
        """An exercise at the dose that holds now, as one item, or one a side where the sides have come to different doses."""
        sides: dict[Dose, list[Side]] = {}
        for side in self.screening.sides(exercise):
            stands = current_dose(exercise.id, side, self.history, self.library, self.profile)
            same = sides.setdefault(self._dose_now(exercise, stands), [])
            same += [side] if side else []
        for dose, of in sides.items():
            yield Item(exercise.id, dose, tuple(of), 0, "", notes=self.screening.allowed[exercise.id])

    def _dose_now(self, exercise: Exercise, stands: Dose) -> Dose:
        """The share of a dose that is asked for today; where strength rests one set, and a walk stays long enough to be one."""
        now = scaled(stands, min(self.dose_share_now, self._share_of_gap(exercise.id)), self.library)
        if self.library.dose_classes[exercise.dose_class].weekly:
            least_s = min(stands.work_s, self.library.rule.doses.weekly_least_s)
            return now.model_copy(update={"work_s": max(now.work_s, least_s)})
        return now.model_copy(update={"sets": 1}) if self.gentle else now

    def _share_of_gap(self, id: str) -> float:
        """Less of what was not done for some weeks, as around a flare, until it was done once again."""
        rule, done = self.library.rule.gap, self._last_done.get(id)
        if done is None or (week_start(self.history, self.on) - done).days <= rule.gap_rung_days:
            return 1
        changed = max(
            (c.on for c in self.history.plan_changes if id in (c.exercise, c.instead) and not c.undone), default=done
        )
        return 1 if changed > done else rule.gap_restart_share

    @cached_property
    def _last_done(self) -> Mapping[str, date]:
        return {done.exercise: done.on for done in self.history.sets}

    @cached_property
    def settled(self) -> frozenset[str]:
        """What was begun so few weeks ago that it stays, or took its place: strength needs the same few for a time."""
        first: dict[str, date] = {}
        for done in self.history.sets:
            for id in (done.exercise, done.series):
                first.setdefault(id, done.on)
        since = week_start(self.history, self.on) - timedelta(7 * self.library.rule.plan.programme_weeks)
        heirs = {id for id in self.edits.into if any(first.get(old, since) > since for old in self.edits.ancestry(id))}
        return frozenset(id for id in self.familiar if first[id] > since) | heirs

    @cached_property
    def familiar(self) -> frozenset[str]:
        """The exercises done in the last weeks of practice; days away at the end do not count."""
        since = familiar_since(self.history, self.library, self.on)
        return frozenset(id for done in self.history.sets if done.on >= since for id in (done.exercise, done.series))
