"""A guess in the log: exported, merged and undone like the rest; the newest one counts; an older log takes it in."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipbook.content.guesses import guess, guesses
from hipbook.log.errors import NewerLog
from hipbook.log.store import Log
from hipbook.model.records import Guessed, Morning
from hipbook.widgets.journal import Journal

DAY = date(2026, 1, 5)


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, str | float]:
    """A question, and something that may be answered."""
    one = guess(draw(st.sampled_from(sorted(guesses()))))
    if one.number is None:
        return one.id, draw(st.sampled_from([option.value for option in one.options]))
    steps = int((one.number.end - one.number.start) / one.number.step)
    return one.id, one.number.start + one.number.step * draw(st.integers(0, steps))


@given(st.lists(answers(), max_size=6))
def test_what_was_guessed_last_is_there_after_a_restart(tmp_path_factory, said):
    file = tmp_path_factory.mktemp("log") / "log.sqlite"
    journal = Journal(Log.open(file), DAY)
    for question, answer in said:
        journal.guess(question, answer)
    journal.log.close()
    again = Journal(Log.open(file), DAY + timedelta(1))
    last = {question: answer if isinstance(answer, str) else f"{answer:g}" for question, answer in said}
    assert again.guesses == last and again.history.not_known == ()
    again.log.close()


def test_it_leaves_and_comes_back_with_the_rest(tmp_path):
    log = Log.memory()
    first, then = (log.add(Guessed(on=DAY, question="bet", answer=answer)) for answer in ("wall", "somatic"))
    log.undo(then.uid)
    log.export_json(tmp_path / "log.json")
    log.export_csv(tmp_path / "log.zip")
    assert "guesses.csv" in zipfile.ZipFile(BytesIO((tmp_path / "log.zip").read_bytes())).namelist()
    for copy in (Log.import_json(tmp_path / "log.json"), Log.import_csv(tmp_path / "log.zip")):
        assert copy.records("guesses") == (first,), "what was undone stays undone"
        assert copy.contents().records["guesses"] == (first, then), "and is not lost"


def test_two_logs_merge_without_doubles_and_the_newest_guess_counts():
    phone, laptop = Log.memory(), Log.memory()
    old = phone.add(Guessed(on=DAY, question="bet", answer="wall"))
    laptop.add(old)
    laptop.add(Guessed(on=DAY + timedelta(1), question="bet", answer="somatic"))
    assert phone.merge(laptop)["guesses"] == 1 and phone.merge(laptop)["guesses"] == 0
    assert Journal(phone, DAY + timedelta(2)).guesses == {"bet": "somatic"}


def test_undo_takes_a_guess_back_and_the_one_before_counts_again():
    journal = Journal(Log.memory(), DAY)
    journal.guess("bet", "wall")
    journal.guess("bet", "somatic")
    journal.undo()
    assert journal.guesses == {"bet": "wall"}


@pytest.mark.parametrize("answer", ["nothing of it", "", 7])
def test_what_cannot_be_chosen_is_not_kept(answer):
    journal = Journal(Log.memory(), DAY)
    with pytest.raises(ValueError, match=r"choose one|answer"):
        journal.guess("bet", answer)
    assert journal.guesses == {}


def test_a_log_of_the_tenth_version_opens_and_keeps_guesses_from_now_on(tmp_path):
    """Until then nobody was asked before they were told."""
    file = tmp_path / "log.sqlite"
    log = Log.open(file)
    log.add(Morning(on=DAY, pain=2))
    log._database.sql.execute("drop table guesses")
    log._database.sql.execute("pragma user_version = 10")
    log.close()
    again = Log.open(file)
    assert again.records("guesses") == () and [one.pain for one in again.records("mornings")] == [2]
    again.add(Guessed(on=DAY, question="bet", answer="wall"))
    again.close()
    reopened = Log.open(file)
    assert [one.answer for one in reopened.records("guesses")] == ["wall"]
    reopened._database.sql.execute("pragma user_version = 12")
    reopened.close()
    with pytest.raises(NewerLog):
        Log.open(file)


def test_a_log_of_guesses_alone_begins_no_week():
    """Who has read the book for two months begins with week 1."""
    log = Log.memory()
    log.add(Guessed(on=DAY - timedelta(60), question="bet", answer="wall"))
    journal = Journal(log, DAY)
    assert journal.profile is None and journal.routine is None and not journal.recheck
