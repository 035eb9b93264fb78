"""Practise: before (pain and three stop questions), the player, and one form at the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets as ipw

from ...session.events import PlayerEvent
from ..base.boxes import fill, hold, let_go
from ..base.controls import column, html, titled
from ..base.screen import Screen
from ..journal import Journal
from .before import Before, ended, halted, idle, sore_today
from .finish_form import Finish
from .flow import SessionFlow
from .past_sessions import Past
from .player import Player
from .resume import Unfinished
from .states import State
from .stored import Part
from .too_much import TooMuch

MEETS = {State.HALTED: "hb-gate", State.SORE: "hb-sore", State.FINISHING: "hb-practise", State.EDITING: "hb-practise"}
"""What the reader must meet at once, by state."""
LISTS = (State.IDLE, State.SAVED)
"""The states that show what is in the log; in the others what was saved elsewhere is no reason to ask again."""


class Practise(Screen):
    """A session led from start to log: what the ``flow`` stands at, shown. ``value`` is the last session saved."""

    name = "practise"
    chapter = "07"
    follow = ("session", "profile", "unfinished", "saved", "sample", "history")

    def __init__(self, journal: Journal | None = None, alone: bool = True):
        journal = journal or Journal()
        self._players: dict[str, Player] = {}
        self._forgetting: Player | None = None
        self._box = hold(column())
        self.flow = SessionFlow(journal, self, self._moved)
        super().__init__(journal, alone)

    def _update(self, change: Any = None) -> None:
        """Draw anew, but not while a session is led or a form is open, unless another log was opened."""
        self.flow.change_log()
        if change and change.name == "history" and self.flow.state not in LISTS:
            return
        if self.flow.at_rest or (self._drawn is None and not self.flow.acting):
            super()._update(change)

    def _draw(self) -> list[ipw.Widget]:
        self.flow.look()
        self._fill()
        return [self._box]

    def _readers_ask(self) -> list[ipw.Widget]:
        """Not under a session: what readers ask stands where nothing is started."""
        return []

    def _in_the_book(self) -> list[ipw.Widget]:
        """Where nothing is asked, led or to be saved."""
        return super()._in_the_book() if self.flow.state in LISTS else []

    def show(self, looked_at: bool) -> None:
        """Tell the screen whether it is the one being looked at."""
        if not looked_at:
            self.flow.turn_away()
        super().show(looked_at)

    def _moved(self) -> None:
        """Show the state that the flow has moved to."""
        self.value = self.flow.value
        if self.flow.at_rest and self.flow.state not in (State.HALTED, State.SORE):
            self._drawn = None
            self._update()
        elif self._filled_for != self._stands_at:
            self._drawn = self._followed()
            self._fill()

    @property
    def view(self) -> ipw.Widget:
        """What is shown; a player stands under a title of its own."""
        return self._box.children[-1]

    @property
    def _stands_at(self) -> tuple[State, str]:
        return self.flow.state, self.flow.part.token if self.flow.part else ""

    def _fill(self) -> None:
        self._filled_for = self._stands_at
        shown = self._show(self.flow.part)
        fill(self._box, *([html(titled("Session"), "hb-leads")] if isinstance(shown, Player) else []), shown)
        self.journal.led = self.flow.state not in (*LISTS, State.EDITING)
        if place := MEETS.get(self.flow.state):
            self.journal.point_at(place)

    def _show(self, part: Part | None) -> ipw.Widget:
        """The view of the state the flow is in."""
        flow, journal = self.flow, self.journal
        player = self._player(part) if part else None
        if flow.state is State.LEADING and player:
            return player
        if flow.state is State.TOO_MUCH and part and part.stop:
            return TooMuch(flow, journal, part.stop)
        if flow.state in (State.FINISHING, State.EDITING) and flow.draft:
            return Finish(flow, journal, flow.draft)
        if flow.state is State.HALTED and flow.halted_by:
            return halted(flow.halted_by, journal)
        if flow.state is State.SORE:
            return sore_today(flow, journal)
        if flow.state is State.RESUMABLE and flow.offer:
            return Unfinished(flow, journal, flow.offer)
        if flow.state is State.ENDED:
            return ended(flow, journal)
        return Before(flow, journal) if flow.state is State.BEFORE else idle(journal, Past(flow, journal))

    def _player(self, part: Part) -> Player:
        """The one player of a part. Even one that is not shown keeps other tabs from offering the session."""
        if part.token not in self._players:
            journal = self.journal
            self._players[part.token] = hold(Player(
                part.run.steps(journal.library, journal.profile), token=part.token,
                plan={**part.plan, "log": journal.log_id}, log=journal.log_id,
                events=part.events, unread=part.unread, keep=not journal.sample,
                on_event=lambda event: self._heard(part.token, event),
            ))  # fmt: skip
        return self._players[part.token]

    def _heard(self, token: str, event: PlayerEvent) -> None:
        self.journal.guarded(self.flow.hear, token, event)()

    def forget(self, token: str) -> None:
        """Let the browser forget a part: it is saved, discarded, or the rest of it goes on."""
        player = self._players.pop(token, None)
        if player:
            player.over = True
            let_go(player)
        else:
            self._say_over(token)

    def note(self, token: str, plan: Mapping[str, Any]) -> None:
        """Let the browser keep something new about a part that it keeps."""
        if player := self._players.get(token):
            player.plan = {**plan, "log": self.journal.log_id}

    def _say_over(self, token: str) -> None:
        """Tell the browser that a part never led here is over, by a player that stays until the next one says so."""
        if self._forgetting:
            let_go(self._forgetting)
        self._forgetting = hold(Player(token=token, over=True))
