"""Files on Share: each goes to the card that can read it, the same one again is looked at again, and all of it goes back."""

from __future__ import annotations

import html
from datetime import date

import pytest
from share_reader import Reader, exported

from hipbook.log.store import Log
from hipbook.model.exercise_set import ExerciseSet
from hipbook.model.profile import Profile
from hipbook.model.records import KINDS, Guessed, Morning, ProfileSaved
from hipbook.widgets.dashboard import Dashboard
from hipbook.widgets.share.import_table import Spreadsheet

TODAY = date(2026, 1, 17)
TABLE = b"Date,Pain\n2026-01-03,3\n2026-01-04,4\n"


@pytest.fixture
def reader() -> Reader:
    log = Log.memory()
    log.add(ProfileSaved(on=TODAY, profile=Profile(age=46)))
    return Reader(log, TODAY)


@pytest.mark.parametrize("card", ["import", "import-table"])
@pytest.mark.parametrize(
    ("content", "name", "goes_to"),
    [(TABLE, "diary.csv", "import-table"), (TABLE, "sessions.csv", "import-table"), (b"{}", "x.json", "import"),
     (b"", "empty.json", "import"), (b"PK\x03\x04 broken", "x.zip", "import"), (b"hello", "hello.txt", "import-table")],
)  # fmt: skip
def test_a_file_goes_to_the_card_that_can_read_it(
    reader: Reader, card: str, content: bytes, name: str, goes_to: str
) -> None:
    reader.choose(content, name, card)
    assert reader.brought_up == [f"hb-{goes_to}-preview"]


PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x81\x8d\x8f\x90\x9d\xff\xdb"
WRONG = {
    "copy.json": b"{}", "diary.csv": b"hello", "calm.hipbook-set.json": b"{}", "photo.jpg": PHOTO,
    "broken.zip": b"PK\x03\x04 broken",
}  # fmt: skip


@pytest.mark.parametrize("second", WRONG)
@pytest.mark.parametrize("first", WRONG)
def test_of_two_wrong_files_only_the_newest_is_spoken_of(reader: Reader, first: str, second: str) -> None:
    reader.choose(WRONG[first], first)
    assert first in reader.sees
    reader.choose(WRONG[second], second)
    assert second in reader.sees and (first == second or first not in reader.sees)


def test_a_wrong_file_takes_no_set_away_that_is_open(reader: Reader) -> None:
    reader.journal.given = ExerciseSet(name="Calm", exercises=("clam",))
    reader.choose(WRONG["copy.json"], "copy.json")
    assert reader.has("hb-given-away") and "Calm" in reader.sees


def test_whoever_gave_a_table_to_the_wrong_card_is_sent_to_one_by_its_own_name(reader: Reader) -> None:
    reader.choose(b"{}", "diary.json")
    refusal = next(one for one in reader.sees.split("<p") if "diary.json" in one)
    assert html.escape(f'the card "{Spreadsheet.head}"') in refusal
    assert f">{Spreadsheet.head}<" in reader.sees


def test_a_table_that_is_dropped_on_today_is_looked_at_as_a_table(reader: Reader) -> None:
    page = Dashboard(reader.journal)
    up: list[str] = []
    page.page.bring_up = up.append
    page._dropped({"name": "diary.csv", "size": len(TABLE), "content": TABLE})
    assert page.journal.screen == "share" and up == ["hb-import-table-preview"]
    page._dropped({"name": "copy.json", "size": 2, "content": b"{}"})
    assert up[-1] == "hb-import-preview"


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_of_ones_own_comes_back_by_itself(reader: Reader, kind: str, tmp_path) -> None:
    log = Log.sample(TODAY)
    log.add(Guessed(on=TODAY, question="bet", answer="wall"))  # Robin reads no book
    log.export_csv(tmp_path)
    reader.choose((tmp_path / f"{kind}.csv").read_bytes(), "renamed by hand.csv", "import-table")
    assert reader.brought_up == ["hb-import-preview"] and reader.has("hb-import-confirm")


def test_the_same_file_is_looked_at_again(reader: Reader) -> None:
    for _ in range(2):
        reader.choose(TABLE, "diary.csv", "import-table")
        assert reader.has("hb-import-table-confirm")
        reader.press("hb-import-table-cancel")
        assert not reader.has("hb-import-table-confirm")
    copy = exported(Log.sample(TODAY))
    for _ in range(2):
        reader.choose(copy, "copy.json")
        reader.press("hb-import-cancel")


def test_the_same_message_is_told_for_a_file_that_fails_twice(reader: Reader) -> None:
    for _ in range(2):
        reader.choose(b"hello", "hello.txt", "import-table")
        assert "is not a table" in reader.sees


def test_an_import_of_a_table_is_undone_in_one_step_and_can_come_again(reader: Reader) -> None:
    before = reader.journal.history
    for _ in range(2):
        reader.choose(TABLE, "diary.csv", "import-table")
        reader.press("hb-import-table-confirm")
        assert len(reader.journal.history.mornings) == 2 and reader.journal.pointed == "hb-take-back"
        reader.press("hb-undo")
        assert reader.journal.history == before
    reader.choose(TABLE, "diary.csv", "import-table")
    assert "2 entries had been taken out of your log, and will come back" in reader.sees


def test_what_tables_brought_goes_in_one_step_long_after(reader: Reader) -> None:
    reader.choose(TABLE, "diary.csv", "import-table")
    reader.press("hb-import-table-confirm")
    reader.journal.save(Morning(on=TODAY, pain=1))
    assert "2 entries from tables" in reader.sees
    reader.press("hb-import-table-out")
    assert [morning.pain for morning in reader.journal.history.mornings] == [1] and not reader.has(
        "hb-import-table-out"
    )
    reader.press("hb-undo")
    assert len(reader.journal.history.mornings) == 3


def test_a_copy_is_undone_in_one_step_and_what_was_taken_out_comes_back_when_asked(reader: Reader) -> None:
    before, copy = reader.journal.history, exported(Log.sample(TODAY))
    reader.choose(copy, "copy.json")
    reader.press("hb-import-confirm")
    whole = reader.journal.history
    reader.press("hb-undo")
    assert reader.journal.history == before != whole
    reader.choose(copy, "copy.json")
    assert "had been taken out of your log" in reader.sees and not reader.has("hb-import-confirm")
    reader.press("hb-import-again")
    assert reader.journal.history.sessions == whole.sessions


def test_what_a_copy_holds_that_is_not_known_is_named_before_it_comes_in(reader: Reader) -> None:
    row = b'{"uid": "abcdefgh3", "on": "2026-01-06", "exercise": "removed_one", "change": "reduce", "rule": "red"}'
    reader.choose(b'{"format": "hipbook-log", "version": 1, "kinds": {"plan_changes": [' + row + b"]}}", "copy.json")
    assert "removed_one" in reader.sees and reader.has("hb-import-confirm")


def test_rows_that_stay_out_are_named_in_the_open(reader: Reader) -> None:
    rows = b"".join(b"2026-01-%02d,mild\n" % n for n in range(5, 15))
    reader.choose(
        b"Date,Pain\n2026-01-03,3\n" + b"".join(b"2025-12-%02d,3\n" % n for n in range(1, 12)) + rows,
        "d.csv",
        "import-table",
    )
    before, _, folded = reader.sees.partition("<details><summary>4 more lines")
    assert "10 rows cannot come in" in before and before.count("found &#x27;mild&#x27;") == 6 and folded


def test_an_answer_stays_while_another_is_given(reader: Reader) -> None:
    reader.choose(b"Date,Pain,Duration\n2025-01-05,3,20\n2025-01-05,3,30\n", "diary.csv", "import-table")
    choices = {w.children[0].value: w for w in reader.all() if "hb-table-question" in w._dom_classes}
    assert len(choices) == 2
    next(iter(choices.values())).value = "yes"
    still = [w for w in reader.all() if "hb-table-question" in w._dom_classes]
    assert [w for w in still if w in choices.values()] == list(choices.values()), "the very same controls"
