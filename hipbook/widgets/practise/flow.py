"""Practise as a state machine, without a widget: what may happen when, and that nothing that was done is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

from ...app.easier import easier_item
from ...app.elsewhere import SAVED as SAVED_ELSEWHERE
from ...model.records import SessionDone
from ...model.routine import Item
from ...session.draft import Answers, Draft, draft_after, draft_again, draft_by_hand, first
from ...session.events import PlayerEvent
from ...session.kept import is_worth_offering
from ...wording import day_words
from .beginning import Beginning
from .states import AT_REST, OPEN, Browser, Host, State, transition
from .stored import Offer, Part, foremost, offered, token_of, uid_of, with_event, without

NOTHING: frozenset[str] = frozenset()
SAVED, CORRECTED = "Saved. Tomorrow morning this page asks one question.", "Session corrected."
SAVED_LATE = "The session of {} is saved."
NOT_LED = "This session is not led any further. Please end it here."
NOT_LEFT = "You ticked a stop sign in this session, so please save it. The check is asked again before the next one."
STOP_SIGN = "Saved. You met a stop sign: please go through the check again before the next session."


class SessionFlow(Beginning):
    """One reader's way through Practise. The table of states.py says which event leads from where to where.

    ``part`` is the session under way, ``draft`` what the form completes, ``offer`` the kept session that is offered,
    ``value`` the session saved last; on a sore day ``sore`` is the pain before it, ``ways`` are the ways on. ``moved`` is called after each event, ``acting`` is true in the middle of one.

    The browser keeps a part from the moment it begins. It is told to forget it when the session is saved, when the
    reader lets it go, or when the rest of it has begun, which holds all that was done before.
    """

    def __init__(self, host: Host, browser: Browser, moved: Callable[[], None] = lambda: None):
        self.host, self.browser, self.moved = host, browser, moved
        self.state, self.acting = State.IDLE, False
        self.part: Part | None = None
        self.offer: Offer | None = None
        self.value: SessionDone | None = None
        self._past: Draft | None = None
        self._places = NOTHING
        self._tokens: dict[str, list[str]] = {}
        self._sample, self._is_led_here = host.sample, False

    @property
    def at_rest(self) -> bool:
        """Is nothing lost where something else is shown?"""
        return self.state in AT_REST and not self.acting

    @property
    def draft(self) -> Draft | None:
        """The draft that the form completes, with all player events up to now; None where nothing was done."""
        if self.part is None:
            return self._past
        library = self.host.library
        return draft_after(self.part.run, self.part.events, library, self.part.pain, self.part.signs, self._places)

    def look(self) -> None:
        """Choose the state at rest: items handed over come first, then an unsaved session. An open state stays.

        Before anything new is led comes an unsaved session with a stop sign: the check is asked once it is saved.
        """
        if not self.at_rest:
            return
        host, self.offer = self.host, None
        waiting = self._waiting()
        if host.session and not (waiting and self._offered().signs):
            self.state = State.BEFORE
        elif waiting:
            self.offer, self.state = self._offered(), State.RESUMABLE
        elif self.state is not State.SAVED:
            self.state = State.IDLE

    def _offered(self) -> Offer:
        host = self.host
        return offered(foremost(host.unfinished), host.library, host.history, host.today)

    def _waiting(self) -> bool:
        """Is a kept session worth offering? One of another day in which nothing was done is forgotten."""
        host = self.host
        if not host.sample:
            for one in host.unfinished:
                if not is_worth_offering(one, host.library, host.today):
                    self._drop(uid_of(one))
        return bool(host.unfinished) and not host.sample

    def _take_up(self, part: Part, state: State) -> None:
        self.part, self.state, self._sample = part, state, self.host.sample
        self._is_led_here = state is State.LEADING
        self._places = NOTHING
        self._tokens.setdefault(part.run.uid, []).append(part.token)

    @transition
    def hear(self, token: str, event: PlayerEvent) -> None:
        """Take in an event of the part with this token. All are stored, even late; only an ending changes the state."""
        if self.part is None or self.part.token != token:
            if token in map(token_of, self.host.unfinished):
                self.host.put_away(with_event(self.host.unfinished, token, event))
            return
        self.part = self.part.hear(event)
        if event.event == "started":
            self._forget(self.part.run.uid, but=token)
        if self.state is State.ENDED or (self.state is State.LEADING and event.event == "finished"):
            self._finish()
        elif self.state is State.LEADING and event.event == "too_much":
            self.state = State.TOO_MUCH
        elif self.state is State.TOO_MUCH and event.event == "slip":
            self.state = State.LEADING

    @transition
    def tick(self, signs: frozenset[str]) -> None:
        """These stop signs are ticked. The browser keeps them at once, so that no reload loses them."""
        assert self.part, "something was too much"
        self.part = replace(self.part, signs=signs)
        self.browser.note(self.part.token, self.part.plan)

    @property
    def easier(self) -> Item | None:
        """The easier item in place of what was too much, where this session is still led."""
        part, host = self.part, self.host
        if not part or not part.stop or part.stop.way or not self.leads_again or not host.profile:
            return None
        return easier_item(part.run.items, part.stop.item, part.stop.side, host.context)

    @property
    def rest(self) -> tuple[Item, ...]:
        """What is left to lead after what was too much; of a session that is not led any more nothing is."""
        part, host = self.part, self.host
        if not part or not part.stop or not self.leads_again:
            return ()
        return part.run.rest(part.stop, host.library, host.profile)

    @transition
    def go_on(self, signs: frozenset[str], places: frozenset[str], easier: Item | None = None) -> None:
        """The rest of the session without what was too much, with something easier in its place where it is given."""
        self.host.look()
        part = self.part
        rest = (*((easier,) if easier else ()), *self.rest)
        if signs or not part or not part.stop or not rest:
            raise ValueError(NOT_LED)
        self.assert_cleared()
        run = part.run.going_on(part.events, part.stop.item, rest, first(places))
        self._take_up(Part(run, pain=part.pain), State.LEADING)

    @property
    def leads_again(self) -> bool:
        """May the player lead on after a stop? One that was led here keeps its own day past midnight; one that was left
        on another day is only saved, as is one that a stop or a flare of another page speaks against."""
        part, host = self.part, self.host
        return bool(part and (self._is_led_here or part.run.on == host.today) and not host.is_outdated)

    @transition
    def slip(self) -> None:
        """The stop was a slip of the hand. The player leads on, and tells so; what it leads no more is only saved."""
        self.host.look()
        part = self.part
        assert part, "something was too much"
        if part.signs:
            raise ValueError(NOT_LED)
        if self.leads_again:
            self.assert_cleared()
            self.state = State.LEADING
        else:
            self.part = part.without_stop()
            self._finish()

    @transition
    def end(self, signs: frozenset[str], places: frozenset[str]) -> None:
        """The session ends with what was too much; ``signs`` are the stop signs met, ``places`` where it was felt."""
        assert self.part, "something was too much"
        self.part, self._places = replace(self.part, signs=signs), places
        self.browser.note(self.part.token, self.part.plan)
        self._finish()

    def _finish(self) -> None:
        self.state = State.FINISHING if self.draft else State.ENDED

    @transition
    def save(self, answers: Answers) -> None:
        """Save the session and its sets; they are on the disk before anything is let go of."""
        host, draft = self.host, self.draft
        assert draft, "a form is open"
        session, sets = draft.completed(answers, host.library, host.today)
        if host.log.holds(session.uid):
            self._let_go("today")
            host.tell(SAVED_ELSEWHERE)
            return
        message = CORRECTED if draft.instead_of else _saved(session, host.today)
        host.save(*sets, session, message=message, instead_of=draft.instead_of)
        self._let_go("check" if draft.signs else "today")
        self.value, self.state = session, State.SAVED
        if draft.signs:
            host.tell(STOP_SIGN, "problem")

    @transition
    def leave(self, to: str = "today") -> None:
        """Discard what is open, here and in the browser, and go on to another screen; but not with a stop sign in it."""
        if self.part and self.part.signs:
            raise ValueError(NOT_LEFT)
        self._let_go(to)

    @transition
    def turn_away(self) -> None:
        """The reader opened another screen: what was only told here is over, and the next start finds the way free."""
        self._drop(self.part.run.uid if self.part else "")
        self.part, self.state = None, State.IDLE

    def _let_go(self, to: str) -> None:
        if self.state is not State.EDITING:
            self._drop(self.part.run.uid if self.part else "")
        self.part, self._past, self.state = None, None, State.IDLE
        self.host.go(to)

    def _drop(self, uid: str) -> None:
        self._forget(uid)
        self.host.put_away(without(self.host.unfinished, uid))

    def _forget(self, uid: str, but: str = "") -> None:
        """The browser forgets all parts of a session, or all but one."""
        offered = [token_of(session) for session in self.host.unfinished if uid_of(session) == uid]
        for token in dict.fromkeys([*self._tokens.pop(uid, []), *offered]):
            if token != but:
                self.browser.forget(token)
        if but:
            self._tokens[uid] = [but]

    @transition
    def resume(self) -> None:
        """Go on with the session that is offered, where the player may still lead it."""
        self.host.look()
        self.offer = self._offered() if self.host.unfinished else None
        if not self.offer or not self.offer.part or not self.offer.leads:
            raise ValueError("This session is not led any further. What was done in it can be saved.")
        self.assert_cleared()
        self._take_up(self.offer.part, State.LEADING)

    @transition
    def finish_kept(self) -> None:
        """Save what was done of the session that is offered: first what is still to be asked, then the form."""
        if not self.offer or not self.offer.part:
            raise ValueError("This session cannot be read, so it cannot be saved.")
        self._take_up(self.offer.part, State.TOO_MUCH)
        if not self.offer.part.stop:
            self._finish()

    @transition
    def discard(self) -> None:
        """Let the session that is offered go, here and in the browser; a stop sign in it is saved."""
        host, offer = self.host, self.offer
        if offer and offer.is_only_saved:
            raise ValueError(NOT_LEFT)
        if offer and offer.signs and not host.log.holds(offer.uid):
            # All else of it cannot be read.
            session = SessionDone(on=host.today, whole=False, stopped=tuple(sorted(offer.signs)))
            host.save(session, message=SAVED)
            host.go("check")
            host.tell(STOP_SIGN, "problem")
        self._drop(offer.uid if offer else "")
        self.state = State.IDLE

    @transition
    def edit(self, saved: SessionDone) -> None:
        """Correct a session of the past."""
        self._open_past(draft_again(uuid4().hex, saved, self.host.history))

    @transition
    def log_past(self) -> None:
        """Log a session that was done without the page."""
        host = self.host
        self._open_past(draft_by_hand(uuid4().hex, host.routine, host.library, host.today))

    def _open_past(self, draft: Draft) -> None:
        self._past, self._sample, self.state = draft, self.host.sample, State.EDITING

    @transition
    def delete(self, saved: SessionDone, message: str) -> None:
        """Take a session and its sets out of the log; Undo brings them back."""
        self.host.remove(saved.uid, message=message)

    def change_log(self) -> None:
        """Leave a session of another log: one's own waits until its log is open again, one of the sample is over."""
        if self.acting or self.state not in OPEN or self.host.sample == self._sample:
            return
        part, self.part, self._past, self.state = self.part, None, None, State.IDLE
        if part and part.begun and not self._sample:
            self.host.put_away((part.as_stored(), *without(self.host.unfinished, part.run.uid)))
        elif part:
            self._forget(part.run.uid)
        self.moved()


def _saved(session: SessionDone, today: date) -> str:
    """That it is saved, and the question of the next morning only where that morning is still to come."""
    return SAVED if session.on == today else SAVED_LATE.format(day_words(session.on))
