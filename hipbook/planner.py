"""A week's routine: a strength menu and an easy one, laid out over the days, with a reason for everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise

from .choosing import DIRECTION_NAMES, Candidate, Chooser
from .content import Library
from .doses import shrunk
from .model import HIP_DIRECTIONS, Dose, Side
from .profile import Profile
from .records import History
from .screening import NotCleared, parts, screen

ORDER = ("ease", "strength", "balance", "rest")
LAYING = ("supine", "bed", "sidelying", "prone", "quadruped", "kneeling", "seated", "standing", "dynamic")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SIDES = {("left", "right"): "each side", ("left",): "left side", ("right",): "right side"}


@dataclass(frozen=True)
class Item:
    """One exercise (or series) of a day: its dose for these sides, minutes with getting there, and why it is here."""

    exercise: str
    dose: Dose
    sides: tuple[Side, ...]
    minutes: float
    reason: str
    swaps: tuple[str, ...] = ()
    share: float = 1
    """How much of a sequence is done; doses carry their own size."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Day:
    """A day of the week; a rest day has no items."""

    items: tuple[Item, ...] = ()
    kind: str = "rest"

    @property
    def minutes(self) -> float:
        """Minutes of all items together."""
        return round(sum(item.minutes for item in self.items), 1)


@dataclass(frozen=True)
class Routine:
    """A week: ``days`` from Monday (0) to Sunday (6), and why each exercise that is not in it was left out."""

    days: tuple[Day, ...]
    left_out: Mapping[str, str]
    track: str
    week: int
    notes: tuple[str, ...]
    covered: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]
    made_on: date

    @property
    def exercises(self) -> tuple[str, ...]:
        """The different exercises and series of the week, in order of appearance."""
        return tuple(dict.fromkeys(item.exercise for day in self.days for item in day.items))


def plan(profile: Profile, library: Library, history: History | None = None, *, on: date) -> Routine:
    """The week that suits this person now. The same inputs give the same week.

    Raises :class:`NotCleared` where a gate forbids a plan.

    >>> from datetime import date
    >>> from hipbook.content import library
    >>> week = plan(Profile(age=46, minutes=15), library(), on=date(2026, 1, 5))
    >>> len(week.days), all(day.minutes <= 15 for day in week.days)
    (7, True)
    """
    screening = screen(profile, library, on)
    if not screening.cleared:
        raise NotCleared(screening)
    chooser = Chooser(profile, library, history or History(), screening, on)
    return _Planner(chooser).routine()


@dataclass(frozen=True)
class _Planner:
    chooser: Chooser

    def rule(self, name: str):
        return self.chooser.library.rule(name)

    def routine(self) -> Routine:
        main = self._menu(self.chooser.candidates, (), must="strength")
        easy = self._menu([c for c in self.chooser.candidates if c.daily], main) or main
        kinds = dict(self._layout())
        sole = self._sole((*main, *easy))
        menus = {"main": self._items(main, sole), "easy": self._items(easy, sole)}
        days = tuple(Day(menus[kinds[d]], kinds[d]) if d in kinds and menus[kinds[d]] else Day() for d in range(7))
        used = {item.exercise for day in days for item in day.items}
        covered = self._covered(used)
        return Routine(
            days=days,
            left_out=dict(self._left_out(used)),
            track=self.chooser.track,
            week=self.chooser.week,
            notes=self.chooser.screening.notes,
            covered=covered,
            missing=tuple(d for d in HIP_DIRECTIONS if d not in covered),
            made_on=self.chooser.on,
        )

    def _layout(self) -> Iterator[tuple[int, str]]:
        """The practice days, spread from the day the reader began; strength days are two days apart."""
        profiles = self.chooser.history.profiles
        start = (profiles[0].on if profiles else self.chooser.on).weekday()
        number = self.chooser.profile.days_per_week
        strong: list[int] = []
        for step in range(number):
            offset = step * 7 // number
            apart = all(min((offset - s) % 7, (s - offset) % 7) >= self.rule("strength_rest_days") for s in strong)
            is_strong = apart and len(strong) < self.rule("strength_days_max") and not self.chooser.flaring
            strong += [offset] * is_strong
            yield (start + offset) % 7, "main" if is_strong else "easy"

    def _menu(
        self, candidates: list[Candidate], already: tuple[Candidate, ...], must: str | None = None
    ) -> tuple[Candidate, ...]:
        """The best two to four together within the minutes; fewer only where no two fit.

        ``must`` is a role that has to be in it where any menu can have it.
        """
        best = self._shortlist(candidates, already)
        budget = self._budget
        for low, high in ((self.rule("items_min"), self.rule("items_max")), (1, 1)):
            menus = [m for n in range(low, high + 1) for m in combinations(best, n)
                     if self._few_enough(m, already) and self._seconds(m) <= budget]  # fmt: skip
            if menus:
                menus = [m for m in menus if any(c.role == must for c in m)] or menus
                return self._in_order(max(menus, key=lambda menu: self._worth(menu, already)))
        return self._shortened(candidates, budget)

    @property
    def _budget(self) -> float:
        """Seconds for a session; fewer while the hip is flaring."""
        share = self.rule("flare_share") if self.chooser.flaring else 1
        return self.chooser.profile.minutes * 60 * share

    def _few_enough(self, menu: tuple[Candidate, ...], already: tuple[Candidate, ...]) -> bool:
        different = {c.id for c in menu} | {c.id for c in already}
        series = [self.chooser.library.series[c.id] for c in menu if c.id in self.chooser.library.series]
        twice = {part for one in series for part in parts(one)} & {c.id for c in menu}
        return (
            len(series) <= 1
            and not twice
            and (self.chooser.week > 1 or len(different) <= self.rule("week_one_exercises"))
        )

    def _shortlist(self, candidates: list[Candidate], already: tuple[Candidate, ...]) -> list[Candidate]:
        """The best overall, and the best for each direction and kind, so that no direction is forgotten."""
        fitting = [c for c in candidates if c.seconds <= self._budget]
        picks = [next((c for c in fitting if d in c.trains), None) for d in HIP_DIRECTIONS]
        picks += [next((c for c in fitting if c.role == role), None) for role in ORDER]
        known = {c.id: c for c in picks if c}
        for candidate in fitting:
            if len(known) >= self.rule("candidates_max"):
                break
            known.setdefault(candidate.id, candidate)
        return list(known.values())

    def _worth(self, menu: tuple[Candidate, ...], already: tuple[Candidate, ...]) -> float:
        had = frozenset().union(*(c.trains for c in already))
        new = frozenset().union(*(c.trains for c in menu)) & self.chooser.uncovered(had)
        again = sum(c.id in {a.id for a in already} for c in menu)
        roles = len({c.role for c in menu})
        return (
            sum(c.score for c in menu)
            + self.rule("weight_direction") * len(new)
            + self.rule("weight_role") * roles
            - self.rule("weight_position") * self._changes(self._in_order(menu))
            - self.rule("weight_again") * again
        )

    def _in_order(self, menu: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Ease in, then strength (standing work first while fresh), then balance; lying positions together."""
        return tuple(sorted(menu, key=lambda c: (ORDER.index(c.role), LAYING.index(c.position), c.id)))

    @staticmethod
    def _changes(menu: tuple[Candidate, ...]) -> int:
        return sum(a.position != b.position for a, b in pairwise(menu))

    def _seconds(self, menu: tuple[Candidate, ...]) -> float:
        moving = self.rule("change_position_s") * self._changes(self._in_order(menu))
        return sum(c.seconds for c in menu) + moving

    def _shortened(self, candidates: list[Candidate], budget: float) -> tuple[Candidate, ...]:
        """The shortest allowed exercise with its dose cut to the minutes, where none fits whole."""
        shortest = min(candidates, key=lambda c: (c.seconds, c.id), default=None)
        if shortest is None:
            return ()
        share = (budget - self.rule("setup_s")) / max(shortest.seconds - self.rule("setup_s"), 1)
        doses = {side: shrunk(dose, share, self.chooser.library) for side, dose in shortest.doses.items()}
        return (replace(shortest, doses=doses, seconds=min(shortest.seconds, budget)),)

    @staticmethod
    def _sole(week: tuple[Candidate, ...]) -> dict[str, str]:
        """Which candidate is the only one of the week to train a direction of the hip."""
        trainers = {d: list(dict.fromkeys(c.id for c in week if d in c.trains)) for d in HIP_DIRECTIONS}
        return {ids[0]: direction for direction, ids in trainers.items() if len(ids) == 1}

    def _items(self, menu: tuple[Candidate, ...], sole: Mapping[str, str]) -> tuple[Item, ...]:
        moved = (n > 0 and c.position != menu[n - 1].position for n, c in enumerate(menu))
        return tuple(item for c, move in zip(menu, moved, strict=True) for item in self._item(c, move, sole))

    def _item(self, candidate: Candidate, moved: bool, sole: Mapping[str, str]) -> Iterator[Item]:
        """One item, or one a side where the sides have come to different doses."""
        doses = {side: self._today(dose) for side, dose in candidate.doses.items()}
        groups = {dose: tuple(s for s in doses if doses[s] == dose and s) for dose in doses.values()}
        extra = self.rule("change_position_s") if moved else 0
        for dose, sides in groups.items():
            seconds = (candidate.seconds + extra) / len(groups)
            yield Item(
                candidate.id, dose, sides, round(seconds / 60, 2), self._reason(candidate, sole), self._swaps(candidate), self._share(candidate),
                self.chooser.screening.allowed[candidate.id],
            )  # fmt: skip

    def _share(self, candidate: Candidate) -> float:
        return self.chooser.share(candidate.id) if candidate.id in self.chooser.library.series else 1

    def _today(self, dose: Dose) -> Dose:
        return shrunk(dose, self.rule("flare_share"), self.chooser.library) if self.chooser.flaring else dose

    def _reason(self, candidate: Candidate, sole: Mapping[str, str]) -> str:
        changes = [c for c in self.chooser.history.plan_changes if c.exercise == candidate.id and not c.undone]
        if changes and changes[-1].reason and changes[-1].dose:
            return changes[-1].reason
        if candidate.id in sole and candidate.id not in self.chooser.chosen:
            return f"It covers {DIRECTION_NAMES[sole[candidate.id]]}, which nothing else in your week does."
        return candidate.reason

    def _swaps(self, candidate: Candidate) -> tuple[str, ...]:
        alike = [
            other.id for other in self.chooser.candidates
            if other.id != candidate.id and other.trains & candidate.trains and other.category == candidate.category
        ]  # fmt: skip
        return tuple(alike[: self.rule("swaps_max")])

    def _covered(self, used: set[str]) -> dict[str, tuple[str, ...]]:
        trained = {c.id: c.trains for c in self.chooser.candidates if c.id in used}
        by_direction = {d: tuple(id for id, trains in trained.items() if d in trains) for d in HIP_DIRECTIONS}
        return {direction: ids for direction, ids in by_direction.items() if ids}

    def _left_out(self, used: set[str]) -> Iterator[tuple[str, str]]:
        full = "It is open to you too. Those that were chosen suit you more, and a short list is easier to keep."
        for id in self.chooser.library.exercises:
            if id not in used:
                yield id, self.chooser.why_left_out(id) or full


def direction_words(direction: str) -> str:
    """A direction in plain words.

    >>> direction_words("IR")
    'turning in'
    """
    return DIRECTION_NAMES[direction]
