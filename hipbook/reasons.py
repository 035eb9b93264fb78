"""True reasons: what put each exercise into its menu, and what keeps each other one out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from .choosing import Candidate, Chooser
from .menus import Menu, Task
from .saying import listed
from .week import DIRECTION_NAMES

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
    candidate: Candidate, kind: str, tasks: Mapping[str, Task], menus: Mapping[str, Menu], chooser: Chooser
) -> str:
    """The sentence of whatever the menu would lose most of without it, after what it does for what the reader named.

    Directions are told only where nothing else of the week trains them.
    """
    task, menu = tasks[kind], menus[kind]
    without = tuple(c for c in menu if c.id != candidate.id)
    losses = _differences(task, menu, without)
    track = chooser.library.tracks[chooser.track]
    told = [(gain.points, gain.says) for gain in candidate.gains if gain.says]
    lead = f"Your {track.name} track asks for {KINDS[candidate.category]}, and this is some of it."
    told += [(task.mix_points(candidate), lead)]
    told += [(points, says) for key, points in losses.items()
             if points > 0 and (says := _together_says(key, candidate, without, menus, chooser))]  # fmt: skip
    if not told:
        return "It is the best of what is open to you that fits into your minutes."
    lead = max(told, key=lambda one: one[0])[1]
    named = [gain.says for gain in candidate.gains if gain.kind == "goal" and gain.says != lead]
    return " ".join([*named, lead])


def _differences(task: Task, menu: Menu, other: Menu) -> dict[str, float]:
    """By how much a menu is ahead of another in each thing that counts for a menu as a whole."""
    ahead, behind = task.together(menu), task.together(other)
    return {key: ahead[key] - behind[key] for key in ahead}


def _together_says(key: str, one: Candidate, without: Menu, menus: Mapping[str, Menu], chooser: Chooser) -> str:
    match key:
        case "direction":
            others = [c for menu in menus.values() for c in menu if c.id != one.id]
            sole = [d for d in DIRECTION_NAMES if d in one.trains and not any(d in c.trains for c in others)]
            hip = [DIRECTION_NAMES[d] for d in sole if d not in ("TRUNK", "BAL")]
            if not hip:
                return ""
            late = "; last week had none of it" if chooser.overdue & set(sole) else ""
            return f"It is for {listed(hip)}, as nothing else in your week is{late}."
        case "role":
            return ROLES.get(one.role, "")
        case "standing":
            return f"It is week {chooser.week}: the plan moves toward standing."
    return ""


def left_out(tasks: Mapping[str, Task], menus: Mapping[str, Menu], chooser: Chooser) -> dict[str, str]:
    """Why each exercise is not in the week: what shuts it out, or what stands in its place and why that is ahead."""
    used = {c.id for menu in menus.values() for c in menu}
    open_to = {c.id: c for c in chooser.candidates}
    return {
        id: _outdone(open_to[id], tasks, menus, chooser) if id in open_to else chooser.why_left_out(id) or ""
        for id in chooser.library.exercises
        if id not in used
    }


def _outdone(one: Candidate, tasks: Mapping[str, Task], menus: Mapping[str, Menu], chooser: Chooser) -> str:
    """What keeps an exercise out that is open to the reader: found by putting it into each place of each menu."""
    offered = [(tasks[kind], menu) for kind, menu in menus.items() if one in tasks[kind].candidates]
    if not offered:
        return "It is strength work, and this week has no strength day." if menus else "There is no day for it."
    inside = next((c.name for task, menu in offered for c in menu if set(c.parts) & set(one.parts)), None)
    if inside:
        return f"It is part of {inside}, which is in your week."
    if all(task.seconds((one,)) > task.budget_s for task, _ in offered):
        least = min(task.seconds((one,)) for task, _ in offered)
        return f"It takes {ceil(least / 60)} minutes with getting there, which is longer than a session of yours."
    full = next((full for task, menu in offered if (full := _no_room(one, task, menu))), None)
    places = [(task, menu, old) for task, menu in offered for old in menu]
    trades = [(task, menu, old, trade) for task, menu, old in places if task.allows(trade := traded(menu, old, one))]
    if not trades:
        return full or "It would not fit into your minutes beside the others."
    alike = [trade for trade in trades if trade[2].role == one.role]
    task, menu, old, trade = min(alike or trades, key=lambda t: (t[0].worth(t[1]) - t[0].worth(t[3]), t[2].id))
    cause = _cause(task, menu, trade, old, one, chooser)
    return (
        f"It could stand where {old.name} is, but {cause}."
        if alike
        else f"{old.name} would have to go for it, but {cause}."
    )


def traded(menu: Menu, old: Candidate, new: Candidate) -> Menu:
    """A menu with one exercise in another's place."""
    return tuple(new if c.id == old.id else c for c in menu)


def _no_room(one: Candidate, task: Task, menu: Menu) -> str | None:
    more = (*menu, one)
    if replace(task, budget_s=float("inf")).allows(more) and not task.allows(more):
        over = (task.seconds(more) - task.budget_s) / 60
        return f"With it a session would be {max(1, round(over))} min too long."
    return None


def _cause(task: Task, menu: Menu, trade: Menu, old: Candidate, new: Candidate, chooser: Chooser) -> str:
    """In what the one that is in is most ahead of the one that is not."""
    own = {gain.kind: gain for gain in old.gains}
    other = {gain.kind: gain for gain in new.gains}
    points = {kind: getattr(own.get(kind), "points", 0) - getattr(other.get(kind), "points", 0) for kind in own | other}
    causes = [(points[kind], (own.get(kind) or other[kind]).cause) for kind in points]
    causes += [
        (ahead, _together_cause(key, old, new, chooser)) for key, ahead in _differences(task, menu, trade).items()
    ]
    track = chooser.library.tracks[chooser.track].name
    causes += [(task.mix_points(old) - task.mix_points(new), f"your {track} track asks for more {KINDS[old.category]}")]
    causes += [(task.library.rule("weight_kept") * (old.id in task.kept), "that one was there already and stays")]
    best = max((cause for cause in causes if cause[1]), default=(0, ""), key=lambda cause: cause[0])
    return best[1] if best[0] > 0 else "the two suit you equally well, and only one has room"


def _together_cause(key: str, old: Candidate, new: Candidate, chooser: Chooser) -> str:
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
