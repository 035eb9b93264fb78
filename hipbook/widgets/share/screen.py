"""Share: papers for a clinician and for the wall, a calendar file, copies of the log, and an end to it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO

import ipywidgets as ipw

from ...app.hosting import whereabouts
from ...log.own_files import is_own
from ...papers.calendar_file import calendar
from ...papers.clinician_report import report
from ...papers.week_sheet import sheet
from ...wording import counted
from ..base.boxes import fill, hold
from ..base.controls import Line, button, card, column, heading, html, row, title, words
from ..base.page import Page
from ..base.screen import Screen
from ..journal import Journal
from .import_card import TAKE_BACK
from .import_log import Bringing
from .import_table import Spreadsheet

HTML, JSON, ZIP, ICS = "text/html;charset=utf-8", "application/json", "application/zip", "text/calendar;charset=utf-8"
SURE = "DELETE"
LARGE = "-large-print"


class Share(Screen):
    """What may be taken away from here or brought in. ``value`` is how many records of each kind the log holds."""

    name = "share"
    follow = ("history", "profile", "routine", "sample", "saved")

    def __init__(self, journal: Journal | None = None, alone: bool = True):
        self._page = hold(Page({"dropped": lambda file: self._take_chosen(file)}, layout={"display": "none"}))
        super().__init__(journal, alone)

    def _draw(self) -> list[ipw.Widget]:
        self.value = self.journal.log.counts()
        self._copies, self._tables = Bringing(self.journal, self._chosen), Spreadsheet(self.journal, self._chosen)
        own = [*self._undo(), self._copies, self._tables, self._delete()]
        return [
            self._page,
            title("Share", "Everything here is yours. Files go where you put them, and nowhere else."),
            *([self._sample()] if self.journal.sample else []),
            self._report(), self._sheet(), self._calendar(), self._copy(),
            *([] if self.journal.sample else own),
            self._where(),
        ]  # fmt: skip

    def _sample(self) -> ipw.Widget:
        leave = button("Leave the sample", self.journal.guarded(self.journal.leave_sample), "hb-leave-sample-here")
        about = (
            "What you see here are the sample's data: a made-up person's, not yours. "
            "To bring in or delete your own log, leave the sample first."
        )
        return card(heading("These are the sample's data"), words(about), leave, classes=["hb-sample-note"])

    def _button(self, label: str, act, *classes: str, says: str = "", primary: bool = False) -> ipw.Button:
        return button(label, self.journal.guarded(act), *classes, says=says, primary=primary)

    def _report(self) -> ipw.Widget:
        about = (
            "For paper, A4 or Letter: your check, your routine, the last eight weeks, what the plan changed and why. "
            "It holds your own notes, so read it before you hand it on."
        )
        look = self._button("Look at the report", self._offer_report, "hb-report")
        save = self._button("Save the report", lambda: self._offer_report(view=False), "hb-report-save")
        large = self._button("Look at it in large print", lambda: self._offer_report(large=True), "hb-report-large",
                             says="Look at the report in large print")  # fmt: skip
        return card(heading("Report for a clinician"), words(about), row(look, save, large))

    def _offer_report(self, view: bool = True, large: bool = False) -> None:
        journal = self.journal
        markup = report(journal.history, journal.library, journal.today, journal.routine, journal.sample, large)
        self._page.offer(self._name("report" + LARGE * large, "html"), markup, HTML, view)

    def _name(self, what: str, ending: str) -> str:
        return f"hipbook-{'sample-' * self.journal.sample}{what}-{self.journal.today}.{ending}"

    def _sheet(self) -> ipw.Widget:
        if self.journal.routine is None:
            return card(heading("Print sheet"), words("There is no routine yet. The sheet comes with it."))
        about = "Your week for paper, A4 or Letter: how each exercise is done, when to stop, and boxes to tick."
        look = self._button("Look at the sheet", self._offer_sheet, "hb-sheet")
        large = self._button("Look at it in large print", lambda: self._offer_sheet(large=True), "hb-sheet-large",
                             says="Look at the sheet in large print")  # fmt: skip
        return card(heading("Print sheet"), words(about), row(look, large))

    def _offer_sheet(self, large: bool = False) -> None:
        journal = self.journal
        markup = sheet(journal.week, journal.library, journal.person.screening.pain_cap, journal.sample, large)
        self._page.offer(self._name("week" + LARGE * large, "html"), markup, HTML, view=True)

    def _calendar(self) -> ipw.Widget:
        if self.journal.routine is None:
            return card(heading("Calendar file"), words("There is no routine yet. The calendar file comes with it."))
        about = (
            "Your practice days for the next twelve weeks. Open the file with your calendar. "
            "When your week changes, a newer file takes the place of the days it shares; remove the others by hand."
        )
        self._time = ipw.TimePicker(value=time(8))
        at = column(html("<p class='hb-ask'>At what time?</p>"), self._time, classes=["hb-line"])
        save = self._button("Save the calendar file", self._offer_calendar, "hb-calendar")
        return card(heading("Calendar file"), words(about), at, row(save))

    def _offer_calendar(self) -> None:
        if self._time.value is None:
            raise ValueError("Please choose a time of day first.")
        journal = self.journal
        made = calendar(
            journal.week, journal.library,
            log_id=journal.log.id, today=journal.today, stamp=datetime.now(UTC), at=self._time.value,
        )  # fmt: skip
        self._page.offer(self._name("practice", "ics"), made, ICS)

    def _copy(self) -> ipw.Widget:
        whose = "the sample's log" if self.journal.sample else "my log"
        about = (
            f"{counted(sum(self.value.values()), 'entry')}, notes included. The copy is one JSON file; "
            "the tables (CSV, in a zip file) open in a spreadsheet. Both can be brought back here."
        )
        copy = self._button(f"Save a copy of {whose}", self._offer_json, "hb-export", primary=True)
        tables = self._button("Save as tables (CSV)", self._offer_csv, "hb-export-csv")
        return card(heading("A copy to keep"), words(about), row(copy, tables))

    def _offer_json(self) -> None:
        written = BytesIO()
        self.journal.log.export_json(written)
        self._page.offer(self._name("log", "json"), written.getvalue(), JSON)

    def _offer_csv(self) -> None:
        written = BytesIO()
        self.journal.log.export_csv(written)
        self._page.offer(self._name("log", "zip"), written.getvalue(), ZIP)

    def take(self, file: dict) -> str:
        """Show what a file (``name``, ``size``, ``content``) would bring in, in the card that can read it; its class."""
        fits = file["size"] <= self._copies.largest_mb * 2**20
        own = not fits or is_own(bytes(file["content"]), file["name"])
        card, other = (self._copies, self._tables) if own else (self._tables, self._copies)
        other.clear()
        card.take(file)
        return card.preview_class

    def _take_chosen(self, file: dict) -> None:
        self.journal.guarded(self._chosen, file)()

    def _chosen(self, file: dict) -> None:
        """A file was chosen here; whatever comes of it, the page shows no longer that it is read."""
        preview = ""
        try:
            preview = self.take(file)
        finally:
            self._page.bring_up(preview)

    def _undo(self) -> list[ipw.Widget]:
        saved = self.journal.saved
        if not saved.outcome:
            return []
        back = self._button("Undo", self.journal.undo, "hb-undo", says="Undo what was just changed")
        return [row(words(saved.text), back, classes=["hb-saved", TAKE_BACK])]

    def _delete(self) -> ipw.Widget:
        self._last_step = column(classes=["hb-delete-step"])
        begin = self._button("Delete everything", self._ask_twice, "hb-delete")
        about = "Erases your whole log from this machine. Files you have saved elsewhere stay."
        return card(heading("Delete everything"), words(about), row(begin), self._last_step)

    def _ask_twice(self) -> None:
        self._typed = Line(f"To go on, type {SURE}")
        fill(
            self._last_step,
            words("This cannot be undone. Would you like a copy first?"),
            row(self._button("Save a copy first", self._offer_json, "hb-export-first")),
            self._typed,
            row(self._button("Delete for good", self._erase, "hb-delete-confirm", says="Delete my whole log for good"),
                self._button("Keep my log", self._keep, "hb-delete-cancel")))  # fmt: skip

    def _keep(self) -> None:
        fill(self._last_step)

    def _erase(self) -> None:
        if self._typed.value.strip() != SURE:
            raise ValueError(f"Nothing was deleted. Type {SURE} in capital letters if you are sure.")
        self.journal.erase()
        self._keep()

    def _where(self) -> ipw.Widget:
        location, read = whereabouts(self.journal.log)
        sent = "Nothing is sent anywhere unless you send a file yourself."
        return card(heading("Where the data is"), words(location), words(f"{read} {sent}"))
