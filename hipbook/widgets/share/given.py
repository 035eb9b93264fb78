"""A set that somebody gave the reader: opened, held against their own check, and put into their week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import ipywidgets as ipw

from ...app.set_files import LARGEST, NotASet, read_set
from ...app.week_addition import JOINS, Fate, Part, judged
from ...model.exercise_set import ExerciseSet
from ...wording import counted, listed
from ..base.boxes import fill
from ..base.controls import Line, bullets, button, esc, html, row, words
from ..base.markup import opener, thumb
from .import_card import Incoming

FATE_WORDS: dict[Fate, str] = {
    "open": "open to you", "careful": "open, with care", "in_week": "in your week already", "waits": "not now",
    "closed": "not for you now", "unknown": "not in this book",
}  # fmt: skip
BEFORE_CHECK = (
    "A few questions come first, so that this page knows what is good for you. The set waits here until then."
)
CLOSED = "What is not for you now stays out of your week. Show this list to whoever gave you the set."


class Given(Incoming):
    """The card of Share that opens a set, from a file or a code, and keeps it until it is put away."""

    kind, largest_mb = "given", 1
    head, ask, says = "Open a set that somebody gave you", "Choose its file", "Choose the file of a set of exercises"
    too_large = f"is too large to be a set: one has at most {LARGEST // 1024} kB."
    lead = (
        "A teacher or therapist may give you exercises as a file or as a code in a message. "
        "Each one is held against your own check before it can come into your week."
    )

    def _other_ways(self) -> Iterator[ipw.Widget]:
        self._code = Line(
            "Or paste the message with the code", many=True, hint="[HIPSET ...]", classes=["hb-given-code"]
        )
        yield self._code
        yield row(button("Open the code", self.journal.guarded(self._paste), "hb-given-open"))

    def _below(self) -> Iterable[ipw.Widget]:
        """What was opened before and not put away stands here again."""
        self.clear()
        return ()

    def clear(self) -> None:
        """Show no file any more, but the set that is open."""
        fill(self._preview_box, *self._standing())

    def _standing(self) -> list[ipw.Widget]:
        given = self.journal.given
        return self._shown(given) if given.exercises else []

    def _paste(self) -> None:
        if not self._code.value.strip():
            raise ValueError("Please paste the code first.")
        self._open(self._code.value)

    def _look_into(self, name: str, content: bytes) -> list[ipw.Widget]:
        """A file that is no set changes nothing: one that was open before stays."""
        before = self.journal.given
        try:
            given = read_set(content)
        except NotASet as problem:
            still = [words("The set that was open before is still here.")] if before.exercises else []
            return [words(f"{name}: {problem}", "hb-do"), *still, *self._standing()]
        if given == before:
            return self._shown(given)
        self.journal.given = given  # and Share draws this card anew
        return []

    def _open(self, text: str) -> None:
        self.journal.given = read_set(text)
        self.journal.point_at(self.preview_class)

    def _shown(self, given: ExerciseSet) -> list[ipw.Widget]:
        head = html(f"<h3 tabindex='-1'><bdi>{esc(given.name or 'A set without a name')}</bdi></h3>", "hb-given-set")
        if self.journal.screening is None:
            return [head, html(self._figures(given)), words(BEFORE_CHECK, "hb-do"), self._actions(
                button("Answer the questions", self.journal.guarded(self.journal.go, "conversation"),
                       "hb-given-check", primary=True))]  # fmt: skip
        parts = tuple(judged(given, self.journal.workspace))
        number = sum(part.fate in JOINS for part in parts)
        add = [self._adder(number)] if number else []
        closed = [words(CLOSED)] if any(part.fate == "closed" for part in parts) else []
        return [
            head,
            words(_counts(parts)),
            html(self._list(parts)),
            *closed,
            self._actions(*add),
        ]

    def _adder(self, number: int) -> ipw.Widget:
        label = "Add it to my week" if number == 1 else f"Add these {number} to my week"
        return button(label, self.journal.guarded(self._add), "hb-given-add", "hb-icon-add", primary=True)

    def _actions(self, *first: ipw.Widget) -> ipw.Widget:
        away = button("Put the set away", self.journal.guarded(self._put_away), "hb-given-away", "hb-plain")
        return row(*first, away)

    def _add(self) -> None:
        self.journal.add_set_to_week()
        self.journal.point_at("hb-take-back")

    def _put_away(self) -> None:
        self.journal.given = ExerciseSet()

    def _figures(self, given: ExerciseSet) -> str:
        """What is in a set, before anything can be told of it."""
        return _listed("".join(f"<li>{self._name(id)}</li>" for id in given.exercises))

    def _list(self, parts: tuple[Part, ...]) -> str:
        return _listed("".join(
            f"<li class='hb-part-{part.fate}'>{self._name(part.id, FATE_WORDS[part.fate], part.why)}</li>"
            for part in parts
        ))  # fmt: skip

    def _name(self, id: str, fate: str = "", why: tuple[str, ...] = ()) -> str:
        """A part with its figure; one that this book does not know by its id alone."""
        library = self.journal.library
        is_here = id in {**library.exercises, **library.series}
        name = opener(id, library) if is_here else f"<bdi>{esc(id)}</bdi>"
        drawn = thumb(id, library) if is_here else "<span></span>"
        stands = f"<span class='hb-fate'>{esc(fate)}</span>" if fate else ""
        return f"{drawn}<div><strong>{name}</strong>{stands}{bullets(why) if why else ''}</div>"


def _listed(lines: str) -> str:
    return f"<ol class='hb-given-parts'>{lines}</ol>"


def _counts(parts: tuple[Part, ...]) -> str:
    """How many there are of each fate.

    >>> _counts((Part("clam", "open"), Part("bridge", "closed")))
    '2 exercises: 1 open to you and 1 not for you now.'
    """
    met = Counter(part.fate for part in parts)
    fates = [f"{met[fate]} {text}" for fate, text in FATE_WORDS.items() if met[fate]]
    return f"{counted(len(parts), 'exercise')}: {listed(fates)}."
