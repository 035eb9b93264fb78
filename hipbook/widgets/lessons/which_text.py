"""Whom should I believe? Say how your hip feels, and see which texts fit, which do not, and how your log will tell."""

from __future__ import annotations

from ...content.filling import filled
from ...content.lessons import Stance, agreeing, opposing
from ...content.loader import library
from ...screening.person import stranger
from ...screening.track import Suggestion, suggest_track
from ..base.controls import Choice, Several, esc
from ..journal import Journal
from ..mine import shared
from .explanation import Explanation

WAITS = (
    "This is a choice for sore days and no law: strength is offered after {progression.ease_days_max} days at the "
    "latest."
)
WAKES = 1
"""Which sentence of the answer is about pain that wakes you."""


class WhichText(Explanation):
    """The five texts, sorted by what a hip feels like. ``value`` is the suggested track with its reason.

    It begins with the reader's own answers, where the check was answered.

    >>> from hipbook.log.store import Log
    >>> WhichText(Journal(Log.memory())).value.track
    'move'
    """

    def __init__(self, journal: Journal | None = None):
        self._library = library()
        own = (journal or shared()).profile
        begins = own or stranger(self._library, feels={"tight"})
        feelings = [(word.name, id) for id, word in self._library.feelings.items()]
        filled = " These are your own answers; change them as you like." if own else ""
        self._feels = Several(f"What does your hip feel like?{filled}", feelings, begins.feels)
        yes_no = [("No", False), ("Yes", True)]
        ask = "Have you stretched it for months without lasting relief?"
        self._stretched = Choice(ask, yes_no, begins.stretched_without_relief)
        self._bendy = Choice("Do you bend further than most people?", yes_no, begins.bendy)
        at_rest = [(word.name, id) for id, word in self._library.at_rest.items()]
        self._irritability = Choice("Does it hurt at rest or at night?", at_rest, begins.irritability)
        super().__init__(self._feels, self._stretched, self._bendy, self._irritability)

    def _answer(self) -> tuple[Suggestion, str]:
        profile = stranger(
            self._library, feels=self._feels.value, stretched_without_relief=self._stretched.value,
            bendy=self._bendy.value, irritability=self._irritability.value,
        )  # fmt: skip
        suggestion = suggest_track(profile, self._library)
        track = self._library.tracks[suggestion.track]
        waits = f"<p>{esc(filled(WAITS))}</p>" if track.holds_back else ""
        return suggestion, (
            f"<h3>Begin with {esc(track.name)}</h3>{self._see_someone()}<p>{esc(suggestion.reason)}</p>{waits}"
            f"<h3>Texts that begin like this</h3>{self._foretold(agreeing(suggestion.track))}"
            f"{self._others(opposing(suggestion.track))}"
        )

    def _see_someone(self) -> str:
        """When pain at rest is to be shown to someone, as the book says it everywhere; else nothing."""
        if self._irritability.value != "high":
            return ""
        says = self._library.answers["see_someone"]
        return f"<p class='hb-care'><strong>{esc(says.question)}</strong> {esc(says.answer[WAKES])}</p>"

    def _others(self, stances: tuple[Stance, ...]) -> str:
        return f"<h3>Texts that would begin otherwise</h3>{self._foretold(stances)}" if stances else ""

    def _foretold(self, stances: tuple[Stance, ...]) -> str:
        lines = (
            f"<li><strong>{esc(stance.short)}</strong> ({esc(self._library.sources[stance.id].author)}). "
            f"{esc(stance.foretells)} Look at: {esc(stance.watch)}.</li>"
            for stance in stances
        )
        return f"<ul>{''.join(lines)}</ul>"
