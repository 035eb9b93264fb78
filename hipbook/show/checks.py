"""A screening as what is open, what is softened and what is closed, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..content.loader import Library, library
from ..screening import assessment
from ..widgets.base.controls import bullets, details, esc
from ..wording import counted, listed
from .shown import Shown

CLEARED = "A plan can be made."


def screening(screening: assessment.Screening) -> Shown:
    """What a check leaves: whether a plan can be made, and which exercises are open, softened and closed, and why.

    >>> from datetime import date
    >>> from hipbook.model.profile import Profile
    >>> print(screening(assessment.screen(Profile(age=46), library(), date(2026, 1, 5))).text.splitlines()[0])
    A plan can be made. Pain up to 5 of 10 is accepted while moving.
    """
    book = library()
    open_, softened, closed = _sorted(screening, book)
    head = _head(screening, book)
    groups = by_reason({id: screening.refused[id] for id in closed})
    soft = by_note({id: screening.allowed[id] for id in softened})
    counts = {"Open as they are": open_, "Softened, with a note": softened, "Closed for now": closed}
    bars = "".join(_bar(name, len(ids), len(book.exercises), n) for n, (name, ids) in enumerate(counts.items()))
    html = (
        f"<article class='hb-shown-card'><h3>{esc(head[0])}</h3>{bullets(head[1:]) if head[1:] else ''}"
        f"<ul class='hb-shown-shares'>{bars}</ul>{_folded('Softened, and how', soft, book)}{_folded('Closed, and why', groups, book)}</article>"
    )
    lines = [*head, *(f"{name}: {len(ids)} of {len(book.exercises)}" for name, ids in counts.items())]
    lines += [f"  Closed: {why} ({_names(ids, book)})" for why, ids in groups.items()]
    return Shown(html, "\n".join(lines))


def by_reason(reasons: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The exercises for each reason, the commonest first: a reason that shuts thirty is told once.

    >>> by_reason({"a": ("Too deep.",), "b": ("Too far.",), "c": ("Too far.",)})
    {'Too far.': ('b', 'c'), 'Too deep.': ('a',)}
    """
    groups: dict[str, list[str]] = {}
    for id, why in reasons.items():
        groups.setdefault(" ".join(why), []).append(id)
    return {why: tuple(ids) for why, ids in sorted(groups.items(), key=lambda group: -len(group[1]))}


def by_note(notes: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The exercises for each note, the commonest first: one with two notes stands under both.

    >>> by_note({"a": ("Slowly.",), "b": ("Slowly.", "On a pad.")})
    {'Slowly.': ('a', 'b'), 'On a pad.': ('b',)}
    """
    every = dict.fromkeys(note for of_one in notes.values() for note in of_one)
    groups = {note: tuple(id for id, of_one in notes.items() if note in of_one) for note in every}
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))


def _sorted(screening: assessment.Screening, book: Library) -> tuple[list[str], list[str], list[str]]:
    allowed = [id for id in book.exercises if id in screening.allowed]
    softened = [id for id in allowed if screening.allowed[id]]
    return (
        [id for id in allowed if id not in softened],
        softened,
        [id for id in book.exercises if id in screening.refused],
    )


def _head(screening: assessment.Screening, book: Library) -> list[str]:
    if screening.cleared:
        return [f"{CLEARED} Pain up to {screening.pain_cap} of 10 is accepted while moving."]
    gate = book.gates[str(screening.gate)]
    return [f"{gate.name} {gate.says}".strip(), *screening.reasons, *screening.do]


def _bar(name: str, number: int, of: int, place: int) -> str:
    return (
        f"<li data-place='{place}'><span>{esc(name)}: <strong>{number}</strong> of {of}</span>"
        f"<i aria-hidden='true' style='--hb-share:{100 * number / of:.0f}%'></i></li>"
    )


def _folded(name: str, groups: Mapping[str, tuple[str, ...]], book: Library) -> str:
    if not groups:
        return ""
    lines = "".join(
        f"<li>{esc(why)} <span class='hb-shown-quiet'>{counted(len(ids), 'exercise')}: {esc(_names(ids, book))}</span></li>"
        for why, ids in groups.items()
    )
    return details(name, f"<ul>{lines}</ul>")


def _names(ids: Iterable[str], book: Library) -> str:
    return listed([book.item(id).name for id in ids])
