"""Routine: the week, each exercise with its reason, and what was left out and why."""

from __future__ import annotations

import ipywidgets as ipw

from ...adaptation.outlook import sides_in, what_for_more
from ...history.plan_edits import MENUS
from ...model.records import ProfileSaved
from ...model.routine import WEEKDAYS, Item
from ...model.routine import Routine as Week
from ...planning.what_if import Relaxation, relaxations
from ..base.boxes import fill, hold
from ..base.controls import bullets, button, card, column, details, esc, heading, html, row, title, titled, words
from ..base.markup import item_line, legend, minutes, nothing_fits
from ..base.screen import Screen
from .compass import compass, coverage
from .exercise_card import ExerciseCard
from .week_options import Knobs

KINDS = {"main": "strength session", "easy": "easy session", "piece": "a few minutes", "rest": "rest"}
HEADINGS = {"main": "On strength days", "easy": "On easy days", "piece": "A few minutes on the other days"}


class Routine(Screen):
    """The week's routine. ``value`` is the routine as planned."""

    name = "routine"
    follow = ("routine", "profile", "history", "day")
    _knobs: Knobs | None = None
    _cards: tuple[ExerciseCard, ...] = ()

    def _draw(self) -> list[ipw.Widget]:
        journal, week = self.journal, self.journal.routine
        before, self._cards = self._cards, ()
        self.value = week
        if week is None:
            place = (
                "check" if journal.profile is None or (journal.screening and not journal.screening.cleared) else "you"
            )
            lead = "There is no routine yet: the check comes first."
            return [title("Routine", lead), button("To the check", journal.guarded(journal.go, place), primary=True)]
        if not week.exercises:
            to_you = button("To your answers", journal.guarded(journal.go, "you"), primary=True)
            return [title("Routine", nothing_fits(week)), to_you, html(self._left_out(week)), *self._nevers()]
        return [
            *self._head(week),
            card(
                heading("Your week"),
                html(bullets(week.notes) if week.notes else "", "hb-week-notes"),
                html(self._days(week)),
                html(legend()),
            ),
            *self._menus(week, before),
            card(
                heading("All round the hip"),
                html(compass(week)),
                html(coverage(week, journal.library)),
                *self._missing(week),
            ),
            html(self._left_out(week), "hb-left-out"),
            *self._nevers(),
            row(button("Print sheet and calendar", journal.guarded(journal.go, "share"))),
        ]

    def _head(self, week: Week) -> list[ipw.Widget]:
        """Title and knobs stay the same widgets, so that a knob that is turned keeps the focus."""
        track = self.journal.library.tracks[week.track]
        lead = f"Week {week.week}, {track.name}. {track.says}"
        if self._knobs is None:
            self._title, self._knobs = hold(title("Routine", lead)), Knobs(self.journal)
            hold(self._knobs.card)
        self._title.value = titled("Routine", lead)
        return [self._title, self._knobs.show()]

    def _days(self, week: Week) -> str:
        library = self.journal.library
        rows = []
        for name, day in zip(WEEKDAYS, week.days, strict=True):
            items = "".join(f"<li>{item_line(item, library)}</li>" for item in day.items)
            length = f", {minutes(day.minutes)}" if day.items else ""
            rows.append(
                f"<div class='hb-day hb-day-{day.kind}'><h3>{name}</h3><p>{KINDS[day.kind]}{length}</p>"
                f"<ol class='hb-items'>{items}</ol></div>"
            )
        return f"<div class='hb-week'>{''.join(rows)}</div>"

    def _menus(self, week: Week, before: tuple[ExerciseCard, ...]) -> list[ipw.Widget]:
        """The cards of each menu in its order; an exercise is described where it comes first."""
        shown: set[str] = set()
        made: list[ipw.Widget] = []
        cards: list[ExerciseCard] = []
        for place, kind in enumerate(MENUS):
            items = self._items(week, kind)
            made += [html(f"<h2>{HEADINGS[kind]}</h2>", "hb-menu")] if items else []
            for item in items:
                cards.append(self._card(before, item, place, item.exercise in shown, item.exercise in week.pinned))
                made.append(cards[-1].card)
                shown.add(item.exercise)
        self._cards = tuple(cards)
        return made

    def _card(
        self, before: tuple[ExerciseCard, ...], item: Item, place: int, again: bool, pinned: bool
    ) -> ExerciseCard:
        """A card that says what it said before stays: the browser then has little to draw, and what is open stays open."""
        sides = sides_in(self.journal.week, item.exercise)
        more = "" if again else what_for_more(item.exercise, sides, self.journal.person)
        same = next((card for card in before if card.shows == (item, place, again, pinned, more)), None)
        return same.fold() if same else ExerciseCard(self.journal, item, place, again, pinned, more)

    @staticmethod
    def _items(week: Week, kind: str) -> list[Item]:
        """The items of a kind of day, each exercise once, those included that rest on some day."""
        items = {item.exercise: item for day in week.days if day.kind == kind for item in day.items}
        order = week.menus[MENUS.index(kind)]
        return [items[id] for id in order if id in items]

    def _missing(self, week: Week) -> list[ipw.Widget]:
        if not week.missing:
            return []
        box = column()
        look = button("What would help?", self.journal.guarded(self._relax, box), "hb-relax",
                      says="Find out which answer to change so that all directions fit")  # fmt: skip
        return [words("Not every direction fits into one week: all round the hip takes about four."), look, box]

    def _relax(self, box: ipw.VBox) -> None:
        journal = self.journal
        fill(box, words("Trying weeks…"))
        relaxations_found = relaxations(journal.workspace.context.person)
        none = "No single answer would change that. Two sessions more a week, or a clinician's advice, may."
        fill(box, *([self._relaxation(one) for one in relaxations_found] or [words(none)]))

    def _relaxation(self, one: Relaxation) -> ipw.Widget:
        act = self.journal.guarded(self._take, one)
        return row(html(f"<p>{esc(one.sentence)}</p>"), button("Change that", act, says=one.says))

    def _take(self, one: Relaxation) -> None:
        record = ProfileSaved(on=self.journal.today, profile=one.profile, checked=False)
        self.journal.save(record, message=f"{one.says}: done.")

    def _nevers(self) -> list[ipw.Widget]:
        """What is never offered, each to be taken back."""
        nevers, item_of = sorted(self.journal.person.profile.never), self.journal.library.item
        rows = [row(html(f"<p>{esc(item_of(id).name)}</p>"), button("Offer it again", self.journal.guarded(self._again, id),
                    says=f"Offer {item_of(id).name} again")) for id in nevers]  # fmt: skip
        return [card(heading("Never offered"), *rows, classes=["hb-nevers"])] if rows else []

    def _again(self, id: str) -> None:
        journal = self.journal
        changed = journal.person.profile.model_copy(update={"never": journal.person.profile.never - {id}})
        message = f"{journal.library.item(id).name} may be offered again."
        gone = [c for c in journal.history.plan_changes if c.change == "never" and c.exercise == id and not c.undone]
        journal.save(ProfileSaved(on=journal.today, profile=changed, checked=False), message=message, taking_back=gone)

    def _left_out(self, week: Week) -> str:
        names = self.journal.library.exercises
        rows = "".join(
            f"<li><strong>{esc(names[id].name)}</strong>: {esc(why)}</li>" for id, why in week.left_out.items()
        )
        return details(f"What was left out, and why ({len(week.left_out)})", f"<ul>{rows}</ul>")
