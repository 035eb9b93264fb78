"""The score terms of an exercise: points and a sentence each, whatever else is in the menu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.loader import Library
from ..history.plan_edits import BY_HAND
from ..model.exercise import Exercise
from ..wording import listed, lower_first, upper_first
from .context import PlanningContext
from .core_sets import CoreEntry


@dataclass(frozen=True)
class ScoreTerm:
    """A term of an exercise's score: points of ``rules.toml`` (below 0 against it), a sentence, and a short cause."""

    kind: str
    points: float
    says: str = ""
    cause: str = ""


def terms(exercise: Exercise, id: str, context: PlanningContext) -> Iterator[ScoreTerm]:
    """The score terms of an exercise (or, where ``id`` is a sequence, of a part of it)."""
    yield from _by_hand(id, context)
    if entry := context.core.get(exercise.id):
        yield _core(exercise, entry, context)
    yield from _asked_for(exercise, context)
    yield from _suits(exercise, context)
    yield from _familiar({exercise.id, id}, context)
    weights = context.library.rule.weights
    if context.gentle and exercise.dose_class == "WALK":
        walk = "Short walks stay: easy movement is good for a hip that is sore."
        yield ScoreTerm("walk", weights.weight_flare_walk, walk, "short walks stay while the hip is so sore")
    if context.week <= context.library.rule.plan.first_weeks:
        easier = -weights.weight_difficulty * exercise.difficulty
        yield ScoreTerm("difficulty", easier, cause="that one is easier to begin with")
        if exercise.id in context.basics:
            muscles = [f"the {muscle.plain}" for muscle in exercise.muscles[:2]]
            says = (
                f"It is for {listed(muscles)}, and among the first that programmes for the hip begin with."
                if muscles
                else ""
            )
            yield ScoreTerm("basic", weights.weight_basic, says, "programmes for the hip begin with that one")
    meant = (entry := context.core.get(exercise.id)) and entry.origin == "condition"
    if exercise.id in context.screening.cautions and not meant:
        yield ScoreTerm("modified", -weights.weight_modified, cause="that one needs less care with what you told us")


def _by_hand(id: str, context: PlanningContext) -> Iterator[ScoreTerm]:
    weights = context.library.rule.weights
    if id in context.edits.pinned:
        yield ScoreTerm("pinned", weights.weight_pinned, "You pinned it.", "you pinned it")
    elif id in context.chosen:
        change = context.edits.into[id]
        weight = weights.weight_chosen if change.change in BY_HAND else weights.weight_ladder
        yield ScoreTerm("chosen", weight, change.reason or "You chose it.", "you or the ladder put it there")


def _core(exercise: Exercise, entry: CoreEntry, context: PlanningContext) -> ScoreTerm:
    """The term of its place in a core set; its sentence names the muscles, so that no two reasons of a day are the same."""
    points = entry.points(context.library)
    if entry.heir:
        return ScoreTerm("core", points, context.edits.into[exercise.id].reason, "that one carries on what you began")
    if entry.origin == "goal":
        goal = lower_first(context.library.goals[entry.of].name)
        says = f"It is the next step on the way to what you named: {goal}."
        return ScoreTerm("core", points, says, "that one is the next step toward what you named")
    about = _about(entry, context.library)
    often = f"programmes for {about} {'grow into it' if entry.later else 'often begin with it'}"
    muscles = [f"the {muscle.plain}" for muscle in exercise.muscles[:2]]
    says = f"It is for {listed(muscles)}, and {often}." if muscles else upper_first(f"{often}.")
    return ScoreTerm("core", points, says, f"that one comes first {'on' if entry.origin == 'track' else 'for'} {about}")


def _about(entry: CoreEntry, library: Library) -> str:
    match entry.origin:
        case "condition":
            condition = library.conditions[entry.of]
            return (condition.core and condition.core.about) or lower_first(condition.name)
        case "place":
            return f"pain at the {lower_first(library.places[entry.of].name)}"
        case _:
            return f"your {library.tracks[entry.of].name} track"


def _asked_for(exercise: Exercise, context: PlanningContext) -> Iterator[ScoreTerm]:
    """The terms of the reader's goals, their track's texts, and what they like."""
    weights, track = context.library.rule.weights, context.library.tracks[context.track]
    rests = context.profile.stretched_without_relief and exercise.dose_class in track.rests
    begins = context.week <= context.library.rule.plan.first_weeks and exercise.id not in context.core
    later = begins and exercise.id in context.screening.cautions
    if not rests and not later and (helped := context.helps_with(exercise)):
        goals = listed(helped)
        says = f"It helps with what you named: {goals}."
        yield ScoreTerm("goal", weights.weight_goal, says, f"that one helps with what you named ({goals})")
    if set(exercise.texts) & set(track.texts):
        says = f"It comes from a text your {track.name} track follows."
        yield ScoreTerm(
            "text", weights.weight_text, says, f"that one comes from a text your {track.name} track follows"
        )
    if exercise.id in context.profile.liked:
        yield ScoreTerm("liked", weights.weight_liked, "You said you like this one.", "you like it")


def _suits(exercise: Exercise, context: PlanningContext) -> Iterator[ScoreTerm]:
    """The terms of what the hip feels like, and of the modes that answer it."""
    for feeling in sorted(context.profile.feels):
        suits = [SUITS[feeling][d.mode] for d in exercise.directions if d.mode in SUITS[feeling]]
        if suits and not (feeling == "sore" and exercise.position in BEARING):
            points = context.library.rule.weights.weight_feel
            says = f"Your hip feels {feeling}, and {suits[0]}."
            yield ScoreTerm("feel", points, says, f"your hip feels {feeling} and {suits[0]}")


def _familiar(ids: set[str], context: PlanningContext) -> Iterator[ScoreTerm]:
    """The term of an exercise begun lately: it stays for a programme's length, one of a core set before all else."""
    weights, weeks = context.library.rule.weights, context.library.rule.plan.programme_weeks
    if ids & context.settled:
        points = weights.weight_settled_core if ids & context.core.keys() else weights.weight_settled
        says = f"You have begun it: the same few exercises for up to {weeks} weeks are what makes you stronger."
        yield ScoreTerm("settled", points, says, "you have begun that one, and it stays for some weeks")
    elif ids & context.familiar:
        says = "You know it already from the last weeks."
        yield ScoreTerm("familiar", weights.weight_known, says, "you know it already")


BEARING = ("standing", "dynamic")
"""Where the whole weight stands on the hip, nothing is gentle to a sore one."""
SUITS = {
    "tight": {"rom": "this gives it an easy range", "rel": "this lets it go"},
    "sore": {"iso": "this loads it gently", "rel": "this lets it settle"},
    "unsteady": {"str": "this trains the muscles that steady it", "iso": "this trains the muscles that steady it"},
    "guarded": {"rel": "this teaches it to let go"},
}
