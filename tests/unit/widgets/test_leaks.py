"""However long a page is open, it holds no more widgets than it shows: what is replaced is closed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import ipywidgets as ipw
import pytest
from ipywidgets.widgets.widget import _instances

import hipbook as hb
from hipbook.widgets import Dashboard
from hipbook.widgets.base import boxes
from hipbook.widgets.journal import Journal
from hipbook.widgets.lessons.exercise_map import ExerciseMap
from hipbook.widgets.places import PLACES
from hipbook.widgets.practise.player import Player

TODAY = date(2026, 3, 2)
TIMES = 100
WIDGETS = Path(boxes.__file__).parents[1]
MOST_HELD = 20
"""The few that come back: shared looks, the filters of Library, the knobs of Routine, the home tests, a player."""


class Open:
    """A dashboard, and all widgets that live since it is open."""

    def __init__(self, log: hb.Log):
        self._before = set(_instances.values())
        self.dashboard = Dashboard(Journal(log, TODAY))
        self.journal = self.dashboard.journal

    @property
    def live(self) -> set[ipw.Widget]:
        return set(_instances.values()) - self._before

    @property
    def held(self) -> set[ipw.Widget]:
        return set(boxes._held) & self.live

    def assert_nothing_is_lost(self) -> None:
        """All that lives stands on the page, or is held by one who shows it again."""
        owned = set(parts([self.dashboard, *self.held]))
        assert [type(widget).__name__ for widget in self.live - owned] == []
        assert all(widget.comm is not None for widget in parts([self.dashboard])), "the page shows what is closed"
        assert len(self.held) <= MOST_HELD

    @property
    def screen(self) -> ipw.Widget:
        return self.dashboard._screens[self.journal.screen]


def parts(roots: list[ipw.Widget]) -> Iterator[ipw.Widget]:
    """These, and what they are made of; a way of finding it that is not the one that closes."""
    seen: set[ipw.Widget] = set()
    waiting = list(roots)
    while waiting:
        widget = waiting.pop()
        if widget not in seen:
            seen.add(widget)
            yield widget
            made_of = (getattr(widget, name, None) for name in ("layout", "style"))
            waiting += [*filter(None, made_of), *getattr(widget, "children", ())]


@pytest.fixture
def opened() -> Open:
    return Open(hb.Log.sample(TODAY))


def test_a_hundred_screen_switches_leave_no_widget_behind(opened):
    for name in PLACES:
        opened.journal.go(name)
    counts = []
    for n in range(TIMES):
        opened.journal.go([*PLACES][n % len(PLACES)])
        counts.append(len(opened.live))
    assert set(counts) == {counts[0]}
    opened.assert_nothing_is_lost()


def test_a_hundred_saves_leave_no_widget_behind():
    """A wish and its opposite in turn, each answered by a new plan, while one screen after the other is looked at."""
    log = hb.Log.memory()
    log.add(hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=46, track="ease", minutes=6, days_per_week=2)))
    opened = Open(log)
    for name in [*PLACES] * 2:
        opened.journal.go(name)
        counts = []
        for n in range(TIMES // len(PLACES) // 2 + 1):
            liked = frozenset({"clam"} if n % 2 else ())
            profile = opened.journal.profile.model_copy(update={"liked": liked})
            opened.journal.save(hb.ProfileSaved(on=TODAY, profile=profile, checked=False))
            counts.append(len(opened.live))
        assert len(set(counts[1:])) == 1 or counts[2::2] == counts[2:3] * len(counts[2::2]), name
    opened.assert_nothing_is_lost()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_pressed_nothing_is_lost(opened, seed):
    """Anybody who tries everything, on every screen."""
    random = Random(seed)
    pressed = set()
    for n in range(120):
        if n % 12 == 0:
            opened.journal.go(random.choice([*PLACES]))
        touchable = [widget for widget in parts([opened.screen]) if type(widget) in TOUCH]
        if touchable:
            touched = random.choice(touchable)
            pressed.add(getattr(touched, "description", "") or type(touched).__name__)
            TOUCH[type(touched)](touched, random)
        if n % 4 == 0:
            opened.assert_nothing_is_lost()
    opened.assert_nothing_is_lost()
    assert len(pressed) > 20, "too little was tried to prove anything"


def _choose(widget: ipw.Widget, random: Random) -> None:
    options = [one[1] if isinstance(one, tuple) else one for one in widget.options]
    widget.value = random.choice(options)


def _practise(player: Player, random: Random) -> None:
    step = random.choice([step for step in player.steps if step["kind"] == "work"])
    event = {"index": step["number"] if "number" in step else player.steps.index(step)}
    event |= {name: step[name] for name in ("item", "exercise", "side", "seconds", "reps")}
    for kind in random.choice([["done"], ["done", "finished"], ["too_much"]]):
        player._heard(player, event | {"event": kind}, [])


TOUCH = {
    ipw.Button: lambda button, _: button.click(),
    ipw.Checkbox: lambda box, _: setattr(box, "value", not box.value),
    ipw.ToggleButtons: _choose,
    ipw.Dropdown: _choose,
    ipw.Text: lambda field, random: setattr(field, "value", random.choice(["", "46", "clam", "x"])),
    Player: _practise,
}


def test_sessions_led_stopped_and_saved_leave_nothing_behind(opened):
    for _ in range(4):
        day = next(day for day in opened.journal.routine.days if len(day.items) > 2)
        opened.journal.start(day.items)
        practise = opened.screen
        practise.flow.answer(1, frozenset())
        first = practise.view
        _tell(first, 0, "done")
        _tell(first, 1, "too_much")
        practise.flow.go_on(frozenset(), frozenset())
        rest = practise.view
        assert isinstance(rest, Player) and rest is not first
        _tell(rest, 0, "started")
        _tell(rest, 0, "done")
        _tell(rest, 0, "finished")
        assert first.comm is None, "its session goes on without it"
        practise.view._worst.value = 1
        practise.view.save()
        assert rest.comm is None and rest.over, "it was told before it went"
        opened.assert_nothing_is_lost()


def _tell(player: Player, place: int, kind: str) -> None:
    step = [step for step in player.steps if step["kind"] == "work"][place]
    event = {name: step[name] for name in ("item", "exercise", "side", "seconds", "reps")}
    player._heard(player, {"event": kind, "index": player.steps.index(step), **event}, [])


def test_a_lesson_that_answers_often_grows_no_more():
    before, shown = set(_instances), ExerciseMap(on=TODAY)
    boxes_ = [widget for widget in parts([shown]) if isinstance(widget, ipw.Checkbox)]
    counts = []
    for box in boxes_[:20]:
        box.value = True
        box.value = False
        counts.append(len(set(_instances) - before))
    assert set(counts) == {counts[0]}


def test_what_was_answered_comes_back_when_it_is_asked_again(opened):
    """Questions that fall away are closed; the answers are not."""
    opened.journal.go("you")
    goals = opened.screen._goals
    goals._own.value = "reaching my feet"
    goals._scales["reaching my feet"].value = 7
    goals._own.value = ""
    goals._own.value = "reaching my feet"
    assert goals.scores["reaching my feet"] == 7
    opened.journal.go("check")
    group = opened.screen._groups[0]
    group._any.value = "some"
    sign = next(iter(group._choices))
    group._choices[sign].value = "not_sure"
    group._any.value = "none"
    group._any.value = "some"
    assert group.value[sign] == "not_sure"
    follow_ups = opened.screen._follow_ups
    id = next(
        id
        for id, c in opened.journal.library.conditions.items()
        if c.questions and c.ticked and not shown(follow_ups, id)
    )
    tick = follow_ups.ticks._boxes[id]
    tick.value = True
    key = shown(follow_ups, id)[0]
    field = follow_ups._fields[key]
    field_of(field).value = answer = date(2026, 1, 5) if not hasattr(field, "_buttons") else "not_sure"
    tick.value = False
    assert not shown(follow_ups, id)
    tick.value = True
    assert follow_ups._fields[key].value == str(answer)
    opened.assert_nothing_is_lost()


def shown(follow_ups, id: str) -> list[tuple[str, str]]:
    """The questions of a condition that are asked now."""
    return [key for key in follow_ups.shown if key[0] == id]


def field_of(field: ipw.Widget) -> ipw.Widget:
    return field if hasattr(field, "_buttons") else field._picker


def test_only_one_place_puts_widgets_into_a_box_that_stands():
    """Any other would forget to close what it replaces."""
    found = []
    for path in sorted(WIDGETS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            targets = [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else getattr(node, "targets", [])
            named = [inner for target in targets for inner in ast.walk(target) if isinstance(inner, ast.Attribute)]
            sets = isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", ""))
            by_name = sets in ("setattr", "set_trait") and any(
                isinstance(given, ast.Constant) and given.value == "children" for given in node.args
            )
            if by_name or any(inner.attr == "children" for inner in named):
                found.append(path.name)
    assert found == ["boxes.py"]
