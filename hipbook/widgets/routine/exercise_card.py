"""One exercise of the week as a row, with all that a reader can do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import ipywidgets as ipw

from ...adaptation.ladder import Way
from ...adaptation.outlook import good_time
from ...app.alternatives import alternatives
from ...content.dosage import dose_words
from ...model.dose import Dose
from ...model.exercise import Exercise, direction_words
from ...model.records import ChangeKind, PlanChange, ProfileSaved
from ...model.routine import Item
from ..base.boxes import fill
from ..base.controls import button, column, details, esc, html, row, words
from ..base.markup import how_to, minutes, opener, thumb, why
from ..journal import Journal

SHOWN_RUNGS = 2


class ExerciseCard:
    """The row of an item of one menu; ``again`` says that it is described further up, ``aim`` what it is for, ``more`` what it waits for.

    ``shows`` is all of that. Swap stands beside it; whatever else can be done with it, behind one button.
    """

    def __init__(self, journal: Journal, item: Item, menu: int, again: bool, pinned: bool, aim: str, more: str = ""):
        self._journal, self._item, self._menu, self._pinned = journal, item, menu, pinned
        self._library, self._exercise = journal.library, journal.library.item(item.exercise)
        self._aim, self.shows = aim, (item, menu, again, pinned, aim, more)
        self._again = again
        self._menu_row: ipw.HBox | None = None
        self._offers: ipw.VBox | None = None
        words = f"<div class='hb-exercise-words'>{self._head()}</div>"
        head = html(thumb(item.exercise, self._library, self._side) + words, "hb-exercise-head")
        self._above = head, row(*self._first(), classes=["hb-exercise-ways"])
        self._folded = () if again else (html(self._about(more)),)
        self.card = column(*self._above, *self._folded, classes=["hb-exercise"])

    def fold(self) -> ExerciseCard:
        """With no offer open: what was offered belonged to another week."""
        if self._menu_row or self._offers:
            self._menu_row = self._offers = None
            self._draw()
        return self

    def _draw(self) -> None:
        fill(self.card, *self._above, *filter(None, (self._menu_row, self._offers)), *self._folded)

    def _head(self) -> str:
        """Name, dose, what it is for, and what to mind."""
        dose = f"{dose_words(self._item, self._library)} · {minutes(self._item.minutes)}"
        name = f"<h3>{opener(self._item.exercise, self._library)}</h3><p class='hb-dose'>{esc(dose)}</p>"
        notes = "".join(f"<li>{esc(note)}</li>" for note in self._item.notes)
        careful = f"<ul class='hb-notes'>{notes}</ul>" if notes else ""
        return name if self._again else f"{name}<p>{esc(self._aim)}</p>{careful}"

    def _about(self, more: str) -> str:
        """How it is done, what would have to happen for more, and why it is here: folded under the exercise."""
        good = f"<p class='hb-quiet'>{esc(good_time(self._library))}</p>"
        name = f"What would have to happen for more: {self._exercise.name}"
        ahead = details(name, f"<p>{esc(more)}</p>{good}") if more else ""
        here = f"<p><strong>In your week:</strong> {esc(self._item.reason)}</p>"
        inside = how_to(self._item.exercise, self._library) + ahead + why(self._item.exercise, self._library)
        return details(f"More about it: {self._exercise.name}", f"<p>{esc(self._exercise.summary)}</p>{here}{inside}")

    @property
    def _side(self) -> str:
        return self._item.sides[0] if len(self._item.sides) == 1 else ""

    def _first(self) -> Iterator[ipw.Button]:
        """The ways that stand beside it."""
        name = self._exercise.name
        if not self._again:
            yield button(
                "Swap", self._journal.guarded(self._offer_swaps), "hb-icon-swap", says=f"Swap {name} for another"
            )
        yield button("More", self._journal.guarded(self._toggle), "hb-plain", "hb-only-icon", "hb-icon-more",
                     says=f"More you can do with {name}")  # fmt: skip

    def _toggle(self) -> None:
        """Open the menu or shut it. It is made when it is opened: few are, and a week has many."""
        self._menu_row = None if self._menu_row else row(*self._buttons(), classes=["hb-exercise-more"])
        self._draw()

    def _offer_these(self, *offers: ipw.Widget) -> None:
        self._offers = column(*offers)
        self._draw()

    def _buttons(self) -> Iterator[ipw.Button]:
        name = self._exercise.name
        if not self._again:
            if isinstance(self._exercise, Exercise):
                yield self._button("Easier", partial(self._offer_rungs, "easier"), f"Easier than {name}")
                yield self._button("Harder", partial(self._offer_rungs, "harder"), f"Harder than {name}")
            pin, keep = ("Unpin", "Unpin") if self._pinned else ("Always keep it", "Keep")
            yield self._button(pin, self._pin, f"{keep} {name}")
            yield self._button("Never offer it", self._never, f"Never offer {name} again")
        where = ("strength days", "easy days", "daily piece")[self._menu]
        yield self._button("Up", partial(self._move, -1), f"Move {name} up, {where}")
        yield self._button("Down", partial(self._move, 1), f"Move {name} down, {where}")

    def _button(self, label: str, act: Callable[[], None], says: str) -> ipw.Button:
        return button(label, self._journal.guarded(act), says=says)

    def _offer_swaps(self) -> None:
        offers = [self._offer(id, "swap") for id in self._item.swaps]
        none = "Nothing else like it fits into this session. Easier or Harder may help."
        self._offer_these(*([words("Instead of it:"), *offers] if offers else [words(none)]))

    def _offer_rungs(self, way: Way) -> None:
        """The same with another dose, and the next rungs."""
        journal, item = self._journal, self._item
        options = alternatives(item, way, journal.person, journal.week.exercises)
        if options.against:
            self._offer_these(words(f"Not now: {options.against}"))
            return
        offers = [self._offer_dose(options.dose, way)] if options.dose else []
        offers += [self._offer(id, way) for id in options.others[:SHOWN_RUNGS]]
        none = f"There is no {way} form of it that you may do with what you have."
        self._offer_these(*(offers or [words(none)]))

    def _offer_dose(self, dose: Dose, way: Way) -> ipw.Widget:
        label = "less" if way == "easier" else "more"
        offer = f"<p><strong>The same, {label}</strong>: {esc(dose.words)} instead of {esc(self._item.dose.words)}</p>"
        take = self._button("Choose this one", partial(self._dose, dose, way), f"{self._exercise.name}: {dose.words}")
        return row(html(offer), take)

    def _offer(self, id: str, change: ChangeKind) -> ipw.Widget:
        new = self._library.item(id)
        offer = f"<p><strong>{esc(new.name)}</strong>: {esc(new.summary)} <em>{esc(self._difference(id))}</em></p>"
        notes = "".join(f"<li>{esc(note)}</li>" for note in self._journal.person.screening.allowed[id])
        offer += f"<ul class='hb-notes'>{notes}</ul>" if notes else ""
        return row(html(offer), self._button("Choose this one", partial(self._change, change, id), f"Take {new.name}"))

    def _difference(self, id: str) -> str:
        """The differences from the exercise it would replace: position, directions gained and lost."""
        old, new = self._exercise, self._library.item(id)
        if not (isinstance(old, Exercise) and isinstance(new, Exercise)):
            return ""
        names = self._library.positions
        moved = (
            f"It is done {names[new.position].name}; the one you have, {names[old.position].name}."
            if new.position != old.position
            else ""
        )
        more, less = (
            ", ".join(map(direction_words, sorted(d))) for d in (new.trains - old.trains, old.trains - new.trains)
        )
        return " ".join(filter(None, [moved, more and f"Also trains {more}.", less and f"No longer {less}."]))

    def _change(self, change: ChangeKind, instead: str) -> None:
        """Put another in its place; first the week is tried with it, and nothing is saved where it does not fit."""
        journal, name = self._journal, self._library.item(instead).name
        swap = PlanChange(on=journal.today, exercise=self._item.exercise, change=change, instead=instead,
                          reason=f"You chose it in place of {self._exercise.name}.")  # fmt: skip
        if instead not in journal.workspace.what_if(swap).exercises:
            raise ValueError(f"{name} does not fit into your minutes beside the rest. Nothing was changed.")
        journal.save(swap, message=f"{name} takes the place of {self._exercise.name}.")

    def _dose(self, dose: Dose, way: Way) -> None:
        change: ChangeKind = "reduce" if way == "easier" else "progress"
        sides = self._item.sides if len(self._item.sides) == 1 else (None,)
        self._journal.save(*(PlanChange(on=self._journal.today, exercise=self._item.exercise, side=side, change=change,
                                        dose=dose, reason="You asked for it.") for side in sides),
                           message=f"{self._exercise.name}: {dose.words} from now on.")  # fmt: skip

    def _pin(self) -> None:
        message = f"{self._exercise.name} is {'no longer pinned' if self._pinned else 'pinned: it stays whatever else changes'}."
        self._journal.edit("unpin" if self._pinned else "pin", self._item.exercise, message=message)

    def _move(self, step: int) -> None:
        menus = [list(menu) for menu in self._journal.week.menus]
        order = menus[self._menu]
        at = order.index(self._item.exercise)
        if not 0 <= at + step < len(order):
            raise ValueError(f"{self._exercise.name} is {'first' if step < 0 else 'last'} already.")
        order[at], order[at + step] = order[at + step], order[at]
        move = PlanChange(
            on=self._journal.today, exercise=self._item.exercise, change="move", menus=tuple(map(tuple, menus))
        )
        if self._journal.workspace.what_if(move).menus[self._menu] != tuple(order):
            raise ValueError("In that order you would get down and up once more, which does not fit into your minutes.")
        self._journal.edit("move", self._item.exercise, message=f"{self._exercise.name} is number {at + step + 1} now.",
                           menus=tuple(map(tuple, menus)))  # fmt: skip

    def _never(self) -> None:
        journal, id = self._journal, self._item.exercise
        changed = journal.person.profile.model_copy(update={"never": journal.person.profile.never | {id}})
        journal.edit("never", id, ProfileSaved(on=journal.today, profile=changed, checked=False),
                     message=f"{self._exercise.name} will not be offered again.", reason="You asked never to be offered it.")  # fmt: skip
