"""Files on Share: each goes to the card that can read it, the same one again is looked at again, and all of it goes back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime

import ipywidgets as ipw
import pytest

from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.model.records import KINDS, Morning, ProfileSaved
from hipbook.widgets.dashboard import Dashboard
from hipbook.widgets.journal import Journal
from hipbook.widgets.share.screen import Share

TODAY = date(2026, 1, 17)
TABLE = b"Date,Pain\n2026-01-03,3\n2026-01-04,4\n"


class Reader:
    def __init__(self) -> None:
        log = Log.memory()
        log.add(ProfileSaved(on=TODAY, profile=Profile(age=46)))
        self.journal = Journal(log, TODAY)
        self.screen = Share(self.journal)
        self.brought_up: list[str] = []
        self.screen._page.bring_up = self.brought_up.append

    def all(self, root: ipw.Widget | None = None) -> Iterator[ipw.Widget]:
        for child in getattr(root or self.screen, "children", ()):
            yield child
            yield from self.all(child)

    def has(self, name: str) -> bool:
        return any(name in widget._dom_classes for widget in self.all())

    def press(self, name: str) -> None:
        next(widget for widget in self.all() if name in widget._dom_classes).click()

    def choose(self, card: str, content: bytes, name: str) -> None:
        """Choose a file in a card's own control, as the browser sends it."""
        file = {"name": name, "type": "", "size": len(content), "content": memoryview(content), "last_modified": datetime(2026, 1, 1, tzinfo=UTC)}  # fmt: skip
        control = next(w for w in self.all() if isinstance(w, ipw.FileUpload) and f"hb-{card}" in w._dom_classes)
        control.set_trait("value", (file,))
        assert control.value == (), "it is let go of, so that the same file is news again"

    @property
    def sees(self) -> str:
        return " ".join(widget.value for widget in self.all() if isinstance(widget, ipw.HTML))


@pytest.fixture
def reader() -> Reader:
    return Reader()


def exported(log: Log, tables: bool = False) -> bytes:
    written = io.BytesIO()
    (log.export_csv if tables else log.export_json)(written)
    return written.getvalue()


@pytest.mark.parametrize("card", ["import", "import-table"])
@pytest.mark.parametrize(
    ("content", "name", "goes_to"),
    [(TABLE, "diary.csv", "import-table"), (TABLE, "sessions.csv", "import-table"), (b"{}", "x.json", "import"),
     (b"", "empty.json", "import"), (b"PK\x03\x04 broken", "x.zip", "import"), (b"hello", "hello.txt", "import-table")],
)  # fmt: skip
def test_a_file_goes_to_the_card_that_can_read_it(
    reader: Reader, card: str, content: bytes, name: str, goes_to: str
) -> None:
    reader.choose(card, content, name)
    assert reader.brought_up == [f"hb-{goes_to}-preview"]


def test_a_table_that_is_dropped_on_today_is_looked_at_as_a_table() -> None:
    page = Dashboard(Reader().journal)
    up: list[str] = []
    page.page.bring_up = up.append
    page._dropped({"name": "diary.csv", "size": len(TABLE), "content": TABLE})
    assert page.journal.screen == "share" and up == ["hb-import-table-preview"]
    page._dropped({"name": "copy.json", "size": 2, "content": b"{}"})
    assert up[-1] == "hb-import-preview"


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_of_ones_own_comes_back_by_itself(reader: Reader, kind: str, tmp_path) -> None:
    Log.sample(TODAY).export_csv(tmp_path)
    reader.choose("import-table", (tmp_path / f"{kind}.csv").read_bytes(), "renamed by hand.csv")
    assert reader.brought_up == ["hb-import-preview"] and reader.has("hb-import-confirm")


def test_the_same_file_is_looked_at_again(reader: Reader) -> None:
    for _ in range(2):
        reader.choose("import-table", TABLE, "diary.csv")
        assert reader.has("hb-import-table-confirm")
        reader.press("hb-import-table-cancel")
        assert not reader.has("hb-import-table-confirm")
    copy = exported(Log.sample(TODAY))
    for _ in range(2):
        reader.choose("import", copy, "copy.json")
        reader.press("hb-import-cancel")


def test_the_same_message_is_told_for_a_file_that_fails_twice(reader: Reader) -> None:
    for _ in range(2):
        reader.choose("import-table", b"hello", "hello.txt")
        assert "is not a table" in reader.sees


def test_an_import_of_a_table_is_undone_in_one_step_and_can_come_again(reader: Reader) -> None:
    before = reader.journal.history
    for _ in range(2):
        reader.choose("import-table", TABLE, "diary.csv")
        reader.press("hb-import-table-confirm")
        assert len(reader.journal.history.mornings) == 2 and reader.journal.pointed == "hb-take-back"
        reader.press("hb-undo")
        assert reader.journal.history == before
    reader.choose("import-table", TABLE, "diary.csv")
    assert "2 entries had been taken out of your log, and will come back" in reader.sees


def test_what_tables_brought_goes_in_one_step_long_after(reader: Reader) -> None:
    reader.choose("import-table", TABLE, "diary.csv")
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
    reader.choose("import", copy, "copy.json")
    reader.press("hb-import-confirm")
    whole = reader.journal.history
    reader.press("hb-undo")
    assert reader.journal.history == before != whole
    reader.choose("import", copy, "copy.json")
    assert "had been taken out of your log" in reader.sees and not reader.has("hb-import-confirm")
    reader.press("hb-import-again")
    assert reader.journal.history.sessions == whole.sessions


def test_what_a_copy_holds_that_is_not_known_is_named_before_it_comes_in(reader: Reader) -> None:
    row = b'{"uid": "abcdefgh3", "on": "2026-01-06", "exercise": "removed_one", "change": "reduce", "rule": "red"}'
    reader.choose(
        "import", b'{"format": "hipbook-log", "version": 1, "kinds": {"plan_changes": [' + row + b"]}}", "copy.json"
    )
    assert "removed_one" in reader.sees and reader.has("hb-import-confirm")


def test_rows_that_stay_out_are_named_in_the_open(reader: Reader) -> None:
    rows = b"".join(b"2026-01-%02d,mild\n" % n for n in range(5, 15))
    reader.choose(
        "import-table",
        b"Date,Pain\n2026-01-03,3\n" + b"".join(b"2025-12-%02d,3\n" % n for n in range(1, 12)) + rows,
        "d.csv",
    )
    before, _, folded = reader.sees.partition("<details><summary>4 more lines")
    assert "10 rows cannot come in" in before and before.count("found &#x27;mild&#x27;") == 6 and folded


def test_an_answer_stays_while_another_is_given(reader: Reader) -> None:
    reader.choose("import-table", b"Date,Pain,Duration\n2025-01-05,3,20\n2025-01-05,3,30\n", "diary.csv")
    choices = {w.children[0].value: w for w in reader.all() if "hb-table-question" in w._dom_classes}
    assert len(choices) == 2
    next(iter(choices.values())).value = "yes"
    still = [w for w in reader.all() if "hb-table-question" in w._dom_classes]
    assert [w for w in still if w in choices.values()] == list(choices.values()), "the very same controls"
