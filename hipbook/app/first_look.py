"""A first look at what the book would do: a first day for how a hip feels, and what a morning does to the next dose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..adaptation.decision import Decision
from ..adaptation.progression import decide
from ..content.loader import Library
from ..model.profile import Profile
from ..model.records import History, Morning, SessionDone, SetDone
from ..model.routine import Item
from ..planning.planner import plan
from ..screening.person import stranger
from ..screening.track import Suggestion, suggest_track


@dataclass(frozen=True)
class FirstDay:
    """The way in that fits a feeling, and the exercises of the first day that the planner makes for it."""

    suggestion: Suggestion
    items: tuple[Item, ...]

    @property
    def minutes(self) -> float:
        return sum(item.minutes for item in self.items)


def first_day(feeling: str, profile: Profile | None, library: Library, on: date) -> FirstDay:
    """The first day for a hip that feels so; ``profile`` is the reader's, None for an adult who has told nothing else.

    What they chose or named as hard is left out, so that it is the feeling that leads. Raises NotCleared where their
    answers forbid a plan.

    >>> from hipbook.content.loader import library
    >>> first_day("unsteady", None, library(), date(2026, 1, 5)).suggestion.track
    'steady'
    """
    person = profile or stranger(library)
    felt = person.model_copy(update={"feels": frozenset({feeling}), "track": None, "goals": ()})
    days = plan(felt, library, on=on).days
    items = next((day.items for day in days if day.items), ())
    return FirstDay(suggest_track(felt, library), items)


def calm_pain(library: Library) -> int:
    """The usual pain of the made-up person: the most that counts as green.

    >>> from hipbook.content.loader import library
    >>> calm_pain(library())
    2
    """
    return library.rule.pain.nprs_green_max


def after_morning(pain: int, exercise: str, library: Library, on: date) -> Decision:
    """What comes next for an exercise after a morning with this pain, for a made-up person on whom all went well so far.

    Their pain is calm (:func:`calm_pain`); they could have done more each time, and the mornings were quiet.

    >>> from hipbook.content.loader import library
    >>> [after_morning(pain, "bridge", library(), date(2026, 1, 26)).change for pain in (2, 3, 4)]
    ['progress', 'repeat', 'reduce']
    """
    rule = library.rule
    usual, more = calm_pain(library), rule.progression.extra_reps_needed
    evenings = [on - timedelta(1 + 2 * n) for n in reversed(range(rule.pain.usual_needs))]
    dose = library.dose(exercise)
    history = History(
        sessions=tuple(SessionDone(on=day, pain_before=usual) for day in evenings),
        sets=tuple(
            SetDone(on=day, exercise=exercise, dose=dose, pain_during=usual, reps_extra=more) for day in evenings
        ),
        mornings=(
            *(Morning(on=day + timedelta(1), pain=usual) for day in evenings[:-1]),
            Morning(on=on, pain=pain),
        ),
    )
    return decide(exercise, None, history, stranger(library), library, on)
