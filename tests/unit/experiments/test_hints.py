"""Hints are no experiments: few, late, never a cause, and each leads to a question that could tell."""

from __future__ import annotations

from datetime import timedelta

from experimenters import LIBRARY, START, Walker

from hipbook.content.readability import is_hard
from hipbook.content.readability import sentences as sentences_of
from hipbook.experiments.hints import BEFORE, CAUTION, Hint, hints, sentences

HELPED = Walker(1, helps=3)


def test_a_hint_says_what_went_together_and_that_it_proves_nothing() -> None:
    (hint, *_) = HELPED.hints
    first, counts, caution, *_, leads = sentences(hint, LIBRARY)
    assert (hint.experiment, hint.days) == ("walk", (20, 20)) and hint.difference < -1
    assert counts == "That is from 20 days of the one, and 20 of the other."
    assert first.startswith("With a walk, your pain the next morning was about") and "lower" in first
    assert caution == CAUTION and LIBRARY.experiments[hint.experiment].asks in leads


def test_who_walks_on_good_days_is_told_that_the_day_was_good_before() -> None:
    (hint,) = (hint for hint in Walker(2, chosen=2).hints if hint.experiment == "walk")
    assert hint.before is not None and hint.before < -1 and BEFORE in sentences(hint, LIBRARY)
    assert BEFORE not in sentences(HELPED.hints[0], LIBRARY)


def test_nineteen_sessions_give_no_hint_and_twenty_may() -> None:
    """However clear it is."""
    young, older = Walker(1, helps=8, sessions=19, streaks=0), Walker(1, helps=8, sessions=20, streaks=0)
    assert young.hints == () and [hint.experiment for hint in older.hints] == ["walk"]


def test_what_was_hardly_ever_done_gives_no_hint() -> None:
    walks = [done for done in HELPED.history.sets if done.exercise == "walking"][4:]
    few = tuple(done for done in HELPED.history.sets if done not in walks)
    assert "walk" not in [
        hint.experiment
        for hint in hints(HELPED.history.model_copy(update={"sets": few}), LIBRARY, START + timedelta(99))
    ]


def test_a_later_day_changes_no_hint_of_before() -> None:
    on = START + timedelta(60)
    until = HELPED.history.model_copy(update={"sessions": tuple(s for s in HELPED.history.sessions if s.on <= on)})
    assert hints(until, LIBRARY, on) == hints(HELPED.history, LIBRARY, on)


def test_a_twelve_year_old_can_read_every_hint() -> None:
    made = [
        Hint(id, outcome, size, 0.01, (12, 13), before)
        for id, one in LIBRARY.experiments.items() for outcome in one.outcomes
        for size, before in ((-1.0, -1.0), (2.3, None))
    ]  # fmt: skip
    texts = [text for hint in made for text in sentences(hint, LIBRARY)]
    assert [s for text in texts for s in sentences_of(text) if is_hard(s)] == []
