"""Change or chance? The toys of chapter 08: find the one that changed, see how noise fools, and shuffle one's own weeks.

They run in the browser alone: all they need is drawn once and sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import fmean
from typing import Any, Literal

import anywidget
import traitlets as tl

from ...content.false_alarms import false_alarms
from ...history.weeks import Week
from ...progress import simulation, spotting
from ...progress.simulation import BEGIN, WEEK, Line
from ...wording import counted, tenths
from ..base.page import STATIC
from ..base.saved_output import Shown
from ..journal import Journal
from .three_weeks import Alone, analysis_of, whose

ROUNDS, AFTER, FEWEST, ONE = 10, 4, 2, 7
"""Rounds of a game, weeks that are held against the one that one begins with, how few can be shuffled, and whose year is drawn."""
SURE, UNSURE = "One of six has changed", "One, or none"
"""The two games by name."""
ONE_CHANGED = "You were told that one had changed. Nobody tells you that of your own hip: now try “{}”."
PERHAPS_NONE = "Where nobody says that something changed, an eye that always sees something is often wrong."
SWINGS = "How far do the days go up and down?"
LIKE = "How much is a day like the day before?"
KEY = (
    "One of them, for a year. The dashed line: from here on people usually notice that pain is less than in week 1. "
    "A ring: a week that a careless reader would call better."
)
_TYPICAL = (1.5, 0.4)
"""The spread and the likeness that are guessed at; the sliders begin elsewhere, so that nothing gives the answer away."""
WORDS_OF_SWING = ("hardly", "a little", "as in many people", "far", "very far")
WORDS_OF_LIKENESS = ("not at all", "a little", "as in many people", "much", "very much")
"""One for each step of the table."""


class Toy(Shown, anywidget.AnyWidget):
    """A part that runs in the browser. ``sentence`` is what is read where the page is not used."""

    _esm = STATIC / "chance.js"
    part = tl.Unicode().tag(sync=True)
    state = tl.Dict().tag(sync=True)
    sentence = tl.Unicode()

    def __init__(self, part: Literal["spot", "fooled", "shuffle"], state: dict[str, Any], sentence: str):
        super().__init__(part=part, state=state, sentence=sentence)


class SpotTheChange(Alone):
    """Six hips, one of which truly changed: ten rounds, counted beside the book's own reading.

    ``by_eye`` says in how many rounds of the first game whoever names the steepest is right.

    >>> SpotTheChange(first=1).toy.state["levels"][0]["rounds"][0]["fell"] in range(6)
    True
    """

    def __init__(self, first: int = 1):
        numbers = range(first, first + ROUNDS)
        sure, unsure = ([spotting.round_of(n, one_changed) for n in numbers] for one_changed in (True, False))
        levels = [
            _level(SURE, "One hip truly changed. Press it.", "I cannot tell", sure, ONE_CHANGED.format(UNSURE)),
            _level(UNSURE, "One truly changed, or none.", "None, or I cannot tell", unsure, PERHAPS_NONE),
        ]
        self.by_eye = spotting.score(sure, spotting.by_eye)["right"]
        self.toy = Toy("spot", {"levels": levels, "weeks": spotting.WEEKS}, spotted_words(sure, unsure))
        super().__init__(self.toy)


def spotted_words(sure: Sequence[spotting.Round], unsure: Sequence[spotting.Round]) -> str:
    """What an eye that always names the steepest finds in these rounds, and what the book does."""
    eye = [spotting.score(rounds, spotting.by_eye) for rounds in (sure, unsure)]
    book = [spotting.score(rounds, spotting.by_book) for rounds in (sure, unsure)]
    return (
        f"In {counted(len(sure), 'round')} of six hips, one of which truly changed, an eye that names the steepest is right in "
        f"{eye[0]['right']}; the book is right in {book[0]['right']} and wrong in {book[0]['wrong']}, and else says nothing. "
        f"In {len(unsure)} more, where perhaps none changed, the eye is wrong in {eye[1]['wrong']}, and the book in {book[1]['wrong']}."
    )


def _level(name: str, asks: str, none: str, rounds: Sequence[spotting.Round], over: str) -> dict[str, Any]:
    return {"name": name, "asks": asks, "none": none, "over": over, "rounds": [*map(_round, rounds)]}


def _round(one: spotting.Round) -> dict[str, Any]:
    hips = [{"weeks": _points(hip.weeks), "truth": _points(hip.truth), "says": _heard(hip.weeks)} for hip in one.hips]
    return {"hips": hips, "fell": one.fell, "book": one.by_book}


def _points(line: Line) -> list[tuple[int, float]]:
    return [((on - BEGIN).days // WEEK, round(pain, 2)) for on, pain in line]


def _heard(weeks: Line) -> str:
    """Each week of a small chart, for those who hear it."""
    return f"Pain week by week: {', '.join(tenths(pain) for _, pain in weeks)}."


class FooledByNoise(Alone):
    """How often noise passes for a change, by how far the days swing and how much they are alike.

    >>> len(FooledByNoise().toy.state["cells"])
    5
    """

    def __init__(self):
        table = false_alarms()
        cells = [[_cell(spread, likeness) for likeness in table.likeness] for spread in table.spreads]
        state = {
            "sliders": [
                {"asks": SWINGS, "words": WORDS_OF_SWING, "begins": 0},
                {"asks": LIKE, "words": WORDS_OF_LIKENESS, "begins": 2},
            ],
            "cells": cells, "weeks": table.weeks, "key": KEY,
        }  # fmt: skip
        self.toy = Toy("fooled", state, fooled_words(*_TYPICAL))
        super().__init__(self.toy)

    @staticmethod
    def of_hundred(reading: Literal["careless", "hint", "real"]) -> int:
        """How many of a hundred people with typical days a reading is wrong about."""
        return false_alarms().of_hundred(reading, *_TYPICAL)


def _cell(spread: float, likeness: float) -> dict[str, Any]:
    table = false_alarms()
    weeks = simulation.weekly_pain(ONE, spread=spread, likeness=likeness)
    counts = {name: table.of_hundred(name, spread, likeness) for name in ("careless", "hint", "real")}
    pains = [pain for _, pain in weeks]
    shows = f"Weekly pain of one of them over a year, between {tenths(min(pains))} and {tenths(max(pains))}."
    bound = round(simulation.bound_without_noise(weeks), 2)
    better = _points(simulation.better_weeks(weeks))
    return {
        **counts,
        "weeks": _points(weeks),
        "bound": bound,
        "better": better,
        "says": fooled_words(spread, likeness),
        "shows": shows,
    }


def fooled_words(spread: float, likeness: float) -> str:
    """How many of a hundred who do not change each reading is wrong about.

    >>> fooled_words(0.5, 0.0)
    'Nothing changes in any of them. Of 100 such people a careless reader calls 0 better within a year. The book gives 0 of them a hint of a change, and says “probably” to 0. 500 made-up people were counted.'
    """
    table = false_alarms()
    careless, hint, real = (table.of_hundred(name, spread, likeness) for name in ("careless", "hint", "real"))
    return (
        f"Nothing changes in any of them. Of 100 such people a careless reader calls {careless} better within a year. "
        f"The book gives {hint} of them a hint of a change, and says “probably” to {real}. {table.people} made-up people were counted."
    )


class WorstWeek(Alone):
    """One's own weeks as cards: begin with the worst, draw the order by lot, and look what comes after.

    >>> from ...log.store import Log
    >>> len(WorstWeek(Journal(Log.sample())).toy.state["weeks"]) > 5
    True
    """

    def __init__(self, journal: Journal | None = None):
        shown, says = whose(journal)
        weeks = analysis_of(shown).weeks
        self.toy = Toy("shuffle", {"weeks": week_cards(weeks), "after": AFTER}, shuffled_words(weeks))
        super().__init__(self.toy, says=says)


def week_cards(weeks: Sequence[Week]) -> list[dict[str, Any]]:
    """The weeks of a log that have an average, by name."""
    return [
        {"name": f"week of {_day(week.start)}", "pain": round(week.resting, 2)}
        for week in weeks
        if week.resting is not None
    ]


def _day(on: date) -> str:
    return f"{on.day} {on:%B}"


def shuffled_words(weeks: Sequence[Week]) -> str:
    """What must come after the worst week, whatever the order: the average of all others.

    >>> shuffled_words(())
    'There are too few weeks to shuffle yet.'
    """
    pains = sorted(week.resting for week in weeks if week.resting is not None)
    if len(pains) < FEWEST:
        return "There are too few weeks to shuffle yet."
    *others, worst = pains
    return (
        f"The worst week had {tenths(worst)}. All other weeks had {tenths(fmean(others))} on average. So whatever their order, "
        "after the worst week it gets better."
    )
