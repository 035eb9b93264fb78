"""The notebook's end of Python in a browser: the log is there while a cell runs, or the reader is told why it is not."""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable

from IPython.core.interactiveshell import ExecutionInfo
from IPython.display import Markdown, display
from pyodide_kernel import ipython_shell, kernel_instance

Run = Callable[[object, str], Awaitable[object]]
NO_LOG = {
    "elsewhere": "**Your log is open in another tab of this browser.** So what you see here is not from it, and what you answer here "
    "is not kept. To go on with your log here, close that tab, then choose *Kernel*, *Restart Kernel and Run All Cells*.",
    "nothing kept": "**This browser keeps nothing for this page**, as in a private window: what you answer here is gone when you "
    "close it.",
}


def begin(settings: str, missing: str) -> None:
    """Take these settings, environment variables as JSON; ``missing`` says why there is no log, if there is none."""
    os.environ |= json.loads(settings)
    ipython_shell.Completer.use_jedi = False  # it is not brought: names are completed by what is there
    if missing:
        ipython_shell.events.register("pre_run_cell", _say(NO_LOG[missing]))
    else:
        type(kernel_instance).run = _with_the_log(type(kernel_instance).run)


def _with_the_log(run: Run) -> Run:
    """Runs a cell while no other chapter has the log."""
    import hipbook_turns as turns

    async def run_with_it(self: object, code: str) -> object:
        await turns.begin()
        try:
            return await run(self, code)
        finally:
            turns.end()

    return run_with_it


def _say(text: str) -> Callable[[ExecutionInfo], None]:
    """Says it over the first cell that is run, and again when that one is."""
    first: list[str] = []

    def say(cell: ExecutionInfo) -> None:
        first.append(cell.raw_cell)
        if cell.raw_cell == first[0]:
            display(Markdown(text))

    return say
