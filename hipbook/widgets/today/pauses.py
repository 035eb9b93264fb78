"""Today's ways to do less: easier for today, a flare and the way back, a holiday; and when to show this to someone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import ipywidgets as ipw

from ...adaptation.changes import clinician_suggested
from ...content.dosage import scaled
from ...history.pauses import away_until, days_away, days_of_reduced_dose, flaring
from ...model.records import Flare, Holiday
from ...model.routine import Item
from ...session.duration import timed
from ...wording import weekday_words
from ..base.boxes import fill
from ..base.controls import Several, button, card, column, heading, row, words
from ..journal import Journal

GAP = frozenset({"gap", "long_gap"})


def eased(items: tuple[Item, ...], journal: Journal) -> tuple[Item, ...]:
    """A day's items with every dose and sequence cut, for today alone."""
    library, share = journal.library, journal.library.rule.today.ease_today_share
    cut = (replace(item, dose=scaled(item.dose, share, library), share=item.share * share) for item in items)
    return timed(cut, library, journal.person.profile)


def away(journal: Journal) -> list[ipw.Widget]:
    """While a holiday lasts: nothing is due."""
    until = away_until(journal.history, journal.today)
    if not until:
        return []
    back = Holiday(on=journal.today, until=journal.today)
    return [card(
        heading("You are away"), words(f"Until {weekday_words(until)} nothing is planned and nothing is lost. Afterwards it begins a little smaller."),
        button("I am back", journal.guarded(_back, journal, back), "hb-holiday-over"),
    )]  # fmt: skip


def _back(journal: Journal, record: Holiday) -> None:
    journal.save(record, told="Welcome back.")


def again(journal: Journal) -> list[ipw.Widget]:
    """After a gap: nothing is owed, and how it begins again."""
    gone = days_away(journal.history, journal.today)
    if not gone or gone <= journal.library.rule.gap.gap_restart_days:
        return []
    smaller = [c for c in journal.history.plan_changes if c.on == journal.today and c.rule in GAP and not c.undone]
    how = (
        "What you did before begins a little smaller; below you see each change and can take it back."
        if smaller
        else ""
    )
    told = f"Your last session was {gone} days ago. Gaps belong to it: there is nothing to catch up, and nothing is lost. {how}"
    return [card(heading("Welcome back"), words(told.strip()), classes=["hb-again"])]


def clinician(journal: Journal) -> list[ipw.Widget]:
    """When weeks of doing less have not helped."""
    why = clinician_suggested(journal.history, journal.library, journal.today)
    if not why:
        return []
    said = "Most often this is nothing serious, but it should not be sorted out alone. Please show it to a doctor or physiotherapist; Share has a page for them."
    report = button("To the page for a clinician", journal.guarded(journal.go, "share"))
    return [card(heading("Worth showing to someone"), words(why), words(said), report, classes=["hb-clinician"])]


def less(journal: Journal, items: tuple[Item, ...]) -> list[ipw.Widget]:
    """Easier for today, a flare, a holiday; while one of them lasts, the way out of it."""
    if flaring(journal.history, journal.today):
        over = Flare(on=journal.today, ended=journal.today)
        noted = [] if journal.recheck else _signs(journal)
        days = journal.library.rule.flare.flare_back_days
        return [card(heading("Flare mode is on"), words("Shorter, gentler, goals paused. Nothing is lost. "
                     f"When it is over, the plan comes back over {days} days."), *noted,
                     button("The flare is over", journal.guarded(journal.save, over), "hb-flare-over"))]  # fmt: skip
    back = days_of_reduced_dose(journal.history, journal.library, journal.today)
    told = (
        [words(f"You are on the way back from a flare: a little less of everything for {back} more days.")]
        if back
        else []
    )
    easier = button("Easier for today", journal.guarded(journal.start, eased(items, journal)), "hb-ease",
                    says="Start today's session with clearly less of everything, for today alone")  # fmt: skip
    flare = button("My hip is flaring", journal.guarded(journal.save, Flare(on=journal.today)), "hb-flare",
                   says="A shorter, gentler set until it settles")  # fmt: skip
    if away_until(journal.history, journal.today):
        return [*told, row(flare)]
    box = column()
    holiday = button("I am going away", journal.guarded(_ask_until, journal, box), "hb-holiday",
                     says="Pause the plan for a holiday or an illness")  # fmt: skip
    return [*told, row(*([easier] if items else []), flare, holiday), box]


def new_signs(journal: Journal) -> Several:
    """Anything that came with it and opens the check again."""
    listed = [(sign.name, id) for id, sign in journal.library.new_signs.items()]
    return Several("Anything new since yesterday? Leave it empty if not.", listed)


def _signs(journal: Journal) -> list[ipw.Widget]:
    new = new_signs(journal)
    return [new, button("Save what is new", journal.guarded(keep_signs, journal, new))]


def keep_signs(journal: Journal, new: Several) -> None:
    """What came with the flare belongs to its record, so another with it takes the flare's place."""
    if not new.value:
        raise ValueError("Please tick what is new; if nothing is, there is nothing to save.")
    flare = journal.history.flares[-1]
    noted = Flare(on=flare.on, signs=tuple(sorted(new.value)), note=flare.note)
    journal.save(noted, told="Kept.", undoable=False, instead_of=flare.uid)


def _ask_until(journal: Journal, box: ipw.VBox) -> None:
    day = ipw.DatePicker(value=journal.today + timedelta(7))
    day.add_class("hb-until")

    def save() -> None:
        if day.value is None or day.value <= journal.today:
            raise ValueError("Please give the day you are back; it must be later than today.")
        journal.save(
            Holiday(on=journal.today, until=day.value), told=f"Have a good time. Back on {weekday_words(day.value)}."
        )

    ask = words("Back on which day? An illness counts too.")
    fill(box, card(ask, row(day, button("Pause until then", journal.guarded(save), "hb-pause-plan", primary=True))))
