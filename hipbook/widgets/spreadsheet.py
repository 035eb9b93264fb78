"""Bringing in another diary's table: what each column holds, what would come in, and which rows cannot."""

from __future__ import annotations

import ipywidgets as ipw

from ..logbook.dates import DAY_FIRST, MONTH_FIRST
from ..logbook.errors import LogError
from ..logbook.exchange import Contents
from ..logbook.importing import ImportPreview
from ..logbook.spreadsheet import TARGETS, Plan, Sheet, as_records, plan_of, read_sheet, with_column
from ..saying import counted
from .controls import Choice, Column, bullets, button, card, column, details, esc, heading, html, row, words
from .journal import Journal

LARGEST_MB, BAD_SHOWN, ROWS_SHOWN, MOST_COLUMNS = 4, 50, 3, 40
LEFT_OUT = "leave it out"
WORDS = {"sessions": "sessions", "mornings": "mornings", "psfs": "daily-life scores"}
LEAD = (
    "A table you kept elsewhere, saved as CSV: a column for the day, others for pain, minutes or everyday things. "
    "You say what each column holds and see what would come in. Bringing it in twice adds nothing."
)


class Spreadsheet(Column):
    """The card of Share that takes another diary in."""

    def __init__(self, journal: Journal):
        self.journal = journal
        self._sheet: Sheet | None = None
        self._plan = Plan({})
        says = "Choose the table of another diary, saved as CSV"
        self._file = ipw.FileUpload(accept=".csv,.tsv,.txt", multiple=False, description="Choose a table", tooltip=says)
        for name in ("hb-button", "hb-import-table"):
            self._file.add_class(name)
        self._file.observe(journal.kindly(self._chosen), "value")
        self._told = column(classes=["hb-table-plan"])
        super().__init__(card(heading("Bring in another diary"), words(LEAD), row(self._file), self._told))

    def _chosen(self) -> None:
        if not self._file.value:
            return
        file = self._file.value[0]
        if file["size"] > LARGEST_MB * 2**20:
            self._say(
                f"{file['name']} is too large for this page. Use the command hipbook import with its path instead."
            )
            return
        try:
            self._sheet = read_sheet(bytes(file["content"]), file["name"])
        except LogError as problem:
            self._say(f"{problem}. Nothing was brought in.")
            return
        self._plan = plan_of(self._sheet)
        self._ask()

    def _say(self, text: str) -> None:
        self._told.children = [words(text, "hb-do")]

    def _ask(self) -> None:
        """What each column holds, as it is taken so far; each can be changed."""
        sheet = self._sheet
        options = [(LEFT_OUT, ""), *((words_, target) for target, words_ in TARGETS.items())]
        picks = [self._pick(name, options) for name in sheet.columns[:MOST_COLUMNS]]
        order = Choice("Dates such as 5/1/2026: what comes first?", [("day", DAY_FIRST), ("month", MONTH_FIRST)],
                       self._plan.order or None, ["hb-date-order"])  # fmt: skip
        order.observe(lambda change: self._set(Plan(self._plan.columns, change.new)), "value")
        self._outcome = column(classes=["hb-table-preview"])
        self._told.children = [html(_first_rows(sheet)), *picks, order, self._outcome]
        self._look()

    def _pick(self, name: str, options: list[tuple[str, str]]) -> ipw.Widget:
        pick = ipw.Dropdown(options=options, value=self._plan.columns.get(name, ""))
        pick.observe(lambda change: self._set(with_column(self._plan, name, change.new)), "value")
        return column(html(f"<p class='hb-ask'>{esc(name)}</p>"), pick, classes=["hb-line"])

    def _set(self, plan: Plan) -> None:
        self._plan = plan
        self.journal.kindly(self._look)()

    def _look(self) -> None:
        """What would come in; the log is not touched."""
        try:
            found = as_records(self._sheet, self._plan, self.journal.today)
        except LogError as problem:
            self._outcome.children = [words(f"{str(problem)[0].upper()}{str(problem)[1:]}.", "hb-do")]
            return
        held = {record.uid for records in self.journal.log.contents().records.values() for record in records}
        new = Contents(
            {kind: tuple(r for r in records if r.uid not in held) for kind, records in found.records.items()}
        )
        self._outcome.children = [*_counts(found, new), *self._confirm(new)]

    def _confirm(self, new: Contents) -> list[ipw.Widget]:
        number = sum(map(len, new.records.values()))
        if not number:
            return [words("Nothing in it is new to your log.")]
        act = self.journal.kindly
        bring = button(f"Bring in {number}", act(self._merge, new), "hb-table-confirm", primary=True)
        return [row(bring, button("Leave it", act(self._forget), "hb-table-cancel", says="Leave my log as it is"))]

    def _forget(self) -> None:
        self._told.children = ()

    def _merge(self, new: Contents) -> None:
        added = sum(self.journal.log.merge(new).values())
        self.journal.refresh()
        self.journal.adapt()
        self._forget()
        self.journal.tell(f"Done: {added} brought in.")


def _first_rows(sheet: Sheet) -> str:
    """The first rows as they were read, so that the person recognises them."""
    cells = lambda tag, row: "".join(f"<{tag}>{esc(cell[:60])}</{tag}>" for cell in row[:MOST_COLUMNS])  # noqa: E731
    body = "".join(f"<tr>{cells('td', row)}</tr>" for _, row in sheet.rows[:ROWS_SHOWN])
    table = f"<table class='hb-table'><thead><tr>{cells('th', sheet.columns)}</tr></thead><tbody>{body}</tbody></table>"
    room = f"<div tabindex='0' role='region' aria-label='The first rows' style='overflow-x: auto'>{table}</div>"
    return f"<p>{len(sheet.rows)} rows. It begins like this:</p>{room}"


def _counts(found: ImportPreview, new: Contents) -> list[ipw.Widget]:
    lines = [
        f"{WORDS[kind]}: {count}, {len(new.records[kind])} of them new" for kind, count in found.counts.items() if count
    ]
    told = [html(bullets(lines) if lines else "<p>No row in it can be read.</p>")]
    if found.bad:
        more = [f"and {len(found.bad) - BAD_SHOWN} more"] if len(found.bad) > BAD_SHOWN else []
        many = f"{counted(len(found.bad), 'row')} cannot come in."
        told.append(words(many + (" The others can." if lines else ""), "hb-do"))
        told.append(html(details("Which, and why", bullets([*found.bad[:BAD_SHOWN], *more]))))
    return told
