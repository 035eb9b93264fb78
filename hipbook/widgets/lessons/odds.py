"""The odds of an experiment, to move: how large a difference, how restless the days, how many of them."""

from __future__ import annotations

from dataclasses import replace

from ...content.loader import Library
from ...experiments.chances import Noise, noise, share_found, typical_noise
from ...experiments.design import Design
from ...experiments.sentences import points
from ...wording import counted, tenths
from ..base.controls import Choice, esc
from ..journal import Journal
from ..mine import mine
from .explanation import Explanation
from .hundred import hundred

SIZES = [("None", 0), ("1 point", 1), ("2 points", 2), ("3 points", 3)]
DAYS = [(str(days), days) for days in (16, 24, 32, 48)]
CALM, RESTLESS, USUAL, OWN = "calm", "restless", "usual", "own"
ONCE_A_DAY = 7
SHARES = {CALM: 1 / 2, USUAL: 1, RESTLESS: 3 / 2}


class Odds(Explanation):
    """How surely such an experiment finds such a difference. ``value`` is the share of people who are told of one."""

    value: float

    def __init__(self, journal: Journal | None = None):
        of = mine()
        journal = journal or of.journal
        self._library: Library = journal.library
        self._per_week = journal.profile.days_per_week if journal.profile else ONCE_A_DAY
        own = noise("morning", journal.history, self._library, journal.today)
        typical = typical_noise("morning", self._library)
        self._noises = {id: replace(typical, spread=share * typical.spread) for id, share in SHARES.items()}
        names = [("Calm", CALM), ("As most people's", USUAL), ("Restless", RESTLESS)]
        if own.own:
            self._noises[OWN] = own
            names.append(("Mine" if of.is_own else "Robin's", OWN))
        self._size = Choice("How much better is one way, in truth?", SIZES, 2)
        self._noise = Choice("How do the mornings go up and down?", names, names[-1][1] if own.own else USUAL)
        self._days = Choice("For how many days of practice?", DAYS, 32)
        super().__init__(self._size, self._noise, self._days)

    def _answer(self) -> tuple[float, str]:
        of = self._noises[self._noise.value]
        design = Design("morning", self._days.value, per_week=self._per_week)
        share = share_found(design, of, self._size.value, self._library)
        number = round(100 * share)
        return share, (
            f"<h3>{number} of 100 such people would be told of a difference</h3>{hundred(number, 'would be told of a difference')}"
            f"<p>{esc(self._says(number))}</p><p class='hb-quiet'>{esc(self._how_long(design, of))}</p>"
        )

    def _says(self, number: int) -> str:
        if not self._size.value:
            these = "this one" if number == 1 else f"these {number}"
            return f"There is none, so for {these} it is a false alarm. The book keeps that number small, whatever you move."
        find = {0: "nobody finds it", 1: "this one finds it", 100: "all of them find it"}.get(
            number, f"these {number} find it"
        )
        missed = "The last one hears" if number == 99 else f"The other {100 - number} hear"
        others = f" {missed} “no clear difference”, although there is one." if 0 < number < 100 else ""
        return f"One way is really better by {points(self._size.value)}, and {find}.{others}"

    def _how_long(self, design: Design, of: Noise) -> str:
        weeks = counted(design.weeks, "week")
        return (
            f"{design.blocks} days of practice take about {weeks} here. Such mornings lie about {tenths(of.spread)} points "
            "above or below the middle. Not every morning is answered: that is reckoned in."
        )
