"""Before a session: the pain now, the stop questions, and what will be done."""

from __future__ import annotations

import ipywidgets as ipw

from ...app.how_to_begin import Way
from ...content.dosage import dose_words
from ...model.routine import Item
from ...model.safety import RedFlag
from ...screening.assessment import session_questions
from ...screening.pain_cap import pain_rule
from ...wording import counted, upper_first
from ..base.boxes import fill
from ..base.controls import Scale, Several, button, card, classed, column, details, esc, hero, html, row, title, words
from ..base.markup import how_to, questions, stage
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
MEANS_STOP = "You may feel your muscles work. Pain that makes you pull a face means stop: press the large red button."
NOTHING_NEW, NONE_OF_THESE, GO_ON = "Nothing new: begin", "None of these: begin", "That is new: what now?"


class Before(ipw.VBox):
    """Asks for the pain and what is new; the flow decides what follows from the answers.

    The signs stand in one line, and the button says that none of them is new. Whoever cannot say so reads them in full.
    """

    def __init__(self, flow: SessionFlow, journal: Journal):
        self._flow, guarded = flow, journal.guarded
        flags = session_questions(journal.profile, journal.library, journal.today)
        self.pain = Scale("Hip pain now")
        ask = "Which of these is new since last time? Tick it also if you are not sure."
        self.stops = Several(ask, [(flag.ask, flag.id) for flag in flags], classes=["hb-later"])
        self._signs = column(html(_in_short(flags), "hb-note"), self.stops)
        self._begin = button(NOTHING_NEW, guarded(self.begin), "hb-begin-session", "hb-icon-start", primary=True)
        more = button("Something is new", guarded(self._unfold), "hb-something-new", "hb-plain")
        self._ways = row(self._begin, more, classes=["hb-actions"])
        self.stops.observe(self._label, "value")
        first = journal.session[0].exercise
        super().__init__([
            hero(stage(first, journal.library), title("How does your hip feel?"), self.pain, self._signs, self._ways),
            html(_planned(journal.session, journal) + details("When to stop", f"<p>{esc(MEANS_STOP)}</p>{_rule(journal)}")),
            button("Not now", guarded(flow.leave), "hb-plain"),
        ], **classed("hb-column", "hb-before"))  # fmt: skip

    def _unfold(self) -> None:
        fill(self._signs, self.stops)
        self.stops.remove_class("hb-later")
        fill(self._ways, self._begin)
        self._label()

    def _label(self, _: object = None) -> None:
        self._begin.description = self._begin.tooltip = GO_ON if self.stops.value else NONE_OF_THESE

    def begin(self) -> None:
        """Give the answers to the flow."""
        self._flow.answer(self.pain.value, self.stops.value)


def _in_short(flags: tuple[RedFlag, ...]) -> str:
    """The signs in one line, each in few words."""
    *first, last = (flag.short or flag.ask for flag in flags)
    return f"<p><strong>Is any of this new?</strong> {esc(upper_first('; '.join(first)))}; or {esc(last)}. Not sure counts too.</p>"


def _planned(items: tuple[Item, ...], journal: Journal) -> str:
    """What will be done, folded: the fold says how much."""
    minutes = max(1, round(sum(item.minutes for item in items)))
    summary = f"What you will do: {counted(len(items), 'exercise')}, {counted(minutes, 'minute')}"
    return details(summary, _listed(items, journal))


def halted(flag: RedFlag, journal: Journal) -> ipw.Widget:
    """The view after a stop question was answered with yes: why, and what to do."""
    again = button("Look at my answers", journal.guarded(journal.go, "check"))
    return card(
        title("Please stop here"), words(flag.do, "hb-do"), words(flag.why), again, classes=["hb-urgent", "hb-gate"]
    )


def sore_today(flow: SessionFlow, journal: Journal) -> ipw.Widget:
    """The view where the hip is sorer than usual, or than is accepted: the ways on, the wisest first."""
    ways = [
        button(WAYS[way][0], journal.guarded(flow.begin, way), WAYS[way][1], primary=not n)
        for n, way in enumerate(flow.ways)
    ]
    return card(
        title("Your hip is sore today"),
        words(f"You began with {flow.sore} out of 10. {_sore_words(flow.ways)}"),
        row(*ways),
        button("Not now", journal.guarded(flow.leave), "hb-plain"),
        classes=["hb-sore"],
    )


def _sore_words(ways: tuple[Way, ...]) -> str:
    """What belongs to the ways that are open."""
    if Way.EASIER in ways:
        return SORE
    return VERY_SORE if Way.FLARE in ways else GONE_UP


def ended(flow: SessionFlow, journal: Journal) -> ipw.Widget:
    """The view of a session that ended with nothing done."""
    message = words("Nothing was done, so there is nothing to save. Rest is part of it.", "hb-lead")
    back = button("Back to Today", journal.guarded(flow.leave), primary=True)
    return card(title("Not today, then"), message, back)


def idle(journal: Journal, *below: ipw.Widget) -> ipw.Widget:
    """The view while no session is started, with what readers ask of sessions."""
    back = button("Back to Today", journal.guarded(journal.go, "today"), primary=True)
    answers = questions(journal.library, "practise")
    return column(
        title("Past sessions", "Nothing is started. Today has what is planned."),
        row(back),
        *below,
        *([html(answers, "hb-questions")] if answers else []),
    )


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
