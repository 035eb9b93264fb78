"""The command line: open the dashboard or the book, find faults in the content, take the log out and bring it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipbook.extras import NotInstalled, need
from hipbook.wording import counted, id_words, listed

if TYPE_CHECKING:
    from hipbook.log.store import Log
    from hipbook.log.table.account import Account
    from hipbook.log.table.plan import Plan
    from hipbook.log.table.sheet import Sheet

app = typer.Typer(
    help="A hip-care workbook: plans, leads, logs and adapts.", no_args_is_help=True, add_completion=False
)

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Add the good rows without asking.")]
Port = Annotated[int | None, typer.Option(help="Listen on this port rather than the usual one.", min=1, max=65535)]
Browser = Annotated[
    bool, typer.Option("--browser/--no-browser", help="Open the page in a browser, or print its address.")
]
Lan = Annotated[
    bool, typer.Option("--lan", help="Open it to your phone too: to whoever is on your network and has the key.")
]
Public = Annotated[
    bool, typer.Option("--public", help="Open it to everybody, without a key; each visitor's log stays in memory.")
]
Idle = Annotated[int | None, typer.Option(help="Minutes after which what nobody looks at is ended.", min=1)]
Verify = Annotated[bool, typer.Option("--verify", help="List what a clinician should still check, the weakest first.")]
Target = Annotated[Path, typer.Argument(help="A .json file, a .zip of CSV tables, or a folder for them.")]
Source = Annotated[
    Path,
    typer.Argument(help="What export wrote (.json, .zip, a CSV table or a folder of them), or another diary's CSV."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(help="What a column of another diary holds: NAME=date, pain_before, morning, activity ..."),
]
Dates = Annotated[str, typer.Option(help='How its dates stand: "day first" or "month first".')]
Folder = Annotated[Path, typer.Argument(help="Where the notebooks go; made where there is none.")]
Lab = Annotated[bool, typer.Option("--lab/--no-lab", help="Open JupyterLab there, or only copy.")]
Answers = Annotated[
    list[str] | None,
    typer.Option(
        "--answer", help="An answer to what only you know of a table: unit=seconds, practice=yes, rows=one ..."
    ),
]


@app.command()
def dashboard(
    port: Port = None, browser: Browser = True, lan: Lan = False, public: Public = False, idle: Idle = None
) -> None:
    """Open the dashboard. Stop it with Ctrl-C."""
    from importlib.resources import files

    with _failing_in_words():
        need("server", "solver")
    from hipbook.server.forking import fork_kernels

    if lan and public:
        raise typer.BadParameter("choose --lan (your own log, on your own network) or --public (no log is kept)")
    fork_kernels()  # what a page imports and what the server does are imported side by side
    from hipbook.server.server import serve

    reach = "lan" if lan else "public" if public else "own"
    idle_s = None if idle is None else idle * 60
    notebook = Path(str(files("hipbook.notebooks").joinpath("dashboard.ipynb")))
    serve(notebook, port=port, browser=browser and not public, reach=reach, idle_s=idle_s)


@app.command()
def book(folder: Folder = Path("hipbook-book"), lab: Lab = True) -> None:
    """Copy the notebooks into a folder of your own and open JupyterLab there. What you changed is kept."""
    with _failing_in_words():
        need("server", "solver")
        from hipbook.server.own_book import copy_book, open_lab

        copied = copy_book(folder)
        typer.echo(f"The book is in {folder}: {counted(len(copied.whole) + len(copied.changed), 'notebook')}.")
        if copied.changed:
            typer.echo(f"Kept with your changes: {listed(copied.changed)}.")
            typer.echo("To have one anew, give yours another name and say this again.")
        if not lab:
            typer.echo(f"To open it: hipbook book {folder}")
            return
        typer.echo("Starting JupyterLab. Ctrl-C twice stops it.")
        code = open_lab(folder)
    if code:
        raise typer.Exit(code)


@app.command()
def lint(verify: Verify = False) -> None:
    """Find faults in the content: name each with its file, and every hard sentence."""
    with _failing_in_words():
        need("content")
    from hipbook.content.lint import hard_sentences, proofread, to_verify
    from hipbook.content.loader import faults, library

    problems = faults() or proofread(library())
    for fault in problems:
        typer.echo(fault, err=True)
    if problems:
        raise typer.Exit(1)
    book = library()
    parts = f"{len(book.exercises)} exercises, {len(book.series)} series, {len(book.conditions)} conditions"
    typer.echo(f"All {parts} and {len(book.rules)} rules are well.")
    for where, year, sentence in hard_sentences(book):
        typer.echo(f"Hard to read (school year {year:.0f}): {where}: {sentence}")
    for line in to_verify(book) if verify else ():
        typer.echo(line)


@app.command()
def export(path: Target) -> None:
    """Write the whole log to a file, to keep it or to move it."""
    with _failing_in_words():
        from hipbook.log.disk import about_copies, copies_beside
        from hipbook.log.store import Log

        log = Log.open()
        match path.suffix.lower():
            case ".json":
                log.export_json(path)
            case ".zip" | ".csv" | "":
                log.export_csv(path)
            case other:
                raise typer.BadParameter(f"expected a name that ends in .json or .zip, or a folder, not {other}")
        if copies := copies_beside(log.where):
            typer.echo(about_copies(copies), err=True)
        typer.echo(f"Wrote {_in_words(log.counts())} to {path}.")


@app.command("import")
def import_(path: Source, yes: Yes = False, column: Columns = None, dates: Dates = "", answer: Answers = None) -> None:
    """Show what a file holds, then add its good rows to the log. Bad rows are named and left out.

    The table of another diary comes in too: say what its columns hold with --column "Schmerz=pain_before".
    """
    with _failing_in_words():
        from hipbook.log.limits import bytes_of
        from hipbook.log.own_files import is_own

        if not path.is_dir() and (column or not is_own(bytes_of(path), str(path))):
            answers = [*(answer or ()), *([f"order={dates}"] if dates else [])]
            left_out = _import_table(path, column or (), answers, yes)
        else:
            left_out = _import_copy(path, yes)
    for fault in left_out:
        typer.echo(f"left out: {fault}", err=True)
    if left_out:
        raise typer.Exit(1)


def _import_copy(path: Path, yes: bool) -> Sequence[str]:
    """Bring in what hipbook itself wrote. Returns the rows that cannot come in."""
    from hipbook.content.known_ids import as_known
    from hipbook.content.loader import library
    from hipbook.log.import_backup import read_import
    from hipbook.log.store import Log
    from hipbook.settings import present_day

    preview = read_import(path)
    typer.echo(f"{path} holds {_in_words(preview.counts)}.")
    for met in as_known(preview.history, library(), present_day()).not_known:
        typer.echo(f"kept, but not known to this book: {met.words}", err=True)
    log = Log.open()
    if any(preview.counts.values()) and (yes or typer.confirm(f"Add them to {log.where or 'a log in memory'}?")):
        typer.echo(f"Added {_in_words(log.merge(preview))}; whatever was there already stays as it is.")
    return preview.bad


def _import_table(path: Path, columns: Sequence[str], answers: Sequence[str], yes: bool) -> Sequence[str]:
    """Bring in another diary's table, whose plan is told. Returns the rows that cannot come in."""
    from hipbook.log.limits import bytes_of
    from hipbook.log.store import Log
    from hipbook.log.table.columns import TARGETS
    from hipbook.log.table.plan import answered, plan_of, with_column
    from hipbook.log.table.sheet import read_sheet

    sheet = read_sheet(bytes_of(path), str(path))
    plan = plan_of(sheet)
    for name, _, target in (option.rpartition("=") for option in columns):
        plan = with_column(plan, name, target)
    for name, _, answer in (option.rpartition("=") for option in answers):
        plan = answered(plan, name, answer)
    for name, target in plan.columns.items():
        typer.echo(f"column {name!r}: {TARGETS.get(target, target)}")
    log = Log.open()
    account = _settled(sheet, plan, log, yes)
    fates = ", ".join(f"{number} {fate}" for fate, number in account.fates.items())
    typer.echo(f"{path} has {counted(len(account.rows), 'row')}: {fates}. That is {_in_words(account.counts)}.")
    for line in (*account.cells, *account.rules):
        typer.echo(line)
    if account.changes_anything and (yes or typer.confirm(f"Bring them into {log.where or 'a log in memory'}?")):
        log.write(add=account.new, undo=account.gone, redo=account.again, with_sets=False)
        instead = f" in place of {len(account.gone)}" if account.gone else ""
        typer.echo(f"Added {counted(len(account.new) + len(account.again), 'entry')}{instead}.")
    elif not account.changes_anything:
        typer.echo("Added nothing: none of it is new.")
    return account.refused


def _settled(sheet: Sheet, plan: Plan, log: Log, yes: bool) -> Account:
    """The account of a table, once all that only its reader knows is answered."""
    from hipbook.log.errors import NotImportable
    from hipbook.log.table.account import account_of
    from hipbook.log.table.plan import answered
    from hipbook.settings import present_day

    account = account_of(sheet, plan, present_day(), log.contents())
    while open_question := next((question for question in account.questions if not question.answer), None):
        options = dict(open_question.options)
        if yes:
            ways = " or ".join(f'--answer "{open_question.name}={answer}"' for answer in options.values())
            raise NotImportable(f"{open_question.ask} Say it with {ways}.")
        chosen = typer.prompt(f"{open_question.ask} ({' / '.join(options)})")
        plan = answered(plan, open_question.name, options.get(chosen, ""))
        account = account_of(sheet, plan, present_day(), log.contents())
    return account


@contextmanager
def _failing_in_words() -> Iterator[None]:
    """Ends the program with a sentence, not a traceback, where a file or the log does not work or a part is missing."""
    from hipbook.log.errors import LogError

    try:
        yield
    except (LogError, NotInstalled, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _in_words(counts: Mapping[str, int]) -> str:
    """Counts as a phrase: "3 sessions, 12 sets", or "nothing"."""
    return ", ".join(f"{count} {id_words(kind)}" for kind, count in counts.items() if count) or "nothing"


if __name__ == "__main__":
    app()
