"""What a chapter shows: whole markup, words for each picture, and the same to read in a terminal."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

import hipbook as hb
from hipbook import show
from hipbook.content.lessons import stances
from hipbook.content.loader import library
from hipbook.screening.effects import settled

DAY = date(2026, 1, 5)
LIBRARY = library()
ME = hb.Profile(age=46, sides="right", where="groin", feels="tight", minutes=15)
WEEK = hb.plan(ME, LIBRARY, on=DAY)
SHORT = hb.plan(ME.model_copy(update={"minutes": 5}), LIBRARY, on=DAY)
NEEDS = ("hip_oa", "low_back_pain", "fai_labral")
CHECKED = hb.screen(
    hb.Profile(age=50, conditions={id: settled(LIBRARY.conditions[id], DAY) for id in NEEDS}), LIBRARY, DAY
)
CLOSED = hb.screen(hb.Profile(age=46, red_flags=["cauda_equina"]), LIBRARY, DAY)
SHOWN = {
    "say": show.say("A session holds *{plan.items_min}* to **{plan.items_max}**.\n\n[On](06.ipynb), <now>."),
    "rule": show.rule("items_max"),
    "fact": show.rule("thomas_deg"),
    "dose": show.dose(LIBRARY.dose("clam")),
    "exercise": show.exercise("clam"),
    "sequence": show.exercise(next(iter(LIBRARY.series))),
    "item": show.exercise(WEEK.days[0].items[0]),
    "exercises": show.exercises(WEEK.days[0].items),
    "ladder": show.ladder("clam"),
    "week": show.week(WEEK),
    "compared": show.compared(WEEK, SHORT),
    "screening": show.screening(CHECKED),
    "closed": show.screening(CLOSED),
    "texts": show.texts(),
}
VOID = {"br", "img", "input"}
each = pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)


class Reading(HTMLParser):
    """Markup taken apart: what is left open, and the words beside the pictures."""

    def __init__(self, markup: str):
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:])
        self.open.pop()


@each
def test_its_markup_is_whole(shown):
    assert Reading(shown.markup).open == []


@each
def test_it_brings_no_script_and_asks_nobody(shown):
    read = Reading(shown.markup)
    assert not [tag for tag, _ in read.tags if tag in ("script", "iframe", "link", "object")]
    assert not [name for _, names in read.tags for name in names if name.startswith("on")]
    assert "@import" not in shown.markup and "url(http" not in shown.markup


@each
def test_it_can_be_read_in_a_terminal(shown):
    assert str(shown) == repr(shown) == shown._repr_mimebundle_()["text/plain"] == shown.text
    assert shown.text.strip() and not {"<", "{"} & set(shown.text.replace("<now>", ""))
    assert "_" not in shown.text, "names and no ids"
    assert shown.text == "\n".join(line.rstrip() for line in shown.text.splitlines())


@each
def test_every_picture_has_words(shown):
    pictures = [names for tag, names in Reading(shown.markup).tags if tag == "svg"]
    assert all(one.get("role") == "img" for one in pictures)
    assert shown.markup.count("<title>") == len(pictures)


@each
def test_it_is_the_same_twice(shown):
    """What a chapter keeps is compared when it runs again."""
    again = {"week": lambda: show.week(WEEK), "exercise": lambda: show.exercise("clam"), "texts": show.texts}
    for name, made in again.items():
        if shown is SHOWN[name]:
            assert made() == shown


def test_a_name_that_is_missing_stops_the_chapter():
    for text in ("{plan.no}", "{fact.no}", "{no}"):
        with pytest.raises(ValueError, match="nothing is called"):
            show.say(text)
    with pytest.raises(ValueError, match="no rule and no fact 'no'"):
        show.rule("no")


def test_what_is_given_is_text_and_what_is_marked_is_markup():
    shown = show.say("*{who}* & [more](a.ipynb)", who="<script>")
    assert shown.html == "<p><em>&lt;script&gt;</em> &amp; <a href='a.ipynb'>more</a></p>"
    assert shown.text == "<script> & more"


@pytest.mark.parametrize("id", [*LIBRARY.exercises, *LIBRARY.series])
def test_every_exercise_has_a_card(id):
    shown = show.exercise(id)
    assert LIBRARY.item(id).name in shown.text and "<svg " in shown.html and Reading(shown.html).open == []
    assert "<animate" not in show.exercises([id]).html, "in a row nothing moves"


@pytest.mark.parametrize("id", LIBRARY.exercises)
def test_every_ladder_leads_up_once(id):
    lines = show.ladder(id).text.splitlines()
    assert sum(line.endswith("(this one)") for line in lines) == 1
    assert len({line.partition(" (")[0].partition(". ")[2] for line in lines}) == len(lines)


def test_an_item_is_shown_on_the_side_it_is_done():
    item = next(item for day in WEEK.days for item in day.items if item.exercise == "bent_knee_fallout")
    left, right = (show.exercise(replace(item, sides=(side,))).html for side in ("left", "right"))
    assert left.count("data-mirrored='yes'") + right.count("data-mirrored='yes'") == 1


class TestWeeks:
    def test_every_day_is_there_with_its_minutes_and_names(self):
        lines = SHOWN["week"].text.splitlines()
        assert [line.partition(":")[0] for line in lines] == [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ]  # fmt: skip
        for line, day in zip(lines, WEEK.days, strict=True):
            assert all(LIBRARY.item(item.exercise).name in line for item in day.items)
            assert bool(day.items) == ("min" in line)

    def test_what_came_and_what_went_is_marked_and_told(self):
        shown = SHOWN["compared"]
        went = set(WEEK.exercises) - set(SHORT.exercises)
        came = set(SHORT.exercises) - set(WEEK.exercises)
        assert went
        for ids, says in ((went, "goes."), (came, "comes in.")):
            assert all(f"{LIBRARY.item(id).name} {says}" in shown.text for id in ids)
        times = sum(item.exercise in went for day in WEEK.days for item in day.items)
        assert shown.html.count("data-mark='went'") + shown.html.count("data-mark=went") == times
        assert all(reason in shown.text for id, reason in SHORT.left_out.items() if id in went)

    def test_there_and_back_tell_the_same(self):
        forth, back = show.compared(WEEK, SHORT).text, show.compared(SHORT, WEEK).text
        assert forth.count("goes.") == back.count("comes in.")

    def test_the_same_week_twice_says_that_nothing_changes(self):
        assert show.compared(WEEK, WEEK).text.endswith("Nothing changes.")
        assert "data-mark" not in show.compared(WEEK, WEEK).html


class TestScreening:
    def test_open_softened_and_closed_are_all_there_are(self):
        lines = SHOWN["screening"].text.splitlines()
        numbers = [int(line.partition(": ")[2].split()[0]) for line in lines[1:4]]
        assert sum(numbers) == len(LIBRARY.exercises) and all(numbers)

    def test_every_reason_is_told_once_with_the_exercises_it_closes(self):
        text = SHOWN["screening"].text
        reasons = {" ".join(why) for id, why in CHECKED.refused.items() if id in LIBRARY.exercises}
        assert all(text.count(f"Closed: {why} (") == 1 for why in reasons)

    def test_a_shut_gate_says_what_to_do_and_offers_nothing(self):
        text = SHOWN["closed"].text
        assert text.startswith(LIBRARY.gates["emergency"].name) and all(step in text for step in CLOSED.do)
        assert "A plan can be made" not in text and f"Open as they are: 0 of {len(LIBRARY.exercises)}" in text


def test_the_table_holds_all_that_the_texts_say():
    shown = SHOWN["texts"]
    for stance in stances().values():
        for field in ("short", "tight_means", "first", "then", "foretells", "allows"):
            assert getattr(stance, field) in shown.text
    assert shown.html.count("<tr ") == 1 + len(stances())


def test_the_package_asks_for_none_of_it():
    """Who plans in a terminal waits for no page."""
    code = "import sys, hipbook as hb; hb.library(); print(any(n.startswith('hipbook.show') or n == 'ipywidgets' for n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
