"""What happened in a reader's own life, on the time line: new shoes, a new job. A small form, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets as ipw

from ...model.records import LifeEvent
from ...wording import day_words
from ..base.controls import Line, button, classed, esc, html, row, words
from ..journal import Journal

LEAD = (
    "New shoes, a new job, a long drive: what may matter for your hip. It is marked on your charts and on the report."
)
LONGEST = 80


def time_line(journal: Journal) -> Iterator[ipw.Widget]:
    """The form and, under it, each event with a way to take it out."""
    what = Line("What was new?", hint="new shoes", classes=["hb-event-what"])
    day = ipw.DatePicker(value=journal.today)
    when = ipw.VBox([html("<p class='hb-ask'>When?</p>"), day], **classed("hb-line", "hb-event-day"))

    def save() -> None:
        journal.save(_event(what.value.strip(), day, journal), message="It stands on your time line.", undoable=False)
        journal.point_at("hb-event-form")

    yield words(LEAD)
    yield row(what, when, button("Put it on the time line", journal.guarded(save), "hb-event-save", primary=True),
              classes=["hb-event-form"])  # fmt: skip
    yield from (_line(journal, event) for event in reversed(journal.history.events))


def _event(what: str, day: ipw.DatePicker, journal: Journal) -> LifeEvent:
    if not what:
        raise ValueError("Please write in a few words what was new.")
    if len(what) > LONGEST:
        raise ValueError(f"Please say it in at most {LONGEST} letters.")
    if day.value is None or day.value > journal.today:
        raise ValueError("Please give the day it happened: today, or a day before.")
    return LifeEvent(on=day.value, what=what)


def _line(journal: Journal, event: LifeEvent) -> ipw.Widget:
    day, what = day_words(event.on), f"<strong dir='auto'>{esc(event.what)}</strong>"
    out = button("Take it out", journal.guarded(journal.remove, event.uid, message="Taken out of your time line."), "hb-plain",
                 "hb-event-out", says=f"Take out: {event.what}, {day}; Undo brings it back")  # fmt: skip
    return row(html(f"<p>{what}<br><span class='hb-quiet'>{esc(day)}</span></p>"), out, classes=["hb-change"])
