"""The odds before an experiment begins: how surely a difference would be found, and how often chance would fool it.

People are made up with the reader's own noise, or with that of typical people, live through the design, and are read by
the same test (:mod:`.permuted`) as the real one will be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING

from ..content.loader import Library
from ..history.weeks import begun as log_begun
from ..model.experiment import Experiment, Outcome
from ..model.records import History
from ..progress.analysis import LogAnalysis
from ..progress.changes import Followed, pain_followed, score_followed
from ..progress.simulation import autoregressive
from .design import Design, designs
from .outcomes import values
from .permuted import p_values

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SEED, PEOPLE, DRAWS, MIDDLE, TOP = 17, 4000, 512, 5.0, 10


@dataclass(frozen=True)
class Noise:
    """How a value goes up and down where nothing changes, around a ``level``: its ``spread``, and its ``likeness`` a day.

    ``answers`` is the share of days of practice that have a value. ``own`` says that spread and likeness were estimated
    from the reader's log, rather than those of typical people.
    """

    level: float
    spread: float
    likeness: float
    answers: float = 1
    own: bool = False


@dataclass(frozen=True)
class Chances:
    """For each size of a true difference the share of such people who would find it; ``fooled``: where there is none."""

    design: Design
    noise: Noise
    sizes: Mapping[int, float]
    fooled: float
    is_poor: bool


def bound(library: Library, tried: int) -> float:
    """The largest p-value that counts as a difference: one rate, shared by all experiments that were finished.

    >>> from hipbook.content.loader import library
    >>> bound(library(), tried=1), bound(library(), tried=2)
    (0.05, 0.025)
    """
    return library.rule.experiment.experiment_rate / 100 / tried


def noise(outcome: Outcome, history: History, library: Library, on: date) -> Noise:
    """The reader's own noise as Progress knows it, or that of typical people while there are too few answers.

    >>> from hipbook.content.loader import library
    >>> noise("morning", History(), library(), date(2026, 1, 5)).own
    False
    """
    line = sorted((day, value) for day, value in values(outcome, history, library).items() if day <= on)
    level = median(value for _, value in line) if len(line) >= library.rule.pain.usual_needs else MIDDLE
    answers = _answers(outcome, {day for day, _ in line}, history, library, on)
    followed = _followed(outcome, line, history, library, on)
    if followed is None:
        return _typical(outcome, level, answers, library)
    return Noise(level, followed.telling.spread, followed.telling.likeness, answers, own=True)


def noises(experiment: Experiment, history: History, library: Library, on: date) -> Mapping[Outcome, Noise]:
    """The noise of each outcome that a question may look at."""
    return {outcome: noise(outcome, history, library, on) for outcome in experiment.outcomes}


def _answers(outcome: Outcome, days: Collection[date], history: History, library: Library, on: date) -> float:
    """The share of days of practice that have a value; that of typical people while there were few, and for weekly scores."""
    practised = {done.on for done in history.own.sessions if done.on < on}
    if outcome == "daily_life" or len(practised) < library.rule.pain.usual_needs:
        return library.rule.experiment.answered_share
    return len(practised.intersection(days)) / len(practised)


def _followed(
    outcome: Outcome, line: Sequence[tuple[date, float]], history: History, library: Library, on: date
) -> Followed | None:
    rule, first = library.rule.change, log_begun(history)
    if first is None:
        return None
    if outcome == "daily_life":
        return score_followed(line, rule.score_spread, rule.score_hint, rule.score_real, library)
    return pain_followed(line, LogAnalysis(history, library, on).left_out, first, on, library)


def _typical(outcome: Outcome, level: float, answers: float, library: Library) -> Noise:
    """The noise of typical people. How hard a session feels is taken to go up and down as pain does."""
    rule = library.rule.change
    if outcome == "daily_life":
        return Noise(level, rule.score_spread, 0, answers)
    alike, unlike = rule.likeness_shape
    return Noise(level, rule.pain_spread, alike / (alike + unlike), answers)


def chances(design: Design, noise: Noise, library: Library, tried: int = 1) -> Chances:
    """The odds of a design; ``tried`` counts the experiments that will have been finished with this one.

    >>> from hipbook.content.loader import library
    >>> odds = chances(Design("morning", 24, per_week=4), Noise(5, 1.5, 0.4), library())
    >>> odds.sizes[1] < odds.sizes[2] < odds.sizes[3], odds.fooled < 0.07, odds.is_poor
    (True, True, False)
    """
    rule = library.rule.experiment
    shares = _shares(design, noise, (0, *rule.experiment_sizes), bound(library, tried))
    poor = shares[library.rule.progress.nprs_change] < rule.experiment_chance
    return Chances(design, noise, {size: shares[size] for size in rule.experiment_sizes}, shares[0], poor)


def share_found(design: Design, noise: Noise, size: float, library: Library, tried: int = 1) -> float:
    """The share of such people who would be told of a true difference of any ``size``; of none, those whom chance fools.

    >>> from hipbook.content.loader import library
    >>> share_found(Design("morning", 24, per_week=4), Noise(5, 1.5, 0.4), 2, library()) > 1 / 2
    True
    """
    return _shares(design, noise, (size,), bound(library, tried))[size]


def typical_noise(outcome: Outcome, library: Library) -> Noise:
    """The ups and downs of typical people, in the middle of the scale."""
    return _typical(outcome, MIDDLE, library.rule.experiment.answered_share, library)


def better(
    experiment: Experiment, design: Design, of: Mapping[Outcome, Noise], library: Library, tried: int = 1
) -> Chances | None:
    """Where the odds are poor, those of the shortest design that has good ones: a longer one, else another outcome."""
    longer = [one for one in designs(experiment, design.outcome, design.per_week) if one.blocks > design.blocks]
    others = [
        one for outcome in of if outcome != design.outcome for one in designs(experiment, outcome, design.per_week)
    ]
    odds = (chances(one, of[one.outcome], library, tried) for one in (*longer, *others))
    return next((one for one in odds if not one.is_poor), None)


@lru_cache(200)
def _shares(design: Design, noise: Noise, sizes: tuple[float, ...], most: float) -> Mapping[float, float]:
    """For each size of a true difference the share of people who would be told of one."""
    ups_and_downs = _days(design, noise)
    return {size: _share(design, noise, ups_and_downs, size, most) for size in sizes}


def _share(design: Design, noise: Noise, ups_and_downs: Array, size: float, most: float) -> float:
    from ..arrays import np

    a, b = (_block_means(design, _given(design, noise.level + half + ups_and_downs)) for half in (size / 2, -size / 2))
    differences = np.nan_to_num(a[:, ::2] - b[:, 1::2])
    return float(np.mean(p_values(differences, DRAWS) <= most))


def _given(design: Design, true: Array) -> Array:
    """As a log holds it: on the scale, and in whole numbers but for the mean of several scores."""
    from ..arrays import np

    answers: Array = np.clip(true if design.outcome == "daily_life" else np.round(true), 0, TOP)
    return answers


def _days(design: Design, noise: Noise) -> Array:
    """The ups and downs of made-up people, a row each, on the days that should give a value; NaN where none is given."""
    from ..arrays import np

    draw, per_week = np.random.default_rng(SEED), _values_a_week(design)
    days = [7 * week + int(n * 7 / per_week) for week in range(design.weeks) for n in range(per_week)]
    line = autoregressive(draw, 7 * design.weeks, noise.likeness, PEOPLE).T[:, days]
    ups_and_downs: Array = noise.spread * np.where(draw.random(line.shape) < noise.answers, line, np.nan)
    return ups_and_downs[:, : design.blocks] if design.unit == "day" else ups_and_downs


def _values_a_week(design: Design) -> int:
    """How many values a week could have: one for each day of practice; daily life is scored once."""
    return 1 if design.outcome == "daily_life" else design.per_week


def _block_means(design: Design, answers: Array) -> Array:
    """The mean of each block, without its wash-out. What is scored once a week is scored near its end; NaN of none."""
    from ..arrays import np

    if design.unit == "day":
        return answers
    per_week = _values_a_week(design)
    past = [n for n in range(per_week) if per_week == 1 or int(n * 7 / per_week) >= design.wash_out_days]
    of_block = answers.reshape(PEOPLE, design.blocks, per_week)[:, :, past]
    counts = (~np.isnan(of_block)).sum(2)
    means: Array = np.where(counts > 0, np.nansum(of_block, 2) / np.maximum(counts, 1), np.nan)
    return means
