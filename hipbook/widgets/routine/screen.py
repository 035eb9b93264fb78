"""Routine: the week at a glance, two kinds of day, the way up to one's goal, and why what is not in it is not."""

from __future__ import annotations

import ipywidgets as ipw

from ...adaptation.outlook import week_for_more
from ...app.purpose import purpose
from ...app.today import done_today
from ...app.today_words import kind_words
from ...history.plan_edits import MENUS
from ...model.records import ProfileSaved
from ...model.routine import WEEKDAYS, Item
from ...model.routine import Routine as Week
from ...planning.what_if import Relaxation, relaxations
from ...wording import listed
from ..base.boxes import fill, hold
from ..base.controls import bullets, button, card, column, details, esc, heading, html, pair, row, title, titled, words
from ..base.markup import legend, minutes, nothing_fits
from ..base.saved import saved_row
from ..base.screen import Screen
from ..base.week_strip import dot, week_strip
from ..reader import Notice
from .compass import compass, coverage
from .exercise_card import ExerciseCard
from .ladder_card import ladder_cards
from .not_in_week import NotInWeek
from .week_options import Knobs


class Routine(Screen):
    """The week's routine. ``value`` is the routine as planned."""

    name = "routine"
    chapter = "06"
    follow = ("routine", "profile", "history", "day", "saved")
    _knobs: Knobs | None = None
    _cards: tuple[ExerciseCard, ...] = ()
    _before: Notice | None = None
    """What was saved before this screen was looked at: another screen's to take back."""

    def show(self, looked_at: bool) -> None:
        """What was saved here stands here until another screen is shown."""
        if looked_at and not self._looked_at and self._before is not self.journal.saved:
            self._before, self._drawn = self.journal.saved, None
        super().show(looked_at)

    def _draw(self) -> list[ipw.Widget]:
        journal, week = self.journal, self.journal.routine
        before, self._cards = self._cards, ()
        self.value = week
        if week is None:
            return self._none_yet()
        if not week.exercises:
            to_you = button("Change my answers", journal.guarded(journal.go, "you"), primary=True)
            return [title("Your week", nothing_fits(week)), to_you, html(self._left_out(week)), *self._nevers()]
        self._more, self._context = week_for_more(week, journal.person), journal.context
        trained = details("All round the hip: what this week trains", compass(week) + coverage(week, journal.library))
        directions = card(html(trained), *self._missing(week), classes=["hb-directions"])
        return [
            *self._head(week),
            *self._just_saved(),
            pair(
                column(*self._menus(week, before)),
                column(*ladder_cards(journal, self._more), self._time.show(), directions),
            ),
            NotInWeek(journal).card,
            *self._nevers(),
            html(legend()),
            row(button("Print sheet and calendar", journal.guarded(journal.go, "share"))),
        ]

    def _none_yet(self) -> list[ipw.Widget]:
        journal = self.journal
        shut = journal.profile is not None and journal.screening is not None and not journal.screening.cleared
        place = "check" if shut else "today" if journal.profile is None else "you"
        lead = (
            "First something should be looked at."
            if shut
            else "There is no week yet: a few short questions come first."
        )
        to_there = {"check": "Open the safety check", "today": "Begin", "you": "Change my answers"}[place]
        return [title("Your week", lead), button(to_there, journal.guarded(journal.go, place), primary=True)]

    @property
    def _time(self) -> Knobs:
        """The knobs stay the same widgets, so that one that is turned keeps the focus."""
        if self._knobs is None:
            self._knobs = Knobs(self.journal)
            hold(self._knobs.card)
        return self._knobs

    def _just_saved(self) -> list[ipw.Widget]:
        """What was changed while this screen was looked at, with its Undo; it stays in sight."""
        if self.journal.saved is self._before:
            return []
        return [column(*saved_row(self.journal), classes=["hb-just-saved"])]

    def _head(self, week: Week) -> list[ipw.Widget]:
        journal = self.journal
        track = journal.library.tracks[week.track]
        items = week.days[journal.today.weekday()].items
        practised = done_today(journal.history, journal.today)
        start = button(f"Start today's {minutes(sum(item.minutes for item in items))}", journal.guarded(journal.start, items),
                       "hb-icon-start", "hb-start-here", primary=True, says="Start today's session") if items and not practised else None  # fmt: skip
        strip = html(week_strip(week, journal.history, journal.library, journal.today) + self._kinds(week))
        notes = html(bullets(week.notes), "hb-week-notes") if week.notes else None
        lead = f"Week {week.week}, {track.name}. {track.says}"
        return [
            row(html(titled("Your week", lead)), *([start] if start else []), classes=["hb-plan-head"]),
            card(strip, *([notes] if notes else []), classes=["hb-strip-card"]),
        ]

    def _kinds(self, week: Week) -> str:
        """What the dots mean."""
        kinds = dict.fromkeys(day.kind for day in week.days)
        return (
            "<p class='hb-kinds'>"
            + "".join(f"<span>{dot(kind)} {kind_words(kind, week, self.journal.library)}</span>" for kind in kinds)
            + "</p>"
        )

    def _menus(self, week: Week, before: tuple[ExerciseCard, ...]) -> list[ipw.Widget]:
        """The exercises of each kind of day in their order; one is described where it comes first."""
        shown: set[str] = set()
        made: list[ipw.Widget] = []
        cards: list[ExerciseCard] = []
        for place, kind in enumerate(MENUS):
            rows = []
            for item in self._items(week, kind):
                rows.append(self._card(before, item, place, item.exercise in shown, item.exercise in week.pinned))
                shown.add(item.exercise)
            cards += rows
            if rows:
                menu = card(*(one.card for one in rows), classes=["hb-menu-card"])
                made += [html(self._day_head(week, kind), "hb-menu"), menu]
        self._cards = tuple(cards)
        return made

    def _day_head(self, week: Week, kind: str) -> str:
        """A kind of day with its days and minutes."""
        days = [(name, day) for name, day in zip(WEEKDAYS, week.days, strict=True) if day.kind == kind]
        longest = max((day.minutes for _, day in days), default=0)
        when = f"{listed([name for name, _ in days])} · {minutes(longest)}" if days else ""
        return f"<div class='hb-day-head'>{dot(kind)}<div><h2>{kind_words(kind, week, self.journal.library)}</h2><p class='hb-quiet'>{when}</p></div></div>"

    def _card(
        self, before: tuple[ExerciseCard, ...], item: Item, place: int, again: bool, pinned: bool
    ) -> ExerciseCard:
        """A card that says what it said before stays: the browser then has little to draw, and what is open stays open."""
        more = "" if again else self._more[item.exercise]
        aim = purpose(item.exercise, self.journal.week, self._context)
        shows = item, place, again, pinned, aim, more
        same = next((card for card in before if card.shows == shows), None)
        return same.fold() if same else ExerciseCard(self.journal, *shows)

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
        return [
            words("Not every direction fits into one week: all round the hip takes about four exercises."),
            look,
            box,
        ]

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
