"""Practise without a page: where each event leads, and that whatever the order, nothing that was done is lost."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hipbook.adaptation.mornings import awaited_morning
from hipbook.adaptation.recheck import why_recheck
from hipbook.app.how_to_begin import Way
from hipbook.app.today import eased
from hipbook.content.loader import library
from hipbook.log.errors import LogError
from hipbook.model.profile import Profile
from hipbook.model.records import Flare, History, ProfileSaved, SessionDone, SetDone
from hipbook.model.routine import Day, Item, Routine
from hipbook.planning.context import PlanningContext
from hipbook.screening.assessment import screen
from hipbook.screening.person import Person
from hipbook.session.draft import Answers
from hipbook.session.events import Finished, PlayerEvent, Slip, Started, Worked, read_events
from hipbook.session.run import SessionRun
from hipbook.widgets.practise.flow import SessionFlow
from hipbook.widgets.practise.states import AT_REST, OPEN, TRANSITIONS, State
from hipbook.wording import day_words

LIBRARY, DAY = library(), date(2026, 3, 2)
NONE: frozenset[str] = frozenset()
FLAG = next(id for id, flag in LIBRARY.red_flags.items() if flag.session)
SIGN, PLACE = next(iter(LIBRARY.stop_signs)), next(iter(LIBRARY.places))


def item(id: str) -> Item:
    sides = ("left", "right") if LIBRARY.exercises[id].laterality == "each" else ()
    return Item(id, LIBRARY.dose(id), sides, 3, "")


ITEMS = (item("glute_set"), item("clam_band"), item("bridge"))


@dataclass
class Book:
    """A reader's book without a disk. It does what a Journal does for the flow, and says when its disk is full."""

    history: History = field(default_factory=History)
    profile: Profile | None = field(default_factory=lambda: Profile(age=46))
    session: tuple[Item, ...] = ()
    unfinished: tuple[Mapping[str, Any], ...] = ()
    sample: bool = False
    recheck: bool = False
    recheck_because: str = "The check is a year old."
    today: date = DAY
    full: bool = False
    screen: str = "today"
    said: str = ""
    is_outdated: bool = False
    library = LIBRARY
    routine = Routine((Day(ITEMS, "main"),), {}, "train", 1, (), {}, (), DAY)

    @property
    def screening(self):
        return screen(self.profile, LIBRARY, self.today)

    @property
    def person(self) -> Person:
        return Person.of(self.profile, self.history, LIBRARY, self.today)

    @property
    def context(self) -> PlanningContext:
        return PlanningContext(self.person)

    @property
    def log(self) -> SimpleNamespace:
        return SimpleNamespace(holds=lambda uid: uid in {done.uid for done in self.history.sessions})

    def look(self) -> None:
        """A book of one page: nothing is saved elsewhere."""

    def save(self, *records: Any, message: str, undoable: bool = True, instead_of: str | None = None) -> None:
        if self.full:
            raise LogError("The disk is full.")
        if instead_of:
            self.remove(instead_of, message="")
        of = {SessionDone: "sessions", SetDone: "sets", ProfileSaved: "profiles", Flare: "flares"}
        for record in records:
            kind = of[type(record)]
            self.history = self.history.model_copy(update={kind: (*getattr(self.history, kind), record)})
        self.profile, self.said = self.history.profile or self.profile, message

    def remove(self, *uids: str, message: str) -> None:
        update = {
            "sessions": tuple(done for done in self.history.sessions if done.uid not in uids),
            "sets": tuple(done for done in self.history.sets if done.session not in uids),
        }
        self.history, self.said = self.history.model_copy(update=update), message

    def put_away(self, unfinished: Iterable[Mapping[str, Any]]) -> None:
        self.unfinished, self.session = tuple(unfinished), ()

    def go(self, name: str) -> None:
        self.screen = name

    def tell(self, text: str, kind: str = "note") -> None:
        self.said = text


class Storage(dict):
    """What a browser keeps, by token; everything in it has been through JSON."""

    def forget(self, token: str) -> None:
        self.pop(token, None)

    def note(self, token: str, plan: Mapping[str, Any]) -> None:
        if token in self:
            self[token] |= json.loads(json.dumps({"plan": plan}))

    def keep(self, run: SessionRun, done: list[dict], at: int = 0) -> None:
        self[run.token] = json.loads(json.dumps({"plan": run.as_stored(), "done": done, "started_at": at}))


def begin(items: tuple[Item, ...] = ITEMS, pain: int = 1, **book: Any) -> SessionFlow:
    """A flow that leads these items, and a screen that looks at it after each event."""
    flow = SessionFlow(Book(**book), Storage())
    flow.moved = flow.look
    flow.host.session = items
    flow.look()
    flow.answer(pain, NONE)
    return flow


def work(flow: SessionFlow, nth: int = 0, event: str = "done", share: float = 1) -> dict:
    """What the player tells of the nth step of work."""
    led = [(n, s) for n, s in enumerate(flow.part.run.steps(LIBRARY, flow.host.profile)) if s.kind == "work"]
    index, step = led[nth]
    return {
        "event": event, "index": index, "item": step.item, "exercise": step.exercise, "side": step.side,
        "seconds": round(step.seconds * share, 1), "reps": step.reps, "spent": 30,
    }  # fmt: skip


def event_of(message: dict) -> PlayerEvent:
    """What the player reads of such a message."""
    kind = {"started": Started, "finished": Finished, "slip": Slip}.get(message["event"], Worked)
    return kind(**message)


def hear(flow: SessionFlow, *messages: dict) -> None:
    for message in messages:
        flow.hear(flow.part.token, event_of(message))


def idle() -> SessionFlow:
    flow = SessionFlow(Book(), Storage())
    flow.look()
    return flow


def before() -> SessionFlow:
    flow = idle()
    flow.host.session = ITEMS
    flow.look()
    return flow


def halted() -> SessionFlow:
    flow = before()
    flow.answer(1, frozenset({FLAG}))
    return flow


def sore() -> SessionFlow:
    flow = before()
    flow.answer(LIBRARY.rule.pain.cap_default + 1, NONE)
    return flow


def too_much() -> SessionFlow:
    flow = begin()
    hear(flow, {"event": "started"}, work(flow), work(flow, 1, "too_much", 0.5))
    return flow


def ended() -> SessionFlow:
    flow = begin()
    hear(flow, {"event": "started"}, {"event": "finished"})
    return flow


def finishing() -> SessionFlow:
    flow = begin()
    hear(flow, {"event": "started"}, work(flow), {"event": "finished"})
    return flow


def saved() -> SessionFlow:
    flow = finishing()
    flow.save(Answers(pain_worst=2))
    return flow


def editing() -> SessionFlow:
    flow = saved()
    flow.edit(flow.value)
    return flow


def resumable() -> SessionFlow:
    told = begin()
    hear(told, {"event": "started"}, work(told))
    flow = SessionFlow(Book(unfinished=(told.part.as_stored(),)), Storage())
    flow.look()
    return flow


REACH: dict[State, Callable[[], SessionFlow]] = {
    State.IDLE: idle, State.BEFORE: before, State.HALTED: halted, State.LEADING: begin, State.TOO_MUCH: too_much,
    State.ENDED: ended, State.FINISHING: finishing, State.EDITING: editing, State.SAVED: saved,
    State.RESUMABLE: resumable, State.SORE: sore,
}  # fmt: skip
DONE = SessionDone(on=DAY)
FILLED = Answers(pain_worst=1, on=DAY, did=frozenset(i.exercise for i in ITEMS), minutes=10)
ACTS: dict[str, Callable[[SessionFlow], None]] = {
    "look": lambda flow: flow.look(),
    "answer": lambda flow: flow.answer(2, NONE),
    "begin": lambda flow: flow.begin(Way.EASIER),
    "hear": lambda flow: flow.hear(flow.part.token if flow.part else "none", event_of({"event": "finished"})),
    "tick": lambda flow: flow.tick(frozenset({SIGN})),
    "go_on": lambda flow: flow.go_on(NONE, NONE),
    "slip": lambda flow: flow.slip(),
    "end": lambda flow: flow.end(NONE, NONE),
    "save": lambda flow: flow.save(FILLED),
    "resume": lambda flow: flow.resume(),
    "finish_kept": lambda flow: flow.finish_kept(),
    "discard": lambda flow: flow.discard(),
    "leave": lambda flow: flow.leave(),
    "turn_away": lambda flow: flow.turn_away(),
    "edit": lambda flow: flow.edit(DONE),
    "log_past": lambda flow: flow.log_past(),
    "delete": lambda flow: flow.delete(DONE, "Taken out."),
    "change_log": lambda flow: flow.change_log(),
}
# Where each event leads from a plain example of each state; what is not here stays where it is.
LEADS = {
    ("look", State.HALTED): State.BEFORE,  # the reader comes back: the questions are asked again
    ("look", State.SORE): State.BEFORE,
    ("answer", State.BEFORE): State.LEADING,
    ("begin", State.SORE): State.LEADING,
    ("hear", State.LEADING): State.ENDED,
    ("go_on", State.TOO_MUCH): State.LEADING,
    ("slip", State.TOO_MUCH): State.LEADING,
    ("end", State.TOO_MUCH): State.FINISHING,
    ("save", State.FINISHING): State.SAVED,
    ("save", State.EDITING): State.SAVED,
    ("resume", State.RESUMABLE): State.LEADING,
    ("finish_kept", State.RESUMABLE): State.FINISHING,
    ("discard", State.RESUMABLE): State.IDLE,
    **{
        ("leave", s): State.IDLE
        for s in (State.BEFORE, State.HALTED, State.SORE, State.ENDED, State.FINISHING, State.EDITING)
    },
    **{("turn_away", s): State.IDLE for s in (State.SORE, State.ENDED)},
    **{(act, state): State.EDITING for act in ("edit", "log_past") for state in (State.IDLE, State.SAVED)},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", ACTS)
def test_each_event_leads_where_the_table_says(act: str, state: State) -> None:
    flow = REACH[state]()
    flow.moved = lambda: None
    assert flow.state is state
    ACTS[act](flow)
    assert flow.state is LEADS.get((act, state), state)
    assert flow.state in TRANSITIONS[act].get(state, (state,))


def test_the_table_and_the_states_are_complete() -> None:
    assert ACTS.keys() == TRANSITIONS.keys()
    assert set(AT_REST) | set(OPEN) == set(State) and not set(AT_REST) & set(OPEN)
    assert set(LEADS) <= {(act, state) for act, table in TRANSITIONS.items() for state in table}


class TestBefore:
    def test_pain_is_asked_even_where_nothing_is_new(self):
        flow = before()
        with pytest.raises(ValueError, match="0 is an answer too"):
            flow.answer(None, NONE)
        assert flow.state is State.BEFORE

    def test_a_stop_question_leads_nothing_and_is_kept_in_the_check(self):
        flow = before()
        flow.answer(None, frozenset({FLAG}))
        assert flow.halted_by == LIBRARY.red_flags[FLAG] and flow.part is None
        assert flow.host.profile.red_flags[FLAG] == "yes"
        flow.look()
        with pytest.raises(ValueError, match="need someone to look at them"):
            flow.answer(1, NONE)

    def test_on_a_sore_day_nothing_is_led_before_the_reader_chose(self):
        flow = sore()
        assert flow.part is None and flow.ways[0] is Way.EASIER
        with pytest.raises(ValueError, match="ways that are offered"):
            flow.begin(Way.PLANNED)
        flow.begin(Way.EASIER)
        led = {one.exercise: one.dose.seconds for one in flow.part.run.items}
        assert all(led[one.exercise] < one.dose.seconds for one in ITEMS) and flow.part.pain == flow.sore

    def test_a_flare_or_the_check_comes_before_any_session(self):
        for way, where in ((Way.FLARE, "today"), (Way.CHECK, "check")):
            flow = sore()
            flow.begin(way)
            assert flow.state is State.IDLE and flow.host.screen == where and not flow.host.session
            assert len(flow.host.history.flares) == (way is Way.FLARE)

    def test_an_easier_session_is_not_made_easier_twice(self):
        flow = before()
        flow.host.session = eased(ITEMS, flow.host.context.person)
        flow.answer(LIBRARY.rule.pain.cap_default + 1, NONE)
        assert flow.state is State.LEADING

    def test_a_check_that_is_due_leads_nothing_new_and_nothing_on(self):
        for flow, act in ((before(), "answer"), (resumable(), "resume"), (too_much(), "go_on"), (too_much(), "slip")):
            was = flow.state
            flow.host.recheck = True
            with pytest.raises(ValueError, match="a year old"):
                ACTS[act](flow)
            assert flow.state is was


class TestTooMuch:
    def test_a_stop_sign_leads_nothing_on_and_sends_to_the_check(self):
        flow = too_much()
        with pytest.raises(ValueError, match="end it here"):
            flow.go_on(frozenset({SIGN}), NONE)
        flow.end(frozenset({SIGN}), frozenset({PLACE}))
        flow.save(Answers(pain_worst=6))
        assert flow.host.screen == "check" and "stop sign" in flow.host.said
        (stopped,) = [done for done in flow.host.history.sets if done.stopped]
        assert (stopped.stopped, stopped.felt) == (SIGN, PLACE)

    def test_the_rest_goes_on_with_what_is_easier_and_the_pain_before_is_remembered(self):
        flow = too_much()
        easier = flow.easier
        assert easier and flow.rest
        flow.go_on(NONE, frozenset({PLACE}), easier)
        assert [one.exercise for one in flow.part.run.items] == ["glute_set", "clam_band", easier.exercise, "bridge"]
        hear(flow, {"event": "started"}, work(flow), {"event": "finished"})
        assert flow.draft.session.pain_before == 1
        assert [done.felt for done in flow.draft.sets if done.stopped] == [PLACE]

    def test_the_last_one_leaves_no_rest(self):
        flow = begin((item("glute_set"),))
        hear(flow, work(flow, 0, "too_much", 0.5))
        assert not flow.rest
        with pytest.raises(ValueError, match="end it here"):
            flow.go_on(NONE, NONE)

    def test_a_session_of_another_day_is_only_saved(self):
        kept = too_much().part.as_stored()
        flow = SessionFlow(Book(today=DAY + timedelta(1), unfinished=(kept,)), Storage())
        flow.look()
        flow.finish_kept()
        assert flow.state is State.TOO_MUCH
        assert flow.easier is None and not flow.rest
        flow.end(NONE, NONE)
        flow.save(Answers(pain_worst=3))
        assert [done.on for done in flow.host.history.sessions] == [DAY]

    def test_a_slip_of_the_hand_leads_on_and_nothing_hurt(self):
        flow = too_much()
        token, stop = flow.part.token, flow.part.stop
        flow.slip()
        assert flow.state is State.LEADING and flow.part.token == token, "the same player goes on"
        hear(flow, {"event": "slip", "index": stop.index}, work(flow, 1), work(flow, 2), {"event": "finished"})
        assert flow.state is State.FINISHING and not flow.draft.stopped
        flow.save(Answers(pain_worst=1))
        sets = flow.host.history.sets
        assert sets and not any(done.stopped or done.hurt for done in sets)

    def test_a_slip_that_the_player_told_itself_leads_on_too(self):
        flow = too_much()
        hear(flow, {"event": "slip", "index": flow.part.stop.index})
        assert flow.state is State.LEADING and flow.part.stop is None
        hear(flow, work(flow, 1, "too_much", 0.2) | {"slips": 1})
        assert flow.state is State.TOO_MUCH, "what is too much afterwards is no slip"

    def test_a_slip_of_another_day_is_saved_as_one(self):
        kept = too_much().part.as_stored()
        flow = SessionFlow(Book(today=DAY + timedelta(1), unfinished=(kept,)), Storage())
        flow.look()
        flow.finish_kept()
        flow.slip()
        assert flow.state is State.FINISHING
        flow.save(Answers(pain_worst=1))
        assert [done.stopped for done in flow.host.history.sets] == [None]

    def test_one_that_was_kept_after_a_slip_is_offered_to_be_led(self):
        told = too_much()
        told.slip()
        hear(told, {"event": "slip", "index": told.part.stop.index})
        kept = json.loads(json.dumps(told.part.as_stored()))
        flow = SessionFlow(Book(unfinished=(kept,)), Storage())
        flow.look()
        assert flow.offer.leads
        flow.resume()
        assert flow.state is State.LEADING and len(flow.part.run.worked(flow.part.events)) == 1

    def test_the_browser_forgets_what_was_before_only_when_the_rest_has_begun(self):
        flow = too_much()
        flow.browser.keep(flow.part.run, flow.part.as_stored()["done"])
        (first,) = flow.browser
        flow.go_on(NONE, NONE)
        assert first in flow.browser, "the rest is not kept before it begins"
        flow.browser.keep(flow.part.run, [{"event": "started"}])
        hear(flow, {"event": "started"})
        assert set(flow.browser) == {flow.part.token}


class TestOnTheWay:
    """Too much while getting down or up: nobody did the exercise that stands next, so it is not marked for it."""

    @staticmethod
    def stopped(ids: tuple[str, ...] = ("clam", "sit_to_stand"), way: str = "down", done: int = 0) -> SessionFlow:
        lying = Profile(age=46, floor=True)
        items = tuple(Item(id, LIBRARY.dose(id), (None,), 3, "") for id in ids)
        flow = begin(items, profile=lying)
        steps = list(enumerate(flow.part.run.steps(LIBRARY, lying)))
        index, step = next((n, s) for n, s in steps if s.kind == way)
        at = {"index": index, "item": step.item, "exercise": step.exercise, "side": None, "seconds": 0, "reps": None}
        worked = [work(flow, n) for n in range(done)]
        hear(flow, {"event": "started"}, *worked, {"event": "too_much", "way": way, "spent": 12, **at})
        return flow

    def test_no_exercise_is_marked_and_nothing_easier_is_offered(self):
        flow = self.stopped()
        assert flow.state is State.TOO_MUCH and flow.easier is None
        flow.end(NONE, NONE)
        assert flow.state is State.FINISHING and flow.draft.stopped, "that it hurt is worth keeping"
        flow.save(Answers(pain_worst=3))
        (session,) = flow.host.history.sessions
        assert (session.pain_worst, session.done, session.whole) == (3, 0, False) and not flow.host.history.sets
        assert session.stopped == ("too_much",)

    def test_one_in_which_nothing_was_done_can_be_corrected(self):
        flow = self.stopped()
        flow.end(NONE, NONE)
        flow.save(Answers(pain_worst=3))
        flow.edit(flow.value)
        flow.save(Answers(pain_worst=5, on=DAY))
        (session,) = flow.host.history.sessions
        assert session.pain_worst == 5 and session.stopped == ("too_much",)

    def test_what_is_done_upright_may_go_on_and_nobody_is_sent_down(self):
        flow = self.stopped()
        assert [item.exercise for item in flow.rest] == ["sit_to_stand"]
        flow.go_on(NONE, NONE)
        led = flow.part.run.steps(LIBRARY, flow.host.profile)
        assert {step.exercise for step in led} == {"sit_to_stand"} and "down" not in {step.kind for step in led}

    def test_the_way_up_takes_nothing_from_what_was_done(self):
        flow = self.stopped(way="up", done=1)
        flow.end(NONE, NONE)
        (done,) = flow.draft.sets
        assert done.exercise == "clam" and not done.stopped and not flow.draft.session.whole

    def test_on_the_last_way_up_nothing_is_left_to_lead(self):
        assert not self.stopped(("clam",), way="up", done=1).rest

    def test_a_stop_sign_is_kept_though_nothing_was_done(self):
        flow = self.stopped()
        flow.end(frozenset({SIGN}), NONE)
        assert flow.state is State.FINISHING
        assert not flow.draft.hurt_somewhere(9, LIBRARY), "nobody is asked which one of nothing hurt"
        flow.save(Answers(pain_worst=4))
        (session,) = flow.host.history.sessions
        assert not flow.part and session.stopped == (SIGN,) and not flow.host.history.sets and not session.whole
        assert flow.host.screen == "check"
        assert LIBRARY.stop_signs[SIGN].name.lower() in why_recheck(flow.host.history, LIBRARY, DAY).lower()

    def test_it_is_the_same_after_the_browser_kept_it(self):
        flow = self.stopped()
        kept = json.loads(json.dumps(flow.part.as_stored()))
        again = SessionFlow(Book(unfinished=(kept,), profile=flow.host.profile), Storage())
        again.look()
        again.finish_kept()
        assert again.state is State.TOO_MUCH and again.part.stop.way == "down" and again.easier is None


class TestTheEnd:
    def test_what_cannot_be_saved_stays_in_the_form(self):
        flow = finishing()
        flow.browser.keep(flow.part.run, flow.part.as_stored()["done"])
        flow.host.full = True
        with pytest.raises(LogError):
            flow.save(FILLED)
        assert flow.state is State.FINISHING and flow.browser and flow.draft.sets
        flow.host.full = False
        flow.save(FILLED)
        assert flow.state is State.SAVED and not flow.browser

    def test_a_second_click_saves_nothing_twice(self):
        flow = finishing()
        flow.save(FILLED)
        flow.save(FILLED)
        assert len(flow.host.history.sessions) == 1

    def test_what_another_page_saved_is_not_counted_twice(self):
        flow = finishing()
        flow.host.save(flow.draft.session, message="")
        flow.save(FILLED)
        assert flow.state is State.IDLE and "saved already" in flow.host.said
        assert len(flow.host.history.sessions) == 1 and flow.value is None

    def test_a_late_word_is_in_the_form_that_is_open(self):
        flow = finishing()
        hear(flow, work(flow, 1))
        flow.save(FILLED)
        assert len(flow.host.history.sets) == 2

    def test_a_late_word_opens_the_form_where_nothing_seemed_done(self):
        flow = ended()
        hear(flow, work(flow))
        assert flow.state is State.FINISHING

    def test_the_worst_pain_must_be_said(self):
        flow = finishing()
        with pytest.raises(ValueError, match="worst pain"):
            flow.save(Answers())
        assert flow.state is State.FINISHING


class TestOneThatWasNotSaved:
    def test_it_is_led_on_from_what_was_done(self):
        flow = resumable()
        flow.resume()
        assert len(flow.part.run.worked(flow.part.events)) == 1

    def test_one_that_cannot_be_read_can_only_be_let_go(self):
        flow = SessionFlow(Book(unfinished=({"plan": {"uid": "x", "begin": 0}},)), Storage({"x-0": {}}))
        flow.look()
        for act in (flow.resume, flow.finish_kept):
            with pytest.raises(ValueError, match="session"):
                act()
        assert "cannot be resumed" in flow.offer.problem
        flow.discard()
        assert not flow.host.unfinished and not flow.browser, "nor is it offered after the next reload"

    def test_only_the_one_that_is_offered_is_let_go(self):
        first, second = (begin().part.as_stored() for _ in range(2))
        flow = SessionFlow(Book(unfinished=(first, second)), Storage())
        flow.look()
        flow.discard()
        assert flow.host.unfinished == (second,)

    def test_what_the_reader_starts_comes_first(self):
        flow = resumable()
        flow.host.session = ITEMS
        flow.look()
        assert flow.state is State.BEFORE
        flow.leave()
        flow.look()
        assert flow.state is State.RESUMABLE

    def test_one_of_ones_own_waits_while_the_sample_is_looked_at(self):
        flow = finishing()
        token = flow.part.token
        flow.host.sample = True
        flow.change_log()
        assert flow.state is State.IDLE and flow.part is None
        flow.hear(token, event_of({"event": "started", "spent": 9}))
        flow.host.sample = False
        flow.look()
        assert flow.state is State.RESUMABLE and len(flow.offer.part.run.worked(flow.offer.part.events)) == 1
        assert flow.offer.part.events[-1] == Started(event="started", spent=9)

    def test_one_of_the_sample_is_not_offered_as_ones_own(self):
        flow = begin(sample=True)
        hear(flow, work(flow), {"event": "finished"})
        flow.host.sample, flow.host.session = False, ()
        flow.change_log()
        assert flow.state is State.IDLE and not flow.host.unfinished


class TestAStopSignThatWasTicked:
    """From the moment it is ticked no way out of the session loses it: the check is asked."""

    @staticmethod
    def ticked(act: Callable[[SessionFlow], None] = lambda flow: None) -> SessionFlow:
        """A page that was loaded again after a sign was ticked; what the browser keeps is what it has."""
        told = too_much()
        told.browser.keep(told.part.run, told.part.as_stored()["done"])
        told.tick(frozenset({SIGN}))
        act(told)
        flow = SessionFlow(Book(unfinished=tuple(told.browser.values())), told.browser)
        flow.look()
        return flow

    @pytest.mark.parametrize("act", [lambda flow: None, lambda flow: flow.end(frozenset({SIGN}), NONE)])
    def test_a_reload_does_not_take_it_away_and_it_is_not_left(self, act):
        flow = self.ticked(act)
        assert flow.state is State.RESUMABLE and flow.offer.part.signs == {SIGN}
        for way in (flow.discard, flow.resume):
            with pytest.raises(ValueError, match=r"please save it|can be saved"):
                way()
        assert flow.browser and flow.host.unfinished
        flow.finish_kept()
        flow.end(flow.part.signs, NONE)
        flow.save(Answers(pain_worst=6))
        assert flow.host.screen == "check" and not flow.browser
        assert LIBRARY.stop_signs[SIGN].name.lower() in why_recheck(flow.host.history, LIBRARY, DAY).lower()

    def test_nothing_new_is_led_before_it_is_saved(self):
        flow = self.ticked()
        flow.host.session = ITEMS
        flow.look()
        assert flow.state is State.RESUMABLE
        flow.answer(1, NONE)
        assert flow.part is None

    def test_it_comes_before_a_newer_session_without_one(self):
        (sign,) = self.ticked().host.unfinished
        flow = SessionFlow(Book(unfinished=(begin().part.as_stored(), sign)), Storage())
        flow.look()
        assert flow.offer.is_only_saved

    def test_the_form_at_the_end_is_not_left_with_it(self):
        flow = too_much()
        flow.end(frozenset({SIGN}), NONE)
        with pytest.raises(ValueError, match="stop sign"):
            flow.leave()
        assert flow.state is State.FINISHING

    def test_on_a_way_down_on_another_day_it_is_kept_too(self):
        told = TestOnTheWay.stopped()
        told.tick(frozenset({SIGN}))
        kept = json.loads(json.dumps(told.part.as_stored()))
        flow = SessionFlow(Book(unfinished=(kept,), today=DAY + timedelta(1), profile=told.host.profile), Storage())
        flow.look()
        assert flow.state is State.RESUMABLE and flow.offer.is_only_saved

    def test_one_that_is_ticked_no_more_is_a_slip_again(self):
        flow = self.ticked()
        flow.finish_kept()
        with pytest.raises(ValueError, match="not led any further"):
            flow.slip()
        flow.tick(NONE)
        flow.slip()
        assert flow.state is State.LEADING and "signs" not in flow.part.plan

    def test_of_a_session_that_cannot_be_read_it_is_saved_alone(self):
        kept = {"plan": {"uid": "x", "begin": 0, "signs": [SIGN]}}
        flow = SessionFlow(Book(unfinished=(kept,), session=ITEMS), Storage({"x-0": kept}))
        flow.look()
        assert flow.state is State.RESUMABLE
        flow.discard()
        assert flow.host.history.sessions[0].stopped == (SIGN,)
        assert flow.host.screen == "check" and not flow.browser and not flow.host.unfinished

    def test_it_is_saved_though_its_stop_cannot_be_read(self):
        told = begin()
        hear(told, {"event": "started"}, work(told))
        kept = told.part.as_stored()
        kept["plan"]["signs"] = [SIGN]
        flow = SessionFlow(Book(unfinished=(kept,)), Storage())
        flow.look()
        assert not flow.offer.leads
        flow.finish_kept()
        flow.save(Answers(pain_worst=2))
        assert why_recheck(flow.host.history, LIBRARY, DAY) and flow.host.screen == "check"

    def test_it_waits_while_the_sample_is_looked_at(self):
        flow = too_much()
        flow.tick(frozenset({SIGN}))
        flow.host.sample = True
        flow.change_log()
        flow.host.sample = False
        flow.look()
        assert flow.offer.is_only_saved


class TestThePast:
    def test_a_correction_takes_the_place_of_what_it_corrects(self):
        flow = editing()
        old = flow.host.history.sessions[0].uid
        flow.save(FILLED)
        (session,) = flow.host.history.sessions
        assert session.uid != old and flow.host.said == "Session corrected."
        assert {done.session for done in flow.host.history.sets} == {session.uid}

    def test_one_by_hand_needs_a_day_that_was_and_something_done(self):
        flow = idle()
        flow.log_past()
        for wrong, why in (({"on": DAY + timedelta(1)}, "future"), ({"on": None}, "day"), ({"did": NONE}, "tick")):
            with pytest.raises(ValueError, match=why):
                flow.save(Answers(**{"pain_worst": 1, "on": DAY, "did": frozenset({"bridge"})} | wrong))
        flow.save(Answers(pain_worst=1, on=DAY, did=frozenset({"bridge"}), minutes=7))
        assert [done.exercise for done in flow.host.history.sets] == ["bridge"]
        assert flow.host.history.sessions[0].minutes == 7

    @pytest.mark.parametrize(
        ("days", "says"),
        [
            (0, "Saved. Tomorrow morning this page asks one question."),
            (1, f"The session of {day_words(DAY - timedelta(1))} is saved."),
            (9, f"The session of {day_words(DAY - timedelta(9))} is saved."),
        ],
    )
    def test_the_question_of_the_next_morning_is_promised_only_where_it_will_come(self, days: int, says: str):
        flow = idle()
        flow.log_past()
        flow.save(Answers(pain_worst=1, on=DAY - timedelta(days), did=frozenset({"bridge"}), minutes=7))
        assert flow.host.said == says
        asked = awaited_morning(flow.host.history, LIBRARY, DAY + timedelta(1))
        assert bool(asked) is ("Tomorrow" in says), "what was promised comes, and nothing else"

    def test_without_a_routine_nothing_can_be_logged(self, monkeypatch):
        monkeypatch.setattr(Book, "routine", None)
        flow = idle()
        with pytest.raises(ValueError, match="no routine yet"):
            flow.log_past()
        assert flow.state is State.IDLE

    def test_a_session_that_was_started_meanwhile_is_still_started(self):
        flow = editing()
        flow.host.session = ITEMS
        flow.leave("practise")
        flow.look()
        assert flow.state is State.BEFORE

    def test_one_taken_out_is_gone(self):
        flow = saved()
        flow.delete(flow.value, "Taken out.")
        assert not flow.host.history.sets and flow.host.said == "Taken out."


PLAYER = st.sampled_from([*["done"] * 6, "skipped", "too_much"])
BUTTONS = st.sampled_from(["look", "answer", "go_on", "easier", "end", "resume", "finish_kept", "save", "log_past"])
SELDOM = st.sampled_from([False, False, False, True])
Amounts = dict[tuple[str, str | None], float]


def amounts(work: Iterable[Any]) -> Amounts:
    """Seconds by exercise and side."""
    found: Amounts = defaultdict(float)
    for one in work:
        found[one.exercise, one.side] += one.seconds
    return found


def holds(found: Amounts, truth: Amounts) -> bool:
    """Is all of the truth in what was found? A record keeps tenths of a second."""
    return all(found.get(key, 0) >= seconds - 0.2 for key, seconds in truth.items())


class Practising(RuleBasedStateMachine):
    """A reader who presses anything at any time, on a page that may be reloaded, offline, or look at the sample.

    The browser keeps what it leads from the moment it begins, and tells Python in order: while it is offline, words wait
    and no button works; a reload loses what was on its way. ``done`` is the truth, by session: what the player led.
    ``heard`` is what reached this page's Python. A session leaves both only when the reader lets it go by name.
    """

    def __init__(self):
        super().__init__()
        self.storage, self.done, self.own = Storage(), defaultdict(lambda: defaultdict(float)), History()
        self._open_page(())

    def _open_page(self, unfinished: tuple) -> None:
        self.book = Book(history=self.own, unfinished=unfinished)
        self.flow = SessionFlow(self.book, self.storage)
        self.flow.moved = self.flow.look
        self.waiting: list[tuple[str, str, dict]] = []
        self.engines: dict[str, list[dict]] = {}
        self.heard = {one["plan"]["uid"]: self._worked(one) for one in reversed(unfinished)}
        self.flow.look()

    @staticmethod
    def _worked(kept: Mapping[str, Any]) -> Amounts:
        run = SessionRun.from_stored(kept["plan"], LIBRARY)
        return amounts(run.worked(read_events(kept["done"], run.steps(LIBRARY, None))))

    def _press(self, act: Callable[..., Any], *args: Any) -> None:
        """As a button does it: what was told before arrives before, and what is refused changes nothing."""
        self.online()
        old = self.flow.draft.instead_of if self.flow.state is State.EDITING else None
        with suppress(ValueError, LogError):
            act(*args)
        if not self.book.sample:
            self.own = self.book.history
        if old and self.flow.state is not State.EDITING and old not in {done.uid for done in self.own.sessions}:
            for told in (self.done, self.heard):
                if old in told:
                    told[self.flow.value.uid] = told.pop(old)

    def online(self):
        waiting, self.waiting = self.waiting, []
        for uid, token, event in waiting:
            self.flow.hear(token, event_of(event))
            if uid in self.done:
                self._count(self.heard.setdefault(uid, defaultdict(float)), event)

    @rule(what=st.sampled_from([
        "online", "reload", "reload", "sample_or_back", "sample_or_back", "check_is_due_or_answered",
        "another_page_saves_it", "leave", "discard",
    ]))  # fmt: skip
    def meanwhile(self, what):
        getattr(self, what)()

    @precondition(lambda self: self.flow.state in AT_REST)
    @rule(items=st.lists(st.sampled_from(ITEMS), min_size=1, unique_by=lambda one: one.exercise))
    def start(self, items):
        self.book.session = tuple(items)
        self._press(self.flow.look)
        self._press(self.flow.answer, 1, NONE)

    @rule(name=BUTTONS, signs=st.sampled_from([NONE, NONE, frozenset({SIGN})]), pain=st.sampled_from([None, 1, 6]))
    def button(self, name, signs, pain):
        flow = self.flow
        did = frozenset(done.exercise for done in flow.draft.sets) if flow.draft else NONE
        acts = {
            "answer": (flow.answer, pain, NONE), "go_on": (flow.go_on, signs, NONE), "end": (flow.end, signs, NONE),
            "easier": (flow.go_on, signs, NONE, flow.easier),
            "save": (flow.save, Answers(pain_worst=pain, on=DAY, did=did)),
        }  # fmt: skip
        self._press(*acts[name] if name in acts else (getattr(flow, name),))

    @precondition(lambda self: self.flow.state is State.TOO_MUCH)
    @rule(easier=st.booleans())
    def go_on(self, easier):
        self._press(self.flow.go_on, NONE, NONE, self.flow.easier if easier else None)

    @precondition(lambda self: self.flow.state is State.RESUMABLE)
    @rule(act=st.sampled_from(["resume", "finish_kept"]))
    def take_up(self, act):
        self._press(getattr(self.flow, act))

    @precondition(lambda self: self.flow.state in (State.FINISHING, State.EDITING))
    @rule(full=st.booleans())
    def save(self, full):
        self.book.full = full
        did = frozenset(done.exercise for done in self.flow.draft.sets)
        self._press(self.flow.save, Answers(pain_worst=2, on=DAY, did=did))

    def _engine(self) -> list[dict] | None:
        """What the player on the page has told, where it still leads."""
        if self.flow.state is not State.LEADING:
            return None
        told = self._told()
        stops = sum((event["event"] == "too_much") - (event["event"] == "slip") for event in told)
        return None if stops or "finished" in {event["event"] for event in told} else told

    def _told(self) -> list[dict]:
        part = self.flow.part
        kept = self.storage.get(part.token, part.as_stored())["done"]
        return self.engines.setdefault(part.token, list(kept))

    @staticmethod
    def _count(found: Amounts, event: dict) -> None:
        """The work that an event tells of; what hurt by a slip is taken back."""
        if event["event"] in ("done", "too_much"):
            found[event["exercise"], event["side"]] += event["seconds"]
        elif event["event"] == "slip":
            stop = event["of"]
            found[stop["exercise"], stop["side"]] -= stop["seconds"]

    def _tell(self, told: list[dict], event: dict) -> None:
        """The browser keeps it at once; Python hears it when it is not offline."""
        run = self.flow.part.run
        told.append(event)
        if not self.book.sample:
            self.storage.keep(run, told, len(run.items))
            self._count(self.done[run.uid], event)
        self.waiting.append((run.uid, run.token, event))

    @precondition(lambda self: self._engine() is not None)
    @rule(kinds=st.lists(PLAYER, min_size=1, max_size=4), offline=SELDOM)
    def lead(self, kinds, offline):
        flow = self.flow
        for kind in kinds:
            if (told := self._engine()) is None:
                break
            if not told:
                self._tell(told, {"event": "started"})
            nth = sum(event["event"] in ("done", "skipped") for event in told)
            share = {"done": 1, "skipped": 0, "too_much": 0.5}[kind]
            steps = [step for step in flow.part.run.steps(LIBRARY, flow.host.profile) if step.kind == "work"]
            self._tell(told, work(flow, nth, kind, share) if nth < len(steps) else {"event": "finished"})
            if not offline:
                self.online()

    @precondition(lambda self: self.flow.state is State.TOO_MUCH)
    @rule()
    def slip(self):
        self._press(self.flow.slip)

    @precondition(lambda self: self.flow.state is State.LEADING and self._told()[-1:])
    @rule(offline=SELDOM)
    def go_on_after_a_slip(self, offline):
        told = self._told()
        if told[-1]["event"] != "too_much":
            return
        slips = sum(event["event"] == "slip" for event in told)
        self._tell(told, {"event": "slip", "index": told[-1]["index"], "slips": slips, "of": told[-1]})
        if not offline:
            self.online()

    @precondition(lambda self: self._engine())
    @rule()
    def end_early(self):
        self._tell(self._engine(), {"event": "finished"})
        self.online()

    def reload(self):
        """The kernel is new; the page tells it what the browser kept."""
        known = {done.uid for done in self.own.sessions}
        kept = sorted(self.storage.values(), key=lambda one: one["started_at"], reverse=True)
        self._open_page(tuple(one for one in kept if one["plan"]["uid"] not in known))

    def sample_or_back(self):
        """Another log is opened: what was started is put down, as Journal does it."""
        self.online()
        book = self.book
        book.sample, book.session = not book.sample, ()
        book.history = History() if book.sample else self.own
        self.flow.change_log()
        self.flow.look()

    def check_is_due_or_answered(self):
        self.book.recheck = not self.book.recheck

    def another_page_saves_it(self):
        self.online()
        if (
            self.flow.state is not State.FINISHING
            or self.book.sample
            or self.flow.draft.session.uid in {done.uid for done in self.own.sessions}
        ):
            return
        self.book.full = False
        self.book.save(self.flow.draft.session, *self.flow.draft.sets, message="")
        self.own = self.book.history

    def leave(self):
        self.online()
        if self.flow.state in (State.FINISHING, State.ENDED):
            self._gone(self.flow.part.run.uid)
        self._press(self.flow.leave)

    def discard(self):
        self.online()
        if self.flow.state is State.RESUMABLE:
            self._gone(self.flow.offer.uid)
        self._press(self.flow.discard)

    @precondition(lambda self: self.flow.state in (State.IDLE, State.SAVED) and self.own.sessions)
    @rule(edit=st.booleans())
    def change_the_past(self, edit):
        if self.book.sample:
            return
        old = self.own.sessions[-1]
        if edit:
            self._press(self.flow.edit, old)
        else:
            self._press(self.flow.delete, old, "Taken out.")
            self._gone(old.uid)

    def _gone(self, uid: str) -> None:
        self.done.pop(uid, None)
        self.heard.pop(uid, None)

    def _saved(self, uid: str) -> Amounts:
        return amounts(done for done in self.own.sets if done.session == uid)

    @invariant()
    def what_was_done_is_saved_or_kept_in_the_browser(self):
        for uid, truth in self.done.items():
            kept = [self._worked(one) for one in self.storage.values() if one["plan"]["uid"] == uid]
            assert any(holds(found, truth) for found in (self._saved(uid), *kept)), (uid, truth, kept)

    @invariant()
    def what_was_heard_is_saved_or_open_or_offered(self):
        part = self.flow.part
        for uid, truth in self.heard.items():
            offers = [self._worked(one) for one in self.book.unfinished if one["plan"]["uid"] == uid]
            led = [amounts(part.run.worked(part.events))] if part and part.run.uid == uid else []
            assert any(holds(found, truth) for found in (self._saved(uid), *offers, *led)), (uid, truth, offers, led)

    @invariant()
    def no_session_is_logged_twice(self):
        uids = [done.uid for done in self.own.sessions]
        assert len(uids) == len(set(uids))


Practising.TestCase.settings = settings(
    max_examples=100, stateful_step_count=50, deadline=None, phases=(Phase.generate,)
)
TestPractising = Practising.TestCase
