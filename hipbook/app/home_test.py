"""Whether a home test may be taken now, what is kept of it, and what else follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..content.loader import Library
from ..model.base import Side
from ..model.measure import Measure
from ..model.profile import Profile
from ..model.records import ProfileSaved, Record, TestDone
from ..progress.home_tests import is_bendy, score
from ..progress.offers import due, why_not
from ..screening.person import Person
from .standing import Standing

CHECK_FIRST = "They come after the check: some are not for everyone."

BENDY = (
    "Your answers now say that your joints are very bendy: control comes before stretching, and pain is kept lower. "
    "You can change that under You."
)


def none_now(now: Standing) -> str:
    """Why no home test at all is offered as things stand; empty where some may be.

    >>> from hipbook.model.records import History
    >>> none_now(Standing(History()))
    'They come after the check: some are not for everyone.'
    """
    cleared = now.person is not None and now.person.screening.cleared
    return now.recheck if cleared else CHECK_FIRST


def why_not_now(measure: Measure, now: Standing) -> str:
    """Why a home test is not offered as things stand; empty where it is."""
    return none_now(now) or (why_not(measure, now.person) if now.person else "")


def are_due(now: Standing) -> bool:
    """Is it time for the home tests again, and may they be taken now?"""
    return now.person is not None and not none_now(now) and due(now.person)


def results(measure: Measure, tries: Mapping[Side | None, Sequence[float]], on: date) -> tuple[TestDone, ...]:
    """The result of each side, from its tries."""
    return tuple(
        TestDone(on=on, measure=measure.id, side=side, value=score(measure, done), tries=tuple(done))
        for side, done in tries.items()
    )


def with_signs(tests: Sequence[TestDone], signs: Iterable[str]) -> tuple[TestDone, ...]:
    """The results of a test; the signs stand with the first of them."""
    first, *others = tests
    return (first.model_copy(update={"signs": tuple(sorted(signs))}), *others)


def of_list(measure: Measure, ticked: int, person: Person) -> tuple[Record, ...]:
    """What a list of questions gives: its points, and very bendy joints where they say so and the answers did not."""
    test = TestDone(on=person.on, measure=measure.id, value=ticked, tries=(ticked,))
    bendy = measure.id == "bendy_joints" and is_bendy(ticked, person.profile.age, person.library)
    if not bendy or person.profile.bendy:
        return (test,)
    return test, ProfileSaved(on=person.on, profile=_bendy(person.profile), checked=False)


def _bendy(profile: Profile) -> Profile:
    return profile.model_copy(update={"bendy": True})


def what_follows(records: Sequence[Record], library: Library) -> str:
    """What else follows from a result: other answers, or that the next test is not for this reader today."""
    if any(isinstance(record, ProfileSaved) for record in records):
        return BENDY
    test = next(record for record in records if isinstance(record, TestDone))
    gated = any(one.first == test.measure and test.value < (one.first_least or 0) for one in library.measures.values())
    return library.measures[test.measure].safety if gated else ""
