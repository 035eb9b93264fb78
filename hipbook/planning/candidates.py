"""The candidates of a person's week, with their score terms, and why every other exercise is excluded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..history.pauses import UNSUITED
from ..history.plan_edits import BY_HAND, REPLACES
from ..model.base import Category
from ..model.dose import Dose
from ..model.exercise import Exercise
from ..model.records import PlanChange
from ..model.routine import Item
from ..model.sequence import Series, parts
from ..session.duration import seconds, transfer_s
from ..session.positions import where
from .holding_off import HoldingOff
from .scoring import ScoreTerm, terms


def exact(points: float) -> float:
    """Points as they were meant: Python sums floats more exactly from 3.12 on, and what ties there must tie everywhere.

    >>> exact(0.1 + 0.2) == exact(0.3)
    True
    """
    return round(points, 9)


@dataclass(frozen=True)
class Candidate:
    """An exercise or sequence that may be done: where, its items (one, or one a side where the doses differ), and its terms.

    ``seconds`` are the most that it takes of a session, getting there included but not down to the floor and up.
    """

    id: str
    name: str
    category: Category
    role: str
    position: str
    where: str
    items: tuple[Item, ...]
    seconds: float
    daily: bool
    trains: frozenset[str]
    loads: frozenset[str]
    parts: tuple[str, ...]
    terms: tuple[ScoreTerm, ...]
    kin: frozenset[str] = frozenset()
    """The exercises that are the same movement, a rung lower or higher: a session holds one of them."""

    def clashes(self, other: Candidate) -> bool:
        """Would a session with both do the same thing twice?"""
        return bool(set(self.parts) & set(other.parts)) or (other.id in self.kin and self.id in other.kin)

    @property
    def aims(self) -> frozenset[str]:
        """The directions it trains, and again with ":str" those it loads."""
        return self.trains | {f"{direction}:str" for direction in self.loads}

    @property
    def score(self) -> float:
        """The sum of its terms, in points of ``rules.toml``."""
        return exact(sum(term.points for term in self.terms))

    @property
    def standing(self) -> bool:
        """Is it strength or balance done on one's feet?"""
        return self.position in ("standing", "dynamic") and self.role in ("strength", "balance")


def role_of(exercise: Exercise) -> str:
    """The role of an exercise in a session: ease in (a walk does that too), strength, balance, or rest at the end."""
    return {"REST": "rest", "WALK": "ease"}.get(exercise.dose_class) or ROLES[exercise.category]


@dataclass(frozen=True)
class CandidatePool(HoldingOff):
    """The candidates of one person's week, and the cause that excludes each other exercise."""

    @cached_property
    def candidates(self) -> list[Candidate]:
        """All that may be done, best first; equal scores by id, so that the order is always the same."""
        ids = [id for id in (*self.library.exercises, *self._series) if not self.why_left_out(id)]
        return sorted(map(self._candidate, ids), key=lambda candidate: (-candidate.score, candidate.id))

    @property
    def _series(self) -> tuple[str, ...]:
        return self.library.tracks[self.track].series

    @property
    def wished(self) -> frozenset[str]:
        """What the reader put there by hand or pinned: it stands, whatever is like it."""
        return self.edits.pinned | {id for id, change in self.edits.into.items() if change.change in BY_HAND}

    def why_left_out(self, id: str) -> str | None:
        """The cause that excludes an exercise or series, in one sentence, or None where it is a candidate."""
        if id in self.screening.refused:
            return self.screening.refused[id][0]
        return next((why for exercise in self._exercises(id) if (why := self._hindrance(exercise, id))), None)

    def why_shut_out(self, id: str) -> str | None:
        """The cause that lies with the reader: what the check refuses, what they do not want, do not have or rule out."""
        if id in self.screening.refused:
            return self.screening.refused[id][0]
        causes = (self._unwanted(one, id) or self._impossible(one) for one in self._exercises(id))
        return next(filter(None, causes), None)

    def _exercises(self, id: str) -> tuple[Exercise, ...]:
        names = parts(self.library.series[id]) if id in self.library.series else (id,)
        return tuple(self.library.exercises[name] for name in names)

    def _hindrance(self, exercise: Exercise, id: str) -> str | None:
        """The first cause that excludes an exercise: the reader's wishes, then means and positions, then what waits."""
        gone = self.edits.out.get(id) or self.edits.out.get(exercise.id)
        return (
            self._unwanted(exercise, id)
            or self._replaced(gone)
            or self._impossible(exercise)
            or self._waits(exercise, id)
        )

    def _unwanted(self, exercise: Exercise, id: str) -> str | None:
        return "You asked never to be offered it." if {exercise.id, id} & self.profile.never else None

    def _replaced(self, gone: PlanChange | None) -> str | None:
        """Why it was taken out. What the reader says of a choice is about the one that they chose."""
        if gone and gone.instead and gone.change in REPLACES:
            return f"You put {self.library.item(gone.instead).name} in its place."
        return (gone.reason or "Another one took its place.") if gone else None

    def _impossible(self, exercise: Exercise) -> str | None:
        """What it needs and is not there, or where it is done and the reader does not want to be."""
        missing = self.library.missing(exercise.equipment, self.profile.equipment)
        ruled_out = sorted(exercise.positions & self.profile.positions_excluded)
        if missing:
            return f"It needs {self.library.equipment[missing[0]].one}, which you do not have."
        if ruled_out:
            return f"It is done {self.library.positions[ruled_out[0]].name}, which you ruled out."
        return None

    def _waits(self, exercise: Exercise, id: str) -> str | None:
        wanted = id in self.chosen
        if not exercise.usual and not wanted and id not in self.profile.liked | self.core.keys():
            return "The book explains it but does not offer it unless you choose it yourself."
        if not wanted and self._unearned(exercise):
            return (
                "It is a later rung: it comes when the one before it has become easy, or when you choose it yourself."
            )
        if self.eases and not wanted and (why := self._held_back(exercise)):
            return why
        return self.why_held_off(exercise, id)

    def _unearned(self, exercise: Exercise) -> bool:
        """Is it so hard, of such a kind, or a rung above what was begun, that only the ladder or the reader brings it?"""
        plan = self.library.rule.plan
        hurt = {id for id, change in self.edits.out.items() if change.rule in UNSUITED}
        if set(exercise.easier) & hurt:
            return True
        if exercise.id in self.profile.liked | self.familiar | self.core.keys():
            return False
        hard = exercise.difficulty > plan.unearned_difficulty_max or set(exercise.tags) & set(plan.earned_tags)
        return bool(hard or set(exercise.easier) & self.familiar)

    def _held_back(self, exercise: Exercise) -> str | None:
        """Why the track holds an exercise back while it eases; never one that a core begins with."""
        track = self.library.tracks[self.track]
        held = track.holds_back
        entry = self.core.get(exercise.id)
        if held is None or (entry and exercise.difficulty <= held.difficulty_max):
            return None
        provokes = exercise.positions & set(held.positions) or set(exercise.tags) & set(held.tags)
        if provokes or exercise.difficulty > held.difficulty_max:
            return f"On {track.name}, this waits until your mornings are at or below usual, two weeks at most."
        if exercise.is_strength and exercise.dose_class not in held.allows:
            return f"On {track.name}, all but the first gentle strength waits until your mornings are at or below usual, two weeks at most."
        return None

    def _candidate(self, id: str) -> Candidate:
        if id in self.library.series:
            return self._series_candidate(self.library.series[id])
        exercise = self.library.exercises[id]
        items = tuple(self.items(exercise))
        return Candidate(
            id, exercise.name, exercise.category, role_of(exercise), exercise.position, where(exercise, self.profile),
            items, seconds(items, self.library), self.library.dose_classes[exercise.dose_class].daily,
            self.library.trained_by(id), self._loaded(exercise), (id,), (*terms(exercise, id, self), self._minutes([(exercise, self.library.dose(id), True)])),
            self.library.kin[id] if id not in self.wished else frozenset(),
        )  # fmt: skip

    def _loaded(self, exercise: Exercise) -> frozenset[str]:
        """The directions whose muscles it loads, moving or holding."""
        loaded = {d.name for d in exercise.directions if d.mode in ("str", "iso")}
        return self.library.trained_by(exercise.id) & loaded

    def _minutes(self, work: Iterable[tuple[Exercise, Dose, bool]]) -> ScoreTerm:
        """Points for the minutes of work, not of rest, by the dose it began with: less of it must not drive it out."""
        work_s = sum(
            dose.seconds * (2 if both and exercise.laterality == "each" else 1)
            for exercise, dose, both in work
            if role_of(exercise) != "rest"
        )
        points = self.library.rule.weights.weight_minute * work_s / 60
        return ScoreTerm("minutes", points, cause="that one fills more of the minutes you gave")

    def _series_candidate(self, series: Series) -> Candidate:
        """A sequence as one candidate, scored by the mean of its parts' terms."""
        exercises = self._exercises(series.id)
        led = [self.library.exercises[step.exercise] for step in series.steps]
        means = sum(term.points for exercise in exercises for term in terms(exercise, series.id, self)) / len(exercises)
        means += self._minutes(
            (e, step.dose, step.side == "both") for e, step in zip(led, series.steps, strict=True)
        ).points
        track = self.library.tracks[self.track].name
        says = f"It is the sequence of the text your {track} track follows, in its own order."
        first, last = (where(exercise, self.profile) for exercise in (led[0], led[-1]))
        item = Item(
            series.id,
            series.steps[0].dose,
            (),
            0,
            "",
            share=self.share(series.id),
            notes=self.screening.allowed[series.id],
            part_notes={part: self.screening.allowed[part] for part in parts(series)},
        )
        return Candidate(
            series.id, series.name, series.category, ROLES[series.category], exercises[0].position, first, (item,),
            seconds([item], self.library) + transfer_s(self.library) * (first != last), True,
            frozenset().union(*(self.library.trained_by(exercise.id) for exercise in exercises)),
            frozenset().union(*map(self._loaded, exercises)), parts(series),
            (ScoreTerm("series", self.library.rule.weights.weight_text + means, says, f"it is the sequence of your {track} track"),),
        )  # fmt: skip


ROLES = {
    "release": "ease",
    "mobility": "ease",
    "stability": "strength",
    "integration": "strength",
    "balance": "balance",
}
