"""Two pages on one log: whatever leads or saves is judged by the log as it is now, and nothing is lost or doubled."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import hipbook as hb
from hipbook.adaptation.mornings import awaited_morning, morning_answer
from hipbook.app.elsewhere import ChangedElsewhere
from hipbook.app.today import one_thing
from hipbook.app.workspace import Workspace
from hipbook.experiments.design import Design, begin
from hipbook.model.records import (
    ExperimentEnded,
    Flare,
    Holiday,
    LifeEvent,
    Morning,
    ProfileSaved,
    Psfs,
    SessionDone,
    SetDone,
)
from hipbook.session.draft import Answers
from hipbook.widgets.journal import Journal
from hipbook.widgets.practise.flow import SessionFlow
from hipbook.widgets.practise.states import State

LIBRARY = hb.library()
DAY = date(2026, 3, 2)
NEXT = DAY + timedelta(1)
PERSON = hb.Profile(age=46, track="mix", goals=["tie my laces"])
FLAG = next(id for id, flag in LIBRARY.red_flags.items() if flag.session and flag.action == "emergency")
NONE: frozenset[str] = frozenset()
WALK = begin(LIBRARY.experiments["walk"], Design("morning", 16), seed=1, on=NEXT)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A log with a person and yesterday's session."""
    file = tmp_path / "log.sqlite"
    work = Workspace(hb.Log.open(file), DAY)
    work.save(ProfileSaved(on=DAY, profile=PERSON))
    session = SessionDone(on=DAY, pain_before=1, pain_worst=1)
    work.save(SetDone(session=session.uid, on=DAY, exercise="clam", side="right", pain_during=1), session)
    work.log.close()
    return file


@pytest.fixture
def two(file: Path) -> tuple[Journal, Journal]:
    return Journal(hb.Log.open(file), NEXT), Journal(hb.Log.open(file), NEXT)


class Browser:
    def note(self, token: str, plan: object) -> None:
        """Nothing is ticked here."""

    def forget(self, token: str) -> None:
        pass


def flow_of(journal: Journal) -> SessionFlow:
    flow = SessionFlow(journal, Browser())
    flow.moved = flow.look
    return flow


def chosen(journal: Journal) -> SessionFlow:
    """A page on which Start was pressed: pain and the stop questions are asked."""
    flow = flow_of(journal)
    journal.start([one_thing(LIBRARY)])
    flow.look()
    assert flow.state is State.BEFORE
    return flow


def morning(journal: Journal, pain: int) -> Morning:
    done = awaited_morning(journal.history, LIBRARY, journal.today)
    assert done
    return morning_answer(done, pain, False, (), journal.history, LIBRARY, journal.today)


class TestTheOtherDeviceLeadsOn:
    def test_a_stop_on_the_phone_stops_the_laptop(self, two):
        phone, laptop = two
        waiting = chosen(laptop)
        chosen(phone).answer(1, frozenset({FLAG}))
        waiting.answer(1, NONE)
        assert waiting.state is State.IDLE and laptop.screen == "today"
        assert not laptop.screening.cleared and laptop.notice.text == waiting.held_by

    def test_a_start_that_was_shown_before_the_stop_leads_nowhere(self, two):
        phone, laptop = two
        chosen(phone).answer(1, frozenset({FLAG}))
        with pytest.raises(ChangedElsewhere):
            laptop.start([one_thing(LIBRARY)])
        assert not laptop.session and not laptop.screening.cleared

    def test_a_flare_begun_on_the_phone_has_its_gentler_set_on_the_laptop(self, two):
        phone, laptop = two
        waiting = chosen(laptop)
        phone.save(Flare(on=NEXT))
        waiting.answer(1, NONE)
        assert waiting.state is State.IDLE and laptop.routine == phone.routine
        chosen(laptop).answer(1, NONE)

    def test_a_session_done_on_the_phone_is_not_led_again_unasked(self, two):
        phone, laptop = two
        waiting = chosen(laptop)
        phone.save(SessionDone(on=NEXT, pain_before=1, pain_worst=1))
        waiting.answer(1, NONE)
        assert waiting.state is State.IDLE
        again = chosen(laptop)
        again.answer(1, NONE)
        assert again.state is State.LEADING, "asked for knowingly it is led"

    def test_a_stop_while_a_session_rests_after_too_much_ends_it(self, two):
        phone, laptop = two
        flow = chosen(laptop)
        flow.answer(1, NONE)
        chosen(phone).answer(1, frozenset({FLAG}))
        laptop.look()
        assert not flow.leads_again

    def test_a_stop_question_is_kept_whatever_happened_elsewhere(self, two):
        phone, laptop = two
        waiting = chosen(laptop)
        phone.save(Flare(on=NEXT))
        waiting.answer(None, frozenset({FLAG}))
        assert waiting.halted_by.id == FLAG and laptop.profile.red_flags == {FLAG: "yes"}


class TestAnsweredTwice:
    def test_one_morning_answered_on_two_devices_is_kept_once_and_may_be_changed(self, two):
        phone, laptop = two
        mine, other = morning(phone, 2), morning(laptop, 6)
        phone.save(mine)
        with pytest.raises(ChangedElsewhere, match="answered already, on another page: 2 out of 10"):
            laptop.save(other)
        assert [m.pain for m in laptop.history.mornings] == [2]
        laptop.change_morning(other, laptop.history.mornings[-1])
        assert [m.pain for m in laptop.history.mornings] == [6]
        assert [c.rule for c in laptop.history.plan_changes] == ["amber_late"]
        laptop.change_morning(mine.model_copy(update={"uid": "another-one"}), laptop.history.mornings[-1])
        assert not laptop.history.plan_changes, "what the plan answered goes with the answer"
        laptop.undo()
        assert [m.pain for m in laptop.history.mornings] == [6]
        assert [c.rule for c in laptop.history.plan_changes] == ["amber_late"]

    @pytest.mark.parametrize("record", [Flare(on=NEXT), Flare(on=NEXT, ended=NEXT), Holiday(on=NEXT, until=NEXT + timedelta(5)),
                                        Psfs(on=NEXT, activity="tie my laces", score=4), LifeEvent(on=NEXT, what="new shoes"),
                                        WALK, ExperimentEnded(on=NEXT, experiment=WALK.uid)],
                             ids=["flare", "flare over", "holiday", "daily life", "new shoes", "begun", "ended"])  # fmt: skip
    def test_whatever_is_said_once_is_kept_once(self, two, record):
        phone, laptop = two
        phone.save(record)
        with pytest.raises(ChangedElsewhere):
            laptop.save(record.model_copy(update={"uid": "another-one"}))
        assert laptop.history == phone.history

    def test_one_session_corrected_on_two_devices_is_there_once(self, two):
        phone, laptop = two
        flows = flow_of(phone), flow_of(laptop)
        for flow in flows:
            flow.edit(flow.host.history.sessions[-1])
        answers = Answers(pain_worst=2, on=DAY, did=frozenset({"clam"}), minutes=5)
        flows[0].save(answers)
        with pytest.raises(ChangedElsewhere):
            flows[1].save(answers)
        assert len(laptop.history.sessions) == 1

    def test_one_change_taken_back_on_two_devices_is_taken_back_once(self, two):
        phone, laptop = two
        phone.edit("never", phone.week.exercises[0], message="Gone.")
        laptop.look()
        change = laptop.history.plan_changes[-1]
        phone.take_back(change)
        with pytest.raises(ChangedElsewhere):
            laptop.take_back(change)
        assert laptop.history == phone.history

    def test_a_plan_that_was_changed_elsewhere_is_shown_before_it_is_changed(self, two):
        phone, laptop = two
        first = phone.week.exercises[0]
        phone.edit("never", first, message="Gone.")
        with pytest.raises(ChangedElsewhere, match="changed on another page"):
            laptop.edit("never", first, message="Gone.")
        assert laptop.routine == phone.routine

    def test_undo_after_all_was_erased_elsewhere_is_no_error(self, two):
        phone, laptop = two
        laptop.save(Flare(on=NEXT))
        phone.erase()
        laptop.undo()
        assert not laptop.history.flares and laptop.log_id == phone.log_id


class TestAnswersOfTwoPages:
    def test_minutes_chosen_on_the_laptop_do_not_lift_a_stop_of_the_phone(self, two):
        phone, laptop = two
        mine = laptop.profile.model_copy(update={"minutes": 25})
        chosen(phone).answer(1, frozenset({FLAG}))
        laptop.save(ProfileSaved(on=NEXT, profile=mine, checked=False))
        assert (
            laptop.profile.minutes == 25 and laptop.profile.red_flags == {FLAG: "yes"} and not laptop.screening.cleared
        )

    def test_a_check_that_was_open_before_a_stop_sign_does_not_answer_to_it(self, two):
        phone, laptop = two
        sign = next(iter(LIBRARY.stop_signs))
        phone.save(SetDone(on=NEXT, exercise="clam", side="right", stopped=sign), SessionDone(on=NEXT))
        check = ProfileSaved(on=NEXT, profile=PERSON)
        with pytest.raises(ChangedElsewhere, match="noted on another page"):
            laptop.save(check)
        assert laptop.recheck
        laptop.save(check)
        assert not laptop.recheck, "answered knowingly it holds"


class TwoPages(RuleBasedStateMachine):
    """Two pages on one log, and a third that reads it afresh: what leads and what is kept follows from the log alone."""

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        file = Path(self.folder.name) / "log.sqlite"
        Workspace(hb.Log.open(file), DAY).save(
            ProfileSaved(on=DAY, profile=PERSON), SessionDone(on=DAY, pain_before=1, pain_worst=1)
        )
        self.pages = [Journal(hb.Log.open(file), NEXT) for _ in range(2)]
        self.flows = [flow_of(page) for page in self.pages]
        self.file, self.saved = file, 1

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except ValueError:  # told in words; a LogError is one that nobody can do anything about
            return False
        return True

    which = st.integers(0, 1)

    @rule(which=which, how=st.sampled_from(["start", "begin", "stop", "leave", "finish"]))
    def practise(self, which: int, how: str) -> None:
        page, flow = self.pages[which], self.flows[which]
        fresh = Workspace(hb.Log.open(self.file), NEXT)
        led_before = flow.state is State.LEADING
        acts = {
            "start": lambda: (page.start([one_thing(LIBRARY)]), flow.look()),
            "begin": lambda: flow.answer(1, NONE),
            "stop": lambda: flow.answer(1, frozenset({FLAG})),
            "leave": flow.leave,
            "finish": lambda: page.save(SessionDone(on=NEXT, pain_before=1, pain_worst=1)),
        }
        kept = self._try(acts[how])
        self.saved += how == "finish" and kept
        if flow.state is State.LEADING and not led_before:
            assert fresh.screening.cleared and not fresh.recheck, "no page begins to lead after a stop"

    @rule(which=which, pain=st.integers(0, 10))
    def answer_the_morning(self, which: int, pain: int) -> None:
        done = awaited_morning(self.pages[which].history, LIBRARY, NEXT)
        if done:
            self._try(lambda: self.pages[which].save(Morning(on=NEXT, after=done.on, pain=pain)))

    @rule(which=which, over=st.booleans())
    def flare(self, which: int, over: bool) -> None:
        self._try(lambda: self.pages[which].save(Flare(on=NEXT, ended=NEXT if over else None)))

    @rule(which=which, minutes=st.integers(5, 30))
    def choose_minutes(self, which: int, minutes: int) -> None:
        stopped = Workspace(hb.Log.open(self.file), NEXT).profile.red_flags
        page = self.pages[which]
        changed = page.profile.model_copy(update={"minutes": minutes})
        self._try(lambda: page.save(ProfileSaved(on=NEXT, profile=changed, checked=False)))
        assert page.profile.red_flags == stopped, "a stop stays"

    @rule(which=which)
    def look(self, which: int) -> None:
        self.pages[which].look(NEXT)

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        if hasattr(self, "file"):
            history = hb.Log.open(self.file).history()
            assert len(history.sessions) == self.saved
            assert len([m for m in history.mornings if m.after == DAY]) <= 1


TestTwoPages = TwoPages.TestCase
TestTwoPages.settings = settings(max_examples=6, stateful_step_count=10, deadline=None)


WRITER = """
import sys
from datetime import date
from time import monotonic
import hipbook as hb
from hipbook.app.workspace import Workspace
day, end, n = date(2026, 3, 3), monotonic() + float(sys.argv[2]), 0
work = Workspace(hb.Log.open(sys.argv[1]), day)
while monotonic() < end:
    work.save(hb.SessionDone(on=day, note=sys.argv[3], pain_before=1, pain_worst=1))
    n += 1
print(n)
"""


def test_two_writers_at_once_lose_nothing_and_see_no_error(file: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(file), "4"]
    writers = [
        subprocess.Popen([*command, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for name in "ab"
    ]
    ended = [writer.communicate(timeout=60) for writer in writers]
    assert [error for _, error in ended] == ["", ""]
    notes = [session.note for session in hb.Log.open(file).records("sessions")]
    assert {name: notes.count(name) for name in "ab"} == {
        name: int(out) for name, (out, _) in zip("ab", ended, strict=True)
    }
    assert min(notes.count(name) for name in "ab") > 0
