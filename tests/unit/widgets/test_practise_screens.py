"""Practise as a reader meets it: before a session, at its end, and on another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import ipywidgets as ipw
import pytest

import hipbook as hb
from hipbook.app.today import one_thing
from hipbook.screening.assessment import session_questions
from hipbook.session.events import Finished, PlayerEvent, Started, Worked
from hipbook.session.run import SessionRun
from hipbook.widgets import Dashboard
from hipbook.widgets.journal import Journal
from hipbook.widgets.practise.before import Before
from hipbook.widgets.practise.finish_form import Finish
from hipbook.widgets.practise.player import Player
from hipbook.widgets.practise.screen import Practise
from hipbook.widgets.practise.states import State
from hipbook.widgets.practise.too_much import TooMuch

TODAY = date(2026, 3, 2)
LIBRARY = hb.library()


@pytest.fixture
def journal() -> Journal:
    return Journal(hb.Log.memory(), TODAY)


def within(widget: ipw.Widget) -> Iterator[ipw.Widget]:
    """All that is seen of it."""
    if "hb-later" in widget._dom_classes:
        return
    yield widget
    for child in getattr(widget, "children", ()):
        yield from within(child)


def press(root: ipw.Widget, name: str) -> None:
    (found,) = [one for one in within(root) if isinstance(one, ipw.Button) and name in one._dom_classes]
    found.click()


def words(root: ipw.Widget) -> str:
    return " ".join(one.value for one in within(root) if isinstance(one, ipw.HTML))


def begin(screen: Practise, pain: int = 1) -> Player:
    screen.journal.start([one_thing(LIBRARY)])
    assert isinstance(screen.view, Before)
    screen.view.pain.value = pain
    press(screen.view, "hb-begin-session")
    assert isinstance(screen.view, Player)
    return screen.view


def tell(screen: Practise, *events: PlayerEvent) -> None:
    token = screen.flow.part.token
    for event in events:
        screen._heard(token, event)


def worked(player: Player, **fields: Any) -> Worked:
    n, step = next((n, step) for n, step in enumerate(player.steps) if step["kind"] == "work")
    done = {
        "event": "done",
        "index": n,
        "item": 0,
        "exercise": step["exercise"],
        "side": step["side"],
        "reps": step["reps"],
    }
    return Worked(**(done | {"seconds": step["seconds"], "spent": step["seconds"]} | fields))


def finish(screen: Practise) -> Finish:
    player = begin(screen)
    tell(screen, Started(event="started", spent=0), worked(player), Finished(event="finished", spent=60))
    assert isinstance(screen.view, Finish)
    return screen.view


def test_start_starts_after_a_session_that_ended_with_nothing_done(journal: Journal) -> None:
    dashboard = Dashboard(journal)
    journal.go("practise")
    screen = dashboard._screens["practise"]
    for _ in range(3):
        begin(screen)
        tell(screen, Started(event="started", spent=0), Finished(event="finished", spent=2))
        assert screen.flow.state is State.ENDED and "nothing to save" in words(screen.view)
        journal.go("today")
    journal.start([one_thing(LIBRARY)])
    assert isinstance(screen.view, Before)


def test_start_starts_after_a_sore_hip_was_left_alone(journal: Journal) -> None:
    journal.save(hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=46)))
    dashboard = Dashboard(journal)
    journal.go("practise")
    screen = dashboard._screens["practise"]
    for _ in range(2):
        journal.start(journal.routine.days[TODAY.weekday()].items)
        assert isinstance(screen.view, Before)
        screen.view.pain.value = 7
        press(screen.view, "hb-begin-session")
        assert screen.flow.state is State.SORE
        journal.go("today")


def test_a_stop_sign_that_may_not_wait_says_what_to_do_today(journal: Journal) -> None:
    screen = Practise(journal)
    stop = Worked(event="too_much", index=2, item=0, exercise="clam", side="left", seconds=3, reps=None)
    form = TooMuch(screen.flow, journal, stop)
    sharp, calf = ("sharp", "calf")
    form._signs._boxes[sharp].value = True
    assert "urgent care today" not in words(form)
    form._signs._boxes[calf].value = True
    assert "urgent care today" in words(form) and "call your local emergency number now" in words(form)


def test_a_session_with_a_stop_sign_has_no_way_out_but_to_save_it(journal: Journal) -> None:
    screen = Practise(journal)
    player = begin(screen)
    tell(screen, Started(event="started", spent=0), worked(player, event="too_much", seconds=3))
    screen.view._signs._boxes["giving_way"].value = True
    assert player.plan["signs"] == ["giving_way"], "the browser keeps it at once"
    found = screen.flow.part.as_stored() | {"plan": player.plan, "started_at": "2026-03-02T08:00:00"}
    again = Practise(journal)
    journal.offer_unfinished([found])
    classes = [name for one in within(again.view) for name in one._dom_classes]
    assert "hb-let-go" not in classes and "gave way" in words(again.view)
    press(again.view, "hb-save-done")
    assert isinstance(again.view, TooMuch) and again.view._signs.value == {"giving_way"}
    press(again.view, "hb-end")
    assert "hb-cancel" not in [name for one in within(again.view) for name in one._dom_classes]


def kept(journal: Journal, on: date, *messages: dict) -> dict:
    run = SessionRun.of("a" * 32, on, [one_thing(LIBRARY)], LIBRARY)
    plan = run.as_stored() | {"log": journal.log_id}
    return {"plan": plan, "done": list(messages), "started_at": "2026-03-01T08:00:00"}


def test_the_next_day_a_session_that_was_not_begun_is_not_offered(journal: Journal) -> None:
    screen = Practise(journal)
    yesterday = TODAY - timedelta(1)
    journal.offer_unfinished([kept(journal, yesterday, {"event": "started", "spent": 0})])
    assert journal.screen == "today", "nobody is taken away from Today for it"
    assert screen.flow.state is State.IDLE and journal.unfinished == ()
    assert screen._forgetting.over, "the browser forgets it too"


def test_on_the_same_day_it_may_be_gone_on_with_and_not_saved(journal: Journal) -> None:
    screen = Practise(journal)
    journal.offer_unfinished([kept(journal, TODAY, {"event": "started", "spent": 0})])
    assert journal.screen == "practise" and screen.flow.state is State.RESUMABLE
    classes = [name for one in within(screen.view) for name in one._dom_classes]
    assert "hb-go-on" in classes and "hb-save-done" not in classes


def test_a_message_of_a_press_goes_when_the_next_press_is_answered(journal: Journal) -> None:
    screen = Practise(journal)
    journal.start([one_thing(LIBRARY)])
    press(screen.view, "hb-begin-session")
    assert "0 is an answer too" in journal.notice.text
    screen.view.pain.value = 0
    press(screen.view, "hb-begin-session")
    assert journal.notice.text == ""


def test_what_a_press_itself_tells_stays(journal: Journal) -> None:
    def stop() -> None:
        journal.tell("Please go through the check again.", "problem")

    journal.guarded(stop)(ipw.Button())
    assert journal.notice.text.startswith("Please go through")


@pytest.mark.parametrize("condition", [None, *LIBRARY.conditions])
def test_before_a_session_every_sign_stands_in_one_line_and_in_full(condition: str | None, journal: Journal) -> None:
    profile = hb.Profile(age=46, conditions={condition: {}} if condition else {})
    flags = session_questions(profile, LIBRARY, TODAY)
    assert all(flag.short for flag in flags)
    journal.profile = profile
    view = Before(Practise(journal).flow, _with_session(journal))
    assert all(flag.short.split()[-1] in words(view) for flag in flags)
    press(view, "hb-something-new")
    assert set(view.stops._boxes) == {flag.id for flag in flags}
    assert view.stops in within(view)
    labels = [box.description for box in view.stops._boxes.values()]
    assert labels == [flag.ask for flag in flags], "the words of the check, unchanged"


def _with_session(journal: Journal) -> Journal:
    journal.session = (one_thing(LIBRARY),)
    return journal


def test_something_new_stops_and_says_so_on_the_button(journal: Journal) -> None:
    screen = Practise(journal)
    journal.start([one_thing(LIBRARY)])
    press(screen.view, "hb-something-new")
    box = next(iter(screen.view.stops._boxes.values()))
    button = next(one for one in within(screen.view) if "hb-begin-session" in one._dom_classes)
    assert "begin" in button.description
    box.value = True
    assert "begin" not in button.description
    button.click()
    assert screen.flow.state is State.HALTED and "Please stop here" in words(screen.view)


def test_the_end_asks_one_thing_and_saves(journal: Journal) -> None:
    view = finish(Practise(journal))
    asked = [one for one in within(view) if "hb-choice" in one._dom_classes]
    assert len(asked) == 1, "how bad it was at worst; all else is folded"
    assert "1 minute, 1 exercise" in words(view) and "first session" in words(view)
    view._worst.value = 1
    press(view, "hb-save")
    (session,) = journal.history.sessions
    assert session.pain_worst == 1 and session.rpe is None


def test_all_else_of_the_end_is_behind_one_press(journal: Journal) -> None:
    view = finish(Practise(journal))
    press(view, "hb-unfold")
    view._effort.value, view._now.value, view._note.value, view._worst.value = 4, 2, "by the window", 1
    press(view, "hb-save")
    (session,) = journal.history.sessions
    assert (session.rpe, session.pain_after, session.note) == (4, 2, "by the window")


def test_what_readers_ask_stands_under_no_session_and_no_form(journal: Journal) -> None:
    screen = Practise(journal)
    assert "hb-questions" in str([one._dom_classes for one in within(screen)])
    finish(screen)
    assert "hb-questions" not in str([one._dom_classes for one in within(screen)])
