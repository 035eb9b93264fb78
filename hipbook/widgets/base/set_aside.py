"""What is odd about a log, told to its reader on every screen: what this book does not know, and copies beside it."""

from __future__ import annotations

import ipywidgets as ipw

from ...log.disk import about_copies, copies_beside
from ...log.store import Log
from ...model.records import History
from ...wording import counted
from .controls import bullets, card, details, html, words

MOST_SHOWN = 50


def set_aside(history: History) -> list[ipw.Widget]:
    """How much of a log is set aside, and what; nothing where all of it is known."""
    met = history.not_known
    if not met:
        return []
    lead = (
        f"{counted(len(met), 'thing')} in your log {'is' if len(met) == 1 else 'are'} not known to this book, and left aside. "
        "Nothing of it is lost. A newer hipbook may know more."
    )
    more = [f"and {len(met) - MOST_SHOWN} more"] if len(met) > MOST_SHOWN else []
    which = details("Which", bullets([*(one.words for one in met[:MOST_SHOWN]), *more]))
    return [card(words(lead), html(which), classes=["hb-set-aside"])]


def beside(log: Log) -> list[ipw.Widget]:
    """That a program left copies beside the log; nothing where it left none."""
    copies = copies_beside(log.where)
    return [card(words(about_copies(copies)), classes=["hb-beside"])] if copies else []
