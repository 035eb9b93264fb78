"""The command line: open the dashboard, check the content, take the log out and bring it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="A hip-care workbook: plans, leads, logs and adapts.", no_args_is_help=True, add_completion=False
)

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Add the good rows without asking.")]
Port = Annotated[int | None, typer.Option(help="Listen on this port rather than the usual one.", min=1, max=65535)]
Browser = Annotated[
    bool, typer.Option("--browser/--no-browser", help="Open the page in a browser, or print its address.")
]
Verify = Annotated[bool, typer.Option("--verify", help="List what a clinician should still check, the weakest first.")]
Target = Annotated[Path, typer.Argument(help="A .json file, a .zip of CSV tables, or a folder for them.")]
Source = Annotated[Path, typer.Argument(help="What export wrote: .json, .zip, a CSV table or a folder of them.")]


@app.command()
def dashboard(port: Port = None, browser: Browser = True) -> None:
    """Open the dashboard. Stop it with Ctrl-C."""
    from importlib.resources import files

    from hipbook.served.server import serve

    serve(Path(str(files("hipbook.notebooks").joinpath("dashboard.ipynb"))), port=port, browser=browser)


@app.command()
def check(verify: Verify = False) -> None:
    """Check the content: name every fault with its file, and every hard sentence."""
    from hipbook.content import faults, library
    from hipbook.proofreading import hard_sentences, proofread, to_verify

    found = faults() or proofread(library())
    for fault in found:
        typer.echo(fault, err=True)
    if found:
        raise typer.Exit(1)
    known = library()
    parts = f"{len(known.exercises)} exercises, {len(known.series)} series, {len(known.conditions)} conditions"
    typer.echo(f"All {parts} and {len(known.rules)} rules are well.")
    for where, year, sentence in hard_sentences(known):
        typer.echo(f"Hard to read (school year {year:.0f}): {where}: {sentence}")
    for line in to_verify(known) if verify else ():
        typer.echo(line)


@app.command()
def export(path: Target) -> None:
    """Write the whole log to a file, to keep it or to move it."""
    with _failing_in_words():
        from hipbook.store import Log

        log = Log.open()
        match path.suffix.lower():
            case ".json":
                log.export_json(path)
            case ".zip" | ".csv" | "":
                log.export_csv(path)
            case other:
                raise typer.BadParameter(f"expected a name that ends in .json or .zip, or a folder, not {other}")
        typer.echo(f"Wrote {_in_words(log.counts())} to {path}.")


@app.command("import")
def import_(path: Source, yes: Yes = False) -> None:
    """Show what a file holds, then add its good rows to the log. Bad rows are named and left out."""
    with _failing_in_words():
        from hipbook.logbook.importing import read_import
        from hipbook.store import Log

        preview = read_import(path)
        typer.echo(f"{path} holds {_in_words(preview.counts)}.")
        for fault in preview.bad:
            typer.echo(f"left out: {fault}", err=True)
        log = Log.open()
        if any(preview.counts.values()) and (yes or typer.confirm(f"Add them to {log.where or 'a log in memory'}?")):
            typer.echo(f"Added {_in_words(log.merge(preview))}; whatever was there already stays as it is.")
    if preview.bad:
        raise typer.Exit(1)


@contextmanager
def _failing_in_words() -> Iterator[None]:
    """Ends the program with a sentence rather than a traceback where a file or the log does not work."""
    from hipbook.logbook.errors import LogError

    try:
        yield
    except (LogError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _in_words(counts: Mapping[str, int]) -> str:
    """Counts as a phrase: "3 sessions, 12 sets", or "nothing"."""
    return ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in counts.items() if count) or "nothing"


if __name__ == "__main__":
    app()
