"""The answers that shut the gate, each with the way to where it was given."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets as ipw

from ...app.conversation import BY_AGE
from ...content.loader import Library
from ...screening.assessment import Screening
from ..base.controls import button, card, heading

MOST = 8
"""As many answers as one looks through; the gravest come first."""
To = Callable[[ipw.Widget, Any], None]


def ways_to_answers(
    screening: Screening, library: Library, control_of: Callable[[str], ipw.Widget | None], to: To
) -> list[ipw.Widget]:
    """A line for each answer that shuts the gate: whoever wants to change one need not look for it."""
    ids = dict.fromkeys(finding.under or finding.id for finding in screening.closed if not finding.open)
    ways = [
        button(name_of(id, library), partial(to, control), "hb-line-button", "hb-icon-on", "hb-to-answer")
        for id in list(ids)[:MOST]
        if (control := control_of(id))
    ]
    return [card(heading("Is one of these not so? Change the answer"), *ways)] if ways else []


def names_under(screening: Screening, library: Library) -> dict[str, str]:
    """What shuts the gate, by id, as the reader ticked it."""
    return {finding.id: name_of(finding.under, library) for finding in screening.closed if finding.under}


def name_of(id: str, library: Library) -> str:
    """A sign or a condition in the words of its question.

    >>> from hipbook.content.loader import library
    >>> name_of("thr_late", library())
    'Hip replacement (whole, half or resurfacing), more than 12 weeks ago'
    """
    if id == BY_AGE:
        return "Your age"
    if id in library.conditions:
        return library.conditions[id].to_tick
    return {**library.red_flags, **library.readiness}[id].ask
