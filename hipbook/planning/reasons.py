"""The reasons of a week, by counterfactuals: why each exercise is in its menu, and why each other one is in none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from ..model.exercise import DIRECTION_NAMES
from ..wording import listed
from .candidates import Candidate, CandidatePool
from .menu import Menu, MenuProblem

KINDS = {
    "release": "letting go", "mobility": "range", "stability": "strength and control", "balance": "balance",
    "integration": "everyday strength",
}  # fmt: skip
ROLES = {
    "ease": "It eases you into the session.",
    "strength": "It is the strength of this session.",
    "balance": "It is the balance work of this session.",
}
ROLE_CAUSES = {
    "ease": "that one eases you into the session", "strength": "that one is the strength of the session",
    "balance": "that one is the balance work",
}  # fmt: skip


def reason(
    candidate: Candidate, kind: str, problems: Mapping[str, MenuProblem], menus: Mapping[str, Menu], pool: CandidatePool
) -> str:
    """Why an exercise is in its menu: the goals it serves, then the term of which the menu would lose most without it.

    Directions are told only where nothing else of the week trains them.
    """
    problem, menu = problems[kind], menus[kind]
    without = tuple(c for c in menu if c.id != candidate.id)
    losses = _differences(problem, menu, without)
    track = pool.library.tracks[pool.track]
    sentences = [(term.points, term.says) for term in candidate.terms if term.says]
    lead = f"Your {track.name} track asks for {KINDS[candidate.category]}, and this is some of it."
    sentences += [(problem.mix_points(candidate), lead)]
    sentences += [(points, says) for key, points in losses.items()
                  if points > 0 and (says := _together_says(key, candidate, without, menus, pool))]  # fmt: skip
    if not sentences:
        return "It is the best of what is open to you that fits into your minutes."
    lead = max(sentences, key=lambda one: one[0])[1]
    goals = [term.says for term in candidate.terms if term.kind == "goal" and term.says != lead]
    return " ".join([*goals, lead])


def _differences(problem: MenuProblem, menu: Menu, other: Menu) -> dict[str, float]:
    """By how much a menu is ahead of another in each thing that counts for a menu as a whole."""
    ahead, behind = problem.together(menu), problem.together(other)
    return {key: ahead[key] - behind[key] for key in ahead}


def _together_says(key: str, one: Candidate, without: Menu, menus: Mapping[str, Menu], pool: CandidatePool) -> str:
    match key:
        case "direction":
            others = [c for menu in menus.values() for c in menu if c.id != one.id]
            sole = [d for d in DIRECTION_NAMES if d in one.trains and not any(d in c.trains for c in others)]
            hip = [DIRECTION_NAMES[d] for d in sole if d not in ("TRUNK", "BAL")]
            if not hip:
                return ""
            late = "; last week had none of it" if pool.overdue & set(sole) else ""
            return f"It is the only one this week for {listed(hip)}{late}."
        case "role":
            return ROLES.get(one.role, "")
        case "standing":
            return f"It is week {pool.week}: the plan moves toward standing."
    return ""


def left_out(outdone: Mapping[str, str], menus: Mapping[str, Menu], pool: CandidatePool) -> dict[str, str]:
    """Why each exercise is not in the week: what shuts it out, or what stands in its place and why that is ahead."""
    used = {c.id for menu in menus.values() for c in menu}
    return {
        id: outdone[id] if id in outdone else pool.why_left_out(id) or ""
        for id in pool.library.exercises
        if id not in used
    }


def outside(
    problems: Mapping[str, MenuProblem], menus: Mapping[str, Menu], pool: CandidatePool, earlier: Mapping[str, str]
) -> dict[str, str]:
    """Why each candidate is in no menu; ``earlier`` are the reasons worked out for the very same menus before."""
    used = {c.id for menu in menus.values() for c in menu}
    waiting = [c for c in pool.candidates if c.id not in used and c.id in pool.library.exercises]
    return {c.id: earlier.get(c.id) or _outdone(c, problems, menus, pool) for c in waiting}


def _outdone(
    one: Candidate, problems: Mapping[str, MenuProblem], menus: Mapping[str, Menu], pool: CandidatePool
) -> str:
    """Why a candidate is in no menu, by counterfactual: it is put into each place of each menu."""
    offered = [(problems[kind], menu) for kind, menu in menus.items() if one in problems[kind].candidates]
    if not offered:
        return "It is strength work, and this week has no strength day." if menus else "There is no day for it."
    inside = next((c.name for problem, menu in offered for c in menu if set(c.parts) & set(one.parts)), None)
    if inside:
        return f"It is part of {inside}, which is in your week."
    kin = next((c.name for _, menu in offered for c in menu if c.clashes(one)), None)
    if kin:
        return f"It is the same movement as {kin}, which is in your week."
    if all(problem.seconds((one,)) > problem.budget_s for problem, _ in offered):
        least = min(problem.seconds((one,)) for problem, _ in offered)
        return (
            f"By itself it takes {ceil(least / 60)} minutes, all getting ready counted: longer than a session of yours."
        )
    full = next((full for problem, menu in offered if (full := _no_room(one, problem, menu))), None)
    places = [(problem, menu, old) for problem, menu in offered for old in menu]
    trades = [
        (problem, menu, old, trade) for problem, menu, old in places if problem.allows(trade := traded(menu, old, one))
    ]
    if not trades:
        return full or "It would not fit into your minutes beside the others."
    alike = [trade for trade in trades if trade[2].role == one.role]
    problem, menu, old, trade = min(alike or trades, key=lambda t: (t[0].worth(t[1]) - t[0].worth(t[3]), t[2].id))
    cause = _cause(problem, menu, trade, old, one, pool)
    first = (
        f"You have {old.name} instead: {cause}." if alike else f"{old.name} would have to make room for it: {cause}."
    )
    return f"{first}{_crowded(one, offered)}"


def _crowded(one: Candidate, offered: list[tuple[MenuProblem, Menu]]) -> str:
    """Said where minutes are left: that it is the number of exercises which leaves no place."""
    fits = [problem.seconds((*menu, one)) <= problem.budget_s for problem, menu in offered]
    full = all(len(menu) >= problem.most for problem, menu in offered)
    return (
        f" This session holds {offered[0][0].most} exercises at most, also where minutes are left."
        if full and any(fits)
        else ""
    )


def traded(menu: Menu, old: Candidate, new: Candidate) -> Menu:
    """A menu with one exercise in another's place."""
    return tuple(new if c.id == old.id else c for c in menu)


def _no_room(one: Candidate, problem: MenuProblem, menu: Menu) -> str | None:
    more = (*menu, one)
    if replace(problem, budget_s=float("inf")).allows(more) and not problem.allows(more):
        over = (problem.seconds(more) - problem.budget_s) / 60
        return f"With it a session would be {max(1, round(over))} min too long."
    return None


def _cause(problem: MenuProblem, menu: Menu, trade: Menu, old: Candidate, new: Candidate, pool: CandidatePool) -> str:
    """The cause by which the exercise in the menu is furthest ahead of the one that is not."""
    own = {term.kind: term for term in old.terms}
    other = {term.kind: term for term in new.terms}
    points = {kind: getattr(own.get(kind), "points", 0) - getattr(other.get(kind), "points", 0) for kind in own | other}
    causes = [(points[kind], (own.get(kind) or other[kind]).cause) for kind in points]
    causes += [
        (ahead, _together_cause(key, old, new, pool)) for key, ahead in _differences(problem, menu, trade).items()
    ]
    track = pool.library.tracks[pool.track].name
    causes += [
        (problem.mix_points(old) - problem.mix_points(new), f"your {track} track asks for more {KINDS[old.category]}")
    ]
    causes += [
        (
            problem.library.rule.weights.weight_kept * (old.id in problem.previous),
            "that one was there already and stays",
        )
    ]
    best = max((cause for cause in causes if cause[1]), default=(0, ""), key=lambda cause: cause[0])
    return best[1] if best[0] > 0 else "the two suit you equally well, and only one has room"


def _together_cause(key: str, old: Candidate, new: Candidate, pool: CandidatePool) -> str:
    match key:
        case "direction":
            more = [
                DIRECTION_NAMES[d]
                for d in DIRECTION_NAMES
                if d in old.trains - new.trains and d not in ("TRUNK", "BAL")
            ]
            return f"that one is for {listed(more)}" if more else ""
        case "role":
            return ROLE_CAUSES.get(old.role, "")
        case "standing":
            return "that one is done standing, which the plan moves toward now"
        case "position":
            return "that one saves a change of position"
        case "down":
            return "that one saves getting down and up once more"
    return ""
