"""The loop without a screen: one save is one commit, one plan and one screening, and is never half done."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

import hipbook as hb
from hipbook.adaptation.changes import planning_history
from hipbook.adaptation.mornings import awaited_morning, morning_answer
from hipbook.app import standing, workspace
from hipbook.app.workspace import Workspace
from hipbook.log.errors import DifferentRecord
from hipbook.log.export import Contents
from hipbook.model.records import KINDS, Record, kind_of
from hipbook.planning.planner import Planner
from hipbook.screening import person
from hipbook.widgets.journal import Journal
from hipbook.widgets.routine.exercise_card import ExerciseCard
from hipbook.widgets.today.pauses import keep_signs, new_signs

LIBRARY = hb.library()
START = date(2026, 1, 5)
TODAY = START + timedelta(11)
PERSON = hb.Profile(age=46, track="mix", minutes=20)


def log_of(times: int = 6, where: Path | None = None) -> hb.Log:
    """A log of so many good sessions, every other day; the morning after the last one is not answered yet."""
    log = hb.Log.open(where) if where else hb.Log.memory()
    log.add(hb.ProfileSaved(on=START, profile=PERSON))
    days = [START + timedelta(2 * n) for n in range(times)]
    for day in days:
        log.add(hb.SetDone(on=day, exercise="clam", side="right", pain_during=1, reps_extra=2))
        log.add(hb.SessionDone(on=day, pain_before=1, pain_worst=1, minutes=10))
    log.add_all(hb.Morning(on=day + timedelta(1), after=day, pain=1) for day in days[:-1])
    return log


@pytest.fixture
def work() -> Workspace:
    return Workspace(log_of(), TODAY)


def morning(work: Workspace, pain: int) -> hb.Morning:
    done = awaited_morning(work.history, LIBRARY, TODAY)
    return morning_answer(done, pain, False, (), work.history, LIBRARY, TODAY)


class Counted(Counter):
    """Commits that could write, plans and screenings, since it was made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, log: hb.Log):
        super().__init__()
        of, screen = Planner.of.__func__, person.screen
        monkeypatch.setattr(standing.Planner, "of", classmethod(self.spy("plans", of)))
        monkeypatch.setattr(person, "screen", self.spy("screenings", screen))
        log._database.sql.set_trace_callback(lambda sql: self.update(["commits"] * (sql == "begin immediate")))

    def spy(self, name: str, act):
        def run(*args, **named):
            self[name] += 1
            return act(*args, **named)

        return run


class TestOneSave:
    def test_a_morning_and_the_answer_to_it_are_one_commit_and_one_plan(self, work, monkeypatch):
        counted = Counted(monkeypatch, work.log)
        outcome = work.save(morning(work, pain=4))
        assert [change.change for change in outcome.changes] == ["reduce"]
        assert counted == {"commits": 1, "plans": 1}, "the same answers on the same day are not screened again"
        assert (outcome.screening, outcome.routine, outcome.recheck) == (work.screening, work.routine, work.recheck)

    def test_a_morning_without_an_answer_leaves_the_week_alone(self, work, monkeypatch):
        before, counted = work.routine, Counted(monkeypatch, work.log)
        assert work.save(morning(work, pain=2)).changes == ()
        assert counted == {"commits": 1} and work.routine is before

    def test_new_answers_are_screened_once(self, work, monkeypatch):
        counted = Counted(monkeypatch, work.log)
        changed = PERSON.model_copy(update={"minutes": 10})
        work.save(hb.ProfileSaved(on=TODAY, profile=changed, checked=False), morning(work, pain=4))
        assert counted == {"commits": 1, "plans": 1, "screenings": 1}

    def test_changes_say_how_the_week_stood_that_was_shown(self, work):
        shown = work.routine.menus
        (change,) = work.save(morning(work, pain=4)).changes
        assert change.menus == shown and change.at is not None

    @pytest.mark.parametrize("act", ["undo", "remove", "take_back", "instead_of"])
    def test_whatever_is_taken_back_is_one_commit(self, work, monkeypatch, act):
        outcome = work.save(morning(work, pain=4))
        counted, session = Counted(monkeypatch, work.log), work.history.sessions[-1]
        match act:
            case "undo":
                work.undo(outcome)
            case "remove":
                work.remove(session.uid)
            case "take_back":
                work.take_back(*outcome.changes)
            case "instead_of":
                work.save(session.model_copy(update={"uid": "another-one"}), instead_of=session.uid)
        assert counted["commits"] == 1 and counted["plans"] <= 1 and not counted["screenings"]

    def test_a_new_day_with_nothing_to_say_writes_nothing(self, work, monkeypatch):
        work.save(morning(work, pain=2))
        counted = Counted(monkeypatch, work.log)
        assert work.opened(TODAY + timedelta(1)).changes == ()
        assert counted == {"plans": 1, "screenings": 1}

    def test_a_gap_is_answered_in_one_commit_when_the_book_is_opened(self, work, monkeypatch):
        counted = Counted(monkeypatch, work.log)
        outcome = work.opened(TODAY + timedelta(9))
        assert {change.rule for change in outcome.changes} == {"gap"}
        assert counted["commits"] == 1 and counted["plans"] == 2, "one to know how the week stood, one with the answer"

    def test_signs_of_a_flare_are_kept_in_one_commit(self, monkeypatch):
        journal = Journal(log_of(), TODAY)
        journal.save(hb.Flare(on=TODAY))
        new = new_signs(journal)
        new.value = frozenset({next(iter(LIBRARY.new_signs))})
        counted = Counted(monkeypatch, journal.log)
        keep_signs(journal, new)
        assert counted["commits"] == 1
        assert [flare.signs for flare in journal.history.flares] == [tuple(new.value)] and journal.recheck


class Broken(Exception):
    """Something failed on the way."""


def fails(*_, **__):
    raise Broken


@contextmanager
def failing(owner: object, name: str) -> Iterator[None]:
    """What is done inside breaks off where it comes to that."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(owner, name, fails)
        with pytest.raises(Broken):
            yield


class TestNeverHalf:
    @pytest.fixture
    def file(self, tmp_path) -> Path:
        return tmp_path / "log.sqlite"

    def test_where_the_answer_cannot_be_found_nothing_is_written(self, file):
        work = Workspace(log_of(where=file), TODAY)
        before, answer = work.history, morning(work, pain=4)
        with failing(workspace, "changes_due"):
            work.save(answer)
        assert hb.Log.open(file).history() == work.log.history() == before
        assert work.save(answer).changes, "it can be saved again"

    def test_where_a_part_of_it_cannot_be_kept_nothing_is_written(self, file):
        work = Workspace(log_of(where=file), TODAY)
        taken = morning(work, pain=4).model_copy(update={"uid": work.history.mornings[0].uid})
        before = work.history
        with pytest.raises(DifferentRecord):
            work.save(hb.Flare(on=TODAY), taken)
        assert hb.Log.open(file).history() == work.log.history() == before

    def test_where_the_week_cannot_be_planned_all_is_written(self, file):
        work = Workspace(log_of(where=file), TODAY)
        answer = morning(work, pain=4)
        with failing(standing.Planner, "of"):
            work.save(answer)
        written = hb.Log.open(file).history()
        assert [m.uid for m in written.mornings if m.on == TODAY] == [answer.uid] and len(written.plan_changes) == 1
        work.refresh()
        assert work.history == written and work.routine is not None

    def test_an_import_and_the_answer_to_it_come_in_together_or_not_at_all(self, file, monkeypatch):
        theirs = log_of()
        theirs.add(hb.Morning(on=TODAY, after=TODAY - timedelta(1), pain=4))
        work = Workspace(hb.Log.open(file), TODAY)
        with failing(workspace, "changes_due"):
            work.bring_in(theirs.contents())
        assert sum(hb.Log.open(file).counts().values()) == 0
        counted = Counted(monkeypatch, work.log)
        assert len(work.bring_in(theirs.contents()).undoes) == sum(theirs.counts().values()) + 1
        assert counted["commits"] == 1 and [change.change for change in work.history.plan_changes] == ["reduce"]


class TestTakenBack:
    def test_undo_brings_back_all_that_was(self, work):
        before, week = work.history, work.routine
        work.undo(work.save(morning(work, pain=4)))
        assert work.history == before and work.routine == week

    def test_a_corrected_session_comes_back_with_its_sets(self, work):
        done = hb.SessionDone(on=TODAY, pain_before=1)
        work.save(hb.SetDone(on=TODAY, session=done.uid, exercise="clam", side="right"), done)
        before = work.history
        corrected = hb.SessionDone(on=TODAY, pain_before=2)
        kept = hb.SetDone(on=TODAY, session=corrected.uid, exercise="clam", side="left")
        outcome = work.save(kept, corrected, instead_of=done.uid)
        assert [s.uid for s in work.history.sets if s.on == TODAY] == [kept.uid]
        work.undo(outcome)
        assert work.history == before
        work.undo(work.remove(done.uid))
        assert work.history == before

    def test_a_change_that_was_taken_back_is_not_made_again(self, work):
        outcome = work.save(morning(work, pain=4))
        work.take_back(*outcome.changes)
        assert [change.undone for change in work.history.plan_changes] == [True]
        assert work.opened().changes == ()

    def test_what_is_offered_again_is_one_save_and_can_be_undone(self, work):
        id = next(id for id in work.routine.menus[0] if id in LIBRARY.exercises)
        never = hb.PlanChange(on=TODAY, exercise=id, change="never", reason="You asked never to be offered it.")
        work.save(never, hb.ProfileSaved(on=TODAY, profile=PERSON.model_copy(update={"never": {id}}), checked=False))
        before = work.history
        again = hb.ProfileSaved(on=TODAY, profile=PERSON, checked=False)
        outcome = work.save(again, taking_back=[work.history.plan_changes[-1]])
        assert id not in work.profile.never and work.history.plan_changes[-1].undone
        work.undo(outcome)
        assert work.history == before


class TestWhatIf:
    def test_it_is_the_week_that_saving_would_give_and_writes_nothing(self, work):
        item = next(item for day in work.routine.days for item in day.items if item.swaps)
        swap = hb.PlanChange(
            on=TODAY, exercise=item.exercise, change="swap", instead=item.swaps[0], reason="You chose it."
        )
        before, version = work.routine, work.log.version
        week = work.what_if(swap)
        assert work.log.version == version and work.routine is before
        assert item.swaps[0] in week.exercises and work.save(swap).routine.menus == week.menus

    def test_a_swap_that_does_not_fit_is_never_written(self):
        journal = Journal(log_of(), TODAY)
        item = next(item for day in journal.routine.days for item in day.items)
        shut = next(iter(journal.routine.left_out))
        journal.save(hb.ProfileSaved(on=TODAY, profile=PERSON.model_copy(update={"never": {shut}}), checked=False))
        version = journal.log.version
        with pytest.raises(ValueError, match="Nothing was changed"):
            ExerciseCard(journal, item, 0, False, False, "")._change("swap", shut)
        assert journal.log.version == version

    def test_before_the_check_there_is_no_week_to_ask_about(self):
        work = Workspace(hb.Log.memory(), TODAY)
        with pytest.raises(ValueError, match="answer the check first"):
            work.what_if(hb.Flare(on=TODAY))
        with pytest.raises(ValueError, match="answer the check first"):
            _ = work.context


class TestLogs:
    def test_the_sample_is_looked_at_apart(self, work):
        before = work.history
        work.try_sample()
        assert work.is_sample and work.history != before
        work.save(hb.Flare(on=TODAY))
        work.leave_sample()
        assert not work.is_sample and work.history == before

    def test_what_another_page_saved_counts_at_once(self, tmp_path):
        here, there = (Workspace(hb.Log.open(tmp_path / "log.sqlite"), START) for _ in range(2))
        here.save(hb.ProfileSaved(on=START, profile=PERSON))
        there.save(hb.Flare(on=START))
        assert there.profile == PERSON and there.routine.notes[0].startswith("Your hip is flaring")
        here.opened()
        assert here.history == there.history

    def test_it_is_erased_for_good(self, work):
        work.erase()
        assert work.history == hb.History() and work.routine is None and work.person is None

    def test_the_day_is_the_one_it_was_opened_on_unless_the_environment_names_one(self, work, monkeypatch):
        assert work.today == TODAY
        monkeypatch.setenv("HIPBOOK_TODAY", "2027-03-01")
        assert work.today == date(2027, 3, 1)


ALIKE = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.lists(strategies.by_kind[kind], min_size=4, max_size=8, unique_by=lambda record: record.uid)
)
STEPS = st.sampled_from(["add", "undo", "redo", "instead", "elsewhere", "fail", "merge"])


def _close(record: Record, first: Record, number: int) -> Record:
    """The record in the same two days as all others; a set belongs to the first of them."""
    session = {"session": first.uid} if isinstance(record, hb.SetDone) else {}
    return record.model_copy(update={"on": START + timedelta(number % 2), **session})


@settings(max_examples=25, deadline=None)
@given(strategies.logs | ALIKE, st.lists(STEPS, min_size=1, max_size=12), st.integers(0, 2**32))
def test_what_is_known_of_a_log_is_what_a_new_look_would_read(tmp_path_factory, records, steps, seed):
    path, random = tmp_path_factory.mktemp("log") / "log.sqlite", Random(seed)
    log, waiting = hb.Log.open(path), [_close(record, records[0], n) for n, record in enumerate(records)]
    for step in steps:
        some = [waiting.pop() for _ in range(min(len(waiting), random.randint(1, 3)))]
        uids = sorted(record.uid for kept in log.contents().records.values() for record in kept)
        one = [random.choice(uids)] if uids else []
        log.history()
        match step:
            case "add" | "elsewhere":
                (log if step == "add" else hb.Log.open(path)).add_all(some)
            case "instead":
                log.write(add=some, undo=one)
            case "undo" | "redo":
                log.write(**{step: one})
            case "merge":
                log.merge(
                    Contents({kind: tuple(r for r in some if kind_of(r) == kind) for kind in KINDS}, frozenset(one))
                )
            case "fail":
                with pytest.raises(Broken):
                    log.write(add=some, undo=one, answer=fails)
        assert log.history() == hb.Log.open(path).history()


def test_a_week_planned_from_what_was_known_is_the_week_planned_afresh():
    work, random = Workspace(hb.Log.memory(), START), Random(1)
    work.save(hb.ProfileSaved(on=START, profile=PERSON))
    for number in range(16):
        day = START + timedelta(number)
        work.opened(day)
        afresh = hb.plan(PERSON, LIBRARY, planning_history(work.history, LIBRARY, day), on=day)
        assert work.routine == afresh
        items = work.routine.days[day.weekday()].items
        sets = [hb.SetDone(on=day, exercise=item.exercise, side=side, dose=item.dose, pain_during=random.choice([1, 2, 7]))
                for item in items if item.exercise in LIBRARY.exercises for side in item.sides or (None,)]  # fmt: skip
        work.save(*sets, *([hb.SessionDone(on=day, pain_before=1, minutes=10)] if sets else []))
        assert work.routine == hb.plan(PERSON, LIBRARY, planning_history(work.history, LIBRARY, day), on=day)


WRITING = {"add", "add_all", "write", "undo", "redo", "merge", "delete_everything"}


@pytest.mark.parametrize(
    "path", sorted((Path(hb.__file__).parent / "widgets").rglob("*.py")), ids=lambda path: path.name
)
def test_no_screen_writes_to_the_log_itself(path):
    calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    reached = [f for f in calls if isinstance(f, ast.Attribute) and f.attr in WRITING]
    assert not [ast.unparse(f) for f in reached if isinstance(f.value, ast.Attribute) and f.value.attr == "log"]


def test_a_flare_stands_for_the_cuts_of_the_same_morning():
    """A bad morning makes doses smaller; a flare said after it makes everything smaller itself, and is over one day."""
    work = Workspace(hb.Log.memory(), START)
    work.save(hb.ProfileSaved(on=START, profile=hb.Profile(age=46)))
    sets = [hb.SetDone(on=START, exercise=id, pain_during=1) for id in ("bridge", "sit_to_stand")]
    work.save(*sets, hb.SessionDone(on=START, pain_before=1, pain_worst=1))
    work.opened(START + timedelta(1))
    cuts = work.save(hb.Morning(on=work.today, after=START, pain=5)).changes
    assert {change.rule for change in cuts} == {"amber_late"}
    outcome = work.save(hb.Flare(on=work.today))
    assert not [c for c in work.history.plan_changes if c.rule == "amber_late" and not c.undone]
    assert not outcome.changes, "and they are not made again"
    work.undo(outcome)
    assert [c.uid for c in work.history.plan_changes if not c.undone] == [c.uid for c in cuts]
