"""The bet of chapter 01: what the log says so far of what a text foretold, in the words of the page's own findings.

A bet is neither won nor lost here: several texts foretell the same, and what happens after a thing need not come from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Literal

from ..content.lessons import Stance, stances
from ..content.loader import Library
from ..model.measure import Measure
from ..model.records import History
from ..progress import findings
from ..progress.analysis import LogAnalysis, may_compare_from, pain_change, psfs_change
from ..progress.changes import Change
from ..progress.home_tests import series_by_side
from ..wording import counted, listed, tenths
from .outcomes import values

Way = Literal["early", "open", "as_foretold", "otherwise"]
WORDS: dict[Way, str] = {
    "early": "Too early to say.",
    "open": "No clear change so far: this speaks neither for the text nor against it.",
    "as_foretold": "So far this goes the way the text foretold.",
    "otherwise": "So far this goes the other way.",
}
NO_TEST = "Not measured yet. The home tests are on the page, under Progress."
NOT_TOLD = (
    "How much this number goes up and down by itself is not known, and your exercises grew in between. "
    "So no change is told from it."
)


@dataclass(frozen=True)
class Sight:
    """One thing that a text said to look at: what the log says of it, and whether that is as foretold.

    >>> Sight("Effort", "No effort given yet.", "early").words
    'Too early to say.'
    """

    name: str
    text: str
    way: Way

    @property
    def words(self) -> str:
        """What that means for the bet."""
        return WORDS[self.way]


def sights(stance: Stance, analysis: LogAnalysis) -> tuple[Sight, ...]:
    """Everything that a text said to look at.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> [sight.way for sight in sights(stances()["restorative"], LogAnalysis(History(), library()))]
    ['early']
    """
    tests = [id for id in stance.looks_at if id in analysis.library.measures]
    of_tests = tuple(_home_test(id, analysis) for id in tests if _is_taken(id, analysis))
    others = tuple(_sight(id, analysis) for id in stance.looks_at if id not in tests)
    return (*others, *of_tests, *([Sight("Home tests", NO_TEST, "early")] if tests and not of_tests else []))


def tells_from(looks_at: str, on: date, history: History, library: Library) -> date:
    """From when on one thing to look at can say anything, for who begins on that day and tests as often as the page asks.

    >>> from hipbook.content.loader import library
    >>> [tells_from(id, date(2026, 1, 5), History(), library()).isoformat() for id in ("daily_life", "one_leg_stance")]
    ['2026-02-02', '2026-04-27']
    """
    if looks_at in library.measures:
        taken = len({done.on for done in history.tests if done.measure == looks_at})
        missing = max(0, days_of_testing(library.measures[looks_at], library) - taken)
        return on + max(0, missing - 1) * timedelta(library.rule.home_tests.tests_again_days)
    if looks_at == "effort":
        return on + 2 * timedelta(library.rule.change.lately_days)
    return may_compare_from(on, library)


def days_of_testing(measure: Measure, library: Library) -> int:
    """On how many days a home test is taken before a change of it is told: the first tries only teach it."""
    return measure.familiarisation + max(library.rule.home_tests.tests_later, library.rule.progress.real_scores + 1)


def _sight(looks_at: str, analysis: LogAnalysis) -> Sight:
    match looks_at:
        case "pain_at_rest":
            way = _way(pain_change(analysis), "fall")
            text = (findings.pain_waits if findings.missing("pain", analysis) else findings.pain)(analysis).text
            return Sight("Pain at rest: in the morning and before a session, taken together", text, way)
        case "daily_life":
            way = _way(psfs_change(analysis), "rise")
            return Sight("Daily life", findings.daily_life(analysis).text, way)
        case "effort":
            return _effort(analysis)
    raise ValueError(f"lessons/stances.toml: nothing of a log is called {looks_at!r}")


def _is_taken(id: str, analysis: LogAnalysis) -> bool:
    return any(test.measure == id for test in analysis.history.tests)


def _way(change: Change | None, good: Literal["rise", "fall"]) -> Way:
    if change is None:
        return "early"
    if not change.grade:
        return "open"
    return "as_foretold" if change.way == good else "otherwise"


def _effort(analysis: LogAnalysis) -> Sight:
    """The effort of the first weeks and of the last ones; no rule tells a change of it."""
    days = values("effort", analysis.history, analysis.library)
    span = timedelta(analysis.library.rule.change.lately_days)
    if not days:
        return Sight("Effort", "No effort given yet.", "early")
    first, last = min(days), max(days)
    then, lately = (_mean(days, since, since + span) for since in (first, last - span + timedelta(1)))
    weeks = counted(span.days // 7, "week")
    if last - first < 2 * span:
        return Sight("Effort", f"Your first {weeks} and your last ones still overlap: {then} of 10 so far.", "early")
    text = f"{then} of 10 on average in your first {weeks}, {lately} in the last. {NOT_TOLD}"
    return Sight("Effort", text, "open")


def _mean(days: Mapping[date, float], since: date, until: date) -> str:
    return tenths(fmean(value for on, value in days.items() if since <= on < until))


def _home_test(id: str, analysis: LogAnalysis) -> Sight:
    measure = analysis.library.measures[id]
    good: Literal["rise", "fall"] = "rise" if measure.better == "higher" else "fall"
    ways = [_way(series.change, good) for series in series_by_side(analysis, measure)]
    return Sight(measure.name, findings.home_test(analysis, measure).text, _of_both(ways))


def _of_both(ways: list[Way]) -> Way:
    """What two sides say together: the clear one where they do not contradict each other."""
    clear = {way for way in ways if way in ("as_foretold", "otherwise")}
    if len(clear) == 1:
        return clear.pop()
    return "open" if clear or "open" in ways else "early"


def in_short(stance: Stance, seen: tuple[Sight, ...]) -> str:
    """The bet in a sentence, and who else foretold the same.

    >>> in_short(stances()["restorative"], (Sight("Daily life", "", "early"),))
    'It is too early to open this bet for good: come back when the log has grown.'
    """
    ways = {sight.way for sight in seen}
    if ways == {"early"}:
        return "It is too early to open this bet for good: come back when the log has grown."
    good = sum(sight.way == "as_foretold" for sight in seen)
    if good:
        what = "What it said to look at" if good == len(seen) else f"{good} of {counted(len(seen), 'thing')} to look at"
        return f"{what} has gone as foretold so far.{_same(stance)}"
    if "otherwise" in ways:
        return "So far it goes the other way than foretold. That is no failure of yours: a text may not fit a hip."
    return "So far no change stands out from the ups and downs. That speaks neither for this bet nor against it."


def _same(stance: Stance) -> str:
    """Which other texts foretold something of the same, so that it cannot tell them apart."""
    others = [one.short for one in stances().values() if one != stance and {*one.looks_at} & {*stance.looks_at}]
    if not others:
        return " That speaks for your bet, and is no proof: much gets better with time."
    quoted = listed([f"“{short}”" for short in others])
    return f" That speaks for your bet, and is no proof: {quoted} looked at some of the same, and much gets better with time."
