"""The end of the conversation: the verdict, the track and what decided it, the week as a picture, and Start."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as ipw

from ...app.today import next_session
from ...app.verdict import verdict
from ...model.routine import Item, Routine
from ...screening.track import suggest_track
from ..base.controls import button, card, column, esc, hero, html, pair, row, title, words
from ..base.given_waits import given_waits
from ..base.markup import minutes, nothing_fits, stage, thumb
from ..base.verdict_card import clear_words, verdict_card
from ..base.week_strip import week_strip
from ..journal import Journal


def ready(journal: Journal, again: Callable[[], None]) -> list[ipw.Widget]:
    """What stands at the end: the way to begin, or what to do first."""
    anew = [] if journal.sample else [button("Answer again", journal.guarded(again), "hb-plain", "hb-again")]
    shut = verdict(journal.person.screening, journal.library)
    if shut:
        return [verdict_card(shut), row(_to(journal, "Change an answer", "check"), *anew)]
    week = journal.week
    if not week.exercises:
        about = row(_to(journal, "About you", "you"), _to(journal, "Your answers", "check"), *anew)
        return [title("Nothing is left to plan", nothing_fits(week)), about]
    return [_begin(journal, week), *given_waits(journal), pair(_track(journal), _week(journal, week)), *anew]


def _to(journal: Journal, label: str, screen: str) -> ipw.Button:
    return button(label, journal.guarded(journal.go, screen), "hb-plain")


def _begin(journal: Journal, week: Routine) -> ipw.Widget:
    when, items = _first(journal, week)
    total = minutes(sum(item.minutes for item in items))
    start = button("Start", journal.guarded(journal.start, items), "hb-start-week", "hb-icon-start", primary=True,
                   says="Start your first session")  # fmt: skip
    lead = f"First session: {when}, {total}."
    return hero(
        stage(items[0].exercise, journal.library),
        title("Your week is ready", lead),
        words(clear_words(journal.person.screening)),
        row(start, classes=["hb-actions"]),
    )


def _first(journal: Journal, week: Routine) -> tuple[str, tuple[Item, ...]]:
    today = week.days[journal.today.weekday()]
    return ("today", today.items) if today.items else next_session(week, journal.today)


def _week(journal: Journal, week: Routine) -> ipw.Widget:
    """The seven days, and the figures of the first that has some."""
    _, items = _first(journal, week)
    figures = "".join(
        f"<li>{thumb(i.exercise, journal.library)}<span>{esc(_name(i, journal))}</span></li>" for i in items
    )
    strip = week_strip(week, journal.history, journal.library, journal.today)
    return card(html(f"<h2>Your days</h2>{strip}<ul class='hb-thumbs'>{figures}</ul>"))


def _name(item: Item, journal: Journal) -> str:
    return journal.library.item(item.exercise).name


def _track(journal: Journal) -> ipw.Widget:
    profile, library = journal.person.profile, journal.library
    track = library.tracks[week_track] if (week_track := profile.track) else library.tracks[journal.week.track]
    suggestion = suggest_track(profile, library)
    why = suggestion.reason if suggestion.track == track.id else "You chose it."
    goal = row(_to(journal, "Add a goal", "you"))
    about = column(html(f"<h2>You begin with {esc(track.name)}</h2>"), words(why), goal)
    return card(about)
