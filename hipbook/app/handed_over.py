"""What a session that was chosen rests on, and whether it still does: another page may have saved something since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..history.pauses import flare_began
from ..model.routine import Day
from .standing import Standing

OUTDATED = "Something has changed since you chose this session. Here is today as it is now."


@dataclass(frozen=True)
class Basis:
    """A day as it stood when a session was chosen: its flare, its week and the sessions done.

    >>> from hipbook.model.records import Flare, History
    >>> day, later = date(2026, 1, 5), date(2026, 1, 6)
    >>> calm, sore = Standing(History()), Standing(History(flares=(Flare(on=day),)))
    >>> [Basis.of(calm, day).is_over(now, on) for now, on in ((calm, day), (calm, later), (sore, day), (sore, later))]
    [False, False, True, True]
    """

    on: date
    flare: date | None
    is_cleared: bool
    days: tuple[Day, ...]
    done: frozenset[str]

    @classmethod
    def of(cls, now: Standing, on: date) -> Basis:
        days = now.routine.days if now.routine else ()
        done = frozenset(session.uid for session in now.history.sessions if session.on >= on)
        cleared = not now.recheck and (now.screening is None or now.screening.cleared)
        return cls(on, flare_began(now.history, on), cleared, days, done)

    def is_over(self, now: Standing, on: date) -> bool:
        """Does it stand otherwise now? A day that has merely passed changes nothing: a session keeps its own."""
        then = Basis.of(now, on)
        if then.flare != self.flare or then.is_cleared < self.is_cleared:
            return True
        return then.on == self.on and (then.days, then.done) != (self.days, self.done)
