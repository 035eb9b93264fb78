"""The way into a session: the stop questions, the pain of the day, and on a sore day how to go on."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from ...app.handed_over import OUTDATED
from ...app.how_to_begin import Way, is_eased, ways_in
from ...app.today import eased
from ...model.records import Flare, ProfileSaved
from ...model.routine import Item
from ...model.safety import RedFlag
from ...session.run import SessionRun
from .states import Host, State, transition
from .stored import Part


class Beginning:
    """The part of a flow before anything is led.

    ``halted_by`` is the stop question that was answered with yes. On a sore day ``sore`` is the pain before the session
    (NPRS) and ``ways`` are the ways on, the wisest first.
    """

    host: Host
    state: State
    acting: bool
    moved: Callable[[], None]
    halted_by: RedFlag | None = None
    sore: int = 0
    ways: tuple[Way, ...] = ()

    @property
    def held_by(self) -> str:
        """Why the check lets no session be led; empty where it does."""
        host = self.host
        if host.screening and not host.screening.cleared:
            return "Your answers in Check need someone to look at them first, so no session is led."
        return host.recheck_because if host.profile and host.recheck else ""

    def assert_cleared(self) -> None:
        """Raise ValueError where the check lets no session be led."""
        if self.held_by:
            raise ValueError(self.held_by)

    def _go_back(self) -> None:
        """What was chosen is not led: Today shows how it is now."""
        self._let_go("today")
        self.host.tell(self.held_by or OUTDATED, "problem")

    @transition
    def answer(self, pain: int | None, stops: frozenset[str]) -> None:
        """Pain and the stop questions are answered: the session is led, or the reader is stopped."""
        self.host.look()
        if stops:
            self._halt(stops)
        elif self.host.is_outdated:
            self._go_back()
        else:
            self.assert_cleared()
            if pain is None:
                raise ValueError("Please choose your pain before you begin; 0 is an answer too.")
            self._begin(pain)

    def _begin(self, pain: int) -> None:
        """Lead the session or, where the hip is sore today, ask how first."""
        host = self.host
        calm = host.profile is None or is_eased(host.session, host.routine)
        self.ways = (Way.PLANNED,) if calm else ways_in(pain, host.person)
        if self.ways[0] == Way.PLANNED:
            self._lead(host.session, pain)
        else:
            self.sore, self.state = pain, State.SORE

    @transition
    def begin(self, way: Way) -> None:
        """Go on as the reader chose on a sore day; a flare and the check come before any session."""
        if way not in self.ways:
            raise ValueError("Please choose one of the ways that are offered here.")
        host = self.host
        host.look()
        if host.is_outdated:
            self._go_back()
            return
        self.assert_cleared()
        if way is Way.FLARE:
            host.save(Flare(on=host.today), message="Flare mode is on: Today has a shorter, gentler set.")
        if way in (Way.FLARE, Way.CHECK):
            self._let_go("today" if way is Way.FLARE else "check")
        else:
            less = way is Way.EASIER
            self._lead(eased(host.session, host.person) if less else host.session, self.sore)

    def _lead(self, items: tuple[Item, ...], pain: int) -> None:
        run = SessionRun.of(uuid4().hex, self.host.today, items, self.host.library)
        self._take_up(Part(run, pain=pain), State.LEADING)

    def _halt(self, stops: frozenset[str]) -> None:
        host = self.host
        worst = max((host.library.red_flags[id] for id in stops), key=lambda flag: flag.action.strictness)
        if host.profile:
            answers = host.profile.red_flags | dict.fromkeys(stops, "yes")
            changed = host.profile.model_copy(update={"red_flags": answers})
            record = ProfileSaved(on=host.today, profile=changed, checked=False)
            host.save(record, message="Your answer is kept.", undoable=False)
        self.halted_by, self.state = worst, State.HALTED

    def _take_up(self, part: Part, state: State) -> None:
        raise NotImplementedError

    def _let_go(self, to: str) -> None:
        raise NotImplementedError
