"""Bringing in another diary's table: what each column holds, what only its reader knows, and what comes of every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import ipywidgets as ipw

from ...log.errors import LogError
from ...log.export import Contents
from ...log.own_files import OTHER_DIARY
from ...log.table.account import NOTES, Account, account_of
from ...log.table.columns import TARGETS
from ...log.table.plan import Plan, Question, answered, plan_of, with_column
from ...log.table.sheet import Sheet, read_sheet
from ...wording import counted, sentence, shortened
from ..base.boxes import fill
from ..base.controls import Choice, Pick, bullets, button, column, esc, html, row, words
from .import_card import Incoming, listing

ROWS_SHOWN, MOST_COLUMNS = 3, 40
LEFT_OUT = "leave it out"
FATE_WORDS = {
    "new": "new", "known": "in your log already", "replaced": "in place of what a table brought before",
    "refused": "cannot come in",
}  # fmt: skip
BROUGHT = {"sessions": "session", "mornings": "pain score", "psfs": "daily-life score", NOTES: "day's note"}


class Spreadsheet(Incoming):
    """The card of Share that takes another diary in."""

    kind, largest_mb = "import-table", 4
    head, ask, says = OTHER_DIARY, "Choose a table", "Choose the table of another diary"
    lead = (
        "A table (.csv or .xlsx) with a column for the day, and others for pain, minutes, everyday things or notes. "
        "You see what comes of every row before anything comes in, and one step takes it back."
    )

    def _below(self) -> Iterator[ipw.Widget]:
        """All that tables brought, to be taken out in one step, also long after."""
        history = self.journal.history
        records = (*history.sessions, *history.mornings, *history.psfs)
        uids = [record.uid for record in records if record.is_from_table]
        if uids:
            message = f"{counted(len(uids), 'entry')} from tables taken out."
            act = self.journal.guarded(self.journal.remove, *uids, message=message)
            says = "Take all that tables brought in out of my log; Undo brings it back"
            out = button("Take them all out", act, "hb-import-table-out", says=says)
            yield row(words(f"Your log holds {counted(len(uids), 'entry')} from tables."), out)

    def _look_into(self, name: str, content: bytes) -> list[ipw.Widget]:
        try:
            self._sheet = read_sheet(content, name)
        except LogError as problem:
            return [words(f"{problem}. Nothing was brought in.", "hb-do")]
        self._plan, self._choices = plan_of(self._sheet), dict[str, Choice]()
        self._read: tuple[tuple[int, int], Contents] | None = None
        self._questions, self._outcome = column(), column(classes=["hb-import-table-outcome"])
        columns = self._sheet.columns
        shown = [name for n, name in enumerate(columns) if n < MOST_COLUMNS or name in self._plan.columns]
        self._picks = [self._pick(name) for name in shown]
        more = len(columns) - len(shown)
        rest = [words(f"{counted(more, 'more column')} left out.")] if more else []
        self._preview()
        return [html(_first_rows(self._sheet)), *self._picks, *rest, self._questions, self._outcome]

    def _pick(self, name: str) -> Pick:
        pick = Pick(name, LEFT_OUT, ((means, target) for target, means in TARGETS.items()))
        pick.value = self._plan.columns.get(name, "")
        pick.observe(lambda change: self._set(with_column(self._plan, name, change.new)), "value")
        return pick

    def _set(self, plan: Plan) -> None:
        self._plan = plan
        self.journal.guarded(self._preview)()

    def _preview(self) -> None:
        """What would come in; the log is not touched."""
        try:
            account = account_of(self._sheet, self._plan, self.journal.today, self._mine())
        except LogError as problem:
            fill(self._outcome, words(sentence(str(problem)), "hb-do"))
            return
        self._ask(account.questions)
        fill(self._outcome, *self._outcome_of(account))

    def _mine(self) -> Contents:
        """What the log holds, read again only where it has changed since the last answer."""
        log = self.journal.log
        if self._read is None or self._read[0] != log.version:
            self._read = log.version, log.contents()
        return self._read[1]

    def _ask(self, questions: tuple[Question, ...]) -> None:
        """The questions, each a control of its own that stays while it is asked: whoever answers keeps their place."""
        self._choices = {
            question.ask: self._choices.get(question.ask) or self._choice(question) for question in questions
        }
        for question in questions:
            self._choices[question.ask].value = question.answer or None
        fill(self._questions, *self._choices.values())

    def _choice(self, question: Question) -> Choice:
        choice = Choice(question.ask, question.options, question.answer or None, ["hb-table-question"])
        choice.observe(lambda change: self._answer(question.name, change.new), "value")
        return choice

    def _answer(self, name: str, answer: str | None) -> None:
        if answer and self._plan.answers.get(name) != answer:
            self._set(answered(self._plan, name, answer))

    def _outcome_of(self, account: Account) -> list[ipw.Widget]:
        if account.waits_for:
            return [words(account.waits_for, "hb-do")]
        cells = f"{counted(len(account.cells), 'cell')} left out, the rest of the row comes in:"
        return [
            html(_fates(account)),
            *listing(f"{counted(account.fates['refused'], 'row')} cannot come in:", account.refused, "hb-do"),
            *listing(cells, account.cells), *map(words, account.rules), *self._confirm(account),
        ]  # fmt: skip

    def _confirm(self, account: Account) -> list[ipw.Widget]:
        if not account.changes_anything:
            return [words("Nothing in it is new to your log.")]
        act = self.journal.guarded
        number = len(account.new) + len(account.again)
        label = f"Bring in {counted(number, 'entry')}" + (f" in place of {len(account.gone)}" if account.gone else "")
        bring = button(label, act(self._bring_in, account), "hb-import-table-confirm", primary=True)
        leave = button("Leave it", act(self.clear), "hb-import-table-cancel", says="Leave my log as it is")
        again = f"{counted(len(account.again), 'entry')} had been taken out of your log, and will come back."
        return [*([words(again)] if account.again else []), row(bring, leave)]

    def _bring_in(self, account: Account) -> None:
        self.journal.bring_in_table(account)
        self._done()


def _fates(account: Account) -> str:
    """What comes of the rows, each of them counted once, and what they would be in the log."""
    fates = [f"{number} {FATE_WORDS[fate]}" for fate, number in account.fates.items() if number]
    kinds = ", ".join(counted(number, BROUGHT[kind]) for kind, number in account.counts.items())
    lead = f"<p><strong>{esc(counted(len(account.rows), 'row'))}:</strong></p>"
    return lead + bullets(fates) + (f"<p>{esc(f'That is: {kinds}.')}</p>" if kinds else "")


def _first_rows(sheet: Sheet) -> str:
    """The first rows as they were read, so that the person recognises them."""
    body = "".join(f"<tr>{_cells('td', row)}</tr>" for _, row in sheet.rows[:ROWS_SHOWN])
    table = (
        f"<table class='hb-table'><thead><tr>{_cells('th', sheet.columns)}</tr></thead><tbody>{body}</tbody></table>"
    )
    room = f"<div tabindex='0' role='region' aria-label='The first rows' style='overflow-x: auto'>{table}</div>"
    above = (
        f"<p>Not read, above the names of the columns: {esc('; '.join(sheet.above)[:200])}</p>" if sheet.above else ""
    )
    return f"<p>{esc(counted(len(sheet.rows), 'row'))}. It begins like this:</p>{room}{above}"


def _cells(tag: str, row: Sequence[str]) -> str:
    cells = (f"<{tag} dir='auto'>{esc(shortened(cell, 60))}</{tag}>" for cell in row[:MOST_COLUMNS])
    return "".join(cells)
