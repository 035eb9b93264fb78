"""What a chapter's claims come to, in words alone: so small that the notebook keeps it, and compared by nbval."""

from __future__ import annotations

from typing import Any

from .words import say


class Claim(str):
    """A sentence that a notebook shows without quotation marks, and in no other form."""

    def __repr__(self) -> str:
        return str(self)


def claim(text: str, **more: Any) -> Claim:
    """A sentence whose numbers come from what is given, as :func:`say` makes it, to be kept and compared.

    >>> claim("The longest day takes {most} minutes.", most=14.8)
    The longest day takes 14.8 minutes.
    """
    return Claim(say(text, **more).text)
