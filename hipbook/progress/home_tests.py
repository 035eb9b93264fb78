"""Home tests: what a result is held against, and whether a later one differs beyond noise.

The first tries teach the test and are kept out of every comparison. No result is a diagnosis.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from statistics import fmean, median

from ..content import norms
from ..content.loader import Library
from ..content.norms import Norm
from ..model.base import Side
from ..model.measure import Measure
from ..model.profile import Profile
from ..model.records import History, TestDone
from .analysis import LogAnalysis
from .trend import smallest_change

HELD_AGAINST = ("middle_range", "best_of_3", "mean_active", "below_average_under")


def home_tests(library: Library) -> dict[str, Measure]:
    """The home tests by id: all measures but the scores that are given elsewhere.

    >>> from hipbook.content.loader import library
    >>> "psfs" in home_tests(library()), home_tests(library())["one_leg_stance"].unit
    (False, 's')
    """
    return {id: measure for id, measure in library.measures.items() if measure.kind != "score"}


def unit_words(measure: Measure) -> str:
    """The unit as a person says it.

    >>> from hipbook.content.loader import library
    >>> unit_words(library().measures["rotation_in"])
    'degrees'
    """
    return {"deg": "degrees", "s": "seconds"}.get(measure.unit, measure.unit)


def score(measure: Measure, tries: Iterable[float]) -> float:
    """The result that counts: the last, best or middle one of the tries.

    >>> from hipbook.content.loader import library
    >>> score(library().measures["one_leg_stance"], (12, 31, 20))
    31.0
    """
    done = [float(one) for one in tries]
    match measure.result:
        case "best":
            return max(done) if measure.better == "higher" else min(done)
        case "median":
            return median(done)
        case "last":
            return done[-1]


def results(history: History, id: str, side: Side | None = None) -> tuple[TestDone, ...]:
    """The results of a test on a side, oldest first, one a day: the later of two counts."""
    of = {done.on: done for done in history.tests if done.measure == id and done.side == side}
    return tuple(of[on] for on in sorted(of))


def is_bendy(points: float, age: int, library: Library) -> bool:
    """Do so many of the nine points count as very bendy at this age? It is no diagnosis.

    >>> from hipbook.content.loader import library
    >>> is_bendy(4, 60, library()), is_bendy(4, 30, library())
    (True, False)
    """
    young, middle = library.rule.home_tests.bendy_ages
    child, adult, older = library.rule.home_tests.bendy_points_from
    return points >= (child if age < young else adult if age < middle else older)


def norms_for(measure: Measure, profile: Profile | None) -> tuple[Norm, ...]:
    """What people of this age usually reach: for the sex given, else for all, else for women and for men."""
    if not measure.norms or profile is None:
        return ()
    age = [
        norm
        for norm in norms.table(measure.norms)
        if norm.measure == measure.id and norm.age_from <= profile.age <= norm.age_to and norm.kind in HELD_AGAINST
    ]
    for sexes in ({profile.sex}, {"all"}, {"women", "men"}):
        candidates = sorted((norm for norm in age if norm.sex in sexes), key=lambda n: HELD_AGAINST.index(n.kind))
        if candidates:
            return tuple(norm for norm in candidates if norm.kind == candidates[0].kind)
    return ()


@dataclass(frozen=True)
class TestSeries:
    """The results of a test on a side: the familiarisation tries, the baseline after them, and what came later."""

    analysis: LogAnalysis
    measure: Measure
    side: Side | None = None

    @cached_property
    def results(self) -> tuple[TestDone, ...]:
        """All results, oldest first, one a day."""
        return results(self.analysis.history, self.measure.id, self.side)

    @property
    def learning(self) -> tuple[TestDone, ...]:
        """The familiarisation tries: they teach the test and are compared with nothing."""
        return self.results[: self.measure.familiarisation]

    @property
    def later(self) -> tuple[TestDone, ...]:
        """What came after them."""
        return self.results[self.measure.familiarisation :]

    @cached_property
    def noise(self) -> float:
        """The smallest change that counts: the measure's own, or the reader's own repeats where they vary more."""
        own = smallest_change(self._repeats)
        return max(self.measure.noise, own or 0)

    @property
    def _repeats(self) -> list[list[float]]:
        """The results of each week in which it was repeated often enough to show its noise."""
        library, groups = self.analysis.library, []
        span = timedelta(library.rule.home_tests.tests_repeat_days)
        rest = list(self.later)
        while rest:
            near = [done for done in rest if done.on - rest[0].on < span]
            groups.append([done.value for done in near])
            rest = rest[len(near) :]
        return [group for group in groups if len(group) >= library.rule.home_tests.tests_repeats]

    @property
    def missing(self) -> int:
        """How many more days of testing a statement about change needs."""
        needs = self.measure.familiarisation + self.analysis.library.rule.home_tests.tests_later
        return max(0, needs - len(self.results))

    @cached_property
    def baseline(self) -> TestDone | None:
        """The first result after the learning tries."""
        return self.later[0] if self.later else None

    @cached_property
    def change(self) -> float | None:
        """By how much the last ones differ from the baseline (their mean), or None while there are too few."""
        looks = [done.value for done in self.later[1:]][-self.analysis.library.rule.progress.real_scores :]
        return fmean(looks) - self.later[0].value if looks and not self.missing else None

    @cached_property
    def beyond_noise(self) -> bool:
        """Do the last ones, more than one, all lie beyond the noise in the same direction?"""
        needs = self.analysis.library.rule.progress.real_scores
        steps = [done.value - self.later[0].value for done in self.later[1:]][-needs:]
        return len(steps) == needs and (
            all(step > self.noise for step in steps) or all(-step > self.noise for step in steps)
        )


def series_by_side(analysis: LogAnalysis, measure: Measure) -> tuple[TestSeries, ...]:
    """The results of a test as series: one for each side, or one for both together."""
    sides: tuple[Side | None, ...] = ("left", "right") if measure.sides else (None,)
    return tuple(TestSeries(analysis, measure, side) for side in sides)


def taken(analysis: LogAnalysis) -> tuple[Measure, ...]:
    """The tests that were taken, in the order of the book."""
    done = {test.measure for test in analysis.history.tests}
    return tuple(measure for id, measure in home_tests(analysis.library).items() if id in done)
