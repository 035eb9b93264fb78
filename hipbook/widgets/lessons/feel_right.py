"""Feel it in the right place: an exercise of one's own with its figure, where it should be felt, and what else means."""

from __future__ import annotations

from typing import Any

from ...adaptation.one_time import is_move
from ...app.pain_lesson import FRONT, adult, felt_in_front
from ...content.loader import Library
from ...model.exercise import Exercise
from ...screening.person import Person
from ...wording import upper_first
from ..base.boxes import fill
from ..base.controls import Choice, Column, Pick, bullets, card, column, esc, html
from ..base.markup import stage
from ..base.page import Page
from ..journal import Journal
from ..mine import mine

RIGHT, ELSEWHERE, NOWHERE = "right", "elsewhere", "nowhere"
PLACES = (
    ("Where it should be", RIGHT),
    ("In the front of the hip or thigh", FRONT),
    ("Somewhere else", ELSEWHERE),
    ("Nowhere much", NOWHERE),
)
WAKE = (
    "Make it smaller: half as far, and half as fast.",
    "Lay a hand on the place where it should work, or scratch the skin there, and keep the hand there.",
    "Think of that muscle first, and then move.",
)
SHOWN = ("clam", "bridge", "side_leg_lift", "leg_lift_back", "hip_hinge", "knee_to_chest_level")


class FeelRight(Column):
    """Choose an exercise and where it was felt. ``value`` is its id and the place."""

    value: tuple[str, str | None]

    def __init__(self, journal: Journal | None = None):
        journal = journal or mine().journal
        self._library: Library = journal.library
        self._person: Person = journal.person if journal.profile else adult(journal.library, journal.today)
        ids = week_exercises(journal) or SHOWN
        names = [(self._library.exercises[id].name, id) for id in ids]
        self._picked = Pick("Which exercise?", names[0][0], names[1:])
        self._first = ids[0]
        self._figure, self._where, self._then = html(""), Choice("Where did you feel it?", PLACES), column()
        super().__init__(Page(), card(self._picked, self._figure), card(self._where, self._then))
        for name in ("hb-screen", "hb-alone", "hb-feel-right"):
            self.add_class(name)
        self._picked.observe(self._show_exercise, "value")
        self._where.observe(self._show_place, "value")
        self._show_exercise()

    @property
    def _exercise(self) -> Exercise:
        return self._library.exercises[self._picked.value or self._first]

    def _show_exercise(self, _: Any = None) -> None:
        one = self._exercise
        self._figure.value = (
            f"{stage(one.id, self._library)}<h3>{esc(one.name)}</h3>"
            f"<p><strong>Feel:</strong> {esc(one.feel)}</p><p><strong>Not:</strong> {esc(one.not_feel)}</p>"
        )
        self._where.value = None
        self._show_place()

    def _show_place(self, _: Any = None) -> None:
        self.value = self._exercise.id, self._where.value
        fill(self._then, *([html(self._says())] if self._where.value else []))

    def _says(self) -> str:
        one = self._exercise
        match self._where.value:
            case "right":
                return "<p>That is the place. Stay at this range, small and slow. More comes by itself.</p>"
            case "nowhere":
                return f"<p>That happens to many people at first. Three things often help:</p>{bullets(WAKE)}"
            case "elsewhere":
                lead = "Then something else is doing the work. Here is what often goes wrong, and what helps:"
                faults = bullets(f"{mistake.fault} {mistake.fix}" for mistake in one.mistakes) or bullets(WAKE)
                return f"<p>{esc(lead)}</p>{faults}{self._stop_if()}"
        return self._in_front() + self._stop_if()

    def _in_front(self) -> str:
        """What the plan answers to it, in its own words."""
        answer = felt_in_front(self._exercise.id, self._person)
        if answer.decision.rule == "felt_in_front":
            return f"<p>{esc(answer.decision.reason)} Your plan gives you the same again next time.</p>{bullets(WAKE)}"
        return "<p>In this one the front may work or be stretched. It should not pinch.</p>"

    def _stop_if(self) -> str:
        signs = self._exercise.stop_if
        return f"<p><strong>Stop if:</strong></p>{bullets(upper_first(sign) for sign in signs)}" if signs else ""


def week_exercises(journal: Journal) -> tuple[str, ...]:
    """The single exercises of the reader's week, each once, what lets go last; none where there is no week."""
    if not journal.routine:
        return ()
    items = (item.exercise for day in journal.routine.days for item in day.items)
    ids = dict.fromkeys(id for id in items if is_move(id, journal.library))
    return tuple(sorted(ids, key=lambda id: journal.library.exercises[id].lets_go))
