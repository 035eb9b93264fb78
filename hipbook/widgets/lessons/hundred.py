"""A hundred people as a picture: so many of them are filled."""

from __future__ import annotations

from ..base.controls import esc

PEOPLE = 100


def hundred(number: int, what: str) -> str:
    """So many of a hundred, and in words for who does not see them.

    >>> hundred(3, "were fooled").count("data-yes"), "3 of 100 were fooled" in hundred(3, "were fooled")
    (3, True)
    """
    marks = "".join(f"<i{' data-yes' if n < number else ''}></i>" for n in range(PEOPLE))
    return f"<div class='hb-hundred' role='img' aria-label='{number} of {PEOPLE} {esc(what)}'>{marks}</div>"
