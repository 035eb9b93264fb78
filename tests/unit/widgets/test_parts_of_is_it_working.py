"""Is it working? Whose log is shown, the envelope, charts of one's own, and what the chapter says of the log's columns."""

from __future__ import annotations

import re
from datetime import date, timedelta

import nbformat
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import pytest
from tree import ROOT

from hipbook.content.readability import is_hard, sentences
from hipbook.log.frames import DAY
from hipbook.log.store import Log
from hipbook.model.records import Guessed, Morning
from hipbook.widgets import Envelope, FooledByNoise, InShort, MyChart, MyTests, OwnChart, SpotTheChange, WorstWeek
from hipbook.widgets.journal import Journal
from hipbook.widgets.lessons import chance, envelope, three_weeks
from hipbook.widgets.mine import robin

TODAY = date(2026, 3, 29)
CHAPTER = ROOT / "notebooks" / "08-is-it-working.ipynb"


@pytest.fixture
def sample() -> Journal:
    return Journal(Log.sample(TODAY), TODAY)


def markup(one: Envelope) -> str:
    return one.children[1].children[0].value


class TestWhose:
    def test_a_young_log_of_ones_own_gives_way_to_robins_and_says_so(self, monkeypatch):
        young = Journal(Log.memory(), TODAY)
        monkeypatch.setattr(three_weeks, "mine", lambda: three_weeks.Mine(young, True))
        assert three_weeks.whose() == (robin(), three_weeks.YOUNG)

    def test_three_weeks_of_ones_own_are_shown(self, monkeypatch):
        log = Log.memory()
        for n in range(25):
            log.add(Morning(on=TODAY - timedelta(n), pain=4))
        own = Journal(log, TODAY)
        monkeypatch.setattr(three_weeks, "mine", lambda: three_weeks.Mine(own, True))
        shown, says = three_weeks.whose()
        assert shown is own and "yours" in says
        assert {week["pain"] for week in WorstWeek().toy.state["weeks"]} == {4}


class TestEnvelope:
    def test_without_a_bet_it_is_kind_and_says_where_one_is_placed(self):
        shown = markup(Envelope(Journal(Log.memory(), TODAY)))
        assert "That is fine" in shown and envelope.PLACE in shown and "<details" not in shown

    def test_a_bet_is_opened_after_a_restart_with_its_day_and_what_the_log_says(self, tmp_path):
        log = Log.open(tmp_path / "log.sqlite")
        log.merge(Log.sample(TODAY))
        log.add(Guessed(on=date(2026, 1, 3), question="bet", answer="somatic"))
        again = Envelope(Journal(Log.open(tmp_path / "log.sqlite"), TODAY))
        shown = markup(again)
        assert again.value == "somatic"
        assert "<details><summary>Your bet of 3 January 2026" in shown and "“Let go first”" in shown
        assert "probably really lower" in shown and "goes the way the text foretold" in shown
        assert envelope.ROBIN not in shown

    def test_a_bet_on_a_young_log_is_too_early_and_shows_how_it_will_read(self):
        log = Log.memory()
        log.add(Guessed(on=TODAY, question="bet", answer="restorative"))
        shown = markup(Envelope(Journal(log, TODAY)))
        assert "too early to open" in shown and "Robin&#x27;s log" in shown

    def test_each_text_can_be_looked_at(self, sample):
        one = Envelope(sample)
        one._which.value = "wall"
        assert one.value == "wall" and "Range grows" in one._says.value

    def test_a_bet_that_this_book_does_not_know_is_no_envelope(self, sample):
        sample.log.add(Guessed(on=TODAY, question="bet", answer="astrology"))
        sample.look()
        assert "<details" not in markup(Envelope(sample))


class TestCharts:
    @pytest.mark.parametrize("name", ["daily_life", "pain", "consistency"])
    def test_a_chart_says_whose_it_is_and_its_sentence(self, name, sample):
        one = MyChart(name, sample)
        assert one.value and "Your log" in one.children[1].children[0].value
        assert "Not enough yet" in MyChart(name, Journal(Log.memory(), TODAY)).value

    def test_home_tests_that_were_taken_are_shown_and_else_the_way_to_them(self, sample):
        assert list(MyTests(sample).value) == ["chair_stand_30s", "one_leg_stance"]
        none = MyTests(Journal(Log.memory(), TODAY))
        assert not none.value and "No home test" in none.children[1].children[1].value

    def test_the_log_in_short_has_no_title_of_its_own(self, sample):
        texts = [part.value for part in InShort(sample).children[1].children]
        assert "Since 4 January 2026" in texts[0] and "<h1" not in "".join(texts)
        assert "first session" in str(InShort(Journal(Log.memory(), TODAY)).children[1].children)

    def test_a_chart_of_ones_own_has_its_numbers_as_a_table(self, sample):
        days = sample.log.frame("days")
        table = OwnChart(px.scatter(days, x="on", y="pain_morning")).chart.table
        answered = days.dropna(subset="pain_morning")
        assert table["columns"] == ["on", "pain_morning"] and len(table["rows"]) == len(answered)
        assert table["rows"][0] == [f"{answered.iloc[0]['on']:%Y-%m-%d}", answered.iloc[0]["pain_morning"]]

    def test_a_figure_of_several_lines_or_of_none(self):
        lines = go.Figure(
            [go.Scatter(x=["a", "b"], y=[1, None], name="left"), go.Scatter(x=["a"], y=[3], name="right")]
        )
        assert OwnChart(lines).chart.table == {"columns": ["", "left", "right"], "rows": [["a", 1, 3]]}
        assert OwnChart(go.Figure()).chart.table["rows"] == []
        assert OwnChart(px.bar(pd.DataFrame({"n": [1], "m": [2]}), x="n", y="m")).chart.table["rows"] == [["1", 2]]


class TestToys:
    def test_what_is_read_in_place_of_a_toy_is_plain(self, sample):
        texts = [one.toy.sentence for one in (SpotTheChange(), FooledByNoise(), WorstWeek(sample))]
        texts += [chance.ONE_CHANGED, chance.PERHAPS_NONE, chance.KEY, chance.SWINGS, chance.LIKE]
        assert [one for text in texts for one in sentences(text) if is_hard(one)] == []

    def test_each_place_of_the_sliders_has_a_year_and_its_words(self):
        state = FooledByNoise().toy.state
        rows, columns = (len(slider["words"]) for slider in state["sliders"])
        assert [len(row) for row in state["cells"]] == [columns] * rows
        for row in state["cells"]:
            for cell in row:
                assert cell["real"] <= cell["hint"] and f"calls {cell['careless']} better" in cell["says"]
                assert all(pain <= cell["bound"] for _, pain in cell["better"]) and len(cell["weeks"]) > 20

    def test_the_second_ten_rounds_are_others(self):
        first, second = (SpotTheChange(n).toy.state["levels"][0]["rounds"] for n in (1, 11))
        assert len(first) == len(second) == 10 and first != second


class TestChapter:
    @pytest.fixture
    def cells(self) -> list[nbformat.NotebookNode]:
        return nbformat.read(CHAPTER, as_version=4).cells

    def test_it_explains_each_column_of_a_day(self, cells):
        [table] = [cell.source for cell in cells if cell.id == "columns"]
        assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(DAY)

    def test_code_is_folded_but_where_it_is_for_the_reader(self, cells):
        shown = [
            cell
            for cell in cells
            if cell.cell_type == "code" and not cell.metadata.get("jupyter", {}).get("source_hidden")
        ]
        assert shown and all(cell.metadata.tags == ["optional"] for cell in shown)
        assert sum(len(cell.source.splitlines()) for cell in shown) < 12

    def test_it_has_guesses_things_to_move_and_the_envelope(self, cells):
        code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
        assert len(re.findall(r"Guess\(", code)) == 4
        for part in ("SpotTheChange(", "FooledByNoise(", "WorstWeek(", "InShort(", "Envelope("):
            assert part in code
