"""Where a result stands among people of an age, and how far results of the same hip scatter though nothing changed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from random import Random
from statistics import NormalDist, fmean

from ..content.loader import Library
from ..content.norms import Norm
from ..model.measure import Measure
from .home_tests import home_tests

STEPS = {"angle": 1, "count": 1, "hold": 1, "typed": 0.5}
"""How finely each kind of test is read."""
SURE, PEOPLE = 0.95, 100


def wobbling(library: Library) -> dict[str, Measure]:
    """The home tests whose results scatter: those that are counted, timed or measured.

    >>> from hipbook.content.loader import library
    >>> "rotation_in" in wobbling(library()), "bendy_joints" in wobbling(library())
    (True, False)
    """
    return {id: measure for id, measure in home_tests(library).items() if measure.kind in STEPS}


def scatter(measure: Measure, library: Library) -> float:
    """The standard error of one result, in the measure's unit: what stands behind its noise.

    >>> from hipbook.content.loader import library
    >>> round(scatter(library().measures["rotation_in"], library()), 1)
    3.6
    """
    return measure.noise * library.rule.change.test_spread


def reach(measure: Measure, library: Library) -> float:
    """How far from the truth one result may lie: 95 of 100 results lie within it on either side.

    >>> from hipbook.content.loader import library
    >>> round(reach(library().measures["rotation_in"], library()))
    7
    """
    return NormalDist(0, scatter(measure, library)).inv_cdf((1 + SURE) / 2)


def results_again(measure: Measure, level: float, number: int, library: Library, seed: int = 1) -> tuple[float, ...]:
    """So many results of a hip that truly stands at ``level`` and does not change.

    >>> from hipbook.content.loader import library
    >>> results_again(library().measures["chair_stand_30s"], 12, 3, library())
    (13.0, 13.0, 12.0)
    """
    draw, step = Random(seed), STEPS[measure.kind]
    given = (round(draw.gauss(level, scatter(measure, library)) / step) * step for _ in range(number))
    return tuple(float(min(max(one, measure.low), measure.high)) for one in given)


def share_apart(results: Iterable[float], by: float) -> float:
    """The share of neighbouring results that lie further apart than this.

    >>> share_apart((10, 12, 20), 5)
    0.5
    """
    return fmean(abs(first - second) > by for first, second in pairwise(results))


def is_spread(norm: Norm) -> bool:
    """Does it say how widely people differ, by a mean and a standard deviation?"""
    return norm.value is not None and bool(norm.sd)


def people_under(value: float, norm: Norm) -> int:
    """Of 100 people of a norm with mean and standard deviation, how many lie lower; drawn as a bell.

    >>> fields = {"measure": "rotation_in", "sex": "all", "unit": "deg", "source": "roach-1991", "certainty": "GK"}
    >>> people_under(32, Norm(kind="mean_active", value=32, sd=8, **fields))
    50
    """
    if norm.value is None or not norm.sd:
        raise ValueError("This norm does not say how widely people differ.")
    return round(PEOPLE * NormalDist(norm.value, norm.sd).cdf(value))


def people(norm: Norm) -> tuple[float, ...]:
    """100 people of a norm with mean and standard deviation, evenly from the lowest to the highest; empty for others.

    >>> fields = {"measure": "rotation_in", "sex": "all", "unit": "deg", "source": "roach-1991", "certainty": "GK"}
    >>> len(people(Norm(kind="mean_active", value=32, sd=8, **fields)))
    100
    """
    if norm.value is None or not norm.sd:
        return ()
    bell = NormalDist(norm.value, norm.sd)
    return tuple(bell.inv_cdf((n + 0.5) / PEOPLE) for n in range(PEOPLE))


def stands_words(value: float, measure: Measure, norm: Norm, library: Library) -> str:
    """Among 100 people, from how many to how many lie lower, with the scatter of one result.

    >>> from hipbook.content.loader import library
    >>> from hipbook.progress.home_tests import norms_for
    >>> from hipbook.model.profile import Profile
    >>> measure = library().measures["rotation_in"]
    >>> stands_words(32, measure, norms_for(measure, Profile(age=46))[0], library())
    'Of 100 people, about 50 have a lower result. One result wobbles, so it may be anything from 19 to 81 of them.'
    """
    far = reach(measure, library)
    low, here, high = (people_under(at, norm) for at in (value - far, value, value + far))
    return (
        f"Of {PEOPLE} people, about {here} have a lower result. "
        f"One result wobbles, so it may be anything from {low} to {high} of them."
    )


def sides_words(left: float, right: float, measure: Measure) -> str:
    """Whether two sides differ beyond the noise of the test.

    >>> from hipbook.content.loader import library
    >>> sides_words(25, 31, library().measures["rotation_in"])
    'Left and right are 6 apart. Up to 10 says nothing: both may be alike.'
    """
    apart = abs(left - right)
    within = f"Up to {measure.noise:g} says nothing: both may be alike."
    beyond = (
        f"That is more than the {measure.noise:g} that say nothing. Many healthy people have two sides that differ."
    )
    return f"Left and right are {apart:g} apart. {beyond if apart > measure.noise else within}"
