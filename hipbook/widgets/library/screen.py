"""Library: every exercise, sequence and answer, to browse, search and link to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import ipywidgets as ipw

from ...content.lessons import situations
from ...content.search import NOTHING, Found, find, muscles
from ...history.pauses import resting_until
from ...model.exercise import DIRECTION_NAMES
from ...model.records import ProfileSaved
from ...model.reference import Word
from ...model.sequence import parts
from ...session.duration import timed
from ...wording import counted, upper_first, weekday_words
from ..base.boxes import fill, hold
from ..base.controls import Line, Pick, bullets, button, card, column, details, esc, heading, html, row, title
from ..base.markup import answered, entry, opener, picture, questions
from ..base.screen import Screen
from ..lessons.hip_or_spine import Explorer, practised_by
from ..lessons.where_felt import situations_markup


class Library(Screen):
    """All the book knows. ``value`` is the id of the exercise or sequence that is open, or empty.

    In a notebook, ``Library(journal)`` shows the list and ``journal.look_up("clam")`` opens an entry.
    """

    name = "library"
    follow = ("exercise", "profile", "routine")

    def _draw(self) -> list[ipw.Widget]:
        self.value = self.journal.exercise
        if self.value:
            return self._entry(self.value)
        book = self.journal.library
        lead = f"{len(book.exercises)} exercises, {len(book.series)} sequences, and what readers ask."
        self._list = column(classes=["hb-list"])
        self._search_for = getattr(self, "_search_for", None) or self._filters()
        self._show_list()
        first, *others = self._search_for.values()
        return [title("Library", lead), card(first, row(*others, classes=["hb-filters"])), self._list]

    def _readers_ask(self) -> list[ipw.Widget]:
        return [] if self.value else [html(questions(self.journal.library), "hb-questions")]

    # --- the list

    def _filters(self) -> dict[str, Line | Pick]:
        book = self.journal.library
        made: dict[str, Line | Pick] = {
            "words": Line("Search", hint="a name, a muscle, a question"),
            "position": Pick("How you lie or stand", "any way", _options(book.positions)),
            "direction": Pick(
                "What the hip does", "any direction", [(direction, id) for id, direction in DIRECTION_NAMES.items()]
            ),
            "equipment": Pick("What it uses", "anything", [("nothing at all", NOTHING), *_options(book.equipment)]),
            "muscle": Pick("Where it works", "any muscle", [(name, name) for name in muscles(book)]),
        }
        for control in made.values():
            control.observe(self.journal.guarded(self._show_list), "value")
        return {name: hold(control) for name, control in made.items()}

    def _show_list(self) -> None:
        query = {name: control.value for name, control in self._search_for.items()}
        results = find(self.journal.library, **query)
        shown = html(self._results(results) if any(query.values()) else self._all(results), "hb-found")
        fill(self._list, shown)

    def _all(self, results: Found) -> str:
        """Without a search, all of it, folded by position."""
        book = self.journal.library
        by_position = {
            position.name: [id for id in results.exercises if book.exercises[id].position == place]
            for place, position in book.positions.items()
        }
        folded = {"sequences": results.series, **by_position}
        return "".join(
            details(f"{upper_first(name)} ({len(ids)})", self._lines(ids)) for name, ids in folded.items() if ids
        )

    def _results(self, results: Found) -> str:
        both = (*results.exercises, *results.series)
        counts = f"{counted(len(both), 'exercise')} and {counted(len(results.answers), 'answer')}"
        none = "" if both or results.answers else " Try fewer or shorter words, or take a filter away."
        answers = [self.journal.library.answers[id] for id in results.answers]
        return f"<p role='status'>{counts}.{none}</p>{self._lines(both)}{''.join(map(answered, answers))}"

    def _lines(self, ids: Iterable[str]) -> str:
        book = self.journal.library
        return "<ul class='hb-items'>" + "".join(
            f"<li>{opener(id, book)}{self._mark(id)}<br>{esc(book.named(id).summary)}{self._pictured(id)}</li>" for id in ids
        ) + "</ul>"  # fmt: skip

    def _pictured(self, id: str) -> str:
        return picture(id, self.journal.library) if id in self.journal.library.exercises else ""

    def _mark(self, id: str) -> str:
        screening = self.journal.screening
        return " <small class='hb-not-now'>not for you now</small>" if screening and id in screening.refused else ""

    # --- one entry

    def _entry(self, id: str) -> list[ipw.Widget]:
        book, act = self.journal.library, self.journal.guarded
        exercise = book.named(id)
        answers = [answer for answer in book.answers.values() if id in answer.exercises]
        return [
            row(button("Back to the list", act(self.journal.look_up, ""), "hb-to-list")),
            title(exercise.name, exercise.summary),
            card(heading("For you"), html(self._verdict(id)), row(*self._tools(id))),
            card(html(entry(id, book)), classes=["hb-entry"]),
            *self._shared(id),
            html(self._around(id)),
            *([html("<h2>What readers ask</h2>" + "".join(map(answered, answers)), "hb-questions")] if answers else []),
        ]

    def _shared(self, id: str) -> list[ipw.Widget]:
        """What hip and back share of its movement, and where it is felt, for the exercises that teach it."""
        book, moves = self.journal.library, practised_by(id)
        felt = situations_markup(
            (one for one in situations().values() if one.exercise == id),
            book, lambda other: opener(other, book) + self._mark(other),
        )  # fmt: skip
        explored = [card(heading("Hip or spine?"), Explorer(moves))] if moves else []
        return [*explored, *([card(html(felt, "hb-felt"))] if felt else [])]

    def _verdict(self, id: str) -> str:
        screening = self.journal.screening
        if screening is None:
            return "<p>Answer the check, and this page says whether it suits you.</p>"
        if id in screening.refused:
            return f"<p><strong>Not for now.</strong></p>{bullets(screening.refused[id])}"
        notes = [*screening.allowed[id], *self._rests(id)]
        cleared = "Nothing in your check speaks against it." if screening.cleared else "Your check comes first."
        return f"<p>{cleared}</p>" + (bullets(notes) if notes else "")

    def _rests(self, id: str) -> list[str]:
        until = resting_until(id, self.journal.history, self.journal.library, self.journal.today)
        return [f"It rests until {weekday_words(until)}, because it hurt."] if until else []

    def _tools(self, id: str) -> list[ipw.Widget]:
        act = self.journal.guarded
        if self.journal.profile is None:
            return [button("To the check", act(self.journal.go, "check"))]
        profile, screening = self.journal.person.profile, self.journal.person.screening
        if id in profile.never:
            return [button("Offer it again", act(self._prefer, id, never=False), "hb-again")]
        may = screening.cleared and id in screening.allowed
        tools = (
            [button("Practise it now", act(self._practise, id), "hb-practise-it")]
            if may and id in self.journal.library.exercises
            else []
        )
        liked = (
            button("I like it no more than others", act(self._prefer, id, liked=False))
            if id in profile.liked
            else button("I like it", act(self._prefer, id, liked=True), "hb-like", says="Offer it sooner where it fits")
        )
        return [*tools, *([liked] if id not in screening.refused else []), button("Never", act(self._prefer, id, never=True), "hb-never", says="Never offer it")]  # fmt: skip

    def _prefer(self, id: str, liked: bool | None = None, never: bool | None = None) -> None:
        """Remember a wish; Undo takes it back."""
        profile = self.journal.person.profile
        wishes = {
            "liked": _with(profile.liked, id, bool(liked) and not never),
            "never": _with(profile.never, id, bool(never)),
        }
        changed = profile.model_copy(update=wishes)
        name = self.journal.library.named(id).name
        message = (
            f"{name} will not be offered again."
            if never
            else f"{name} is offered {'sooner' if liked else 'like any other'}."
        )
        self.journal.save(ProfileSaved(on=self.journal.today, profile=changed, checked=False), message=message)

    def _practise(self, id: str) -> None:
        journal = self.journal
        items = journal.workspace.context.items(journal.library.exercises[id])
        chosen = (replace(item, reason="You chose it in the library.") for item in items)
        journal.start(timed(chosen, journal.library, journal.person.profile))

    def _around(self, id: str) -> str:
        """The ladder and the sequences it stands in, as links."""
        book = self.journal.library
        exercise = book.exercises.get(id)
        rungs = {"Easier": exercise.easier, "Harder": exercise.harder} if exercise else {}
        within = [one for one, series in book.series.items() if id in parts(series)]
        its_parts = parts(book.series[id]) if id in book.series else ()
        links: Mapping[str, Iterable[str]] = {**rungs, "Part of": within, "Its parts": its_parts}
        return "".join(f"<h2>{name}</h2>{self._lines(ids)}" for name, ids in links.items() if ids)


def _options(vocabulary: Mapping[str, Word]) -> list[tuple[str, str]]:
    return [(word.name, id) for id, word in vocabulary.items()]


def _with(ids: frozenset[str], id: str, there: bool) -> frozenset[str]:
    return ids | {id} if there else ids - {id}
