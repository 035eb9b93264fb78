"""What can mine do? A result among people of one's age, and the same hip measured again though nothing changed."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean
from typing import Any

import anywidget
import traitlets as tl

from ...content.loader import library
from ...content.norms import Norm
from ...model.base import Side
from ...model.measure import Measure
from ...model.profile import Profile
from ...progress.crowd import (
    STEPS,
    is_spread,
    people,
    reach,
    results_again,
    scatter,
    sides_words,
    stands_words,
    wobbling,
)
from ...progress.findings import norm_words
from ...progress.home_tests import norms_for, results, unit_words
from ...wording import sentence, upper_first
from ..base.controls import Column, card
from ..base.page import STATIC, Page
from ..journal import Journal
from ..mine import Mine, mine, shared

MADE_UP_AGE = 62
"""Of this age every test with usual values has some."""
FIRST = "rotation_in"
BELL = "Each dot is one of 100 people, drawn as a bell from their average and spread. Real crowds are less tidy."
AVERAGE = "The line is their average. How far people differ from it is not known to us."
UNDER = "below_average_under"
ROOM, OTHERS = 0.08, 100
SIDES: tuple[Side | None, ...] = ("left", "right", None)


class Crowd(anywidget.AnyWidget):
    """Tests with their crowds and results, shown and measured again in the browser alone."""

    _esm = STATIC / "crowd.js"
    tests = tl.List(tl.Dict()).tag(sync=True)
    first = tl.Unicode("").tag(sync=True)
    lead = tl.Unicode("").tag(sync=True)
    """Whose results they are, where they are somebody's."""
    sentence = ""


class Again(Column):
    """The hip of nobody, measured again and again: it does not change, and its results do.

    >>> Again().crowd.tests[0]["again"]["noise"]
    10.0
    """

    def __init__(self, first: str = FIRST):
        tests = [_again(measure) for measure in wobbling(library()).values() if measure.norms]
        self.crowd = Crowd(tests=sorted(tests, key=lambda test: test["id"] != first), first=first)
        self.crowd.sentence = again_words(library().measures[first])
        super().__init__(Page(), card(self.crowd))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)


class WhereMineStands(Column):
    """The last results of the reader, or of the made-up person, each among people of that age. It follows the log."""

    def __init__(self, journal: Journal | None = None):
        self._given = journal
        self.crowd = Crowd()
        super().__init__(Page(), card(self.crowd))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
        (journal or shared()).observe(self._show, ["history", "profile"])
        self._show()

    def _show(self, _: Any = None) -> None:
        whose = Mine(self._given, True) if self._given else mine()
        shown = (_stands(measure, whose) for measure in wobbling(library()).values())
        tests = sorted((test for test in shown if test["own"] or test["usual"] or test["people"]), key=_taken_first)
        self.crowd.sentence = " ".join([whose.says, *(says for test in tests for says in _words(test))])
        with self.crowd.hold_sync():
            self.crowd.lead, self.crowd.first = whose.says, tests[0]["id"] if tests else ""
            self.crowd.tests = tests


def _taken_first(test: dict[str, Any]) -> tuple[bool, bool]:
    """First what was taken and has a crowd."""
    return not test["own"], not (test["usual"] or test["people"])


def _words(test: dict[str, Any]) -> list[str]:
    """The sentences about a test that was taken."""
    return [f"{test['name']}.", *(one["says"] for one in test["own"])] if test["own"] else []


def again_words(measure: Measure) -> str:
    """What measuring again shows, where it is read and not used.

    >>> again_words(library().measures["rotation_in"])
    'One hip, measured 100 times and never changed: Turning the thigh in, from 22 to 41 degrees.'
    """
    given = results_again(measure, _level(measure), OTHERS, library())
    span = f"{min(given):g} to {max(given):g} {unit_words(measure)}"
    return f"One hip, measured {OTHERS} times and never changed: {measure.name}, from {span}."


def _level(measure: Measure) -> float:
    """Where the hip of nobody stands: in the middle of what is usual."""
    edges = [edge for norm in norms_for(measure, Profile(age=MADE_UP_AGE)) for edge in norm.edges]
    return round(fmean(edges)) if edges else (measure.low + measure.high) / 2


def _again(measure: Measure) -> dict[str, Any]:
    level = _level(measure)
    return _test(measure, (), (), (), _wobble(measure, level), "Take the test") | {"movable": False}


def _wobble(measure: Measure, level: float) -> dict[str, Any]:
    return {
        "level": level,
        "scatter": scatter(measure, library()),
        "step": STEPS[measure.kind],
        "low": measure.low,
        "high": measure.high,
        "noise": measure.noise,
        "unit": unit_words(measure),
    }


def _stands(measure: Measure, whose: Mine) -> dict[str, Any]:
    """A test with the last results of it and the people of that age."""
    journal = whose.journal
    profile: Profile | None = journal.profile
    usual = norms_for(measure, profile)
    own = [(side, done[-1].value) for side in SIDES if (done := results(journal.history, measure.id, side))]
    shown = [_own_fields(side, value, _label(whose, side), _own_words(value, measure, usual)) for side, value in own]
    says = [
        norm_words(measure, profile, "your" if whose.is_own else "Robin's"),
        *_drawn(usual),
        *_notes(usual),
    ]
    if len(own) > 1:
        says = [sides_words(own[0][1], own[1][1], measure), *says]
    side, level = own[0] if own else (None, _level(measure))
    asks = f"As if taken again, {side}" if side else "As if taken again"
    return _test(measure, usual, shown, says, _wobble(measure, level), asks)


def _own_fields(side: Side | None, value: float, label: str, says: str) -> dict[str, Any]:
    """All that the browser needs of a result."""
    line = f"{upper_first(label or 'last result')}: {says}"
    return {"side": side or "", "label": label, "value": value, "says": line}


def _label(whose: Mine, side: Side | None) -> str:
    """What a result is called: by its side, and by whose it is where it is not the reader's."""
    return " ".join(filter(None, ["" if whose.is_own else "Robin's", side]))


def _own_words(value: float, measure: Measure, usual: Iterable[Norm]) -> str:
    """Where a result stands, said only where it is known how widely people differ."""
    spread = [norm for norm in usual if is_spread(norm)]
    what = f"{value:g} {unit_words(measure)}."
    return " ".join([what, *(stands_words(value, measure, norm, library()) for norm in spread)])


def _drawn(usual: Iterable[Norm]) -> list[str]:
    """What the picture of a crowd leaves out."""
    if any(map(is_spread, usual)):
        return [BELL]
    averages = (norm.span is None and norm.kind != UNDER for norm in usual)
    return [AVERAGE] if any(averages) else []


def _notes(usual: Iterable[Norm]) -> list[str]:
    return [sentence(note) for note in dict.fromkeys(norm.note for norm in usual) if note]


def _test(
    measure: Measure,
    usual: Iterable[Norm],
    own: Iterable[dict[str, Any]],
    says: Iterable[str],
    again: dict[str, Any],
    asks: str,
) -> dict[str, Any]:
    """All that the browser needs of a test."""
    usual, own, far = tuple(usual), list(own), reach(measure, library())
    crowd = [one for norm in usual for one in people(norm)]
    places = [one["value"] + beside for one in own for beside in (-far, far)] + crowd
    places += [edge for norm in usual for edge in norm.edges]
    places += [again["level"] + beside for beside in (-2 * far, 2 * far)]
    low, high = max(measure.low, min(places)), min(measure.high, max(places))
    room = (high - low) * ROOM
    return {
        "id": measure.id,
        "name": measure.name,
        "unit": unit_words(measure),
        "ends": [low - room, high + room],
        "people": crowd,
        "usual": [_stretch(norm, low - room) for norm in usual if not is_spread(norm)],
        "says": [line for line in says if line],
        "own": own,
        "reach": far,
        "again": again,
        "movable": not own,
        "asks": asks,
    }


def _stretch(norm: Norm, lowest: float) -> dict[str, Any]:
    """What is usual as a stretch of the line, with its name."""
    first, last = norm.edges
    who = "" if norm.sex == "all" else f", {norm.sex}"
    if norm.kind == UNDER:
        return {"from": lowest, "to": last, "says": f"under the average{who}"}
    return {"from": first, "to": last, "says": f"{'average' if first == last else 'usual'} at this age{who}"}
