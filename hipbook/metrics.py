"""A log worked out once for Progress: days, weeks, scores, and whether there is enough of them to speak of change.

What was not answered stays None. Weeks are counted from the first day of the log; week 1 is the baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import sqrt
from operator import attrgetter
from statistics import fmean, mean

from . import diary
from .content import Library
from .diary import WEEK, Day, Week
from .records import History, SetDone
from .trend import Trend, jitter, rolling_median, trend


@dataclass(frozen=True)
class Story:
    """A log as Progress reads it, up to ``today``; each part is worked out when it is first asked for.

    >>> from hipbook.content import library
    >>> Story(History(), library()).weeks
    ()
    """

    history: History
    library: Library
    today: date | None = None

    @cached_property
    def now(self) -> date | None:
        """Today or, where it is not given, the day of the newest entry."""
        return max(filter(None, (self.today, diary.latest(self.history))), default=None)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Every day with a session or a morning, oldest first."""
        return diary.days(self.history)

    @cached_property
    def answered(self) -> tuple[Day, ...]:
        """The days on which pain at rest was answered."""
        return tuple(day for day in self.days if day.resting is not None)

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """All weeks of the log."""
        return diary.weeks(self.history, self.library, self.today, self.days)

    @cached_property
    def practised(self) -> tuple[Week, ...]:
        """The weeks from the first one with a session on."""
        return diary.practised_weeks(self.weeks)

    @cached_property
    def flares(self) -> tuple[tuple[date, date], ...]:
        """The first and the last day of each flare."""
        return diary.flare_spans(self.history, self.now) if self.now else ()

    @cached_property
    def sets_of(self) -> dict[str, list[SetDone]]:
        """The sets of each exercise, in the order in which they were done."""
        of: dict[str, list[SetDone]] = {}
        for done in self.history.sets:
            of.setdefault(done.exercise, []).append(done)
        return of

    @cached_property
    def scores(self) -> dict[date, dict[str, int]]:
        """The daily-life scores of each day: activity to score, oldest day first; the later of two answers counts."""
        scores: dict[date, dict[str, int]] = {}
        for score in sorted(self.history.psfs, key=attrgetter("on")):
            scores.setdefault(score.on, {})[score.activity] = score.score
        return scores

    @cached_property
    def means(self) -> tuple[tuple[date, float], ...]:
        """The mean score of each day, over what was scored both first and last, so that like meets like."""
        if not self.scores:
            return ()
        every = list(self.scores.values())
        same = every[0].keys() & every[-1].keys()
        found = ((on, of) for on, of in self.scores.items() if same and same <= of.keys())
        return tuple((on, float(mean(of[activity] for activity in same))) for on, of in found)


@dataclass(frozen=True)
class Change:
    """From the baseline to the newest value: how large it is, and how large it must be to be more than noise.

    ``needed`` is the larger of the measure's own error and what this person's day-to-day noise asks for.
    ``holds`` says that the last ``looks`` all lie beyond the error, in the same direction.
    """

    since: int
    first: float
    then: date
    last: float
    error: float
    needed: float
    holds: bool
    looks: int

    @property
    def size(self) -> float:
        """How much higher the newest value is."""
        return self.last - self.first

    @property
    def is_real(self) -> bool:
        """Is it probably real: beyond the error, beyond this person's noise, and not for the first time?"""
        return self.holds and round(abs(self.size), 6) >= round(self.needed, 6)


def changed(
    story: Story,
    line: Sequence[tuple[date, float]],
    wanted: int,
    error: float,
    share: float = 0,
    calm: Sequence[float] = (),
) -> Change:
    """How a line of looks changed since its first, seen in its last ones, as many as ``wanted``.

    It must be larger than ``error``, and a fall also ``share`` of where it began.

    Looking every week finds something sooner or later, so that a change must be larger than one comparison asks for.
    The noise is that of the ``calm`` looks, where there are enough of them, else of all.
    """
    (begun, first), *later = line
    looks = [value for _, value in later][-wanted:]
    last = fmean(looks)
    told = calm if len(calm) > len(line) / 2 else [value for _, value in line]
    noise = jitter(told) * sqrt(1 + 1 / len(looks))
    needed = max(error, story.library.rule("real_noise_times") * noise)
    enough = len(looks) == wanted
    least = max(error, share * first) if last < first else error
    same_way = all(look - first >= least for look in looks) or all(first - look >= least for look in looks)
    return Change(
        diary.week_of(begun, story.history), first, later[-1][0], last, error, needed, enough and same_way, wanted
    )


def may_compare_from(first: date, library: Library) -> date:
    """The first day from which a later value may be set against a baseline that began on ``first``."""
    before, after = library.rule("before_after_days")
    return first + timedelta(max(before + after, 7 * library.rule("trend_weeks")))


def pain_change(story: Story) -> Change | None:
    """Weekly pain at rest from week 1 to the last weekly means, or None while there is too little to compare."""
    library = story.library
    means = [(week.start, week.resting) for week in story.weeks if week.resting is not None]
    if len(story.answered) < library.rule("trend_entries") or len(means) < 2:
        return None
    if means[-1][0] + WEEK < may_compare_from(means[0][0], library):
        return None
    calm = [mean for start, mean in means if not _in_flare(story, start)]
    error, share = library.rule("nprs_change"), library.rule("nprs_change_share")
    return changed(story, means, library.rule("real_weeks"), error, share, calm)


def _in_flare(story: Story, start: date) -> bool:
    return any(begun < start + WEEK and start <= over for begun, over in story.flares)


def psfs_change(story: Story) -> Change | None:
    """The daily-life score from the first to the last two, or None while it is too early to compare."""
    line = story.means
    if len(line) < 2 or line[-1][0] < may_compare_from(line[0][0], story.library):
        return None
    return changed(story, line, story.library.rule("real_scores"), story.library.rule("psfs_change"))


def pain_trend(story: Story) -> Trend | None:
    """Pain at rest a week over the last weeks, with its interval, or None while there is too little for one."""
    library, now = story.library, story.now
    if now is None:
        return None
    lately = [day for day in story.answered if (now - day.on).days < library.rule("trend_span_days")]
    if len(lately) < library.rule("trend_entries"):
        return None
    if (lately[-1].on - lately[0].on).days < 7 * library.rule("trend_weeks") - 1:
        return None
    days = [(day.on - lately[0].on).days for day in lately]
    pains = [day.resting for day in lately]
    return trend(days, pains, library.rule("trend_share"), library.rule("trend_block_days"))


def noise_band(story: Story) -> tuple[float, float] | None:
    """Weekly pain between these two is no change this log could tell from noise, or None while it is too early."""
    change = pain_change(story)
    return None if change is None else (max(0.0, change.first - change.needed), min(10.0, change.first + change.needed))


def usual_line(story: Story) -> tuple[tuple[date, float | None], ...]:
    """The reader's usual pain as it stood after each day with a session: the line of ``zones.usual_pain``."""
    entries = [(done.on, done.pain_before) for done in sorted(story.history.sessions, key=attrgetter("on"))]
    window, needs = story.library.rule("usual_entries"), story.library.rule("usual_needs")
    line = rolling_median([pain for _, pain in entries], window, needs)
    return tuple({on: usual for (on, _), usual in zip(entries, line, strict=True)}.items())


def zone_bands(library: Library, cap: int | None = None) -> tuple[tuple[str, float, float], ...]:
    """The zones of pain during exercise as (name, from, to); ``cap`` is the reader's own, where it is lower.

    >>> from hipbook.content import library
    >>> zone_bands(library(), cap=3)
    (('green', 0, 2), ('amber', 2, 3), ('red', 3, 10))
    """
    red = library.rule("nprs_red_above") if cap is None else min(cap, library.rule("nprs_red_above"))
    green = min(library.rule("nprs_green_max"), red)
    bands = (("green", 0, green), ("amber", green, red), ("red", red, 10))
    return tuple(band for band in bands if band[1] < band[2])


def zone_of(pain: int, bands: Sequence[tuple[str, float, float]]) -> str:
    """The zone that pain during exercise lies in.

    >>> zone_of(2, (("green", 0, 2), ("amber", 2, 5))), zone_of(3, (("green", 0, 2), ("amber", 2, 5)))
    ('green', 'amber')
    """
    return next((name for name, _, high in bands if pain <= high), bands[-1][0])
