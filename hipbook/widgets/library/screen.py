"""Library: every exercise, sequence and answer, to browse, search and link to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ipywidgets as ipw

from ...content.lessons import situations
from ...content.search import NOTHING, Matches, find, muscles
from ...model.exercise import DIRECTION_NAMES
from ...model.reference import Word
from ...model.sequence import Series, parts
from ...wording import counted, upper_first
from ..base.boxes import fill, hold
from ..base.controls import (
    Choice,
    Line,
    Pick,
    button,
    card,
    column,
    details,
    heading,
    hero,
    html,
    pair,
    row,
    title,
)  # fmt: skip
from ..base.markup import answered, opener, questions, stage
from ..base.screen import Screen
from ..lessons.hip_or_spine import Explorer, practised_by
from ..lessons.where_felt import situations_markup
from . import entry
from .for_you import ForYou
from .set_maker import SetMaker, choose_button
from .tiles import is_in_week, mark, tiles

AT_FIRST = 12
"""How many figures are shown before one asks for all."""
ANSWERS_AT_FIRST = 3


class Library(Screen):
    """All the book knows. ``value`` is the id of the exercise or sequence that is open, or empty.

    In a notebook, ``Library(journal)`` shows the list and ``journal.look_up("clam")`` opens an entry.
    """

    name = "library"
    chapter = "05"
    follow = ("exercise", "profile", "routine")
    _is_making = False
    _maker: SetMaker | None = None

    def _draw(self) -> list[ipw.Widget]:
        self.value = self.journal.exercise
        if self.value:
            return self._entry(self.value)
        self._list = column(classes=["hb-list"])
        self._search_for = getattr(self, "_search_for", None) or self._filters()
        self._shown = AT_FIRST
        self._maker = SetMaker(self.journal, self._close_set) if self._is_making else None
        self._show_list()
        line, kinds, *others = self._search_for.values()
        more = row(*others, classes=["hb-filters", *([] if self._is_narrowed else ["hb-later"])])
        open_more = button(
            "More ways to choose", self.journal.guarded(self._toggle, more), "hb-plain", "hb-more-filters",
            says="Choose by how you lie, what the hip does, what it uses and where it works",
        )  # fmt: skip
        ways = row(open_more, *([] if self._maker else [self._make_set()]), classes=["hb-ways"])
        search = column(line, kinds, ways, more, classes=["hb-search"])
        if self._maker:
            return [title("Library"), self._maker.card, search, column(self._list, self._maker.line)]
        return [title("Library"), search, self._list]

    # --- a set for somebody else

    def _make_set(self) -> ipw.Widget:
        says = "Put exercises together for somebody else, as a file or a code"
        label = "Go on with your set" if self.journal.making.exercises else "Make a set"
        return button(label, self.journal.guarded(self._open_set), "hb-make-set", "hb-plain", "hb-icon-add", says=says)

    def _open_set(self) -> None:
        self._is_making = True
        self._draw_again()
        self.journal.point_at("hb-set")

    def _close_set(self) -> None:
        self._is_making = False
        self._draw_again()

    def _readers_ask(self) -> list[ipw.Widget]:
        """All that readers ask, behind one fold."""
        if self.value:
            return []
        book = self.journal.library
        inside = f"<div class='hb-questions'>{questions(book)}</div>"
        return [html(details(f"All questions and answers ({len(book.answers)})", inside))]

    # --- the list

    def _filters(self) -> dict[str, Line | Pick | Choice]:
        book = self.journal.library
        kinds = [("All", ""), *((upper_first(name), id) for name, id in _options(book.categories))]
        made: dict[str, Line | Pick | Choice] = {
            "words": Line("Search", hint="Search: groin, stairs", live=True),
            "category": Choice("What it is for", kinds, "", ["hb-pills"]),
            "position": Pick("How you lie or stand", "any way", _options(book.positions)),
            "direction": Pick(
                "What the hip does", "any direction", [(direction, id) for id, direction in DIRECTION_NAMES.items()]
            ),
            "equipment": Pick("What it uses", "anything", [("nothing at all", NOTHING), *_options(book.equipment)]),
            "muscle": Pick("Where it works", "any muscle", [(name, name) for name in muscles(book)]),
        }
        for control in made.values():
            control.observe(self.journal.guarded(self._search), "value")
        return {name: hold(control) for name, control in made.items()}

    @property
    def _query(self) -> dict[str, str]:
        return {name: control.value or "" for name, control in self._search_for.items()}

    @property
    def _is_narrowed(self) -> bool:
        """Is one of the filters set that are out of sight at first?"""
        return any(value for name, value in self._query.items() if name not in ("words", "category"))

    @staticmethod
    def _toggle(filters: ipw.Widget) -> None:
        is_shown = "hb-later" not in filters._dom_classes
        (filters.add_class if is_shown else filters.remove_class)("hb-later")

    def _search(self) -> None:
        self._shown = AT_FIRST
        self._show_list()

    def _show_all(self) -> None:
        self._shown = len(self.journal.library.exercises) + len(self.journal.library.series)
        self._show_list()

    def _show_list(self) -> None:
        query = self._query
        results = find(self.journal.library, **query)
        ids = [*results.exercises, *results.series] if query["words"] else self._in_order(results)
        rest = len(ids) - self._shown
        more = [button(f"Show all {len(ids)}", self.journal.guarded(self._show_all), "hb-show-all")] if rest > 0 else []
        lead = self._outcome_words(ids, results, any(query.values())) + self._answers(results)
        shown = ids[: self._shown]
        figures = self._maker.choices(shown) if self._maker else html(tiles(shown, self.journal), "hb-found")
        fill(self._list, *([html(lead)] if lead else []), figures, *more)

    def _in_order(self, results: Matches) -> list[str]:
        """Without words to go by: the reader's own first, then the easiest, and last what is not for them."""
        journal, book = self.journal, self.journal.library

        def place(id: str) -> tuple[bool, bool, bool, int, str]:
            one = book.item(id)
            hard = 0 if isinstance(one, Series) else one.difficulty + 5 * (not one.usual)
            return not is_in_week(id, journal), bool(mark(id, journal)), isinstance(one, Series), hard, one.name

        return sorted((*results.exercises, *results.series), key=place)

    @staticmethod
    def _outcome_words(ids: list[str], results: Matches, is_asked: bool) -> str:
        """What came of a search, for eyes and ears; nothing before one was made."""
        if not is_asked:
            return ""
        if not ids and not results.answers:
            return "<p role='status'>Nothing was found. Try one word, such as thigh or chair, or choose All.</p>"
        counts = f"{counted(len(ids), 'exercise')} and {counted(len(results.answers), 'answer')}"
        near = "Nothing says all of that. This comes closest: " if results.is_close else ""
        return f"<p role='status' class='hb-quiet'>{near}{counts}.</p>"

    def _answers(self, results: Matches) -> str:
        """The first answers whose question says it, in the open; the others behind one fold."""
        answers, words = self.journal.library.answers, self._query["words"].casefold().split()
        about = [id for id in results.answers if any(word in answers[id].question.casefold() for word in words)]
        first = about[:ANSWERS_AT_FIRST]
        folded = {id: answered(answers[id]) for id in results.answers}
        rest = "".join(text for id, text in folded.items() if id not in first)
        more = counted(len(folded) - len(first), "more answer" if first else "answer")
        others = details(more, rest) if rest else ""
        return f"<div class='hb-answered'>{''.join(folded[id] for id in first)}{others}</div>" if folded else ""

    # --- one entry

    def _entry(self, id: str) -> list[ipw.Widget]:
        book = self.journal.library
        answers = [answer for answer in book.answers.values() if id in answer.exercises]
        questions_here = "<h2>What readers ask</h2>" + "".join(map(answered, answers))
        back = button("Back to the list", self.journal.guarded(self.journal.look_up, ""),
                      "hb-to-list", "hb-plain", "hb-icon-back")  # fmt: skip
        choose = [choose_button(id, self.journal)] if self._is_making else []
        return [
            row(back, *choose),
            hero(stage(id, book), *ForYou(self.journal, id).parts(), classes=["hb-entry-head"]),
            self._body(id),
            *self._shared(id),
            html(self._around(id)),
            *([html(questions_here, "hb-questions")] if answers else []),
        ]

    def _body(self, id: str) -> ipw.Widget:
        """How it is done beside what it should feel like; how we know is the second voice."""
        book, one = self.journal.library, self.journal.library.item(id)
        ground = card(html(entry.how_we_know(id, book)), classes=["hb-how-known"])
        if isinstance(one, Series):
            return pair(card(html(entry.steps(id, book)), classes=["hb-entry"]), ground)
        wrong, stop = entry.mistakes(one), entry.stops(one)
        left = [card(html(entry.steps(id, book)), html(entry.facts(one, book)), classes=["hb-entry"])]
        left += [card(html(wrong))] if wrong else []
        right = [card(html(entry.feelings(one)))]
        right += [card(html(stop), classes=["hb-stops"])] if stop else []
        return pair(column(*left), column(*right, ground))

    def _shared(self, id: str) -> list[ipw.Widget]:
        """What hip and back share of its movement, and where it is felt, for the exercises that teach it."""
        book, moves = self.journal.library, practised_by(id)
        felt = situations_markup(
            (one for one in situations().values() if one.exercise == id),
            book, lambda other: f"{opener(other, book)} {mark(other, self.journal)}",
        )  # fmt: skip
        explored = [card(heading("Hip or spine?"), Explorer(moves))] if moves else []
        return [*explored, *([card(html(felt, "hb-felt"))] if felt else [])]

    def _around(self, id: str) -> str:
        """The ladder and the sequences it stands in, as figures."""
        book = self.journal.library
        exercise = book.exercises.get(id)
        rungs = {"Easier": exercise.easier, "Harder": exercise.harder} if exercise else {}
        within = [one for one, series in book.series.items() if id in parts(series)]
        its_parts = parts(book.series[id]) if id in book.series else ()
        links: Mapping[str, Iterable[str]] = {**rungs, "Part of": within, "Its parts": its_parts}
        return "".join(f"<h2>{name}</h2>{tiles(ids, self.journal)}" for name, ids in links.items() if ids)


def _options(vocabulary: Mapping[str, Word]) -> list[tuple[str, str]]:
    return [(word.name, id) for id, word in vocabulary.items()]
