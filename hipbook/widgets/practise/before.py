"""Before a session: the pain now, the stop questions, and what will be done."""

from __future__ import annotations

import ipywidgets as ipw

from ...app.how_to_begin import Way
from ...content.dosage import dose_words
from ...model.routine import Item
from ...model.safety import RedFlag
from ...screening.assessment import session_questions
from ...screening.pain_cap import pain_rule
from ..base.controls import Scale, Several, button, card, column, esc, heading, html, row, words
from ..base.markup import how_to
from ..journal import Journal
from .flow import SessionFlow

WAYS = {
    Way.EASIER: ("Easier for today", "hb-way-easier"),
    Way.FLARE: ("My hip is flaring", "hb-way-flare"),
    Way.CHECK: ("Look at the check", "hb-way-check"),
    Way.PLANNED: ("As planned", "hb-way-planned"),
}
SORE = (
    "That is nothing you did wrong. With less of everything you may practise all the same; if it has been like this "
    "for a day or more, a flare set is kinder."
)
VERY_SORE = (
    "That is a lot, so no session is led now. If you know this from your flares, choose the flare: Today then has a "
    "short and gentle set. If anything about it is new, go through the check first."
)
GONE_UP = (
    "That is a lot, and it has gone up over the last weeks, so no session is led now. Rest in any position that is easy. "
    "Please look at the check; Today says how soon somebody should see you."
)
MEANS_STOP = "Working muscles may be felt. Pain that makes your face wrinkle means stop: press the large red button."


class Before(ipw.VBox):
    """Asks for the pain and what is new; the flow decides what follows from the answers."""

    def __init__(self, flow: SessionFlow, journal: Journal):
        self._flow = flow
        self.pain = Scale("Hip pain now, before you begin")
        flags = session_questions(journal.profile, journal.library, journal.today)
        ask = "Is any of these new since last time? Tick it also if you are not sure."
        self.stops = Several(ask, [(flag.ask, flag.id) for flag in flags])
        super().__init__([
            card(self.pain),
            card(heading("Stop questions"), self.stops),
            card(heading("What you will do"), html(_listed(journal.session, journal) + _rule(journal)), words(MEANS_STOP)),
            row(button("None of these: begin", journal.guarded(self.begin), "hb-begin-session", primary=True),
                button("Not now", journal.guarded(flow.leave))),
        ])  # fmt: skip
        self.add_class("hb-column")

    def begin(self) -> None:
        """Give the answers to the flow."""
        self._flow.answer(self.pain.value, self.stops.value)


def halted(flag: RedFlag, journal: Journal) -> ipw.Widget:
    """The view after a stop question was answered with yes: why, and what to do."""
    again = button("Look at my answers", journal.guarded(journal.go, "check"))
    return card(heading("Please stop here"), words(flag.why), words(flag.do, "hb-do"), again, classes=["hb-gate"])


def sore_today(flow: SessionFlow, journal: Journal) -> ipw.Widget:
    """The view where the hip is sorer than usual, or than is accepted: the ways on, the wisest first."""
    ways = [
        button(WAYS[way][0], journal.guarded(flow.begin, way), WAYS[way][1], primary=not n)
        for n, way in enumerate(flow.ways)
    ]
    return card(
        heading("Your hip is sore today"),
        words(f"You began with {flow.sore} out of 10. {_sore_words(flow.ways)}"),
        row(*ways),
        row(button("Not now", journal.guarded(flow.leave))),
        classes=["hb-sore"],
    )


def _sore_words(ways: tuple[Way, ...]) -> str:
    """What belongs to the ways that are open."""
    if Way.EASIER in ways:
        return SORE
    return VERY_SORE if Way.FLARE in ways else GONE_UP


def ended(flow: SessionFlow, journal: Journal) -> ipw.Widget:
    """The view of a session that ended with nothing done."""
    message = words("Nothing was done, so nothing is logged. That is fine: rest is part of it.")
    return card(heading("Ended"), message, button("To today", journal.guarded(flow.leave)))


def idle(journal: Journal, *below: ipw.Widget) -> ipw.Widget:
    """The view while no session is started."""
    return column(row(button("To today", journal.guarded(journal.go, "today"), primary=True)), *below)


def _rule(journal: Journal) -> str:
    cap = journal.screening.pain_cap if journal.screening else None
    return "" if cap is None else f"<p><strong>Pain rule.</strong> {pain_rule(cap)}</p>"


def _listed(items: tuple[Item, ...], journal: Journal) -> str:
    library = journal.library
    lines = (
        f"<li><strong>{esc(library.item(item.exercise).name)}</strong> "
        f"<span class='hb-dose'>{esc(dose_words(item, library))}</span>{how_to(item.exercise, library)}</li>"
        for item in items
    )
    return f"<ol class='hb-items'>{''.join(lines)}</ol>"
