"""More, same, less or stop: what the last sets and mornings of an exercise and side ask for, and by which rule.

The rules are those of the pain-monitoring model (evidence handbook 3.1 and 3.3); every number is in ``rules.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..content.dosage import next_dose, scaled
from ..content.loader import Library
from ..history.current_dose import last_change
from ..history.pain_zones import usual_pain
from ..history.pauses import days_away
from ..model.base import Side
from ..model.dose import Dose
from ..model.profile import Profile
from ..model.records import History, Verdict
from ..screening.person import Person
from .status import ExerciseStatus

FRONT = frozenset({"front", "groin", "thigh_front"})
LADDER = frozenset({"progress", "regress", "easier", "harder", "swap"})


@dataclass(frozen=True)
class Decision:
    """What comes next for an exercise on a side.

    ``rule`` names the rule that decided, ``reason`` says it in one sentence, ``dose`` is the next dose,
    ``instead`` the exercise that takes its place on the ladder, where one does.
    """

    change: Verdict
    rule: str
    reason: str
    dose: Dose
    instead: str | None = None


def decide(
    exercise_id: str, side: Side | None, history: History, profile: Profile, library: Library, on: date
) -> Decision:
    """What the log asks for next, for one exercise on one side.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> decide("clam", "right", History(), Profile(age=40), library(), on=date(2026, 1, 5)).rule
    'first_time'
    """
    if exercise_id not in library.exercises:
        raise ValueError(f"{exercise_id!r} is not an exercise hipbook knows; hb.library().exercises lists them")
    return decide_for(exercise_id, side, Person.of(profile, history, library, on))


def decide_for(exercise_id: str, side: Side | None, person: Person) -> Decision:
    """What a person's log asks for next, for one exercise on one side."""
    return _Case(person.library.exercises[exercise_id], side, person).decision()


@dataclass(frozen=True)
class _Case(ExerciseStatus):
    """The rules of progression over one exercise status: the first that applies decides."""

    def decision(self) -> Decision:
        return next(decision for decision in self._rules() if decision)

    def _rules(self) -> Iterator[Decision | None]:
        """The rules in order of weight: the first that speaks decides."""
        yield self._refused()
        yield self._first_time()
        yield self._stop_sign()
        yield self._already_changed()
        yield self._step_down()
        yield self._gap()
        yield self._late()
        yield self._hold_back()
        yield self._progress()
        yield self._say("repeat", "top_of_ladder", "You are at the top of this ladder: the same again keeps it.")

    def _say(
        self, change: Verdict, rule: str, reason: str, dose: Dose | None = None, instead: str | None = None
    ) -> Decision:
        return Decision(change, rule, reason, dose or self.dose, instead)

    def _refused(self) -> Decision | None:
        if self.exercise.id in self.screening.allowed:
            return None
        return self._say("stop", "refused", self.screening.refused[self.exercise.id][0])

    def _first_time(self) -> Decision | None:
        return None if self.days else self._say("repeat", "first_time", "You have not done this one yet: begin here.")

    def _stop_sign(self) -> Decision | None:
        if self.zones[-1][1] != "stop" or self.rechecked:
            return None
        return self._say("stop", "stop_sign", "You met a stop sign here: answer the check again before going on.")

    def _already_changed(self) -> Decision | None:
        change, done_on = last_change(self.exercise.id, self.side, self.history), self.days[-1][0]
        if not change or not done_on <= change.on <= self.on or (change.rule == "stop_sign" and self.rechecked):
            return None
        if change.on == done_on and not change.instead and change.change != "stop":
            return None
        return self._say("repeat", "changed_already", "The plan has changed since you last did it: try that first.")

    def _step_down(self) -> Decision | None:
        day, zone = self.zones[-1]
        if zone in ("red", "stop"):
            return self._after_red()
        since = day - timedelta(self.library.rule.morning.lates_window_days)
        lates = [late for late, was in self.zones if was == "amber_late" and late > since]
        if len(lates) >= self.library.rule.morning.lates_to_step_down:
            return self._easier(
                "late_thrice", "Several mornings in a week were worse after it, so it steps down a rung."
            )
        return None

    def _after_red(self) -> Decision:
        """A first red day may have been chance; a second one running says that this rung is too high."""
        needed = self.library.rule.progression.reds_to_step_down
        running = [zone for _, zone in self.zones[-needed:]]
        if len(running) == needed and set(running) == {"red"}:
            return self._easier("red_twice", "It hurt more than is wise twice running, so it steps down a rung.")
        return self._easier("red", "It hurt more than is wise here, so an easier one takes its place for now.")

    def _easier(self, rule: str, reason: str) -> Decision:
        instead = self.rung_of("easier")
        if instead:
            return self._say("regress", rule, reason, self.library.dose(instead), instead)
        smaller = scaled(self.dose, self.library.rule.morning.late_cut, self.library)
        if self._weekly:
            return self._say("reduce", rule, "It hurt more than is wise here, so it is shorter for now.", smaller)
        return self._say(
            "stop", rule, "It hurt more than is wise here and there is no easier one: it rests a week.", smaller
        )

    def _gap(self) -> Decision | None:
        """Only a gap in practising counts, not an exercise that the plan left out for a while."""
        away = days_away(self.history, self.on) or 0
        instead = self.rung_of("easier")
        if away > self.library.rule.gap.gap_rung_days and instead and self.zones[-1][1] != "amber_late":
            reason = f"You were away for {away} days, so it begins one rung down."
            return self._say("regress", "long_gap", reason, self.library.dose(instead), instead)
        if away > self.library.rule.gap.gap_restart_days:
            smaller = scaled(self.dose, self.library.rule.gap.gap_restart_share, self.library)
            return self._say(
                "reduce", "gap", f"You were away for {away} days, so it restarts a little smaller.", smaller
            )
        return None

    def _late(self) -> Decision | None:
        if self.zones[-1][1] != "amber_late":
            return None
        smaller = scaled(self.dose, self.library.rule.morning.late_cut, self.library)
        return self._say(
            "reduce", "amber_late", "The next morning was worse than usual, so do less next time.", smaller
        )

    def _hold_back(self) -> Decision | None:
        """Repeat where anything speaks against more."""
        last = self.days[-1][1]
        needed = self.library.rule.progression.green_sessions_needed
        recent = [zone for _, zone in self.zones[-needed:]]
        if any(done.felt in FRONT for done in last) and not self.belongs_in_front:
            return self._repeat(
                "felt_in_front", "You felt it in the front: a smaller range, a hand on the spot, no more yet."
            )
        if any(done.form is False for done in last):
            return self._repeat("form", "The form was not steady yet: the same again, a little smaller and slower.")
        if recent[-1] == "amber":
            return self._repeat("amber", "It hurt a little but settled: the same again.")
        if usual_pain(self.history, self.library) is None:
            return self._repeat("usual_unknown", "Your usual pain is not known yet: the same again until it is.")
        if recent[-1] == "unknown":
            return self._repeat("morning_unknown", "How the next morning was is not known: the same again.")
        if len(recent) < needed or set(recent) != {"green"}:
            return self._repeat("one_green", "One good time: once more, to be sure.")
        if any(self.was_less(sets) for _, sets in self.days[-needed:]):
            return self._repeat("less_done", "You did a smaller amount lately: the whole of it first, then more.")
        if not self.two_for_two():
            return self._repeat(
                "two_for_two", "It goes well: more comes once two extra repetitions feel possible, twice running."
            )
        return None

    def _repeat(self, rule: str, reason: str) -> Decision:
        return self._say("repeat", rule, reason)

    def _progress(self) -> Decision | None:
        if self.exercise.lets_go:
            return self._repeat("lets_go", "Letting go needs no more than this: the same again, as often as you like.")
        more = next_dose(self.dose, self.exercise, self.library, self.loads)
        if more:
            return self._more(more)
        instead = self.rung_of("harder")
        waits = instead and self._ladder_waits()
        if waits or not instead:
            return waits or None
        name = self.library.exercises[instead].name
        reason = f"This has become easy: the next rung is {name}."
        return self._say("progress", "ladder", reason, self.library.dose(instead), instead)

    def _more(self, more: Dose) -> Decision:
        if self._weekly and (waits := self._week_waits()):
            return waits
        if more.load == self.dose.load:
            return self._say(
                "progress", "green", "Two good times with quiet mornings: a little more of the same.", more
            )
        reason = f"Two good times with quiet mornings: fewer repetitions again, now with {more.with_words}."
        return self._say(
            "progress", "load", " ".join([reason, self.exercise.load_says, *(self.screening.load_notes or ())]), more
        )

    @property
    def _weekly(self) -> bool:
        return self.library.dose_classes[self.exercise.dose_class].weekly

    def _week_waits(self) -> Decision | None:
        last = last_change(self.exercise.id, self.side, self.history)
        if last and last.change == "progress" and (self.on - last.on).days < self.library.rule.progression.ladder_days:
            return self._repeat("once_a_week", "It grew this week already: about a tenth a week is plenty.")
        return None

    def _ladder_waits(self) -> Decision | None:
        begun = self.days[0][0]
        patient = timedelta(self.library.rule.progression.steady_days)
        if self.track == "steady" and self.on - begun < patient:
            return self._repeat("steady", "On Steady the range and the rung stay for a month: patience is the method.")
        week = timedelta(self.library.rule.progression.ladder_days)
        changes = (c for c in self.history.plan_changes if c.instead and not c.undone and c.change in LADDER)
        if any(self.exercise.id in (c.exercise, c.instead) and self.on - c.on < week for c in changes):
            return self._repeat("one_rung_a_week", "It moved a rung this week already: settle there first.")
        if self._other_side_waits():
            return self._repeat("other_side", "This side is ready, the other not yet: both climb together.")
        return None

    def _other_side_waits(self) -> bool:
        if self.side is None or self.alone:
            return False
        other = replace(self, side="left" if self.side == "right" else "right", alone=True)
        return bool(other.days) and other.decision().rule != "ladder"
