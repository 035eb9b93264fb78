"""My hip today: four taps, each with the first day that the book would make for such a hip."""

from __future__ import annotations

from functools import cache

from ...app.first_look import FirstDay, first_day
from ...model.routine import Item
from ...screening.assessment import NotCleared
from ..base.controls import Choice, esc
from ..base.markup import minutes, picture
from ..journal import Journal
from ..mine import shared
from .explanation import Explanation

NOBODY = "This is how the book would begin with an adult who has told it nothing else."
OWN = "This is made with your own answers to the check."
FIRST = "tight"
LOOK_FIRST = "For now, only look. Before you do any of it, the page asks you what it has to know."


class HipToday(Explanation):
    """How the hip feels, and the exercises of a first day for it. ``value`` is that day, None where no plan may be made.

    It is made with the reader's own answers where the check was answered, with those of nobody in particular otherwise.

    >>> from hipbook.log.store import Log
    >>> HipToday(Journal(Log.memory())).value.suggestion.track
    'move'
    """

    value: FirstDay | None

    def __init__(self, journal: Journal | None = None):
        self._journal = journal or shared()
        feelings = [(word.name, id) for id, word in self._journal.library.feelings.items()]
        meanings = "".join(
            f"<li><strong>{esc(word.name)}</strong>: {esc(word.says)}</li>"
            for word in self._journal.library.feelings.values()
        )
        self._feels = Choice(
            "Most of all, my hip feels …", feelings, FIRST, below=f"<ul class='hb-quiet'>{meanings}</ul>"
        )
        self._day = cache(self._made)
        super().__init__(self._feels)
        self._journal.observe(self._other_answers, "profile")

    def _made(self, feeling: str) -> FirstDay:
        return first_day(feeling, self._journal.profile, self._journal.library, self._journal.today)

    def _other_answers(self, _: object) -> None:
        self._day.cache_clear()
        self._update()

    def _answer(self) -> tuple[FirstDay | None, str]:
        library = self._journal.library
        try:
            day = self._day(self._feels.value or FIRST)
        except NotCleared as why:
            return None, f"<p>{esc(why)}</p>"
        name = library.tracks[day.suggestion.track].name
        cards = "".join(map(self._card, day.items))
        return day, (
            f"<h3>Begin with the {esc(name)} track</h3><p>{esc(day.suggestion.reason)}</p>"
            f"<ol class='hb-first-day'>{cards}</ol>"
            f"<p>{esc(f'Together about {minutes(day.minutes)}.')} {esc(OWN if self._journal.profile else NOBODY)}</p>"
            f"<p><strong>{esc(LOOK_FIRST)}</strong></p>"
        )

    def _card(self, item: Item) -> str:
        exercise = self._journal.library.item(item.exercise)
        drawn = picture(item.exercise, self._journal.library, moving=True)
        return (
            f"<li><div class='hb-first-figure'>{drawn}</div><div><h4>{esc(exercise.name)}</h4>"
            f"<p class='hb-first-minutes'>{minutes(item.minutes)}</p><p>{esc(item.reason)}</p></div></li>"
        )
