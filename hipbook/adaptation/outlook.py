"""What would have to happen before an exercise grows: one sentence for each exercise, by the rules that decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..content.loader import Library
from ..history.current_dose import current_dose
from ..history.pain_zones import usual_pain
from ..history.pauses import flaring, has_risen, resting_until, way_back
from ..model.base import Side
from ..model.routine import Routine
from ..screening.person import Person
from ..wording import lower_first, of_side, plural, upper_first, weekday_words
from .decision import Decision
from .imagined import More, Sides, after_good_times, lately, more
from .progression import decide_for

SEQUENCE = "A sequence does not grow: done like this, it is enough."
STAYS = "Letting go needs no more than this: as it is, as often as you like."
FLARE = "Your flare comes first: less is right for now. It may grow again after that."

ENDS = {"top_of_ladder": "It is at the top of its ladder for you: nothing more is needed.", "lets_go": STAYS}
"""By rule, what is said where there is no more."""
HALTS = {
    "stop_sign": "You met a stop sign here: answer the check again first.",
    "rising": "Your pain is higher than it was: nothing grows until it is lower again.",
    "usual_high": "Your usual pain is high now: nothing grows until it is lower.",
    "flares_often": "You had several flares lately: nothing grows until there was none for a while.",
}
"""By rule, what comes before any count of good times."""
DOWN = {
    "refused": "The check leaves it out for now.",
    "red": "It hurt: first an easier one takes its place, or it is less.",
    "red_twice": "It hurt twice running: first an easier one takes its place, or it is less.",
    "late_thrice": "Several mornings were worse after it: first it steps down.",
    "amber_late": "The next morning was worse: first it becomes less.",
    "form_unsteady": "Its form was not steady for some time: first it becomes less.",
    "gap": "You were away: first it restarts a little smaller.",
    "long_gap": "You were away for a while: first an easier one takes its place.",
}
"""By rule, what is said where it steps down now."""
LEADS = {
    "first_time": "It is new",
    "changed_already": "It has changed since you last did it",
    "felt_in_front": "You felt it in the front, so make it smaller, with a hand on the spot",
    "form": "The form was not steady yet, so go slower",
    "amber": "It hurt a little last time",
    "effort": "Your last sessions took nearly all you had, so let them be easier",
    "usual_unknown": "Your usual pain is not known yet",
    "morning_unknown": "The morning after the last time is not known",
    "one_green": "It went well",
    "less_done": "It was smaller lately, so the whole amount comes first",
    "two_for_two": "It goes well",
    "once_a_week": "It grew lately",
    "steady": "On Steady the range and the rung stay for a month",
    "one_rung_a_week": "It moved a rung lately",
    "top_of_ladder": "It is quiet at the top of its ladder",
    "other_side": "This side is ready and waits for the other",
}
"""By rule, what holds it back; a count of good times follows."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Outlook:
    """What an exercise waits for on a side: the ``decision`` of today, and when it would grow (``ahead``), where it would."""

    exercise: str
    side: Side | None
    sides: Sides
    person: Person
    decision: Decision
    ahead: More | None = None

    @classmethod
    def of(cls, exercise: str, side: Side | None, sides: Sides, person: Person) -> Outlook:
        """An exercise on one of its ``sides``; nothing is imagined where no number of good times would help today."""
        person = lately(exercise, person)
        decision = decide_for(exercise, side, person)
        counts = decision.change == "repeat" and decision.rule not in HALTS and decision.rule != "lets_go"
        return cls(exercise, side, sides, person, decision, more(exercise, side, sides, person) if counts else None)

    @property
    def is_due(self) -> bool:
        """Does the log ask for more of it today?"""
        return self.decision.change == "progress"

    @property
    def waits_for_other(self) -> bool:
        """Is nothing missing on this side?"""
        return self.decision.rule == "other_side"

    @property
    def sentence(self) -> str:
        """What would have to happen, in a sentence or two."""
        rule = self.decision.rule
        if self.is_due:
            return f"It is due: {self._then(self.decision)}."
        if self.decision.change != "repeat":
            return DOWN.get(rule, self.decision.reason)
        if self.ahead is None:
            return (HALTS | ENDS).get(rule) or self._at_its_end() or self.decision.reason
        need = f"{self._need(self.ahead)}, then {self._then(self.ahead.decision)}."
        lead = LEADS.get(rule)
        return f"{lead}: {need}" if lead else f"{self.decision.reason} {upper_first(need)}"

    @property
    def _comes(self) -> Decision | None:
        """What comes next, today or after good times."""
        return self.decision if self.is_due else self.ahead.decision if self.ahead else None

    @property
    def brings(self) -> str:
        """The exercise that comes next; empty where nothing does."""
        return (self._comes.instead or self.exercise) if self._comes else ""

    @property
    def next_step(self) -> str:
        """What comes next, in a sentence; empty where nothing does."""
        comes = self._comes
        if comes is None:
            return ""
        names = self.person.library.exercises
        if self.brings == self.exercise:
            return f"{names[self.exercise].name} will grow: {self._then(comes)}."
        return f"{names[self.brings].name} will take the place of {lower_first(names[self.exercise].name)}."

    @property
    def when(self) -> str:
        """When it comes, in a sentence."""
        return f"What it takes: {self._need(self.ahead)}." if self.ahead else "It is due."

    @property
    def far(self) -> tuple[int, int, date]:
        """How far away what comes next is: good times, repetitions more in each, and its first day."""
        ahead = self.ahead
        return (ahead.times, ahead.extra, ahead.on) if ahead else (0, 0, self.person.on)

    def _then(self, decision: Decision) -> str:
        """What comes: another dose of the same, or another exercise."""
        if decision.instead:
            name = self.person.library.exercises[decision.instead].name
            return f"{name} comes back, smaller" if decision.rule == "back_up" else f"{name} takes its place"
        before = current_dose(self.exercise, self.side, self.person.history, self.person.library, self.person.profile)
        return f"{before.words} becomes {decision.dose.words}"

    def _need(self, ahead: More) -> str:
        """What is to be done before that, in the fewest words that leave nothing out."""
        day = weekday_words(ahead.on)
        if not ahead.times:
            return f"it may come from {day}" if ahead.waits else "a quiet morning after the last time"
        missing = self._answers_missing
        rule = self.person.library.rule.progression
        times = min(ahead.times, rule.green_sessions_needed) if missing else ahead.times
        good = _good_times(times, ahead.extra, len(self.sides) > 1)
        if missing:
            before = f"{_number(missing)} more {plural('session', missing)}"
            good = f"answer the pain question before {before}, and have {good}"
        return f"{good}, not before {day}" if ahead.waits else good

    @property
    def _answers_missing(self) -> int:
        """How often pain must still be answered before a session until the usual pain is known."""
        history, library = self.person.history, self.person.library
        if usual_pain(history, library) is not None:
            return 0
        return library.rule.pain.usual_needs - sum(one.pain_before is not None for one in history.sessions)

    def _at_its_end(self) -> str:
        """Where good times change nothing: is it because there is no more of it?"""
        rule = self.person.library.rule.progression
        then = after_good_times(
            self.exercise, self.sides, self.person, rule.green_sessions_needed, rule.extra_reps_needed
        )
        return ENDS.get(decide_for(self.exercise, self.side, then).rule, "")


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _good_times(times: int, extra: int, both: bool) -> str:
    """How many more, and how good: extra repetitions where strength asks for them.

    >>> _good_times(1, 0, both=False)
    'one more good time with a quiet morning'
    >>> _good_times(2, 2, both=True)
    'two extra repetitions in the last set on both sides, twice running with quiet mornings'
    """
    if extra:
        running = {1: "once more with a quiet morning", 2: "twice running with quiet mornings"}.get(
            times, f"{_number(times)} times running with quiet mornings"
        )
        return f"{_number(extra)} extra repetitions in the last set{' on both sides' if both else ''}, {running}"
    return (
        f"{_number(times)} good times in a row with quiet mornings"
        if times > 1
        else "one more good time with a quiet morning"
    )


def outlooks(exercise: str, sides: tuple[Side, ...], person: Person) -> tuple[Outlook, ...]:
    """The outlook of each side that an exercise is done on, or of both together."""
    of: Sides = sides or (None,)
    return tuple(Outlook.of(exercise, side, of, person) for side in of)


def what_for_more(exercise: str, sides: tuple[Side, ...], person: Person) -> str:
    """What would have to happen before there is more of an exercise or sequence of the plan.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.model.records import History
    >>> person = Person.of(Profile(age=46), History(), library(), date(2026, 1, 5))
    >>> what_for_more("rest_scan", (), person)
    'Letting go needs no more than this: as it is, as often as you like.'
    """
    library, history, on = person.library, person.history, person.on
    if exercise not in library.exercises:
        return SEQUENCE
    if library.exercises[exercise].lets_go:
        return STAYS
    of = outlooks(exercise, sides, person)
    if any(one.is_due for one in of):
        return _of_sides(of)
    if flaring(history, on):
        return FLARE
    if has_risen(history, library, on):
        return HALTS["rising"]
    return " ".join([*_pauses(exercise, person), _of_sides(of)])


def soonest(week: Routine, person: Person) -> Outlook | None:
    """What grows next of a week: of those that wait for good times alone, the one that needs the fewest; None in a flare."""
    library, on = person.library, person.on
    if flaring(person.history, on) or has_risen(person.history, library, on):
        return None
    grow = [id for id in week.exercises if id in library.exercises and not library.exercises[id].lets_go]
    slower = [max(outlooks(id, sides_in(week, id), person), key=lambda one: (not one.brings, one.far)) for id in grow]
    return min((one for one in slower if one.brings), key=lambda one: one.far, default=None)


def week_for_more(week: Routine, person: Person) -> dict[str, str]:
    """What would have to happen for more, by exercise and sequence of a week."""
    return {id: what_for_more(id, sides_in(week, id), person) for id in week.exercises}


def sides_in(week: Routine, exercise: str) -> tuple[Side, ...]:
    """The sides on which a week has an exercise: each may stand there with a dose of its own."""
    items = (item for day in week.days for item in day.items if item.exercise == exercise)
    return tuple(sorted({side for item in items for side in item.sides}))


def good_time(library: Library) -> str:
    """What a good time is, in a sentence.

    >>> from hipbook.content.loader import library
    >>> good_time(library())
    'A good time hurts 2 or less, or no more than before it, and the morning after is answered and as usual.'
    """
    least = library.rule.pain.nprs_green_max
    return (
        f"A good time hurts {least} or less, or no more than before it, and the morning after is answered and as usual."
    )


def _pauses(exercise: str, person: Person) -> Iterator[str]:
    """What waits for a day, whatever the log says: rest after it hurt, and the way back from a flare."""
    if until := resting_until(exercise, person.history, person.library, person.on):
        yield f"It rests until {weekday_words(until)}, because it hurt."
    if back := way_back(person.history, person.library, person.on):
        yield f"You are on the way back from a flare: all of it is back on {weekday_words(back.ends)}."


def _of_sides(of: tuple[Outlook, ...]) -> str:
    """One sentence where the sides say the same; that of the slower side where the other only waits for it."""
    speaking = [one for one in of if not one.waits_for_other] or list(of)
    sentences = dict.fromkeys(one.sentence for one in speaking)
    if len(sentences) == 1 and len(speaking) == len(of):
        return next(iter(sentences))
    return " ".join(of_side(one.side, one.sentence) for one in speaking)
