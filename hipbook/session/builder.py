"""Builds the steps of a session in order, side by side, from the way down to the way up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Literal

from ..content.dosage import scaled
from ..content.loader import Library
from ..model.base import Side
from ..model.dose import Dose
from ..model.exercise import Exercise
from ..model.profile import Profile
from ..model.routine import Item
from ..model.sequence import part_sides
from .counting import counts, half_at
from .cues import (
    WORDS,
    amount,
    breath_along,
    breath_in_hold,
    drawn_in_time,
    lead_lies,
    led_side,
    manner,
    parts,
    side_means,
    start,
)
from .positions import (
    UPRIGHT,
    at_wall,
    laid,
    needs_eyes,
    needs_support,
    on_one_leg,
    posture,
    quiet,
    resting,
    way_down,
    way_up,
    where,
)
from .step import Step

FLOOR_WAY, LYING_STILL = "floor_way", "rest_scan"
"""The drawings of the way down to the floor and up, and of lying quietly."""


def steps(
    items: tuple[Item, ...], library: Library, profile: Profile | None = None, begin: int = 0, after: str = ""
) -> tuple[Step, ...]:
    """The steps of a session, from its item number ``begin`` on; ``after`` an exercise one is where that one is done.

    Ways down and up are led where the profile says whether the floor is possible; then a bed does instead of it.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.dose import Dose
    >>> leads = steps((Item("clam", Dose(reps=10, tempo="2-1-2"), ("left", "right"), 3, ""),), library())
    >>> [step.kind for step in leads]
    ['ready', 'work', 'change', 'work', 'compare']
    >>> leads[0].place
    'Lie on your right side, left side up'
    """
    led = StepBuilder(library, profile)
    if after and profile:
        led.where, led.body = where(library.exercises[after], profile), posture(library.exercises[after])
    return tuple(step for place, item in enumerate(items) if place >= begin for step in led.item(place, item)) + tuple(
        led.end()
    )


@dataclass
class StepBuilder:
    """Builds steps item by item and tracks the body: upright, on the floor or on a bed, how, and which side up."""

    library: Library
    profile: Profile | None
    where: str = UPRIGHT
    lying: str = ""
    body: str = "standing"
    leaving: str = ""
    last: Step | None = field(default=None)
    warned: bool = False

    def item(self, place: int, item: Item) -> Iterator[Step]:
        if item.exercise not in self.library.series:
            exercise = self.library.exercises[item.exercise]
            yield from self._exercise(place, exercise, item.dose, item.sides or (None,), exercise.summary, item.notes)
            return
        for part in self.library.series[item.exercise].steps:
            exercise = self.library.exercises[part.exercise]
            dose, brief = scaled(part.dose, item.share, self.library), part.say or exercise.summary
            notes = item.part_notes.get(exercise.id, ())
            yield from self._exercise(place, exercise, dose, part_sides(part, exercise), brief, notes)

    def _exercise(
        self,
        place: int,
        exercise: Exercise,
        dose: Dose,
        sides: tuple[Side | None, ...],
        brief: str,
        notes: tuple[str, ...],
    ) -> Iterator[Step]:
        turned = self.last is not None and self.last.exercise == exercise.id and self.last.item == place
        yield from self._transfer(place, exercise)
        for turn, side in enumerate(sides):
            if turn and exercise.category == "release":
                yield self._compare(place, exercise)
            if turn or turned:
                yield self._change(place, exercise, side, "" if turn else brief)
            else:
                yield self._ready(place, exercise, dose, side, len(sides) > 1, brief, " ".join(notes))
            for step in self._sets(place, exercise, dose, side):
                self.last = step
                yield step

    def _transfer(self, place: int, exercise: Exercise) -> Iterator[Step]:
        goes = where(exercise, self.profile)
        if self.profile is None or goes == self.where:
            return
        steady = self._steady()
        if self.where != UPRIGHT:
            yield self._up(place, exercise)
        if goes != UPRIGHT:
            before = f"{self._leave()} {steady}".strip()
            yield self._move("down", way_down(self.library, goes, exercise, before), place, exercise)
        self.where, self.lying = goes, ""

    def _up(self, place: int, exercise: Exercise) -> Step:
        return self._move("up", way_up(self.library, self.where, self.body, self._leave()), place, exercise)

    def _move(self, kind: Literal["down", "up"], way: tuple[str, str], place: int, exercise: Exercise) -> Step:
        (name, says), eyes = way, self._eyes()
        usual = self.library.rule.session.get_down_s if kind == "down" else self.library.rule.session.get_up_s
        seconds = self._time_for(usual, name, eyes, says)
        figure = FLOOR_WAY if "floor" in (self.where, where(exercise, self.profile)) else ""
        return Step(
            kind, place, exercise.id, None, name, name, seconds, eyes=eyes, brief=says, free=True, figure=figure,
            drawn=("start", "end") if kind == "down" else ("end", "again"),
        )  # fmt: skip

    def _eyes(self) -> str:
        """The line that opens the eyes, said before any way down or up; none where a session begins: they are open."""
        return f"{self.library.moves['eyes'].name}." if self.last else ""

    def _steady(self) -> str:
        """The line to stand still first, after balancing; empty otherwise."""
        balanced = self.where == UPRIGHT and self.last and needs_support(self.library.exercises[self.last.exercise])
        return self.library.moves["steady"].says if balanced else ""

    def _leave(self) -> str:
        """The line that leads out of the last position, said once."""
        says, self.leaving = self.leaving, ""
        return says

    def _time_for(self, usual: float, *lines: str, settle: float | None = None) -> float:
        """The usual seconds, or as many as it takes to say all lines and then settle."""
        words = len(" ".join(lines).split())
        settling = self.library.rule.session.settle_s if settle is None else settle
        return max(usual, ceil(words * self.library.rule.session.spoken_word_s + settling))

    def _ready(
        self, place: int, exercise: Exercise, dose: Dose, side: Side | None, both: bool, brief: str, note: str
    ) -> Step:
        # On the side, "left side" would say how to lie as well as what works: there the place tells both.
        suffix = f", {side} leg{' first' * both}" if side and exercise.position != "sidelying" else ""
        words = f"Get ready: {exercise.name}{suffix}"
        mind = self._mind(exercise, side) + [exercise.load_says] * bool(dose.with_words)
        there = "" if at_wall(exercise) else self._place(exercise, side)
        first, note = f"{self._first(exercise)} {there}".strip(), " ".join([*mind, note]).strip()
        says = (first, start(exercise), brief, note)
        cues, lead = (amount(exercise, dose), exercise.cues[0]), led_side(exercise, side)
        return Step(
            "ready", place, exercise.id, side, exercise.name, words, self._ready_s(exercise, words, *says, *cues, lead),
            place=first, start=start(exercise), brief=brief, lead=lead, side_means=side_means(exercise, side),
            steps=exercise.steps, note=note, cues=cues, breath=dose.breath, figure=exercise.id, free=True,
        )  # fmt: skip

    def _mind(self, exercise: Exercise, side: Side | None) -> list[str]:
        """What to mind, in lines: to stop if it hurts, said once; something to hold; no leg lifted too soon."""
        says = {
            "hurts": not self.warned,
            "support": needs_support(exercise),
            "foot_down": on_one_leg(exercise),
            "until": side is not None and posture(exercise) == "standing",
        }
        self.warned = True
        return [self.library.moves[name].says for name, applies in says.items() if applies]

    def _first(self, exercise: Exercise) -> str:
        """The lines before the new place: out of the last one, eyes open where one must look."""
        leaves = self._leave()
        stays = at_wall(exercise) and self.last and at_wall(self.library.exercises[self.last.exercise])
        eyes = self._eyes() if needs_eyes(exercise) else ""
        return f"{'' if stays else leaves} {eyes}".strip()

    def _ready_s(self, exercise: Exercise, *lines: str) -> float:
        before = self.last and self.library.exercises[self.last.exercise].position
        rule = self.library.rule.session
        usual = rule.change_position_s if before not in (None, exercise.position) else rule.setup_s
        return self._time_for(usual, *lines, settle=rule.wall_settle_s if at_wall(exercise) else None)

    def _place(self, exercise: Exercise, side: Side | None) -> str:
        """The line of the position: how to lie, and with which side up, or how to be; rolling over is said as such."""
        self.lying, says = laid(self.library, exercise, side, self.lying, self.where)
        return says

    def _between(self, exercise: Exercise) -> str:
        """The line between two sides: out of the first; empty at a wall, where one stays."""
        both_feet = f"{resting(self.library, exercise)[0]}." if posture(exercise) == "standing" else ""
        return "" if at_wall(exercise) else self._leave() or both_feet

    def _change(self, place: int, exercise: Exercise, side: Side | None, brief: str) -> Step:
        lies = exercise.position == "sidelying"
        rule = self.library.rule.session
        usual = rule.roll_over_s if lies else rule.change_side_s
        words, lead = "Change sides", led_side(exercise, side)
        there = f"{self._between(exercise)} {self._place(exercise, side) if lies else ''}".strip()
        brief = f"{brief} {self.library.moves['until'].says if posture(exercise) == 'standing' else ''}".strip()
        return Step(
            "change", place, exercise.id, side, exercise.name, words, self._time_for(usual, words, there, brief, lead),
            place=there, brief=brief, lead=lead, side_means=side_means(exercise, side), figure=exercise.id, free=True,
        )  # fmt: skip

    def _sets(self, place: int, exercise: Exercise, dose: Dose, side: Side | None) -> Iterator[Step]:
        self.body, self.leaving = posture(exercise), exercise.leave
        work = self._work(place, exercise, dose, side)
        how, back = resting(self.library, exercise)
        rest = Step(
            "rest", place, exercise.id, side, exercise.name, "Rest", dose.rest_s, place=how, brief=back, lead=work.lead,
            figure=exercise.id,
        )  # fmt: skip
        for number in range(1, dose.sets + 1):
            yield replace(work, set=number)
            if number < dose.sets and dose.rest_s:
                yield rest

    def _work(self, place: int, exercise: Exercise, dose: Dose, side: Side | None) -> Step:
        """The step of the first set of one side."""
        led = parts(exercise, dose, self.library)
        return Step(
            "work", place, exercise.id, side, exercise.name, amount(exercise, dose), dose.set_s,
            "" if dose.reps else WORDS[manner(exercise)], dose.sets, drawn=drawn_in_time(exercise),
            lead=led_side(exercise, side), lead_lies=lead_lies(exercise), side_means=side_means(exercise, side),
            cues=exercise.cues, steps=exercise.steps, reps=dose.reps, counts=counts(dose.reps, self.library.rule),
            half_at=half_at(dose.reps, self.library.rule), rep_s=dose.rep_s if dose.reps else 0, parts=led,
            breath=dose.breath, breath_along=breath_along(dose, led, self.library),
            breath_in_hold=breath_in_hold(dose, self.library), figure=exercise.id, free=manner(exercise) != "move",
            calm=manner(exercise) == "rest",
        )  # fmt: skip

    def _compare(self, place: int, exercise: Exercise) -> Step:
        move = self.library.moves["compare" if exercise.laterality == "each" else "quiet"]
        seconds = self.library.rule.session.quiet_rest_s
        says = f"{self._leave()} {quiet(self.library, self.body, self.where)} {move.says}".strip()
        self.lying, self.body = "", self.body if self.where == UPRIGHT else "supine"
        lies = "" if self.where == UPRIGHT else LYING_STILL
        return Step(
            "compare", place, exercise.id, None, move.name, move.name, seconds, brief=says, free=True, figure=lies
        )

    def end(self) -> Iterator[Step]:
        """The last steps: a quiet comparison of the sides, unless the last exercise is a rest, and the way up."""
        if self.last is None:
            return
        exercise = self.library.exercises[self.last.exercise]
        if manner(exercise) != "rest":
            yield self._compare(self.last.item, exercise)
        if self.profile is not None and self.where != UPRIGHT:
            yield self._up(self.last.item, exercise)
