"""The spoken count of the repetitions: the number of each, where it is half, and that the last one is the last."""

from __future__ import annotations

from ..model.rules import Rules

HALF = "That is half"


def half_at(reps: int | None, rule: Rules) -> int | None:
    """The repetition with which half is told: the first after it, where there are enough and they can be halved.

    >>> from hipbook.content.loader import library
    >>> half_at(10, library().rule), half_at(9, library().rule), half_at(4, library().rule)
    (6, None, None)
    """
    halves = reps and reps % 2 == 0 and reps >= rule.session.halved_from_reps
    return reps // 2 + 1 if reps and halves else None


def counts(reps: int | None, rule: Rules) -> tuple[str, ...]:
    """What is said with each repetition.

    >>> from hipbook.content.loader import library
    >>> counts(3, library().rule), counts(6, library().rule)[3]
    (('1', '2', 'Last one'), '4. That is half')
    """
    half, last = half_at(reps, rule), reps or 0
    return tuple("Last one" if n == last > 1 else f"{n}. {HALF}" if n == half else str(n) for n in range(1, last + 1))
