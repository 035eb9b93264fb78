"""Routine: the week, each exercise with its reason, and what was left out and why."""

from __future__ import annotations

import math

import ipywidgets as ipw

from ..model import HIP_DIRECTIONS
from ..planner import WEEKDAYS, Item, direction_words
from ..planner import Routine as Week
from ..records import PlanChange, ProfileSaved
from .cards import dose_words, how_to, item_line, minutes, nothing_fits, why
from .controls import button, card, column, details, esc, heading, html, row, title, words
from .screen import Screen


class Routine(Screen):
    """The week's routine. ``value`` is the routine as planned."""

    name = "routine"
    follow = ("routine", "profile", "history")

    def _draw(self) -> list[ipw.Widget]:
        journal, week = self.journal, self.journal.routine
        self.value = week
        if week is None:
            place = (
                "check" if journal.profile is None or (journal.screening and not journal.screening.cleared) else "you"
            )
            lead = "There is no routine yet: the check comes first."
            return [title("Routine", lead), button("To the check", journal.kindly(journal.go, place), primary=True)]
        if not week.exercises:
            to_you = button("To your answers", journal.kindly(journal.go, "you"), primary=True)
            return [title("Routine", nothing_fits(week)), to_you, html(self._left_out(week))]
        track = journal.library.tracks[week.track]
        return [
            title("Routine", f"Week {week.week}, {track.name}. {track.says}"),
            card(heading("Your week"), html(self._days(week))),
            *map(self._item, {item.exercise: item for day in week.days for item in day.items}.values()),
            card(heading("All round the hip"), html(compass(week)), html(self._coverage(week))),
            html(self._left_out(week), "hb-left-out"),
            row(button("Print sheet and calendar", journal.kindly(journal.go, "share"))),
        ]

    def _days(self, week: Week) -> str:
        library = self.journal.library
        rows = []
        for name, day in zip(WEEKDAYS, week.days, strict=True):
            items = "".join(f"<li>{item_line(item, library)}</li>" for item in day.items)
            kind = {"main": "main session", "easy": "easy session", "rest": "rest"}[day.kind]
            length = f", {minutes(day.minutes)}" if day.items else ""
            rows.append(
                f"<div class='hb-day hb-day-{day.kind}'><h3>{name}</h3><p>{kind}{length}</p><ol class='hb-items'>{items}</ol></div>"
            )
        return f"<div class='hb-week'>{''.join(rows)}</div>"

    def _item(self, item: Item) -> ipw.Widget:
        library, act = self.journal.library, self.journal.kindly
        known = library.named(item.exercise)
        dose = dose_words(item, library)
        notes = "".join(f"<li>{esc(note)}</li>" for note in item.notes)
        about = (
            f"<p class='hb-dose'>{esc(dose)} · {minutes(item.minutes)} in all</p><p>{esc(known.summary)}</p>"
            f"<p><strong>Why:</strong> {esc(item.reason)}</p>" + (f"<ul class='hb-notes'>{notes}</ul>" if notes else "")
        )
        tools = [button("Swap", act(self._offer_swaps, item), says=f"Swap {known.name} for another")]
        if item.exercise in library.exercises:
            tools += [button(label, act(self._rung, item, change), says=f"{label} than {known.name}")
                      for label, change in (("Easier", "easier"), ("Harder", "harder"))]  # fmt: skip
        tools.append(button("Never", act(self._never, item), says=f"Never offer {known.name} again"))
        made = card(
            heading(known.name),
            html(about),
            html(how_to(item.exercise, library) + why(item.exercise, library)),
            row(*tools),
            classes=["hb-exercise"],
        )
        self._swap_box = getattr(self, "_swap_box", {}) | {item.exercise: column()}
        made.children = (*made.children, self._swap_box[item.exercise])
        return made

    def _offer_swaps(self, item: Item) -> None:
        library, box = self.journal.library, self._swap_box[item.exercise]
        if not item.swaps:
            box.children = [
                words("There is nothing like it that you may do with what you have. Easier or Harder may help.")
            ]
            return
        box.children = [words("Instead of it:")] + [
            row(html(f"<p><strong>{esc(library.named(id).name)}</strong>: {esc(library.named(id).summary)}</p>"),
                button("Take this", self.journal.kindly(self._change, item, "swap", id), says=f"Take {library.named(id).name}"))
            for id in item.swaps
        ]  # fmt: skip

    def _rung(self, item: Item, change: str) -> None:
        exercise, screening = self.journal.library.exercises[item.exercise], self.journal.screening
        owned = self.journal.profile
        rungs = [id for id in getattr(exercise, change) if id in screening.allowed
                 and not self.journal.library.missing(self.journal.library.exercises[id].equipment, owned.equipment)]  # fmt: skip
        if not rungs:
            raise ValueError(f"There is no {change} rung of {exercise.name} that you may do with what you have.")
        self._change(item, change, rungs[0])

    def _change(self, item: Item, change: str, instead: str) -> None:
        library = self.journal.library
        record = PlanChange(on=self.journal.today, exercise=item.exercise, change=change, instead=instead,
                            reason=f"You chose it in place of {library.named(item.exercise).name}.")  # fmt: skip
        before, names = self.journal.routine.exercises, library.named
        self.journal.save(record, told=f"{names(instead).name} takes the place of {names(item.exercise).name}.")
        if instead not in self.journal.routine.exercises and instead not in before:
            self.journal.undo()
            raise ValueError(
                f"{names(instead).name} does not fit into your minutes beside the rest. Nothing was changed."
            )

    def _never(self, item: Item) -> None:
        journal = self.journal
        never = journal.profile.never | {item.exercise}
        name = journal.library.named(item.exercise).name
        changed = journal.profile.model_copy(update={"never": never})
        journal.save(
            PlanChange(on=journal.today, exercise=item.exercise, change="never", reason="You asked never to be offered it."),
            ProfileSaved(on=journal.today, profile=changed, checked=False), told=f"{name} will not be offered again.",
        )  # fmt: skip

    def _coverage(self, week: Week) -> str:
        names = self.journal.library.named
        rows = "".join(
            f"<li><strong>{esc(direction_words(d))}</strong>: {esc(', '.join(names(id).name for id in week.covered.get(d, ())) or 'not this week')}</li>"
            for d in HIP_DIRECTIONS
        )
        return f"<ul>{rows}</ul>"

    def _left_out(self, week: Week) -> str:
        names = self.journal.library.exercises
        rows = "".join(
            f"<li><strong>{esc(names[id].name)}</strong>: {esc(why)}</li>" for id, why in week.left_out.items()
        )
        return details(f"What was left out, and why ({len(week.left_out)})", f"<ul>{rows}</ul>")


def compass(week: Week) -> str:
    """The six directions of the hip as a drawing: filled where something of the week trains them."""
    spokes = "".join(_spoke(n, d, d in week.covered) for n, d in enumerate(HIP_DIRECTIONS))
    said = ", ".join(direction_words(d) for d in week.covered) or "none"
    return f"<svg class='hb-compass' viewBox='-215 -110 430 220' role='img' aria-label='Directions trained this week: {esc(said)}'>{spokes}</svg>"


def _spoke(number: int, direction: str, covered: bool) -> str:
    turn = math.radians(60 * number - 90)
    x, y = math.cos(turn), math.sin(turn)
    kind = "hb-covered" if covered else "hb-bare"
    anchor = "middle" if abs(x) < 0.1 else "start" if x > 0 else "end"
    mark = "✓ " if covered else ""
    return (
        f"<line x1='0' y1='0' x2='{55 * x:.0f}' y2='{55 * y:.0f}' class='{kind}'/>"
        f"<circle cx='{62 * x:.0f}' cy='{62 * y:.0f}' r='8' class='{kind}'/>"
        f"<text x='{78 * x:.0f}' y='{84 * y + 5:.0f}' text-anchor='{anchor}'>{mark}{esc(direction_words(direction))}</text>"
    )
