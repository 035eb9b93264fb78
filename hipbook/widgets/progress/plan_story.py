"""The story of the plan, a line for each thing that happened, and what would have to happen for more."""

from __future__ import annotations

import ipywidgets as ipw

from ...adaptation.outlook import good_time, week_for_more
from ...progress.analysis import LogAnalysis
from ...progress.plan_chapters import Chapter, Line, chapters, exercises_changed
from ...wording import upper_first
from ..base.controls import Choice, card, details, esc, heading, html, words
from ..journal import Journal

HEADING = "The story of your plan"
LEAD = "Each change, why it was made, and whether it held. The newest comes first."
EMPTY = (
    "Nothing has changed yet. Once your plan changes, it says here what changed, why, and whether it held. "
    "Most plans stay as they are for the first weeks, and that is fine."
)
MOST_CHOICES = 5


def plan_story(journal: Journal, analysis: LogAnalysis) -> ipw.Widget:
    """The card: the story, of all or of one exercise, and what each exercise of the week waits for."""
    ahead = [html(more, "hb-for-more")] if (more := for_more(journal)) else []
    of_all = chapters(analysis)
    if not of_all:
        return card(heading(HEADING), words(EMPTY), *ahead, classes=["hb-plan-story"])
    lines = html(markup(of_all), "hb-story")
    return card(
        heading(HEADING), words(LEAD, "hb-lead"), *_filter(journal, analysis, lines), lines, *ahead,
        classes=["hb-plan-story"],
    )  # fmt: skip


def _filter(journal: Journal, analysis: LogAnalysis, lines: ipw.HTML) -> list[ipw.Widget]:
    """Which exercise to show; nothing where there is no choice."""
    ids = exercises_changed(analysis)[:MOST_CHOICES]
    if len(ids) < 2:
        return []
    options = [("All of it", ""), *((journal.library.item(id).name, id) for id in ids)]
    which = Choice("Of which exercise?", options, value="", classes=["hb-which-story"])
    which.observe(lambda change: journal.guarded(_show, analysis, lines, change.new)(), "value")
    return [which]


def _show(analysis: LogAnalysis, lines: ipw.HTML, exercise: str | None) -> None:
    if exercise is not None:
        lines.value = markup(chapters(analysis, exercise or None))


def markup(of: tuple[Chapter, ...]) -> str:
    """The chapters: the last weeks open, all before folded away."""
    shown, folded = (of[:1], of[1:]) if of[0].is_recent else ((), of)
    return "".join(
        [
            *(f"<h3>{esc(one.title)}</h3>{_list(one.lines)}" for one in shown),
            *(details(f"{one.title} ({one.count})", _list(one.lines)) for one in folded),
        ]
    )


def _list(lines: tuple[Line, ...]) -> str:
    return f"<ul>{''.join(map(_line, lines))}</ul>"


def _line(line: Line) -> str:
    """One thing that happened: when, to what, what, why, and how it went. What readers typed is escaped."""
    cause = f" {esc(line.cause)}" if line.cause else ""
    held = f" <strong>{esc(upper_first(line.held))}.</strong>" if line.held else ""
    return (
        f"<li><span class='hb-dose'>{esc(line.when)}:</span> <strong>{esc(line.title)}</strong>, "
        f"{esc(line.what)}.{cause}{held}</li>"
    )


def for_more(journal: Journal) -> str:
    """For each exercise of the week, what would have to happen before there is more of it; empty without a week."""
    sentences = week_for_more(journal.routine, journal.person) if journal.routine else {}
    lines = "".join(
        f"<li><strong>{esc(journal.library.item(id).name)}.</strong> {esc(sentence)}</li>"
        for id, sentence in sentences.items()
    )
    good = f"<p class='hb-lead'>{esc(good_time(journal.library))}</p>"
    return details("What would have to happen for more?", f"<ul>{lines}</ul>{good}") if lines else ""
