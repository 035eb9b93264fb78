"""Whom should I believe? Say how your hip feels, and see which texts fit, which do not, and how your log will tell."""

from __future__ import annotations

from ...content.lessons import Stance, agreeing, opposing
from ...content.loader import library
from ...screening.person import stranger
from ...screening.track import Suggestion, suggest_track
from ..base.controls import Choice, Several, esc
from .explanation import Explanation


class WhichText(Explanation):
    """The five texts, sorted by what a hip feels like. ``value`` is the suggested track with its reason."""

    def __init__(self):
        self._library = library()
        feelings = [(word.name, id) for id, word in self._library.feelings.items()]
        self._feels = Several("What does your hip feel like?", feelings, ["tight"])
        yes_no = [("No", False), ("Yes", True)]
        self._stretched = Choice("Have you stretched it for months without lasting relief?", yes_no, False)
        self._bendy = Choice("Do you bend further than most people?", yes_no, False)
        at_rest = [(word.name, id) for id, word in self._library.at_rest.items()]
        self._irritability = Choice("Does it hurt at rest or at night?", at_rest, "low")
        super().__init__(self._feels, self._stretched, self._bendy, self._irritability)

    def _answer(self) -> tuple[Suggestion, str]:
        profile = stranger(
            self._library, feels=self._feels.value, stretched_without_relief=self._stretched.value,
            bendy=self._bendy.value, irritability=self._irritability.value,
        )  # fmt: skip
        suggestion = suggest_track(profile, self._library)
        track = self._library.tracks[suggestion.track]
        return suggestion, (
            f"<h3>Begin with {esc(track.name)}</h3><p>{esc(suggestion.reason)}</p>"
            f"<h3>Texts that begin like this</h3>{self._foretold(agreeing(suggestion.track))}"
            f"{self._others(opposing(suggestion.track))}"
        )

    def _others(self, stances: tuple[Stance, ...]) -> str:
        return f"<h3>Texts that would begin otherwise</h3>{self._foretold(stances)}" if stances else ""

    def _foretold(self, stances: tuple[Stance, ...]) -> str:
        lines = (
            f"<li><strong>{esc(stance.short)}</strong> ({esc(self._library.sources[stance.id].author)}). "
            f"{esc(stance.foretells)} Look at: {esc(stance.watch)}.</li>"
            for stance in stances
        )
        return f"<ul>{''.join(lines)}</ul>"
