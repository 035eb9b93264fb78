"""What speaks for an exercise or against it, in points with a sentence each, whatever else is in the menu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..history.plan_edits import BY_HAND
from ..model.exercise import Exercise
from ..wording import listed, lower_first
from .context import PlanningContext


@dataclass(frozen=True)
class ScoreTerm:
    """What speaks for an exercise, or (below 0) against it: points of ``rules.toml``, the sentence, and the short cause."""

    kind: str
    points: float
    says: str = ""
    cause: str = ""


def terms(exercise: Exercise, id: str, reader: PlanningContext) -> Iterator[ScoreTerm]:
    """What speaks for an exercise (or, where ``id`` is a sequence, for it as a part) whatever else is in the menu."""
    weights, track = reader.library.rule.weights, reader.library.tracks[reader.track]
    if id in reader.edits.pinned:
        yield ScoreTerm("pinned", weights.weight_pinned, "You pinned it.", "you pinned it")
    elif id in reader.chosen:
        change = reader.edits.into[id]
        weight = weights.weight_chosen if change.change in BY_HAND else weights.weight_ladder
        yield ScoreTerm("chosen", weight, change.reason or "You chose it.", "you or the ladder put it there")
    if helped := reader.helps_with(exercise):
        said = listed(helped)
        yield ScoreTerm(
            "goal",
            weights.weight_goal,
            f"It helps with what you named: {said}.",
            f"that one helps with what you named ({said})",
        )
    if exercise.id in reader.screening.preferred:
        about = _preferring(exercise.id, reader)
        yield ScoreTerm(
            "prefer", weights.weight_prefer, f"It suits what you told us about {about}.", f"that one suits {about}"
        )
    if set(exercise.texts) & set(track.texts):
        said = f"It comes from a text your {track.name} track follows."
        yield ScoreTerm(
            "text", weights.weight_text, said, f"that one comes from a text your {track.name} track follows"
        )
    if exercise.id in reader.profile.liked:
        yield ScoreTerm("liked", weights.weight_liked, "You said you like this one.", "you like it")
    for feeling in sorted(reader.profile.feels):
        suits = [SUITS[feeling][d.mode] for d in exercise.directions if d.mode in SUITS[feeling]]
        if suits and not (feeling == "sore" and exercise.position in BEARING):
            said = f"Your hip feels {feeling}, and {suits[0]}."
            yield ScoreTerm("feel", weights.weight_feel, said, f"your hip feels {feeling} and {suits[0]}")
    if {exercise.id, id} & reader.known:
        yield ScoreTerm(
            "known", weights.weight_known, "You know it already from the last weeks.", "you know it already"
        )
    if reader.week <= reader.library.rule.plan.first_weeks:
        yield ScoreTerm(
            "difficulty", -weights.weight_difficulty * exercise.difficulty, cause="that one is easier to begin with"
        )
    if reader.screening.allowed.get(exercise.id):
        yield ScoreTerm("modified", -weights.weight_modified, cause="that one needs less care with what you told us")


def _preferring(id: str, reader: PlanningContext) -> str:
    known = reader.library.conditions
    names = [known[c].name for c in reader.profile.conditions if id in known[c].prefer]
    name = (names or ["your hip"])[0]
    return lower_first(name)


BEARING = ("standing", "dynamic")
"""Where the whole weight stands on the hip, nothing is gentle to a sore one."""
SUITS = {
    "tight": {"rom": "this gives it an easy range", "rel": "this lets it go"},
    "sore": {"iso": "this loads it gently", "rel": "this lets it settle"},
    "unsteady": {"str": "this trains the muscles that steady it", "iso": "this trains the muscles that steady it"},
    "guarded": {"rel": "this teaches it to let go"},
}
