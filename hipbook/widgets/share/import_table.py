"""Bringing in another diary's table: what each column holds, what would come in, and which rows cannot."""

from __future__ import annotations

import ipywidgets as ipw

from ...log.dates import DAY_FIRST, MONTH_FIRST
from ...log.errors import LogError
from ...log.imports import what_is_new
from ...log.other_diaries import TARGETS, Plan, Sheet, as_records, plan_of, read_sheet, with_column
from ...wording import sentence
from ..base.boxes import fill
from ..base.controls import Choice, column, esc, html, words
from .import_card import Incoming, bad, good

ROWS_SHOWN, MOST_COLUMNS = 3, 40
LEFT_OUT = "leave it out"


class Spreadsheet(Incoming):
    """The card of Share that takes another diary in."""

    kind, accept, largest_mb = "import-table", ".csv,.tsv,.txt", 4
    head, ask, says = "Bring in another diary", "Choose a table", "Choose the table of another diary, saved as CSV"
    lead = (
        "A table you kept elsewhere, saved as CSV: a column for the day, others for pain, minutes or everyday things. "
        "You say what each column holds and see what would come in. Bringing it in twice adds nothing."
    )

    def _look_into(self, name: str, content: bytes) -> list[ipw.Widget]:
        try:
            self._sheet = read_sheet(content, name)
        except LogError as problem:
            return [words(f"{problem}. Nothing was brought in.", "hb-do")]
        self._plan = plan_of(self._sheet)
        return self._questions()

    def _questions(self) -> list[ipw.Widget]:
        """What each column holds, as it is taken so far; each can be changed."""
        sheet = self._sheet
        options = [(LEFT_OUT, ""), *((words_, target) for target, words_ in TARGETS.items())]
        picks = [self._pick(name, options) for name in sheet.columns[:MOST_COLUMNS]]
        order = Choice("Dates such as 5/1/2026: what comes first?", [("day", DAY_FIRST), ("month", MONTH_FIRST)],
                       self._plan.order or None, ["hb-date-order"])  # fmt: skip
        order.observe(lambda change: self._set(Plan(self._plan.columns, change.new)), "value")
        self._outcome = column()
        self._preview()
        return [html(_first_rows(sheet)), *picks, order, self._outcome]

    def _pick(self, name: str, options: list[tuple[str, str]]) -> ipw.Widget:
        pick = ipw.Dropdown(options=options, value=self._plan.columns.get(name, ""))
        pick.observe(lambda change: self._set(with_column(self._plan, name, change.new)), "value")
        return column(html(f"<p class='hb-ask'>{esc(name)}</p>"), pick, classes=["hb-line"])

    def _set(self, plan: Plan) -> None:
        self._plan = plan
        self.journal.guarded(self._preview)()

    def _preview(self) -> None:
        """What would come in; the log is not touched."""
        try:
            preview = as_records(self._sheet, self._plan, self.journal.today)
        except LogError as problem:
            fill(self._outcome, words(sentence(str(problem)), "hb-do"))
            return
        new, _ = what_is_new(preview, self.journal.log.contents())
        fill(self._outcome, good(preview, new), *bad(preview), *self._confirm(new))


def _first_rows(sheet: Sheet) -> str:
    """The first rows as they were read, so that the person recognises them."""
    cells = lambda tag, row: "".join(f"<{tag}>{esc(cell[:60])}</{tag}>" for cell in row[:MOST_COLUMNS])  # noqa: E731
    body = "".join(f"<tr>{cells('td', row)}</tr>" for _, row in sheet.rows[:ROWS_SHOWN])
    table = f"<table class='hb-table'><thead><tr>{cells('th', sheet.columns)}</tr></thead><tbody>{body}</tbody></table>"
    room = f"<div tabindex='0' role='region' aria-label='The first rows' style='overflow-x: auto'>{table}</div>"
    return f"<p>{len(sheet.rows)} rows. It begins like this:</p>{room}"
