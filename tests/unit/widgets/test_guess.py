"""A guess before its answer: kept first, then shown; and whose log a chapter shows."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from journals import book

from hipbook.content import guesses
from hipbook.log.errors import ReadOnlyLog
from hipbook.log.store import Log
from hipbook.model.records import SessionDone
from hipbook.widgets import mine as mine_module
from hipbook.widgets.journal import Journal
from hipbook.widgets.lessons.guess import Guess
from hipbook.widgets.mine import OWN, ROBIN, mine, robin, shared

DAY = date(2026, 1, 5)


@pytest.fixture(autouse=True)
def _a_kernel_of_its_own():
    """What a kernel keeps for as long as it lives begins anew."""
    for one in (shared, robin):
        one.cache_clear()
    yield
    for one in (shared, robin):
        one.cache_clear()


def press(asking: Guess, answer: str) -> None:
    """What the browser says when the button is pressed."""
    asking.asking._handle_custom_msg({"event": "guessed", "answer": answer}, [])


class TestGuess:
    def test_the_answer_is_nowhere_before_a_guess_is_kept(self):
        asking = Guess("thigh-stays-up", journal=Journal(Log.memory(), DAY))
        sent = re.sub(r"IPY_MODEL_\w+", "a name made by chance", str(asking.asking.get_state()))
        assert asking.value == "" and asking.asking.reveal == {}
        assert "17" not in sent and "On average" not in sent, "nor in what the browser was sent"

    def test_it_is_in_the_log_before_the_answer_is_shown(self, monkeypatch):
        journal = Journal(Log.memory(), DAY)
        asking, seen = Guess("thigh-stays-up", journal=journal), []
        asking.asking.observe(lambda _: seen.append([one.answer for one in journal.log.records("guesses")]), "reveal")
        press(asking, "40")
        assert seen == [["40"]]
        reveal = asking.asking.reveal
        assert (reveal["guess"], reveal["answer"], reveal["verdict"]) == (
            "40 degrees",
            "17 degrees",
            "Not quite.",
        )
        assert reveal["at"] == (40 / 60, 17 / 60, 17 / 60) and reveal["sources"]

    def test_after_a_restart_what_was_kept_is_shown_and_another_guess_takes_its_place(self, tmp_path):
        file = tmp_path / "log.sqlite"
        press(Guess("pelvis-begins", journal=Journal(Log.open(file), DAY)), "end")
        again = Guess("pelvis-begins", journal=Journal(Log.open(file), DAY + timedelta(1)))
        assert again.value == "end" and again.asking.reveal["guess"] == "Only at the very end"
        press(again, "start")
        assert again.asking.reveal["verdict"] == "That is it."
        assert [one.answer for one in Log.open(file).records("guesses")] == ["end", "start"]

    def test_a_bet_says_that_it_is_kept_and_where_the_book_comes_back_to_it(self):
        asking = Guess("bet", journal=Journal(Log.memory(), DAY))
        press(asking, "somatic")
        reveal = asking.asking.reveal
        assert reveal["verdict"] == "Your bet is kept." and reveal["answer"] == ""
        assert reveal["returns"] == {"title": "Is it working?", "file": "08-is-it-working.ipynb"}

    def test_it_says_by_itself_that_it_is_kept_and_covers_nothing(self):
        journal, told = Journal(Log.memory(), DAY), []
        journal.observe(lambda change: told.append(change.new.text), "notice")
        asking = Guess("bet", journal=journal)
        press(asking, "somatic")
        assert told == [] and asking.asking.reveal["kept"] == "Kept in your log."
        assert journal.saved.text == "Your guess is kept." and journal.saved.outcome

    def test_what_is_taken_back_elsewhere_is_asked_again(self):
        journal = Journal(Log.memory(), DAY)
        asking, twin = Guess("bet", journal=journal), Guess("bet", journal=journal)
        press(asking, "somatic")
        assert twin.value == "somatic", "the same question twice in a book has one answer"
        journal.undo()
        assert asking.value == twin.value == "" and asking.asking.reveal == {}

    def test_another_page_was_first(self, tmp_path):
        file = tmp_path / "log.sqlite"
        here, there = (Guess("bet", journal=Journal(Log.open(file), DAY)) for _ in range(2))
        press(here, "somatic")
        press(there, "wall")
        assert "already, on another page" in there.asking.trouble
        assert there.value == "somatic" and there.asking.reveal["guess"] == "Let go first"

    def test_what_the_disk_refuses_is_told_and_no_answer_is_shown(self, monkeypatch, tmp_path):
        journal = Journal(Log.memory(), DAY)
        asking = Guess("bet", journal=journal)

        def refuse(*_, **__):
            raise ReadOnlyLog(tmp_path / "log.sqlite", "the disk is full")

        monkeypatch.setattr(journal.log, "write", refuse)
        press(asking, "wall")
        assert "the disk is full" in asking.asking.trouble and asking.asking.reveal == {}
        monkeypatch.undo()
        press(asking, "wall")
        assert asking.asking.trouble == "" and asking.value == "wall"

    @pytest.mark.parametrize("answer", ["", "no such answer", "<b>"])
    def test_what_is_no_answer_is_told(self, answer):
        asking = Guess("bet", journal=Journal(Log.memory(), DAY))
        press(asking, answer)
        assert asking.asking.trouble and asking.value == ""

    def test_an_answer_that_is_missing_is_told_to_who_writes_the_chapter(self):
        with pytest.raises(ValueError, match="has its answer in the content"):
            Guess("thigh-stays-up", answer=3, journal=Journal(Log.memory(), DAY))

    @pytest.mark.parametrize("id", guesses.guesses())
    def test_it_can_be_read_where_nothing_runs(self, id):
        one = guesses.guess(id)
        if one.computed:
            pytest.skip("its chapter passes the answer")
        words = Guess(id, journal=Journal(Log.memory(), DAY)).asking.sentence
        assert words.startswith(one.asks) and "{" not in words and len(words) > len(one.asks) + 10


class TestMine:
    def test_a_log_that_has_nothing_to_say_gives_way_to_robins(self):
        shared().guess("bet", "wall")
        assert not mine().is_own and mine().journal is robin() and mine().says == ROBIN
        assert "bet" not in robin().guesses and shared().guesses == {"bet": "wall"}

    def test_ones_own_is_shown_as_soon_as_the_check_is_answered(self, monkeypatch):
        own = book(DAY)
        monkeypatch.setattr(mine_module, "shared", lambda: own)
        assert mine().is_own and mine().journal is own and mine().says == OWN

    def test_a_chapter_may_ask_for_more_than_a_check(self, monkeypatch):
        own = book(DAY, SessionDone(on=DAY - timedelta(2), minutes=9), SessionDone(on=DAY, minutes=9))
        monkeypatch.setattr(mine_module, "shared", lambda: own)
        assert mine(sessions=2).is_own and not mine(sessions=3).is_own

    def test_what_another_page_saved_is_seen(self, monkeypatch, tmp_path):
        monkeypatch.setenv("HIPBOOK_LOG", str(tmp_path / "log.sqlite"))
        assert not mine().is_own
        other = Log.open(tmp_path / "log.sqlite")
        for saved in book(DAY).history.profiles:
            other.add(saved)
        assert mine().is_own

    def test_one_journal_serves_a_kernel(self):
        assert shared() is shared() and Guess("bet").journal is shared()

    def test_a_log_that_cannot_be_read_stops_no_chapter(self, monkeypatch, tmp_path):
        (tmp_path / "log.sqlite").write_text("no log at all, but long enough to look like one" * 40)
        monkeypatch.setenv("HIPBOOK_LOG", str(tmp_path / "log.sqlite"))
        assert shared().notice.kind == "problem" and "nothing that you answer" in shared().notice.text
        assert not mine().is_own
