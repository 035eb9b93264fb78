"""Two weeks beside each other: the same seven days, what came in, what went, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ...app.today_words import kind_words
from ...content.loader import Library
from ...history.plan_edits import MENUS
from ...model.routine import WEEKDAYS, Routine
from ...planning.turning import Difference, difference, same_days
from ...wording import counted, listed
from ..base.controls import esc
from ..base.markup import minutes, thumb
from ..base.week_strip import dot

SAME = "Nothing changes. Not one exercise of this week hangs on it."
MOVED = "The same exercises, on other days or for other times."
MINUTES = (
    "Minutes hold the way down and up and getting ready, as that exercise needs them there. Each number is rounded, so a "
    "sum may be a minute or two off."
)


def beside(before: Routine, after: Routine, library: Library, heads: tuple[str, str]) -> str:
    """Both weeks with what tells them apart marked, and under them the reasons."""
    changes = difference(before, after)
    left = week_markup(before, library, heads[0], set(changes.went), "goes")
    right = week_markup(after, library, heads[1], set(changes.came), "new")
    return f"<div class='hb-two-weeks'>{left}{right}</div>{_quiet(MINUTES)}{reasons(changes, same_days(before, after), library)}"


def alone(week: Routine, library: Library, head: str) -> str:
    """One week by itself."""
    return f"<div class='hb-two-weeks'>{week_markup(week, library, head)}</div>{_quiet(MINUTES)}"


def _quiet(text: str) -> str:
    return f"<p class='hb-quiet'>{esc(text)}</p>"


def week_markup(week: Routine, library: Library, head: str, marked: Collection[str] = (), mark: str = "") -> str:
    """A week: its seven days as dots, and for each kind of day its exercises as small figures."""
    days = "".join(
        f"<li><span aria-hidden='true'>{name[:2]}</span>{dot(day.kind)}"
        f"<span class='hb-unseen'>{name}: {esc(kind_words(day.kind, week, library))}</span></li>"
        for name, day in zip(WEEKDAYS, week.days, strict=True)
    )
    kinds = "".join(_kind(week, kind, library, marked, mark) for kind in MENUS)
    nothing = "" if week.exercises else "<p>Nothing is left to plan.</p>"
    notes = "".join(map(_quiet, week.notes))
    return f"<section class='hb-one-week'><h3>{esc(head)}</h3><ul class='hb-strip'>{days}</ul>{kinds}{nothing}{notes}</section>"


def _kind(week: Routine, kind: str, library: Library, marked: Collection[str], mark: str) -> str:
    """A kind of day: which days, how long, and its exercises."""
    days = [(name, day) for name, day in zip(WEEKDAYS, week.days, strict=True) if day.kind == kind]
    if not days:
        return ""
    items = {item.exercise: item for _, day in days for item in day.items}
    when = f"{listed([name[:3] for name, _ in days])} · {minutes(max(day.minutes for _, day in days))}"
    tiles = "".join(
        _tile(id, library, mark if id in marked else "", minutes(item.minutes)) for id, item in items.items()
    )
    name = esc(kind_words(kind, week, library))
    return f"<div class='hb-kind'>{dot(kind)}<p><strong>{name}</strong><br><small>{when}</small></p></div><ul class='hb-week-tiles' data-hb-moves>{tiles}</ul>"


def _tile(id: str, library: Library, mark: str, long: str) -> str:
    badge = f"<b class='hb-badge'>{mark}</b>" if mark else ""
    data = f" data-mark='{mark}'" if mark else ""
    return f"<li{data}>{thumb(id, library)}{badge}<p>{esc(library.item(id).name)}<br><small>{long}</small></p></li>"


def reasons(changes: Difference, same: bool, library: Library) -> str:
    """What came in and what went, each with its reason; or that nothing did."""
    if not changes:
        return f"<p class='hb-note' role='status'>{SAME if same else MOVED}</p>"
    stay = f"{counted(len(changes.stays), 'exercise')} {'stays' if len(changes.stays) == 1 else 'stay'}."
    parts = [_reasons("Came in", changes.came, library), _reasons("Went", changes.went, library)]
    return f"<p role='status'><strong>{stay}</strong></p><div class='hb-came-went'>{''.join(parts)}</div>"


def _reasons(head: str, why: Mapping[str, str], library: Library) -> str:
    lines = "".join(f"<li><strong>{esc(library.item(id).name)}.</strong> {esc(text)}</li>" for id, text in why.items())
    return f"<section><h3>{head} ({len(why)})</h3><ul>{lines}</ul></section>" if why else ""
