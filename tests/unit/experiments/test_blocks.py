"""The picture of an experiment that goes on: what was followed, where it waited, and nothing of what is ahead."""

from __future__ import annotations

from datetime import date, timedelta

from experimenters import LIBRARY

from hipbook.experiments.blocks import seen_blocks
from hipbook.experiments.design import Design, begin
from hipbook.model.records import Flare, History, SessionDone, SetDone

START = date(2026, 1, 5)
WALK = begin(LIBRARY.experiments["walk"], Design("morning", 16), 1, START)
REST = begin(LIBRARY.experiments["rest_day"], Design("morning", 12, "week", 2), 1, START)


def day(n: int) -> date:
    return START + timedelta(n)


def practised(*walks: bool, every: int = 2) -> History:
    sets = [("bridge", "walking")[: 1 + walked] for walked in walks]
    return History(
        sessions=tuple(SessionDone(on=day(every * n)) for n in range(len(walks))),
        sets=tuple(SetDone(on=day(every * n), exercise=id) for n, ids in enumerate(sets) for id in ids),
    )


def test_each_block_says_whether_the_coin_was_followed() -> None:
    arms = WALK.blocks[:3]
    history = practised(arms[0] == "a", arms[1] != "a", arms[2] == "a")
    seen = seen_blocks(WALK, history, LIBRARY, day(30))
    assert [block.fate for block in seen[:3]] == ["followed", "not_followed", "followed"]
    assert [block.arm for block in seen] == [*arms, *[None] * 13], "nobody waits for what is ahead"
    assert [block.first for block in seen[:3]] == [day(0), day(2), day(4)]


def test_a_day_that_tells_nothing_is_only_begun() -> None:
    history = History(sessions=(SessionDone(on=START),))
    assert seen_blocks(WALK, history, LIBRARY, START)[0].fate == "open"


def test_a_flare_is_seen_before_the_block_that_waited_for_it() -> None:
    history = practised(True, True, every=10).model_copy(
        update={"flares": (Flare(on=day(3)), Flare(on=day(7), ended=day(7)))}
    )
    assert [block.waited for block in seen_blocks(WALK, history, LIBRARY, day(30))[:3]] == [0, 4, 0]


def test_a_week_is_open_until_it_is_over_and_followed_where_most_of_its_days_were() -> None:
    apart = REST.blocks[0] == "a"
    days = (0, 2, 4) if apart else (0, 1, 2)
    history = History(sessions=tuple(SessionDone(on=day(n)) for n in days))
    assert seen_blocks(REST, history, LIBRARY, day(5))[0].fate == "open"
    assert seen_blocks(REST, history, LIBRARY, day(6))[0].fate == "followed"
    against = History(sessions=tuple(SessionDone(on=day(n)) for n in ((0, 1, 2) if apart else (0, 2, 4))))
    assert seen_blocks(REST, against, LIBRARY, day(6))[0].fate == "not_followed"
