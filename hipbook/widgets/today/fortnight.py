"""The last fortnight at a glance, drawn without plotly: mornings, sessions, and the next step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import ipywidgets as ipw

from ...app.next_step import next_step
from ...app.today import last_days
from ...history.weeks import Day, log_days
from ..base.controls import button, card, esc, heading, html, row
from ..journal import Journal

WIDE, HIGH, LEFT, TOP, FLOOR = 360, 166, 26, 24, 118


def glance(journal: Journal) -> list[ipw.Widget]:
    """The last fortnight as a small drawing with the same in words; nothing before the first session."""
    days = {day.on: day for day in log_days(journal.history)}
    shown = last_days(journal.library, journal.today)
    if not any(day in days for day in shown):
        return []
    ahead = next_step(journal.workspace.now)
    look = button("Look closer", journal.guarded(journal.go, "progress"), "hb-look-closer", says="Open Progress")
    return [
        card(
            heading("Your last two weeks"), html(drawing([(day, days.get(day)) for day in shown])),
            html(f"<p>{esc(in_words(shown, days))} {esc(ahead)}</p>"), row(look), classes=["hb-glance-card"],
        )
    ]  # fmt: skip


def in_words(shown: Sequence[date], days: dict[date, Day]) -> str:
    """The drawing in words.

    >>> in_words([date(2026, 1, 5)], {date(2026, 1, 5): Day(date(2026, 1, 5), morning=3)})
    'No session in the last 1 days. Mornings: 3.'
    """
    sessions = sum(day in days and days[day].sessions > 0 for day in shown)
    answered = (days[day].morning for day in shown if day in days)
    mornings = [pain for pain in answered if pain is not None]
    low, high = (min(mornings), max(mornings)) if mornings else (None, None)
    pain = "no morning answered" if not mornings else f"{low}" if low == high else f"{low} to {high}"
    count = f"{sessions} {'day' if sessions == 1 else 'days'} practised" if sessions else "No session"
    return f"{count} in the last {len(shown)} days. Mornings: {pain}."


def drawing(days: list[tuple[date, Day | None]]) -> str:
    """Each day as a column: a dot at the height of the morning's pain (0 to 10), a square below where practised."""
    step = (WIDE - LEFT - 8) / len(days)
    at = [(LEFT + (n + 0.5) * step, on, day) for n, (on, day) in enumerate(days)]
    label = in_words([on for on, _ in days], {on: day for on, day in days if day})
    return (
        f"<svg class='hb-glance' viewBox='0 0 {WIDE} {HIGH}' role='img' aria-label='{esc(label)}'>{_scale()}"
        f"{''.join(_day(x, on, day) for x, on, day in at)}</svg>"
    )


def _height(pain: float) -> float:
    return FLOOR - pain * (FLOOR - TOP) / 10


def _scale() -> str:
    lines = "".join(
        f"<line x1='{LEFT}' x2='{WIDE}' y1='{_height(pain):.0f}' y2='{_height(pain):.0f}' stroke='var(--hb-line)'/>"
        f"<text x='{LEFT - 8}' y='{_height(pain) + 4:.0f}' text-anchor='end'>{pain}</text>"
        for pain in (0, 5, 10)
    )
    return f"<text x='{LEFT}' y='12'>● pain in the morning   ■ practised</text>{lines}"


def _day(x: float, on: date, day: Day | None) -> str:
    name = f"<text x='{x:.0f}' y='{HIGH - 6}' text-anchor='middle'>{format(on, '%a')[:2]}</text>"
    dot = square = ""
    if day is not None and day.morning is not None:
        dot = f"<circle cx='{x:.1f}' cy='{_height(day.morning):.1f}' r='5' fill='var(--hb-secondary)'/>"
    if day is not None and day.sessions:
        square = f"<rect x='{x - 7:.1f}' y='{FLOOR + 8}' width='14' height='14' rx='3' fill='var(--hb-primary)'/>"
    return f"<g><title>{on:%A} {on.day} {on:%B}</title>{dot}{square}{name}</g>"
