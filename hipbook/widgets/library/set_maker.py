"""Making a set for somebody else: what is chosen, in which order, and how it goes to them."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as ipw

from ...app.set_files import as_code, as_file, file_name
from ...model.exercise_set import ExerciseSet
from ...wording import counted
from ..base.boxes import fill
from ..base.controls import Line, button, card, column, esc, html, row, words
from ..base.markup import opener, thumb
from ..journal import Journal
from .tiles import inside

LEAD = (
    "Choose exercises and sequences below and put them in order. There is nothing about you or anybody else in a set: "
    "each person does it at the dose of their own plan, and their own check says what is open to them."
)
ORDER = "The first ones come first where somebody's week has no room for all."


class SetMaker:
    """The set that is being made: its card, a line that stays in sight, and a button for whatever can be chosen."""

    def __init__(self, journal: Journal, close: Callable[[], None]):
        self._journal = journal
        self._buttons: dict[str, ipw.Button] = {}
        self._parts, self._code = column(), column(classes=["hb-answer"])
        self._count = html("", "hb-set-count")
        act = journal.guarded
        self._name = Line("Its name, if you like", journal.making.name, hint="Calm evenings", classes=["hb-set-name"])
        self._name.observe(lambda change: act(self._call_it, change.new)(), "value")
        shut = button("Close", act(close), "hb-set-close", "hb-plain", says="Close the set; it is kept")
        anew = button("Begin anew", act(self._begin_anew), "hb-set-anew", "hb-plain", says="Empty the set")
        self.card = card(
            html("<h2 tabindex='-1'>A set to give away</h2>"), words(LEAD), self._name, self._parts,
            row(button("Save as a file", act(self._save), "hb-set-save", primary=True),
                button("Show it as a code", act(self._show_code), "hb-set-code"), anew, shut),
            self._code, classes=["hb-set"],
        )  # fmt: skip
        up = button("Look at the set", act(journal.point_at, "hb-set"), "hb-set-look")
        self.line = row(self._count, up, classes=["hb-set-line"])
        self._draw()

    @property
    def _made(self) -> ExerciseSet:
        return self._journal.making

    def choices(self, ids: list[str]) -> ipw.Widget:
        """The figures of these, each with a button that puts it into the set or takes it out."""
        self._buttons = {}
        return column(*map(self._choice, ids), classes=["hb-tiles", "hb-choices"])

    def _choice(self, id: str) -> ipw.Widget:
        self._buttons[id] = choose_button(id, self._journal, self._draw)
        return column(html(f"<div class='hb-tile'>{inside(id, self._journal)}</div>"), self._buttons[id])

    def _set(self, made: ExerciseSet) -> None:
        changed = {*made.exercises} ^ {*self._made.exercises}
        self._journal.making = made
        for id in changed & self._buttons.keys():
            _label(self._buttons[id], id, self._journal)
        self._draw()

    def _call_it(self, name: str) -> None:
        self._journal.making = ExerciseSet(name=name, exercises=self._made.exercises)
        fill(self._code)

    def _draw(self) -> None:
        ids = self._made.exercises
        fill(self._code)
        fill(
            self._parts, *(self._part(n, id) for n, id in enumerate(ids)), *([words(ORDER, "hb-quiet")] if ids else [])
        )
        self._count.value = f"<p role='status'>{esc(counted(len(ids), 'exercise'))} in the set</p>"

    def _part(self, place: int, id: str) -> ipw.Widget:
        act, library = self._journal.guarded, self._journal.library
        name = library.item(id).name
        up = [button("Move up", act(self._move, id), "hb-set-up", "hb-plain", says=f"Move {name} up")] if place else []
        out = button("Take out", act(self._take_out, id), "hb-set-out", "hb-plain", says=f"Take out {name}")
        drawn = html(f"<div class='hb-set-part'>{thumb(id, library)}<strong>{opener(id, library)}</strong></div>")
        return row(drawn, *up, out, classes=["hb-change"])

    def _begin_anew(self) -> None:
        """Empty it. Until something else is done with it, what it held can be brought back."""
        before = self._made
        if before == ExerciseSet():
            return  # pressed twice: the way back stays
        self._put(ExerciseSet())
        back = button("Undo", self._journal.guarded(self._put, before), "hb-set-back", says="Bring the set back")
        fill(self._code, row(words("The set is empty now."), back))

    def _put(self, made: ExerciseSet) -> None:
        self._name.value = made.name
        self._set(made)

    def _take_out(self, id: str) -> None:
        self._set(self._made.without(id))

    def _move(self, id: str) -> None:
        self._set(self._made.earlier(id))

    def _save(self) -> None:
        name = file_name(self._made)
        self._journal.hand(name, as_file(self._made), "application/json")
        self._journal.tell(f"Saved as {name}, where your browser keeps downloads.")

    def _show_code(self) -> None:
        copy = "<button type='button' class='jupyter-button hb-button' data-hb-copy>Copy</button>"
        code = f"<div class='hb-code'><code tabindex='0'>{esc(as_code(self._made))}</code>{copy}</div>"
        how = words("Copy it into a message. Whoever gets it opens Share and keep, and pastes it there.")
        fill(self._code, how, html(code))


def choose_button(id: str, journal: Journal, after: Callable[[], None] = lambda: None) -> ipw.Button:
    """The button that puts one into the set that is being made, or takes it out."""

    def toggle() -> None:
        made = journal.making
        journal.making = made.without(id) if id in made.exercises else made.having(id)
        _label(choose, id, journal)
        after()

    choose = button("", journal.guarded(toggle), "hb-set-choose")
    _label(choose, id, journal)
    return choose


def _label(choose: ipw.Button, id: str, journal: Journal) -> None:
    name, is_in = journal.library.item(id).name, id in journal.making.exercises
    choose.description = "In the set" if is_in else "Choose"
    choose.tooltip = f"In the set: {name}. Take it out" if is_in else f"Choose {name} for the set"
    (choose.add_class if is_in else choose.remove_class)("hb-chosen")
