"""Today's ways to do less: easier for today, a flare and the way back, a holiday; and when to show this to someone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import ipywidgets as ipw

from ...adaptation.worth_showing import worth_showing
from ...app.today import days_of_gap, gap_made_smaller
from ...history.pauses import away_until, flare_began, way_back
from ...model.records import Flare, Holiday
from ...planning.notes import back_words, flare_words
from ...wording import weekday_words
from ..base.boxes import fill
from ..base.controls import Several, button, card, classed, column, esc, heading, hero, html, row, title, words
from ..journal import Journal

SMALLER = "What you did before begins a little smaller; below you see each change and can take it back."


def away(journal: Journal) -> list[ipw.Widget]:
    """While a holiday lasts: nothing is due."""
    until = away_until(journal.history, journal.today)
    if not until:
        return []
    back = Holiday(on=journal.today, until=journal.today)
    home = button("I am back", journal.guarded(_back, journal, back), "hb-holiday-over", primary=True)
    lead = (
        f"Until {weekday_words(until)} nothing is planned and nothing is lost. Afterwards it begins a little smaller."
    )
    above = html(f"<p class='hb-eyebrow'>{esc(weekday_words(journal.today))}</p>")
    return [hero("", above, title("You are away", lead), row(home, classes=["hb-actions"]), classes=["hb-now"])]


def _back(journal: Journal, record: Holiday) -> None:
    journal.save(record, message="Welcome back.")


def again(journal: Journal) -> list[ipw.Widget]:
    """After a gap: nothing is owed, and how it begins again."""
    gone = days_of_gap(journal.history, journal.library, journal.today)
    if not gone:
        return []
    gap = (
        f"Your last session was {gone} days ago. Gaps belong to it: there is nothing to catch up, and nothing is lost."
    )
    smaller = [words(SMALLER)] if gap_made_smaller(journal.history, journal.today) else []
    return [card(heading("Welcome back"), words(gap), *smaller, classes=["hb-again"])]


def clinician(journal: Journal) -> list[ipw.Widget]:
    """When weeks of doing less have not helped."""
    showing = worth_showing(journal.history, journal.library, journal.today)
    if not showing:
        return []
    report = button("To the page for a clinician", journal.guarded(journal.go, "share"))
    return [
        card(
            heading("Worth showing to someone"),
            words(showing.why),
            words(showing.do, "hb-do"),
            report,
            classes=["hb-clinician"],
        )
    ]


def less(journal: Journal) -> list[ipw.Widget]:
    """A flare and the way back, and a holiday; while one of them lasts, the way out of it."""
    if began := flare_began(journal.history, journal.today):
        over = Flare(on=journal.today, ended=journal.today)
        noted = [] if journal.recheck else _signs(journal)
        about = words(flare_words(began, journal.library, journal.today))
        return [html("<h3>Flare mode is on</h3>"), about, *noted,
                button("The flare is over", journal.guarded(journal.save, over), "hb-flare-over")]  # fmt: skip
    back = way_back(journal.history, journal.library, journal.today)
    again = "If it flares again, say so: a second flare soon after the first is worth showing to someone."
    on_the_way_back = [words(back_words(back)), words(again)] if back else []
    flare = button("My hip is flaring", journal.guarded(journal.save, Flare(on=journal.today)), "hb-flare",
                   says="A shorter, gentler set until it settles")  # fmt: skip
    if away_until(journal.history, journal.today):
        return [*on_the_way_back, row(flare)]
    box = column()
    holiday = button("I am going away", journal.guarded(_ask_until, journal, box), "hb-holiday",
                     says="Pause the plan for a holiday or an illness")  # fmt: skip
    ask = words("Is your hip worse than usual, or are you off on a trip?", "hb-quiet")
    return [*on_the_way_back, ask, row(flare, holiday), box]


def new_signs(journal: Journal, ticked: Iterable[str] = ()) -> Several:
    """Anything that came with it and opens the check again."""
    listed = [(sign.name, id) for id, sign in journal.library.new_signs.items()]
    return Several("Anything new since yesterday? Leave it empty if not.", listed, ticked)


def _signs(journal: Journal) -> list[ipw.Widget]:
    new = new_signs(journal)
    return [new, button("Save what is new", journal.guarded(keep_signs, journal, new))]


def keep_signs(journal: Journal, new: Several) -> None:
    """Save signs with the flare they came with: a record with them replaces the flare's."""
    if not new.value:
        raise ValueError("Please tick what is new; if nothing is, there is nothing to save.")
    flare = journal.history.flares[-1]
    noted = Flare(on=flare.on, signs=tuple(sorted(new.value)), note=flare.note)
    journal.save(noted, message="Kept.", undoable=False, instead_of=flare.uid)


def _ask_until(journal: Journal, box: ipw.VBox) -> None:
    day = ipw.DatePicker(value=journal.today + timedelta(7), **classed("hb-until"))

    def save() -> None:
        if day.value is None or day.value <= journal.today:
            raise ValueError("Please give the day you are back; it must be later than today.")
        journal.save(
            Holiday(on=journal.today, until=day.value), message=f"Have a good time. Back on {weekday_words(day.value)}."
        )

    ask = words("Back on which day? An illness counts too.")
    fill(box, card(ask, row(day, button("Pause until then", journal.guarded(save), "hb-pause-plan", primary=True))))
