"""The line that a set waits which somebody gave the reader, wherever their week is ready for it."""

from __future__ import annotations

import ipywidgets as ipw

from ..journal import Journal
from .controls import button, row, words


def given_waits(journal: Journal) -> list[ipw.Widget]:
    """A set that somebody gave the reader waits, for the check or to be put into their week."""
    given, screening = journal.given, journal.screening
    if not given.exercises or journal.sample:
        return []
    if screening is None:
        return [
            row(
                words("The set that you were given waits until you have answered a few questions."), classes=["hb-note"]
            )
        ]
    week = journal.routine.exercises if journal.routine else ()
    if not any(id in screening.allowed and id not in week for id in given.exercises):
        return []
    look = button("Look at it", journal.guarded(_look_at_given, journal), "hb-given-look")
    return [row(words("The set that you were given waits for you."), look, classes=["hb-note"])]


def _look_at_given(journal: Journal) -> None:
    journal.go("share")
    journal.point_at("hb-given-preview")
