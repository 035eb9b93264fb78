"""More, same, less or stop: what the last sets and mornings of an exercise and side ask for, and by which rule.

The rules are those of the pain-monitoring model (evidence handbook 3.1 and 3.3); every number is in ``rules.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..content.dosage import next_dose, scaled
from ..content.loader import Library
from ..history.pain_zones import usual_pain
from ..history.pauses import STEPPED_DOWN, UNSUITED, flares_often
from ..history.rising import rise
from ..model.base import Side
from ..model.dose import Dose
from ..model.profile import Profile
from ..model.records import History, PlanChange
from ..screening.person import Person
from .decision import Decision
from .ladder import rungs
from .step_down import StepDown

FRONT = frozenset({"front", "groin", "thigh_front"})
LADDER = frozenset({"progress", "regress", "easier", "harder", "swap"})


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
class _Case(StepDown):
    """Every rule over one exercise status: the first that applies decides."""

    def decision(self) -> Decision:
        return next(decision for decision in self._rules() if decision)

    def _rules(self) -> Iterator[Decision | None]:
        """The rules in order of weight: the first that speaks decides."""
        yield self._refused()
        yield self._first_time()
        yield self._stop_sign()
        yield self._already_changed()
        yield self.step_down()
        yield self.gap()
        yield self.late()
        yield self.unsteady_form()
        yield self._hold_back()
        yield self._too_sore()
        yield self._progress()
        yield self.say("repeat", "top_of_ladder", "You are at the top of this ladder: the same again keeps it.")

    def _refused(self) -> Decision | None:
        if self.exercise.id in self.screening.allowed:
            return None
        return self.say("stop", "refused", self.screening.refused[self.exercise.id][0])

    def _first_time(self) -> Decision | None:
        return None if self.days else self.say("repeat", "first_time", "You have not done this one yet: begin here.")

    def _stop_sign(self) -> Decision | None:
        if self.zones[-1][1] != "stop" or self.rechecked:
            return None
        return self.say("stop", "stop_sign", "You met a stop sign here: answer the check again before going on.")

    def _already_changed(self) -> Decision | None:
        change, done_on = self.last_change, self.days[-1][0]
        if not change or not done_on <= change.on <= self.on or (change.rule == "stop_sign" and self.rechecked):
            return None
        if change.on == done_on and not change.instead and change.change != "stop" and not self._done_before(change):
            return None
        return self.say("repeat", "changed_already", "The plan has changed since you last did it: try that first.")

    def _done_before(self, change: PlanChange) -> bool:
        """Were the last sets done before a change of the same day: by the clock or, without one, at more than it left?"""
        sets = self.days[-1][1]
        if change.at and sets[-1].at:
            return change.at >= sets[-1].at
        return change.dose is not None and any(one.dose and not change.dose.covers(one.dose) for one in sets)

    def _hold_back(self) -> Decision | None:
        """Repeat where anything speaks against more."""
        last = self.days[-1][1]
        needed = self.library.rule.progression.green_sessions_needed
        recent = [zone for _, zone in self.zones[-needed:]]
        if any(done.felt in FRONT for done in last) and not self.belongs_in_front:
            return self.repeat(
                "felt_in_front", "You felt it in the front: a smaller range, a hand on the spot, no more yet."
            )
        if any(done.form is False for done in last):
            return self.repeat("form", "The form was not steady yet: the same again, a little smaller and slower.")
        if recent[-1] == "amber":
            return self.repeat("amber", "It hurt a little but settled: the same again.")
        if any(effort >= self.library.rule.progression.hard_from_rpe for effort in self.efforts):
            return self.repeat(
                "effort", "Your last sessions took nearly all you had: the same again until it is easier."
            )
        if usual_pain(self.history, self.library) is None:
            return self.repeat("usual_unknown", "Your usual pain is not known yet: the same again until it is.")
        if recent[-1] == "unknown":
            return self.repeat("morning_unknown", "How the next morning was is not known: the same again.")
        if len(recent) < needed or set(recent) != {"green"}:
            return self.repeat("one_green", "One good time: once more, to be sure.")
        if any(self.was_less(sets) for _, sets in self.days[-needed:]):
            return self.repeat("less_done", "You did a smaller amount lately: the whole of it first, then more.")
        if not self.two_for_two():
            return self.repeat(
                "two_for_two", "It goes well: more comes once two extra repetitions feel possible, twice running."
            )
        return None

    def _too_sore(self) -> Decision | None:
        """Repeat while the hip itself is sorer than before, or sorer than is accepted: usual pain rises with the pain."""
        if rise(self.history, self.library, self.on):
            return self.repeat("rising", "Your pain is higher than it was: nothing grows until it is lower again.")
        if flares_often(self.history, self.library, self.on):
            return self.repeat(
                "flares_often", "You had several flares lately: nothing grows until there was none for a while."
            )
        rule, usual = self.library.rule.pain, usual_pain(self.history, self.library)
        if usual is not None and usual > min(rule.nprs_red_above, self.screening.pain_cap):
            return self.repeat(
                "usual_high", "Your usual pain is high now: what you do stays as it is until it is lower."
            )
        return None

    def _progress(self) -> Decision | None:
        if self.exercise.lets_go:
            return self.repeat("lets_go", "Letting go needs no more than this: the same again, as often as you like.")
        if back := self._back_up():
            return back
        more = next_dose(self.dose, self.exercise, self.library, self.loads)
        if more:
            return self._more(more)
        instead = self._next_rung()
        waits = instead and self._ladder_waits()
        if waits or not instead:
            return waits or None
        name = self.library.exercises[instead].name
        reason = f"This has become easy: the next rung is {name}."
        return self.say("progress", "ladder", reason, self.library.dose(instead), instead)

    def _next_rung(self) -> str | None:
        """The nearest harder rung but one that was too hard lately: that comes back smaller, in its time."""
        instead, since = self.rung_of("harder"), self.on - timedelta(self.library.rule.progression.return_days)
        down = (c for c in self.history.plan_changes if c.exercise == instead and c.rule in UNSUITED and not c.undone)
        return None if any(c.change == "regress" and c.on > since for c in down) else instead

    def _back_up(self) -> Decision | None:
        """What hurt and was stepped down from comes back, smaller, once the easier one has been quiet for a time."""
        rule, into = self.library.rule.progression, [c for c in self.history.plan_changes if c.instead and not c.undone]
        came = next((c for c in reversed(into) if self.exercise.id in (c.instead, c.exercise)), None)
        if (
            came is None
            or came.instead != self.exercise.id
            or came.change != "regress"
            or came.rule not in STEPPED_DOWN | UNSUITED
        ):
            return None
        before = self.library.exercises[came.exercise]
        if (self.on - came.on).days < rule.return_days or before.id not in rungs(self.exercise, "harder", self.person):
            return None
        if waits := self._ladder_waits():
            return waits
        smaller = scaled(self.library.dose(before.id), self.library.rule.morning.late_cut, self.library)
        reason = f"This has been quiet for a while: {before.name} comes back, with a smaller dose."
        return self.say("progress", "back_up", reason, smaller, before.id)

    def _more(self, more: Dose) -> Decision:
        if waits := self._week_waits() or self._side_waits():
            return waits
        if more.load == self.dose.load:
            return self.say(
                "progress", "green", "It went well twice, with quiet mornings after: a little more of the same.", more
            )
        reason = f"It went well twice, with quiet mornings after: fewer repetitions again, now with {more.with_words}."
        return self.say(
            "progress", "load", " ".join([reason, self.exercise.load_says, *(self.screening.load_notes or ())]), more
        )

    def _week_waits(self) -> Decision | None:
        last = self.last_change
        days = max(self.library.rule.progression.ladder_days, self.screening.progress_days)
        young = (self.on - self.days[0][0]).days < self.screening.progress_days
        if young or (last and last.change == "progress" and (self.on - last.on).days < days):
            return self.repeat(
                "once_a_week", "It grew lately: one small step at a time, so that you can tell what it did."
            )
        return None

    def _side_waits(self) -> Decision | None:
        """Both sides grow together, by the slower: two doses are more than one remembers."""
        other = self.other_side
        if other is None or (other.dose.covers(self.dose) and (other.dose != self.dose or other._grows())):
            return None
        return self.repeat("other_side", "This side is ready, the other not yet: both climb together.")

    def _grows(self) -> bool:
        decision = self.decision()
        return decision.change == "progress" and decision.instead is None

    def _ladder_waits(self) -> Decision | None:
        begun = self.days[0][0]
        patient = timedelta(self.library.rule.progression.steady_days)
        if self.track == "steady" and self.on - begun < patient:
            return self.repeat("steady", "On Steady the range and the rung stay for a month: patience is the method.")
        week = timedelta(self.library.rule.progression.ladder_days)
        changes = (c for c in self.history.plan_changes if c.instead and not c.undone and c.change in LADDER)
        if any(self.exercise.id in (c.exercise, c.instead) and self.on - c.on < week for c in changes):
            return self.repeat("one_rung_a_week", "It moved a rung this week already: settle there first.")
        if self._other_side_waits():
            return self.repeat("other_side", "This side is ready, the other not yet: both climb together.")
        return None

    def _other_side_waits(self) -> bool:
        other = self.other_side
        return other is not None and other.decision().instead is None
