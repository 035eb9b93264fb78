"""What waits while the hip is flaring, and for a week after something was too much: only what is familiar may come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from ..history.exercise_days import quiet_lately
from ..history.pauses import HURT, UNSUITED, sore_since, way_back
from ..history.plan_edits import week_start
from ..history.rising import rise
from ..model.exercise import Exercise
from .context import PlanningContext


@dataclass(frozen=True)
class HoldingOff(PlanningContext):
    """One person on a day, and what their sore days hold off."""

    def why_held_off(self, exercise: Exercise, id: str) -> str | None:
        """Why an exercise, as itself or as a part of the sequence ``id``, waits now; None where it does not."""
        if self.gentle and (why := self._not_gentle(exercise)):
            return why
        if self._still_open is not None and not {exercise.id, id} & self._still_open:
            return "Something was too much lately: for a week only what you know well takes its place."
        return None

    @cached_property
    def _still_open(self) -> frozenset[str] | None:
        """All that may stand in the week while nothing new should come: what stands there, and what was quiet lately.

        None where new exercises may come. After something was too much, and while pain has gone up, only what is
        familiar takes its place; in a flare not even that.
        """
        shown = frozenset(id for menu in self.edits.current_menus.values() for id in menu)
        familiar = self._gentle_known if self.gentle and not self._hurt_in_it else self._quiet
        if not self._holds_off or not shown | familiar:
            return None
        return (shown if self.gentle and self._hurt_in_it else shown | familiar) | self._in_their_place

    @property
    def _in_their_place(self) -> frozenset[str]:
        """What the reader chose, and the easier one in the place of what was too much; a harder one waits its turn."""
        return frozenset(id for id, change in self.edits.into.items() if change.change != "progress")

    @property
    def _hurt_in_it(self) -> bool:
        """Was something too much since the flare began?"""
        began = sore_since(self.history, self.library, self.on)
        return began is not None and any(
            c.rule in HURT and c.on >= began for c in self.history.plan_changes if not c.undone
        )

    @cached_property
    def _holds_off(self) -> bool:
        """For a week after something was too much and to the end of that week, on the way back from a flare, and while
        pain has gone up."""
        begun = week_start(self.history, self.on)
        since = begun - timedelta(self.library.rule.progression.ladder_days)
        made = (c for c in self.history.plan_changes if not c.undone)
        hurt = (c for c in made if c.rule in HURT or (c.rule in UNSUITED and c.change != "reduce"))
        risen = rise(self.history, self.library, begun - timedelta(1))
        back = way_back(self.history, self.library, self.on)
        return risen is not None or back is not None or any(change.on >= since for change in hurt)

    @cached_property
    def _quiet(self) -> frozenset[str]:
        """What was done in the fortnight before this week, or before the flare, and was not too much."""
        day = sore_since(self.history, self.library, self.on) or week_start(self.history, self.on)
        return quiet_lately(self.history, self.library, self.screening.pain_cap, day)

    def _not_gentle(self, exercise: Exercise) -> str | None:
        """Why it waits while the hip is flaring: it is heavy, hard or wide, or was not quiet before."""
        if why := self._too_much_now(exercise):
            return why
        if exercise.id in self._gentle_known or _is_walk(exercise):
            return None
        return "Only what you did lately without trouble, while the hip is so sore: nothing new now."

    @cached_property
    def _gentle_known(self) -> frozenset[str]:
        """What may be done in a flare: what was quiet before it or, while that is too little, the easiest there is."""
        rule, exercises = self.library.rule, self.library.exercises
        quiet = {id for id in self._quiet if not self._too_much_now(exercises[id]) and self.person.can_do(id)}
        if len(quiet) >= rule.plan.items_min:
            return frozenset(quiet)
        return frozenset(quiet.union(rule.flare.flare_easiest))

    def _too_much_now(self, exercise: Exercise) -> str | None:
        rule = self.library.rule.flare
        if not self.library.dose_classes[exercise.dose_class].daily:
            return "Strength rests while the hip is so sore."
        if exercise.difficulty > rule.flare_difficulty_max or set(exercise.tags) & set(rule.flare_tags):
            return "It asks too much of a hip that is so sore: it waits until that is over."
        return None


def _is_walk(exercise: Exercise) -> bool:
    """Is it plain walking, which stays in a flare?"""
    return exercise.dose_class == "WALK" and exercise.difficulty == 1
