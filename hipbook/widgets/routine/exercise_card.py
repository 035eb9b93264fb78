"""One exercise of the week as a card, with all that a reader can do about it."""

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
from ..base.controls import button, card, column, details, esc, heading, html, row, words
from ..base.markup import how_to, minutes, picture, why
from ..journal import Journal

SHOWN_RUNGS = 2


class ExerciseCard:
    """The card of an item of one menu; ``again`` says that it is described further up, ``more`` what it waits for.

    ``shows`` is all of that.
    """

    def __init__(self, journal: Journal, item: Item, menu: int, again: bool, pinned: bool, more: str = ""):
        self._journal, self._item, self._menu, self._pinned = journal, item, menu, pinned
        self.shows = item, menu, again, pinned, more
        self._library, self._exercise = journal.library, journal.library.item(item.exercise)
        self._box = column()
        description = (
            []
            if again
            else [
                html(self._about()),
                html(how_to(item.exercise, self._library) + self._ahead(more) + why(item.exercise, self._library)),
            ]
        )
        dose = f"{dose_words(item, self._library)} · {minutes(item.minutes)} in all"
        self.card = card(heading(self._exercise.name), html(f"<p class='hb-dose'>{esc(dose)}</p>"), *description,
                         row(*self._buttons(again)), self._box, classes=["hb-exercise"])  # fmt: skip

    def fold(self) -> ExerciseCard:
        """With no offer open: what was offered belonged to another week."""
        if self._box.children:
            fill(self._box)
        return self

    def _about(self) -> str:
        notes = "".join(f"<li>{esc(note)}</li>" for note in self._item.notes)
        drawn = picture(self._item.exercise, self._library, side=self._side)
        summary = f"<p>{esc(self._exercise.summary)}</p><p><strong>Why:</strong> {esc(self._item.reason)}</p>"
        careful = f"<ul class='hb-notes'>{notes}</ul>" if notes else ""
        return f"<div class='hb-about'>{drawn}<div>{summary}{careful}</div></div>"

    def _ahead(self, more: str) -> str:
        """What would have to happen for more, folded under the exercise."""
        good = f"<p class='hb-lead'>{esc(good_time(self._library))}</p>"
        name = f"What would have to happen for more: {self._exercise.name}"
        return details(name, f"<p>{esc(more)}</p>{good}") if more else ""

    @property
    def _side(self) -> str:
        return self._item.sides[0] if len(self._item.sides) == 1 else ""

    def _buttons(self, again: bool) -> Iterator[ipw.Button]:
        name = self._exercise.name
        if not again:
            yield self._button("Swap", self._offer_swaps, f"Swap {name} for another")
            if isinstance(self._exercise, Exercise):
                yield self._button("Easier", partial(self._offer_rungs, "easier"), f"Easier than {name}")
                yield self._button("Harder", partial(self._offer_rungs, "harder"), f"Harder than {name}")
            pin, keep = ("Unpin", "Unpin") if self._pinned else ("Pin", "Keep")
            yield self._button(pin, self._pin, f"{keep} {name}")
            yield self._button("Never", self._never, f"Never offer {name} again")
        where = ("strength days", "easy days", "daily piece")[self._menu]
        yield self._button("Up", partial(self._move, -1), f"Move {name} up, {where}")
        yield self._button("Down", partial(self._move, 1), f"Move {name} down, {where}")

    def _button(self, label: str, act: Callable[[], None], says: str) -> ipw.Button:
        return button(label, self._journal.guarded(act), says=says)

    def _offer_swaps(self) -> None:
        offers = [self._offer(id, "swap") for id in self._item.swaps]
        none = "Nothing else like it fits into this session. Easier or Harder may help."
        fill(self._box, *([words("Instead of it:"), *offers] if offers else [words(none)]))

    def _offer_rungs(self, way: Way) -> None:
        """The same with another dose, and the next rungs."""
        journal, item = self._journal, self._item
        options = alternatives(item, way, journal.person, journal.week.exercises)
        if options.against:
            fill(self._box, words(f"Not now: {options.against}"))
            return
        offers = [self._offer_dose(options.dose, way)] if options.dose else []
        offers += [self._offer(id, way) for id in options.others[:SHOWN_RUNGS]]
        none = f"There is no {way} form of it that you may do with what you have."
        fill(self._box, *(offers or [words(none)]))

    def _offer_dose(self, dose: Dose, way: Way) -> ipw.Widget:
        label = "less" if way == "easier" else "more"
        offer = f"<p><strong>The same, {label}</strong>: {esc(dose.words)} instead of {esc(self._item.dose.words)}</p>"
        take = self._button("Take this", partial(self._dose, dose, way), f"{self._exercise.name}: {dose.words}")
        return row(html(offer), take)

    def _offer(self, id: str, change: ChangeKind) -> ipw.Widget:
        new = self._library.item(id)
        offer = f"<p><strong>{esc(new.name)}</strong>: {esc(new.summary)} <em>{esc(self._difference(id))}</em></p>"
        notes = "".join(f"<li>{esc(note)}</li>" for note in self._journal.person.screening.allowed[id])
        offer += f"<ul class='hb-notes'>{notes}</ul>" if notes else ""
        return row(html(offer), self._button("Take this", partial(self._change, change, id), f"Take {new.name}"))

    def _difference(self, id: str) -> str:
        """The differences from the exercise it would replace: position, directions gained and lost."""
        old, new = self._exercise, self._library.item(id)
        if not (isinstance(old, Exercise) and isinstance(new, Exercise)):
            return ""
        names = self._library.positions
        moved = (
            f"Done {names[new.position].name} instead of {names[old.position].name}."
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
