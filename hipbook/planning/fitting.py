"""Doses cut to the minutes: what a programme holds grows until the session is full, and is not dropped for having grown."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from ..content.dosage import step_back
from ..session.duration import seconds
from .candidates import Candidate
from .menu import MenuProblem


def cut_to_fit(problem: MenuProblem, core: Container[str]) -> MenuProblem:
    """The problem with the core exercises of the session's last menu a step smaller each, until they fit together.

    None becomes smaller than it began, and where that is not enough nothing is cut.
    """
    held = {c.id: c for c in problem.candidates if c.id in problem.previous and c.id in core and len(c.parts) == 1}
    if not held or len(held) > problem.most:
        return problem
    while problem.seconds(tuple(held.values())) > problem.budget_s:
        smaller = [one for c in held.values() if (one := _a_step_smaller(c, problem))]
        if not smaller:
            return problem
        cut = max(smaller, key=lambda one: (held[one.id].seconds, one.id))
        held[cut.id] = cut
    return replace(problem, candidates=tuple(held.get(c.id, c) for c in problem.candidates))


def _a_step_smaller(candidate: Candidate, problem: MenuProblem) -> Candidate | None:
    library, start = problem.library, problem.library.dose(candidate.id)
    items = tuple(replace(item, dose=step_back(item.dose, start, library)) for item in candidate.items)
    if items == candidate.items:
        return None
    getting_there = candidate.seconds - seconds(candidate.items, library)
    return replace(candidate, items=items, seconds=seconds(items, library) + getting_there)
