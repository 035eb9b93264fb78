"""When an exercise steps down: after a red set, several late mornings, or a gap in practising.

The rules are those of the pain-monitoring model (evidence handbook 3.1 and 3.3); every number is in ``rules.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ..content.dosage import shorter_hold
from ..history.pauses import days_away
from ..model.dose import Dose
from .decision import Deciding, Decision
from .ladder import rungs


@dataclass(frozen=True)
class StepDown(Deciding):
    """The rules that make an exercise easier or its dose smaller."""

    def step_down(self) -> Decision | None:
        """A red day, or several mornings in a week that were worse after it, make it easier."""
        day, zone = self.zones[-1]
        if self.passive:
            return None
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
        """A red day steps down at once; how many ran before it says only how it is told."""
        needed = self.library.rule.progression.reds_to_step_down
        running = [zone for _, zone in self.zones[-needed:]]
        if len(running) == needed and set(running) == {"red"}:
            return self._easier("red_twice", "That was more than we want here, twice running, so it steps down a rung.")
        return self._easier("red", "That was more than we want here, so an easier one takes its place for now.")

    def _easier(self, rule: str, reason: str) -> Decision:
        instead = self.rung_of("easier")
        if instead:
            return self.say("regress", rule, reason, self.library.dose(instead), instead)
        smaller = self._smaller()
        if self.weekly and self.dose != smaller and smaller.work_s >= self.library.rule.doses.weekly_least_s:
            return self.say("reduce", rule, "That was more than we want here, so it is shorter for now.", smaller)
        easier = rungs(self.exercise, "easier", self.person)
        stays = next((id for id in easier if not self.was_red_lately(id)), None)
        if stays:
            name = self.library.exercises[stays].name
            return self.say(
                "stop",
                rule,
                f"That was more than we want here: it rests a week, and {name}, which is easier, stays.",
                smaller,
            )
        return self.say(
            "stop", rule, "That was more than we want here, and nothing easier is at hand: it rests a week.", smaller
        )

    def _smaller(self) -> Dose:
        """The dose after it hurt, from what was really done: the hold before that one, else a share of it."""
        done = [one.dose for one in self.days[-1][1] if one.dose]
        hurt = min([self.dose, *done], key=lambda dose: (dose.load, dose.seconds))
        if hurt.reps and (hold_s := shorter_hold(hurt, self.library)):
            return hurt.model_copy(update={"hold_s": hold_s})
        return self.less(hurt, self.library.rule.morning.late_cut)

    def unsteady_form(self) -> Decision | None:
        """A form that is not steady for some sessions makes the dose smaller; where it cannot be, an easier one comes."""
        if not self.unsteady or self.exercise.lets_go or self.weekly:
            return None
        smaller = self.less(self.dose, self.library.rule.progression.unsteady_share)
        if smaller != self.dose and not self._was_unsteady_before:
            reason = (
                "Its form was not steady for some sessions, so a little less of it: well done counts more than much."
            )
            return self.say("reduce", "form_unsteady", reason, smaller)
        if instead := self.rung_of("easier"):
            reason = "Its form was not steady with less of it either, so an easier one takes its place for now."
            return self.say("regress", "form_unsteady", reason, self.library.dose(instead), instead)
        return None

    @property
    def _was_unsteady_before(self) -> bool:
        change = self.last_change
        return change is not None and change.rule == "form_unsteady"

    def gap(self) -> Decision | None:
        """Only a gap in practising counts, not an exercise that the plan left out for a while."""
        away = days_away(self.history, self.on) or 0
        instead = self.rung_of("easier")
        if away > self.library.rule.gap.gap_rung_days and instead and self.zones[-1][1] != "amber_late":
            reason = f"You were away for {away} days, so it begins one rung down."
            return self.say("regress", "long_gap", reason, self.library.dose(instead), instead)
        if away > self.library.rule.gap.gap_restart_days:
            smaller = self.less(self.dose, self.library.rule.gap.gap_restart_share)
            if smaller == self.dose:
                return self.repeat(
                    "gap", f"You were away for {away} days: it is small already, so it begins as it was."
                )
            return self.say(
                "reduce", "gap", f"You were away for {away} days, so it restarts a little smaller.", smaller
            )
        return None

    def late(self) -> Decision | None:
        """One morning worse than usual makes the dose smaller."""
        if self.zones[-1][1] != "amber_late" or self.passive:
            return None
        smaller = self.less(self.dose, self.library.rule.morning.late_cut)
        if smaller == self.dose:
            reason = "The next morning was worse than usual. It is as small as is useful: the same again, or a rest."
            return self.repeat("amber_late", reason)
        return self.say("reduce", "amber_late", "The next morning was worse than usual, so do less next time.", smaller)
