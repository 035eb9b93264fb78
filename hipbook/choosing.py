"""Which exercises suit this person best this week, and the one true reason for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from .content import Library
from .model import HIP_DIRECTIONS, Dose, Exercise, Series
from .profile import Profile
from .progression import current_dose, last_change
from .records import History, PlanChange
from .screening import Screening, parts, track_of
from .zones import usual_pain

DIRECTION_NAMES = {
    "FLEX": "bending", "EXT": "straightening", "ABD": "opening to the side", "ADD": "closing to the middle",
    "IR": "turning in", "ER": "turning out", "TRUNK": "the trunk", "BAL": "balance",
}  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """An exercise or series that could be done, with its gain in points and what the gain is made of."""

    id: str
    name: str
    category: str
    role: str
    position: str
    both_sides: bool
    doses: Mapping[str | None, Dose]
    seconds: float
    daily: bool
    trains: frozenset[str]
    gains: tuple[tuple[float, str], ...]

    @property
    def score(self) -> float:
        """The sum of its gains, in points of ``rules.toml``."""
        return sum(points for points, _ in self.gains)

    @property
    def reason(self) -> str:
        """The sentence of the largest gain."""
        return max(self.gains, key=lambda gain: gain[0])[1]


def role_of(exercise: Exercise) -> str:
    """Its place in a session: ease in (a walk does that too), strength, balance, or rest at the end."""
    return {"REST": "rest", "WALK": "ease"}.get(exercise.dose_class) or ROLES[exercise.category]


@dataclass(frozen=True)
class Chooser:
    """One person's week as the choosing sees it."""

    profile: Profile
    library: Library
    history: History
    screening: Screening
    on: date

    @cached_property
    def track(self) -> str:
        return track_of(self.profile, self.library)

    @cached_property
    def flaring(self) -> bool:
        return bool(self.history.flares) and self.history.flares[-1].ended is None

    @cached_property
    def week(self) -> int:
        """The week of practice, the first being 1."""
        first = min((done.on for done in self.history.sessions), default=self.on)
        return (self.on - first).days // 7 + 1

    @cached_property
    def candidates(self) -> list[Candidate]:
        """All that may be done, best first; equal scores by id, so that the order is always the same."""
        ids = [id for id in (*self.library.exercises, *self._series) if not self.why_left_out(id)]
        return sorted(map(self._candidate, ids), key=lambda candidate: (-candidate.score, candidate.id))

    @cached_property
    def _strength_waits(self) -> bool:
        """Seed rule: release first, until most of the last mornings were no worse than usual, for two weeks at most."""
        first = min((done.on for done in self.history.sessions), default=self.on)
        if self.track != "ease" or (self.on - first).days >= self.library.rule("ease_days_max"):
            return False
        enough, of = self.library.rule("ease_mornings")
        usual = usual_pain(self.history, self.library)
        pains = [m.pain for m in self.history.mornings if m.pain is not None][-int(of) :]
        return usual is None or len(pains) < of or sum(pain <= usual for pain in pains) < enough

    @property
    def _series(self) -> tuple[str, ...]:
        return self.library.tracks[self.track].series

    @cached_property
    def _edits(self) -> tuple[dict[str, PlanChange], dict[str, PlanChange]]:
        """What the reader or the ladder took out, and what came in, each by the newest change that still holds."""
        out: dict[str, PlanChange] = {}
        into: dict[str, PlanChange] = {}
        for change in self.history.plan_changes:
            if change.undone or (change.change == "stop" and self._is_over(change)):
                continue
            if change.instead or change.change in ("never", "stop"):
                out[change.exercise] = change
                into.pop(change.exercise, None)
            if change.instead:
                into[change.instead] = change
                out.pop(change.instead, None)
        return out, into

    def _is_over(self, stop: PlanChange) -> bool:
        """A stop for a stop sign lasts until the check is answered again, any other for a week."""
        if stop.rule == "stop_sign":
            return self.history.rechecked_since(stop)
        return self.on - stop.on > timedelta(self.library.rule("ladder_days"))

    @cached_property
    def chosen(self) -> frozenset[str]:
        """What the reader or the ladder put in another's place."""
        return frozenset(self._edits[1])

    def share(self, series: str) -> float:
        """How much of a sequence is left: less for a week after it was too much, and while the hip is flaring."""
        change = last_change(series, None, self.history)
        week = timedelta(self.library.rule("ladder_days"))
        cut = bool(change and change.change == "reduce" and self.on - change.on <= week)
        return (self.library.rule("late_cut") if cut else 1) * (self.library.rule("flare_share") if self.flaring else 1)

    def why_left_out(self, id: str) -> str | None:
        """The real cause that keeps an exercise or series out, or None where it may come in."""
        if id in self.screening.refused:
            return self.screening.refused[id][0]
        if id in self._edits[0]:
            return self._edits[0][id].reason or "Another one took its place."
        exercises = self._exercises(id)
        return next((why for exercise in exercises if (why := self._hindrance(exercise, id))), None)

    def _exercises(self, id: str) -> tuple[Exercise, ...]:
        names = parts(self.library.series[id]) if id in self.library.series else (id,)
        return tuple(self.library.exercises[name] for name in names)

    def _hindrance(self, exercise: Exercise, id: str) -> str | None:
        missing = self.library.missing(exercise.equipment, self.profile.equipment)
        hardest = self.library.rule("unsteady_difficulty")
        early = self.week <= self.library.rule("first_weeks")
        if exercise.id in self.profile.never:
            return "You asked never to be offered it."
        if exercise.id in self._edits[0]:
            return self._edits[0][exercise.id].reason or "Another one took its place."
        if missing:
            return f"It needs a {self.library.equipment[missing[0]].name}, which you do not have."
        ruled_out = sorted(exercise.positions & self.profile.positions_excluded)
        if ruled_out:
            return f"It is done {self.library.positions[ruled_out[0]].name}, which you ruled out."
        if not exercise.usual and id not in self.chosen | self.profile.liked:
            return "The book explains it but does not offer it unless you choose it yourself."
        if early and exercise.difficulty > hardest and id not in self.chosen:
            return "It is a later rung: it comes when easier ones have become easy."
        if self._strength_waits and exercise.is_strength and id not in self.chosen:
            return "On Ease, strength waits until your mornings are at or below usual, two weeks at most."
        if self.flaring and not self.library.dose_classes[exercise.dose_class].daily:
            return "Strength rests while the hip is flaring."
        return None

    def _candidate(self, id: str) -> Candidate:
        if id in self.library.series:
            return self._series_candidate(self.library.series[id])
        exercise = self.library.exercises[id]
        sides = ("left", "right") if exercise.laterality == "each" else (None,)
        doses = {side: current_dose(id, side, self.history, self.library) for side in sides}
        turning = self.library.rule("change_side_s") * (len(sides) - 1)
        seconds = self.library.rule("setup_s") + sum(dose.seconds for dose in doses.values()) + turning
        return Candidate(
            id, exercise.name, exercise.category, role_of(exercise), exercise.position, len(sides) == 2, doses, seconds,
            self.library.dose_classes[exercise.dose_class].daily, exercise.trains, tuple(self._gains(exercise, id)),
        )  # fmt: skip

    def _series_candidate(self, series: Series) -> Candidate:
        exercises = self._exercises(series.id)
        gains = [gain for exercise in exercises for gain in self._gains(exercise, series.id)]
        shared = 1 / len(exercises)
        named = f"It is the sequence of the text your {self.library.tracks[self.track].name} track follows, in its own order."
        return Candidate(
            series.id, series.name, series.category, ROLES[series.category], exercises[0].position, False, {None: series.steps[0].dose},
            self.library.rule("setup_s") + series.seconds * self.share(series.id), True,
            frozenset().union(*(exercise.trains for exercise in exercises)),
            ((self.library.rule("weight_text") + sum(points for points, _ in gains) * shared, named),),
        )  # fmt: skip

    def _gains(self, exercise: Exercise, id: str) -> Iterator[tuple[float, str]]:
        rule, track = self.library.rule, self.library.tracks[self.track]
        share = track.mix.get(exercise.category, 0)
        yield rule("weight_track") * share, f"Your {track.name} track leads with {KINDS[exercise.category]} like this."
        if id in self.chosen:
            yield rule("weight_chosen"), self._chosen_because(id)
        if exercise.id in self.screening.preferred:
            yield rule("weight_prefer"), f"It suits what you told us about {self._preferring(exercise.id)}."
        if set(exercise.texts) & set(track.texts):
            yield rule("weight_text"), f"It comes from a text your {track.name} track follows."
        if exercise.id in self.profile.liked:
            yield rule("weight_liked"), "You said you like this one."
        for feeling in sorted(self.profile.feels):
            suits = [SUITS[feeling][d.mode] for d in exercise.directions if d.mode in SUITS[feeling]]
            if suits:
                yield rule("weight_feel"), f"Your hip feels {feeling}, and {suits[0]}"
        if exercise.id in self._known:
            yield rule("weight_known"), "You know it already from the last weeks."
        if self.week >= rule("standing_from_week") and exercise.position in ("standing", "dynamic"):
            yield rule("weight_standing"), f"It is week {self.week}: the plan moves toward standing."
        yield from self._costs(exercise)

    def _costs(self, exercise: Exercise) -> Iterator[tuple[float, str]]:
        if self.week <= self.library.rule("first_weeks"):
            yield -self.library.rule("weight_difficulty") * exercise.difficulty, ""
        if self.screening.allowed.get(exercise.id):
            yield -self.library.rule("weight_modified"), ""

    def _chosen_because(self, id: str) -> str:
        return self._edits[1][id].reason or "You chose it."

    def _preferring(self, id: str) -> str:
        names = [
            self.library.conditions[c].name for c in self.profile.conditions if id in self.library.conditions[c].prefer
        ]
        return (names or ["your hip"])[0].lower()

    @cached_property
    def _known(self) -> frozenset[str]:
        """What was done in the last weeks."""
        since = self.on - timedelta(self.library.rule("familiar_days"))
        return frozenset(done.exercise for done in self.history.sets if done.on >= since)

    def uncovered(self, covered: frozenset[str]) -> frozenset[str]:
        """The hip's directions that nothing chosen so far trains."""
        return frozenset(HIP_DIRECTIONS) - covered


ROLES = {
    "release": "ease",
    "mobility": "ease",
    "stability": "strength",
    "integration": "strength",
    "balance": "balance",
}
KINDS = {
    "release": "letting-go work", "mobility": "range work", "stability": "strength and control", "balance": "balance",
    "integration": "everyday strength",
}  # fmt: skip
SUITS = {
    "tight": {"rom": "this gives it an easy range.", "rel": "this lets it go."},
    "sore": {"iso": "this loads it gently.", "rel": "this lets it settle."},
    "unsteady": {"str": "this trains the muscles that steady it.", "iso": "this trains the muscles that steady it."},
    "guarded": {"rel": "this teaches it to let go."},
}
