"""A session that a browser kept and that was not saved: go on, save what was done, or leave it."""

from __future__ import annotations

import ipywidgets as ipw

from ...wording import lower_first, weekday_words
from ..base.controls import button, classed, hero, row, title, words
from ..base.markup import stage
from ..journal import Journal
from .flow import SessionFlow
from .stored import Offer, Part

SAVE_IT = "Please save what was done. "
CHECK_FOLLOWS = "The check is asked again before the next session."


class Unfinished(ipw.VBox):
    """Offers a kept session. One that had come to its end, or is of another day, is not led any more, only saved.

    One with a stop sign is not left either: the check is asked once it is saved.
    """

    def __init__(self, flow: SessionFlow, journal: Journal, offer: Offer):
        guarded, part, ways = journal.guarded, offer.part, []
        if offer.leads:
            ways.append(button("Go on with it", guarded(flow.resume), "hb-go-on", "hb-icon-start", primary=True))
        if part and (_done(part) or part.stop):
            save = guarded(flow.finish_kept)
            look = () if offer.leads else ("hb-icon-done",)
            ways.append(button("Save what was done", save, "hb-save-done", *look, primary=not offer.leads))
        if not offer.is_only_saved:
            label, says = _leaving(offer)
            ways.append(button(label, guarded(flow.discard), "hb-let-go", "hb-plain", says=says))
        picture = stage(part.run.items[_place(part)].exercise, journal.library) if part and part.run.items else ""
        message = words(_closed_in(part) if part else offer.problem, "hb-lead")
        signs = [words(text, "hb-do") for text in _signs(offer, journal)]
        ways_on = row(*ways, classes=["hb-actions"])
        super().__init__([hero(picture, title(_head(part)), message, *signs, ways_on)], **classed("hb-column"))


def _leaving(offer: Offer) -> tuple[str, str]:
    """What the button that leaves it is called, and its longer name; a stop sign of what cannot be read is saved."""
    if offer.signs:
        return "Go to the check", "Keep the stop sign, and go to the check"
    return "Leave it", "Leave this session, and do not log it"


def _signs(offer: Offer, journal: Journal) -> list[str]:
    """What is said of the stop signs that were ticked in it."""
    met = [journal.library.stop_signs[sign] for sign in sorted(offer.signs)]
    if not met:
        return []
    ticked = ", ".join(lower_first(sign.name) for sign in met)
    save_it = SAVE_IT if offer.is_only_saved else ""
    return [
        *(sign.says for sign in met if sign.says),
        f"You ticked a stop sign in it: {ticked}. {save_it}{CHECK_FOLLOWS}",
    ]


def _done(part: Part) -> int:
    """How many exercises and sides were done or begun."""
    return len(part.run.worked(part.events))


def _place(part: Part) -> int:
    """The item that it was left in."""
    worked = part.run.worked(part.events)
    return worked[-1].item if worked else part.run.begin


def _head(part: Part | None) -> str:
    if part is None:
        return "A session was not saved"
    return "You were in the middle of a session" if _done(part) else "You were about to begin"


def _closed_in(part: Part) -> str:
    on, count, planned = weekday_words(part.run.on), _done(part), part.run.planned
    if not count:
        return f"You began it on {on}, and nothing was done yet."
    return f"You left it on {on}. {count} of {planned} exercises and sides are done or begun, and all of that is kept."
