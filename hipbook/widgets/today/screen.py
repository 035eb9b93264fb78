"""Today: the one thing to do now, then what is in it, the week, and what changed."""

from __future__ import annotations

import ipywidgets as ipw

from ...app.hosting import whereabouts
from ...app.today import changes_today, done_today, next_session
from ...content.chapters import next_to_read
from ...content.dosage import dose_words
from ...model.records import PlanChange
from ...model.routine import Item
from ...wording import on_side
from ..base.controls import button, card, column, details, esc, heading, html, pair, row
from ..base.given_waits import given_waits
from ..base.markup import minutes, opener, thumb
from ..base.saved import saved_row
from ..base.screen import Screen
from ..base.week_strip import week_strip
from . import now
from .fortnight import glance
from .morning import morning_answered, morning_question
from .pauses import again, away, clinician, less
from .prompts import daily_life, wish


class Today(Screen):
    """What to do now. ``value`` is the day's items."""

    name = "today"
    follow = ("history", "profile", "routine", "saved", "day", "draft", "given")

    def _draw(self) -> list[ipw.Widget]:
        journal = self.journal
        self.value = self._day.items if journal.routine else ()
        if journal.profile is None:
            return [*saved_row(journal), *given_waits(journal), *now.welcome(journal), *self._to_book(), self._where()]
        if not journal.person.screening.cleared:
            return [now.gate(journal), self._where()]
        question = morning_question(journal)
        leads = [now.check_first(journal)] if journal.recheck else away(journal) or [self._now(below=bool(question))]
        return [
            *saved_row(journal),
            *question,
            *again(journal),
            *given_waits(journal),
            *leads,
            *clinician(journal),
            *self._changes(),
            pair(*(column(*one) for one in (self._session_list(), self._week()) if one)),
            *self._below(),
            *self._to_book(),
            self._where(),
        ]

    def _now(self, below: bool) -> ipw.Widget:
        journal = self.journal
        practised = done_today(journal.history, journal.today)
        if practised:
            return now.done(journal, self.value, len(practised))
        if not journal.week.exercises:
            return now.nothing(journal)
        return now.session(journal, self._day, below) if self.value else now.rest(journal)

    def _below(self) -> list[ipw.Widget]:
        """What can wait: two columns where there is something for both."""
        journal = self.journal
        drawn, questions = glance(journal), [*morning_answered(journal), *wish(journal), *daily_life(journal)]
        return [pair(column(*questions), column(*drawn))] if drawn and questions else [*drawn, *questions]

    @property
    def _day(self):
        return self.journal.week.days[self.journal.today.weekday()]

    @property
    def _is_ahead(self) -> bool:
        """Is there a session today that was not done yet?"""
        return bool(self.value) and not done_today(self.journal.history, self.journal.today)

    def _items(self) -> tuple[Item, ...]:
        """What is ahead: today's items, or those of the next day that has some."""
        return self.value if self._is_ahead else next_session(self.journal.week, self.journal.today)[1]

    def _session_list(self) -> list[ipw.Widget]:
        if self.journal.recheck or not self._items():
            return []
        head = "In this session" if self._is_ahead else "In the next session"
        rows = "".join(map(self._item, self._items()))
        return [card(heading(head), html(f"<ol class='hb-items hb-led-items'>{rows}</ol>"))]

    def _item(self, item: Item) -> str:
        library = self.journal.library
        drawn = thumb(item.exercise, library, item.sides[0] if len(item.sides) == 1 else "")
        dose = f"{dose_words(item, library)} · {minutes(item.minutes)}"
        return f"<li>{drawn}<div><strong>{opener(item.exercise, library)}</strong><span class='hb-dose'>{esc(dose)}</span></div></li>"

    def _week(self) -> list[ipw.Widget]:
        journal = self.journal
        strip = (
            html(week_strip(journal.week, journal.history, journal.library, journal.today))
            if journal.week.exercises
            else None
        )
        shown = less(journal)
        return [card(heading("This week"), *([strip] if strip else []), *shown, classes=["hb-this-week"])]

    def _changes(self) -> list[ipw.Widget]:
        recent = changes_today(self.journal.history, self.journal.today)
        if not recent:
            return []
        return [card(heading("What changed, and why"), *map(self._change, recent), classes=["hb-changes"])]

    def _change(self, changes: tuple[PlanChange, ...]) -> ipw.Widget:
        """One line for both sides where they changed alike."""
        library, change = self.journal.library, changes[0]
        name = on_side(library.item(change.exercise).name, None if len(changes) > 1 else change.side)
        after = f" Now: {library.item(change.instead).name}." if change.instead else ""
        stays = not change.instead and change.change != "stop"
        dose = f" Next time: {change.dose.words}." if change.dose and stays else ""
        why = "You asked for it." if change.change in ("swap", "easier", "harder") else change.reason
        sentence = f"{esc(self.journal.library.changes[change.change].name)}. {esc(why)}{esc(after)}{esc(dose)}"
        back = button("Undo this", self.journal.guarded(self.journal.take_back, *changes))
        return row(html(f"<p><strong>{esc(name)}</strong>: {sentence}</p>"), back, classes=["hb-change"])

    def _to_book(self) -> list[ipw.Widget]:
        chapter = next_to_read(self.journal.guesses)
        return self._to_chapter(chapter.id, "To read:")

    def _where(self) -> ipw.Widget:
        paragraphs = "".join(f"<p>{esc(line)}</p>" for line in whereabouts(self.journal.workspace.own))
        return html(details("Where is my data?", paragraphs), "hb-where")
