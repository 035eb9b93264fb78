"""What an exercise or sequence is to this reader: whether it suits them, and what they can do with it."""

from __future__ import annotations

from dataclasses import replace

import ipywidgets as ipw

from ...history.pauses import resting_until
from ...model.records import ProfileSaved
from ...session.duration import timed
from ...wording import weekday_words
from ..base.controls import bullets, button, html, row, titled
from ..journal import Journal
from .tiles import is_in_week


class ForYou:
    """The words and buttons beside the figure of ``id``."""

    def __init__(self, journal: Journal, id: str):
        self.journal, self.id = journal, id
        self._one = journal.library.item(id)

    def parts(self) -> list[ipw.Widget]:
        """Its name and purpose, whether it suits this reader, and what they can do with it."""
        here = "<p class='hb-eyebrow'>In your week</p>" if self._is_in_week else ""
        first, wishes = self._tools(), self._wishes()
        return [
            html(here + titled(self._one.name, self._one.summary)),
            html(self._verdict(), "hb-verdict"),
            *([row(*first, classes=["hb-actions"])] if first else []),
            *([row(*wishes, classes=["hb-wishes"])] if wishes else []),
        ]

    @property
    def _is_in_week(self) -> bool:
        return is_in_week(self.id, self.journal)

    def _verdict(self) -> str:
        screening = self.journal.screening
        if screening is None:
            return "<p>Answer a few questions first, and this page says whether it suits you.</p>"
        if self.id in screening.refused:
            return f"<p><strong>Not for you now.</strong></p>{bullets(screening.refused[self.id])}"
        notes = [*screening.allowed[self.id], *self._rests(), *self._why_not()]
        cleared = "Nothing you told us speaks against it." if screening.cleared else "Your safety check comes first."
        return f"<p>{cleared}</p>" + (bullets(notes) if notes else "")

    def _rests(self) -> list[str]:
        until = resting_until(self.id, self.journal.history, self.journal.library, self.journal.today)
        return [f"It rests until {weekday_words(until)}, because it hurt."] if until else []

    def _why_not(self) -> list[str]:
        """Why the week is without it, where that is known."""
        left_out = self.journal.routine.left_out if self.journal.routine else {}
        return [f"Not in your week so far: {left_out[self.id]}"] if self.id in left_out else []

    def _tools(self) -> list[ipw.Widget]:
        act = self.journal.guarded
        if self.journal.profile is None:
            return [button("See if it suits me", act(self.journal.go, "check"), primary=True)]
        profile, screening = self.journal.person.profile, self.journal.person.screening
        if self.id in profile.never:
            return [button("Offer it again", act(self.prefer, never=False), "hb-again")]
        if not (screening.cleared and self.id in screening.allowed):
            return []
        is_new = self.journal.routine is not None and not self._is_in_week
        add = button("Add to my week", act(self.journal.add_to_week, self.id), "hb-add", "hb-icon-add", primary=True)
        now = button("Practise it now", act(self.practise), "hb-practise-it", "hb-icon-start", primary=not is_new)
        return [*([add] if is_new else []), *([now] if self.id in self.journal.library.exercises else [])]

    def _wishes(self) -> list[ipw.Widget]:
        """Offer it sooner, or never."""
        if self.journal.profile is None or self.id in self.journal.profile.never:
            return []
        act, liked = self.journal.guarded, self.id in self.journal.profile.liked
        like = (
            button("I like it no more than others", act(self.prefer, liked=False), "hb-plain")
            if liked
            else button("I like it", act(self.prefer, liked=True), "hb-like", "hb-plain", says="Offer it sooner where it fits")
        )  # fmt: skip
        never = button(
            "Never offer it", act(self.prefer, never=True), "hb-never", "hb-plain", says="Never offer it to me"
        )
        return [*([like] if self.id not in self.journal.person.screening.refused else []), never]

    def prefer(self, liked: bool | None = None, never: bool | None = None) -> None:
        """Remember a wish; Undo takes it back."""
        profile = self.journal.person.profile
        wishes = {
            "liked": _with(profile.liked, self.id, bool(liked) and not never),
            "never": _with(profile.never, self.id, bool(never)),
        }
        changed = profile.model_copy(update=wishes)
        name = self._one.name
        message = (
            f"{name} will not be offered again."
            if never
            else f"{name} is offered {'sooner' if liked else 'like any other'}."
        )
        self.journal.save(ProfileSaved(on=self.journal.today, profile=changed, checked=False), message=message)

    def practise(self) -> None:
        """Lead it now, at the dose that holds."""
        journal = self.journal
        items = journal.workspace.context.items(journal.library.exercises[self.id])
        chosen = (replace(item, reason="You chose it in the library.") for item in items)
        journal.start(timed(chosen, journal.library, journal.person.profile))


def _with(ids: frozenset[str], id: str, there: bool) -> frozenset[str]:
    return ids | {id} if there else ids - {id}
