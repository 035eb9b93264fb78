"""The card of a verdict: the gravest reason alone, what to do, whom to call and what to say."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as ipw

from ...app.verdict import Verdict
from ...model.safety import Gate
from ...screening.assessment import Screening
from .controls import bullets, button, card, details, esc, html

CALL = "<div data-hb-call></div>"
"""The page's script puts the reader's own number here, or a place to write it: no country's number is assumed."""


def verdict_card(verdict: Verdict) -> ipw.Widget:
    """First on its screen; its title takes the focus."""
    call = CALL if verdict.gate == Gate.emergency else ""
    first = f"<h1 tabindex='-1'>{esc(verdict.title)}</h1><p class='hb-do'>{esc(verdict.do)}</p>"
    more = details(f"And {len(verdict.others)} more", bullets(verdict.others)) if verdict.others else ""
    to_say = _to_say(verdict)
    left = html(f"<div role='alert'>{first}{_why(verdict)}{call}</div>")
    right = html(f"{to_say}<p>{esc(verdict.about)}</p>{more}")
    return card(left, right, classes=["hb-gate", "hb-verdict", *(["hb-urgent"] if verdict.is_urgent else [])])


def by_mistake(act: Callable[..., None]) -> ipw.Button:
    """The way back for whoever did not mean the answer that stops everything."""
    return button("I pressed this by mistake", act, "hb-plain", "hb-mistake")


def _why(verdict: Verdict) -> str:
    return "".join(f"<p>{esc(reason)}</p>" for reason in verdict.why)


def _to_say(verdict: Verdict) -> str:
    return f"<h2>What to say</h2><p class='hb-say'>“{esc(verdict.say)}”</p>" if verdict.say else ""


def clear_words(screening: Screening) -> str:
    """The verdict where nothing shuts a gate.

    >>> from types import SimpleNamespace
    >>> clear_words(SimpleNamespace(pain_cap=3, notes=()))
    'Nothing speaks against exercise for you. Pain up to 3 of 10 is accepted.'
    """
    cap = screening.pain_cap
    pain = f"Pain up to {cap} of 10 is accepted." if cap else "Stay free of pain while you practise."
    kind = (
        "Your answers speak for care, not against exercise."
        if screening.notes
        else "Nothing speaks against exercise for you."
    )
    return f"{kind} {pain}"
