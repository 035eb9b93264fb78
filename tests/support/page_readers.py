"""Made-up readers of Progress: what the old rule, the new one and one that knows their noise tell them, week by week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from math import log

import numpy as np
from telling_old import old_course, old_test, surplus

from hipbook.content.loader import library
from hipbook.progress.changes import Followed, score_followed
from hipbook.progress.simulation import BEGIN, WEEK, YEAR, Line, daily_life, daily_pain, followed_pain, weekly
from hipbook.progress.telling import Grade, Way

LIBRARY = library()
RULE = LIBRARY.rule
ANY: tuple[Grade, ...] = ("hint", "real")
TESTS = {"chair_stand_30s": (13, 1), "one_leg_stance": (22, 2), "rotation_in": (32, 2)}
"""Three home tests: where a made-up person stands, and on how many sides each is taken."""


def ramp(weeks: tuple[int, int], size: float, length: int = YEAR) -> np.ndarray:
    """A change that begins with the end of one week, is whole with the end of another, and lasts."""
    begins, ends = (WEEK * week for week in weeks)
    return size * np.clip((np.arange(WEEK * length) - begins) / max(1, ends - begins), 0, 1)


@dataclass(frozen=True)
class PainReader:
    """Someone who looks at their pain every week."""

    line: Line

    @cached_property
    def followed(self) -> Followed:
        found = followed_pain(self.line)
        assert found is not None
        return found

    @cached_property
    def course(self):
        return self.followed.telling.statements

    def looks(self, by: int) -> int:
        """How many looks there were up to the end of a week."""
        return sum(day <= WEEK * by for day in self.followed.series.places.looked)

    def told(self, way: Way, grades: Sequence[Grade] = ANY, by: int = YEAR) -> bool:
        return any(self.stands(n, way, grades) for n in range(self.looks(by)))

    def stands(self, look: int, way: Way, grades: Sequence[Grade] = ANY) -> bool:
        told = self.course[look]
        return told is not None and not told.gone and told.way == way and told.grade in grades

    def still(self, way: Way, grades: Sequence[Grade], by: int, later: int) -> bool | None:
        """Is a change told by a week still told so many weeks later? None where it was not told, or the log ends."""
        at = next((n for n in range(self.looks(by)) if self.stands(n, way, grades)), None)
        return None if at is None or at + later >= len(self.course) else self.stands(at + later, way)

    def known(self, way: Way, grade: Grade, likeness: float, spread: float, by: int = YEAR) -> float:
        """The most that the evidence of a rule that knows the noise came to, up to a week."""
        in_a_row = dict(
            zip(("rise", "fall"), RULE.change.looks_hint if grade == "hint" else RULE.change.looks_real, strict=True)
        )
        return float(surplus(self.followed, way, in_a_row[way], likeness, spread)[: self.looks(by)].max())

    def old(self, way: Way, by: int = YEAR) -> list[bool]:
        """The old rule, after each week with an average."""
        means = [(on, pain) for on, pain in weekly(self.line) if (on - BEGIN).days < WEEK * by]
        place = next(
            n for n, (on, _) in enumerate(means) if (on - means[0][0]).days >= WEEK * (RULE.trend.trend_weeks - 1)
        )
        up = 1 if way == "rise" else -1
        return [told == up for told in old_course([pain for _, pain in means], 3, 2, 0.3, place)]


def pain_readers(people: int, seed: int, **traits) -> list[PainReader]:
    return [PainReader(daily_pain(seed + n, **traits)) for n in range(people)]


def score_lines(people: int, seed: int, error: float = 0.86) -> list[Line]:
    return [daily_life(seed + n, error=error) for n in range(people)]


def score_told(line: Line, grades: Sequence[Grade] = ANY) -> bool:
    rule = RULE.change
    followed = score_followed(line, rule.score_spread, rule.score_hint, rule.score_real, LIBRARY)
    return followed is not None and followed.telling.ever(*grades)


def old_score_told(line: Line) -> bool:
    return any(told for told in old_course([score for _, score in line], 2, 2))


def lines_of_tests(seed: int, every: int, wider: float = 1) -> list[tuple[str, Line]]:
    """A year of three home tests of someone who does not change: the name of each, and what came after the first tries."""
    draw, lines = np.random.default_rng(seed), []
    for name, (level, sides) in TESTS.items():
        measure = LIBRARY.measures[name]
        error = wider * measure.noise / (1.96 * np.sqrt(2))
        for _ in range(sides):
            days = range(0, WEEK * YEAR, every)
            values = np.clip(np.round(level + error * draw.normal(size=len(days))), measure.low, measure.high)
            lines.append(
                (name, [(BEGIN + timedelta(day), float(value)) for day, value in zip(days, values, strict=True)])
            )
    return lines


def told_of_tests(lines: list[tuple[str, Line]], grades: Sequence[Grade] = ANY) -> bool:
    rule = RULE.change
    more = rule.test_more * log(len(lines))
    found = (
        score_followed(line, rule.test_spread * LIBRARY.measures[name].noise, rule.test_hint + more, rule.test_real + more, LIBRARY)
        for name, line in lines
    )  # fmt: skip
    return any(one is not None and one.telling.ever(*grades) for one in found)


def old_told_of_tests(lines: list[tuple[str, Line]]) -> bool:
    return any(old_test([value for _, value in line], LIBRARY.measures[name].noise) for name, line in lines)
