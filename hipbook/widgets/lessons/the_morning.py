"""The morning after: one answer, and what it does to the next dose."""

from __future__ import annotations

from ...adaptation.decision import Decision
from ...app.first_look import after_morning, calm_pain
from ...content.loader import library
from ...settings import present_day
from ..base.controls import Scale, esc
from .explanation import Explanation

EXERCISE = "bridge"
NEXT = {"progress": "Next time: a little more", "repeat": "Next time: the same", "reduce": "Next time: less"}
BETWEEN = "It is up a little, but not clearly. So nothing is added, and nothing is taken away."


class TheMorning(Explanation):
    """Pain on the morning after, and the next dose. ``value`` is the decision of the same rules that answer the reader.

    >>> TheMorning().value.change
    'progress'
    """

    value: Decision

    def __init__(self) -> None:
        self._library = library()
        self._usual = calm_pain(self._library)
        ask = f"You did the bridge twice, the last time yesterday, and it went well both times. Your usual pain is {self._usual}. This morning it is …"
        self._pain = Scale(ask, "no pain", "as bad as can be", self._usual)
        super().__init__(self._pain)

    def _answer(self) -> tuple[Decision, str]:
        pain = self._usual if self._pain.value is None else self._pain.value
        decision = after_morning(pain, EXERCISE, self._library, present_day())
        before, after = self._library.dose(EXERCISE).words, decision.dose.words
        why = BETWEEN if decision.change == "repeat" else decision.reason
        doses = f"<strong>{esc(before)}</strong> stays" if before == after else (
            f"<strong>{esc(before)}</strong> becomes <strong>{esc(after)}</strong>"
        )  # fmt: skip
        return decision, f"<h3>{NEXT[decision.change]}</h3><p class='hb-lead'>{doses}.</p><p>{esc(why)}</p>"
