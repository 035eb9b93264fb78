"""A second opinion on the menus: every menu of a small catalogue, scored by code of its own, which imports no planner.

Only how long an exercise takes is asked of the player's own steps.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from itertools import combinations, groupby, pairwise

from answers import settled
from changed_rules import with_rules
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import hipbook as hb
from hipbook.model.routine import Item
from hipbook.session.duration import seconds

TODAY = date(2026, 3, 2)
BOOK = hb.library()
HIP = ("FLEX", "EXT", "ABD", "ADD", "IR", "ER")
PARTS = ["ease", "strength", "balance", "rest"]
PLACES = ["supine", "bed", "sidelying", "prone", "quadruped", "kneeling", "seated", "standing", "dynamic"]
NAMED = {
    "tie my laces": "socks_and_laces", "get out of a chair": "chair", "sleep on my side": "sleep_on_side",
    "garden on my knees": "garden", "stand for ten minutes": "standing", "play the cello": None,
}  # fmt: skip
FEELS = {"tight": {"rom", "rel"}, "sore": {"iso", "rel"}, "unsteady": {"str", "iso"}, "guarded": {"rel"}}


def small(ids: frozenset[str]):
    """A book of these exercises and no sequence, in which nothing is asked for twice as loudly when it is missed."""
    tracks = {id: track.model_copy(update={"series": ()}) for id, track in BOOK.tracks.items()}
    exercises = {id: BOOK.exercises[id] for id in sorted(ids)}
    return replace(with_rules(BOOK, weight_overdue=0), exercises=exercises, series={}, tracks=tracks)


class Oracle:
    """Scores menus for a person without a log, in the way the rules are written down, and tries them all."""

    def __init__(self, person: hb.Profile, book):
        self.person, self.book, self.rule = person, book, book.rule
        self.seen = hb.screen(person, book, on=TODAY)
        self.track = book.tracks[person.track]
        self.open = [e for e in book.exercises.values() if self.may(e)]

    def may(self, e) -> bool:
        plan = self.rule.plan
        unearned = e.difficulty > plan.unearned_difficulty_max or set(e.tags) & set(plan.earned_tags)
        return (
            e.id in self.seen.allowed and (self.core(e) > 0 or (e.usual and not unearned)) and not (self.eases and self.later(e))
            and not e.positions & self.person.positions_excluded
            and not self.book.missing(e.equipment, self.person.equipment)
        )  # fmt: skip

    @property
    def most(self) -> int:
        """Exercises in a session: a few, and more for more minutes."""
        plan = self.rule.plan
        return max(plan.items_few, min(plan.items_max, int(self.person.minutes // plan.item_min)))

    @property
    def basics(self) -> set[str]:
        return {id for track in self.book.tracks.values() for id in track.core.start}

    @property
    def eases(self) -> bool:
        return self.person.track == "ease"

    def later(self, e) -> bool:
        """What Ease keeps back at first; never for its kind what a core begins with."""
        held, hard = self.track.holds_back, e.difficulty > self.track.holds_back.difficulty_max
        strong = e.category in ("stability", "integration") and e.dose_class not in held.allows
        provokes = e.positions & set(held.positions) or set(e.tags) & set(held.tags)
        return hard or (not self.core(e) and bool(strong or provokes))

    def helps(self, e) -> bool:
        """With anything that was named: by its id, or as a direction in the kind and position that the goal wants."""
        for goal in (self.book.goals[NAMED[said]] for said in self.person.goals if NAMED[said]):
            kinds, places = goal.categories or [e.category], goal.positions or [e.position]
            wanted = {(d.name, d.mode) for d in goal.directions} & {(d.name, d.mode) for d in e.directions}
            if e.id in goal.exercises or (wanted and e.category in kinds and e.position in places):
                return True
        return False

    def core(self, e) -> float:
        """By its place in the lists that care for a condition, a sore place or the track begins with: the best of them."""
        weights, book = self.rule.weights, self.book
        lists = [(weights.core_condition, book.conditions[id].core) for id in self.seen.conditions]
        lists += [(weights.core_place, book.places[id].core) for id in self.person.where]
        lists += [(weights.core_track, self.track.core)]
        at = [(self.points(top, core.start.index(e.id)), n) for n, (top, core) in enumerate(lists)
              if core and e.id in core.start]  # fmt: skip
        best, first = max(at, default=(0, 0), key=lambda one: one[0])
        if e.id in self.seen.cautions and first >= len(self.seen.conditions):
            best = 0
        steps = [self.step(book.goals[NAMED[said]]) for said in self.person.goals if NAMED[said]]
        return best or weights.core_goal * (e.id in steps and e.id not in self.seen.cautions)

    def points(self, top: float, rank: int) -> float:
        """What a place in a list is worth; the very first of a condition's more."""
        weights = self.rule.weights
        return top + weights.core_first * (top == weights.core_condition and rank == 0) - weights.core_rank * rank

    def meant(self, e) -> bool:
        """Does the core of a condition begin with it, so that it comes first there?"""
        best = self.core(e)
        tops = [self.book.conditions[id].core for id in self.seen.conditions]
        weights = self.rule.weights
        at = [
            weights.core_condition - weights.core_rank * core.start.index(e.id)
            for core in tops
            if core and e.id in core.start
        ]
        return bool(at) and max(at) >= best

    def step(self, goal) -> str | None:
        """Where a goal begins: the first on its way that can be done with what is there."""
        return next((id for id in goal.grows if id in self.book.exercises and self.able(self.book.exercises[id])), None)

    def able(self, e) -> bool:
        return (
            e.id in self.seen.allowed
            and not e.positions & self.person.positions_excluded
            and not self.book.missing(e.equipment, self.person.equipment)
        )

    def alike(self, a, b) -> bool:
        """One movement, a rung apart."""
        same = (a.position, a.dose_class) == (b.position, b.dose_class)
        if a.id in b.like or b.id in a.like:
            return True
        return same and (a.id in (*b.easier, *b.harder) or b.id in (*a.easier, *a.harder))

    def part(self, e) -> str:
        if e.dose_class in ("REST", "WALK"):
            return "rest" if e.dose_class == "REST" else "ease"
        kinds = {"release": "ease", "mobility": "ease", "balance": "balance"}
        return kinds.get(e.category, "strength")

    def low(self, e) -> str:
        """On the floor, on a bed where the floor will not do, or neither."""
        if e.floor == "floor":
            return "floor"
        if e.position in ("supine", "prone", "sidelying", "quadruped", "kneeling") or (e.position, e.floor) == (
            "bed",
            "bed",
        ):
            return "floor" if self.person.floor else "bed"
        return "bed" if e.position == "bed" else ""

    def placed(self, menu) -> list:
        """In order: each role from lying to standing, but the first from standing to lying."""

        def at(e):
            down = [["bed", "floor", ""].index(self.low(e)), PLACES.index(e.position)]
            return PARTS.index(self.part(e)), [-n for n in down] if self.part(e) == "ease" else down, e.id

        return sorted(menu, key=at)

    def moves(self, menu) -> int:
        return sum((a.position, self.low(a)) != (b.position, self.low(b)) for a, b in pairwise(self.placed(menu)))

    def downs(self, menu) -> int:
        runs = [place for place, _ in groupby(self.low(e) for e in self.placed(menu))]
        return sum(map(bool, runs))

    def takes(self, e) -> float:
        """As long as the player leads it when one comes from far away, ways down and up and the quiet end apart."""
        sides = ("left", "right") if e.laterality == "each" else ()
        item = Item(e.id, self.book.dose(e.id), sides, 0, "", notes=self.seen.allowed[e.id])
        return seconds([item], self.book)

    def lasts(self, menu) -> float:
        ends = 0 if self.placed(menu)[-1].dose_class == "REST" else self.rule.session.quiet_rest_s
        ways = self.downs(menu) * (self.rule.session.get_down_s + self.rule.session.get_up_s)
        return sum(map(self.takes, menu)) + ways + ends

    def covers(self, menu, *modes) -> set[str]:
        return {d.name for e in menu for d in e.directions
                if (d.mode in modes or not modes) and d.mode != "rel" and e.dose_class != "WALK"}  # fmt: skip

    def score(self, menu, before, kinds_before) -> float:
        weights, total = self.rule.weights, 0.0
        had, had_loaded = self.covers(before), self.covers(before, "str", "iso")
        for e in menu:
            total += weights.weight_text * bool(set(e.texts) & set(self.track.texts))
            total += weights.weight_goal * (self.helps(e) and (self.core(e) > 0 or e.id not in self.seen.cautions))
            total += self.core(e)
            total += weights.weight_basic * (e.id in self.basics)
            for feeling in self.person.feels:
                harsh = feeling == "sore" and e.position in ("standing", "dynamic")
                suits = bool({d.mode for d in e.directions} & FEELS[feeling]) and not harsh
                total += weights.weight_feel * suits
            total -= weights.weight_difficulty * e.difficulty
            total -= weights.weight_modified * (e.id in self.seen.cautions and not self.meant(e))
            works = self.book.dose(e.id).seconds * (1 + (e.laterality == "each")) * (e.dose_class != "REST")
            total += weights.weight_minute * works / 60
            total -= weights.weight_again * (e in before)
            share = sum(n for kind, n in kinds_before.items() if kind == e.category) / (sum(kinds_before.values()) or 1)
            total += weights.weight_mix * max(0, self.track.mix[e.category] - share)
        trained, loaded = self.covers(menu), self.covers(menu, "str", "iso")
        if not self.eases:
            total += weights.weight_direction * len((trained - had) & set(HIP))
            total += weights.weight_loaded * len((loaded - had_loaded) & set(HIP))
        total += weights.weight_role * len({self.part(e) for e in menu} - {"rest"})
        return total - weights.weight_position * self.moves(menu) - weights.weight_down * max(0, self.downs(menu) - 1)

    def fits(self, menu, before) -> bool:
        fresh = len([e for e in menu if e not in before])
        room = self.rule.plan.week_one_exercises - len(before)
        often = self.downs(menu) <= self.rule.plan.downs_max
        twice = any(self.alike(a, b) for a, b in combinations(menu, 2))
        return not twice and fresh <= room and often and self.lasts(menu) <= 60 * self.person.minutes

    def best(self, before=(), kinds_before=None, must=None, daily=False) -> float | None:
        """The best score of any menu; with a must, of those that have it where there are any."""
        able = [e for e in self.open if not daily or self.book.dose_classes[e.dose_class].daily]
        for wanted, least in ((must, 2), (must, 1), (None, 2), (None, 1)):
            found = [self.score(menu, before, kinds_before or {}) for n in range(least, self.most + 1)
                     for menu in combinations(able, n)
                     if self.fits(menu, before) and (wanted is None or any(self.part(e) == wanted for e in menu))]  # fmt: skip
            if found:
                return max(found)
        return None


PEOPLE = st.builds(
    hb.Profile, age=st.integers(20, 80), feels=st.frozensets(st.sampled_from(sorted(FEELS)), max_size=2),
    conditions=st.lists(st.sampled_from(["hip_oa", "glut_tendinopathy", "no_floor"]), max_size=1).map(lambda ids: settled(*ids)),
    positions_excluded=st.frozensets(st.sampled_from(PLACES), max_size=2), minutes=st.integers(3, 25),
    days_per_week=st.sampled_from([2, 4, 5]), track=st.sampled_from(["ease", "move", "steady", "mix"]),
    equipment=st.just(frozenset(BOOK.equipment)), goals=st.lists(st.sampled_from(sorted(NAMED)), max_size=2),
)  # fmt: skip
BOOKS = st.frozensets(st.sampled_from(sorted(BOOK.exercises)), min_size=5, max_size=11)


@settings(max_examples=int(os.environ.get("HIPBOOK_EXAMPLES", 30)), deadline=None)
@given(PEOPLE, BOOKS)
@example(
    hb.Profile(age=50, track="mix", minutes=8, goals=["get out of a chair"]),
    frozenset({"clam", "bridge", "washrag", "walking", "squat", "standing_abd"}),
)
@example(
    hb.Profile(
        age=20,
        track="move",
        minutes=3,
        days_per_week=2,
        goals=["sleep on my side"],
        equipment=frozenset(BOOK.equipment),
    ),
    frozenset({"arch_curl", "arch_flatten", "ball_squeeze", "bed_edge_hip_flexor", "weight_shift"}),
)
@example(hb.Profile(age=50, track="mix", minutes=10), frozenset({"clam", "bridge", "washrag", "walking", "squat"}))
def test_no_menu_of_a_small_catalogue_is_better(person, ids):
    book = small(ids)
    oracle = Oracle(person, book)
    assume(oracle.seen.cleared and any(oracle.lasts([e]) <= 60 * person.minutes for e in oracle.open))
    week = hb.plan(person, book, on=TODAY)
    main, easy, _ = ([book.exercises[id] for id in menu] for menu in week.menus)
    kinds_of = {kind: [e.category for e in menu] for kind, menu in (("main", main), ("easy", easy))}
    days = [day.kind for day in week.days]
    if main:
        assert round(oracle.score(main, [], {}), 6) == round(oracle.best(must="strength"), 6)
    if easy and main:
        before = {kind: kinds_of["main"].count(kind) * days.count("main") for kind in set(kinds_of["main"])}
        best = oracle.best(main, before, daily=True)
        if best is not None:
            assert oracle.fits(easy, main) and round(oracle.score(easy, main, before), 6) == round(best, 6)
