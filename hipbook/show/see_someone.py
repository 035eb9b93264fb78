"""When to see someone: the calm words of the content, and the signs that do not wait."""

from __future__ import annotations

from ..content.loader import library
from ..model.safety import Gate
from ..widgets.base.controls import bullets, details
from .shown import Shown

NOW = "Signs that do not wait"
LEAD = "This book never diagnoses, and no clinician has reviewed its safety rules yet. Some signs belong to a person and not to a book."


def see_someone() -> Shown:
    """When a book is not enough, and where the rest is asked.

    >>> see_someone().text.splitlines()[0]
    'This book never diagnoses, and no clinician has reviewed its safety rules yet. Some signs belong to a person and not to a book.'
    """
    book = library()
    urgent = [sign for flag in book.red_flags.values() if flag.action == Gate.emergency for sign in flag.signs]
    call = "With one of these, call your local emergency number now:"
    rest = f"The check on the page asks about these and about {len(book.red_flags) - _urgent()} others, one at a time."
    advice = book.answers["see_someone"].answer[:3]
    html = (
        f"<p>{LEAD}</p><p><strong>See a doctor or physiotherapist?</strong></p>{bullets(advice)}"
        f"{details(NOW, f'<p>{call}</p>{bullets(urgent)}')}<p>{rest}</p>"
    )
    return Shown(html, "\n".join([LEAD, *advice, call, *(f"- {sign}" for sign in urgent), rest]))


def _urgent() -> int:
    return sum(flag.action == Gate.emergency for flag in library().red_flags.values())
