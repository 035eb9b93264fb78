"""What an experiment says when it is over, and that it says nothing before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from experimenters import LIBRARY, START, Experimenter
from hypothesis import given, settings
from hypothesis import strategies as st

from hipbook.content.readability import is_hard
from hipbook.content.readability import sentences as sentences_of
from hipbook.experiments.chances import Noise, better, chances, noise, noises
from hipbook.experiments.design import Design, begin, designs
from hipbook.experiments.reading import Reading, read
from hipbook.experiments.sentences import WAIT, WAITS, answer, before, not_now, today, two_lines
from hipbook.history.timeline import added
from hipbook.model.records import ExperimentEnded, Flare, History, Morning, PlanChange, SessionDone

HELPED, ALIKE = Experimenter(3, effect=-2), Experimenter(3)
WEEKS = Experimenter(3, effect=2, unit="week", blocks=16, wash_out_days=2)


@given(st.integers(0, 60))
@settings(max_examples=20, deadline=None)
def test_nothing_of_its_numbers_is_shown_before_it_is_over(days: int) -> None:
    """Whatever the numbers are: an answer looked up early fools more often than it says."""
    on = START + timedelta(days)
    one, other = (read(who.begun, _until(who, days), LIBRARY, on) for who in (HELPED, ALIKE))
    if one.answer == "running":
        assert (one.pairs, one.tested, one.odds, one.better) == ((), None, None, None)
        assert answer(one, LIBRARY) == answer(replace(other, begun=one.begun), LIBRARY)
    else:
        assert len(HELPED.days) <= sum(day <= days for day in HELPED.days)


def _until(who: Experimenter, days: int) -> History:
    """The log as it stood some days later."""
    last = START + timedelta(days)
    return History(
        sessions=tuple(s for s in who.history.sessions if s.on <= last),
        mornings=tuple(m for m in who.history.mornings if m.on <= last), experiments=(who.begun,),
    )  # fmt: skip


def test_what_is_stopped_gives_no_answer_and_does_not_count_as_tried() -> None:
    stopped = ExperimentEnded(on=START + timedelta(20), experiment=HELPED.begun.uid, why="enough")
    history = added(HELPED.history, stopped)
    reading = read(HELPED.begun, history, LIBRARY, HELPED.over)
    assert (reading.answer, reading.tested, reading.tried) == ("stopped", None, 0) and reading.pairs
    assert "too early for an answer" in " ".join(answer(reading, LIBRARY))


def test_the_blocks_are_there_for_a_picture() -> None:
    reading = WEEKS.reading
    assert [block.arm for pair in reading.pairs for block in pair.blocks] == list(WEEKS.begun.blocks)
    firsts = [block.first for pair in reading.pairs for block in pair.blocks]
    assert firsts == [START + timedelta(7 * n) for n in range(16)]
    assert all(block.count == 2 for pair in reading.pairs for block in pair.blocks), "two of four days are washed out"
    assert reading.tested and reading.tested.effect == pytest.approx(
        sum(pair.difference or 0 for pair in reading.pairs) / reading.used
    )


def test_mornings_that_nobody_answered_cost_a_pair_and_nothing_else() -> None:
    mornings = HELPED.history.mornings[1:]
    reading = read(HELPED.begun, HELPED.history.model_copy(update={"mornings": mornings}), LIBRARY, HELPED.over)
    assert reading.used == 13 and len(reading.pairs) == 14
    few = read(HELPED.begun, HELPED.history.model_copy(update={"mornings": mornings[-8:]}), LIBRARY, HELPED.over)
    assert few.answer == "too_few" and "too few for an answer" in answer(few, LIBRARY)[0]


def test_more_experiments_ask_for_more() -> None:
    """The bound is shared: what was clear alone may not be among three, and the sentence says why."""
    tries = tuple(Experimenter(seed).begun for seed in (50, 51))
    alone = Experimenter(4, effect=-1.2, blocks=24)
    history = alone.history.model_copy(update={"experiments": (*tries, alone.begun)})
    others = [one.model_copy(update={"blocks": one.blocks[:24]}) for one in tries]
    three = read(alone.begun, history.model_copy(update={"experiments": (*others, alone.begun)}), LIBRARY, alone.over)
    one = alone.reading
    assert (one.tried, three.tried) == (1, 3) and one.tested and three.tested
    assert three.tested.p == one.tested.p and three.tested.low < one.tested.low < one.tested.high < three.tested.high
    assert any("You have finished 3 experiments" in text for text in answer(three, LIBRARY))
    assert (one.answer == "difference") == (one.tested.p <= 0.05) and (three.answer == "difference") == (
        three.tested.p <= 0.05 / 3
    )


def test_which_arm_is_better_depends_on_what_is_looked_at() -> None:
    higher_with_a = Experimenter(3, effect=3).reading
    assert higher_with_a.tested and higher_with_a.tested.effect > 0 and higher_with_a.better == "b"
    score = replace(
        higher_with_a, begun=higher_with_a.begun.model_copy(update={"outcome": "daily_life", "unit": "week"})
    )
    assert (
        score.better == "a"
        and "daily-life score was about" in answer(score, LIBRARY)[0]
        and "higher" in answer(score, LIBRARY)[0]
    )


# --- in words


def test_one_whom_it_helped_reads_that_it_helped() -> None:
    first, by_chance, *_ = answer(HELPED.reading, LIBRARY)
    assert (
        first.startswith("With a walk, your pain the next morning was about 2") and "lower than with no walk" in first
    )
    assert "fits your numbers" in first and by_chance.startswith("If the two were alike, chance alone")


def test_one_for_whom_it_is_alike_reads_that_and_what_could_have_been_found() -> None:
    text = " ".join(answer(ALIKE.reading, LIBRARY))
    assert "No clear difference was found between a walk and no walk" in text
    assert "either way" in text and "right in at least" in text


def test_no_difference_is_called_an_answer_only_where_the_range_leaves_out_what_would_matter() -> None:
    by_lot = ALIKE.reading.tested
    assert by_lot is not None
    narrow, wide = (replace(ALIKE.reading, tested=replace(by_lot, low=-most, high=most)) for most in (1.9, 2.4))
    sure, open_still = (" ".join(answer(reading, LIBRARY)) for reading in (narrow, wide))
    assert "difference of up to 1.9 points either way, and not one of 2 points." in sure and "stays open" not in sure
    assert "It stays open: your numbers fit a difference of up to 2.4 points either way." in open_still
    assert "find a true difference of 2 points" in open_still and "find a true difference" not in sure


def test_what_belongs_beside_an_answer_is_beside_it() -> None:
    flare = (Flare(on=START + timedelta(9)), Flare(on=START + timedelta(11), ended=START + timedelta(11)))
    change = PlanChange(on=START + timedelta(2), exercise="clam", change="swap", instead="bridge")
    history = added(
        HELPED.history, *flare, change, SessionDone(on=START + timedelta(60)), SessionDone(on=START + timedelta(61))
    )
    reading = read(HELPED.begun, history, LIBRARY, START + timedelta(70))
    text = " ".join(answer(reading, LIBRARY))
    assert sum(reading.flares.values()) == 1 and "Flares that began meanwhile" in text
    assert "You changed your plan 1 time meanwhile" in text


def test_a_clinician_reads_it_in_two_lines() -> None:
    what, says = two_lines(HELPED.reading, LIBRARY)
    assert what == (
        "Is my hip better after a session with a walk? A walk or no walk, by lot in 14 pairs of days, 5 Jan 2026 to 21 Feb 2026."
    )
    assert says == answer(HELPED.reading, LIBRARY)[0]


def test_the_arm_of_a_day_is_told_with_its_reason() -> None:
    begun = HELPED.begun
    first, history = begun.arm(begun.blocks[0]).name, History(experiments=(begun,))
    assert today(begun, history, START).startswith(f"Today: {first}. It is day 1 of 28 of your experiment.")
    assert today(begun, added(history, Flare(on=START)), START) == WAITS
    stopped = added(history, ExperimentEnded(on=START, experiment=begun.uid))
    assert today(begun, stopped, START) == today(begun, HELPED.history, HELPED.over) == ""


def test_one_experiment_at_a_time_and_none_begins_in_a_flare() -> None:
    begun = HELPED.begun
    assert not_now(History(), START) == not_now(HELPED.history, HELPED.over) == ""
    assert begun.asks in not_now(History(experiments=(begun,)), START)
    assert not_now(History(flares=(Flare(on=START),)), START) == WAIT


def test_poor_odds_are_told_with_what_would_be_surer() -> None:
    walk, own = LIBRARY.experiments["walk"], Noise(5, 1.5, 0.4, 0.8)
    short = designs(walk, "morning", 4)[0]
    odds, surer = chances(short, own, LIBRARY), better(walk, short, {"morning": own}, LIBRARY)
    assert odds.is_poor and surer and not surer.is_poor and surer.design.blocks > short.blocks
    assert surer.design.words in " ".join(before(odds, LIBRARY, surer))
    wild = Noise(5, 4, 0.4, 0.5)
    assert better(walk, short, {"morning": wild, "effort": wild}, LIBRARY) is None
    assert "Nothing that is offered here" in " ".join(before(chances(short, wild, LIBRARY), LIBRARY))


def test_where_longer_does_not_help_a_plainer_outcome_is_offered() -> None:
    """Daily life is scored once a week; with wild scores no length is enough, but mornings may be."""
    rest = LIBRARY.experiments["rest_day"]
    longest = designs(rest, "daily_life", 4)[-1]
    assert chances(longest, Noise(5, 3, 0), LIBRARY).is_poor
    surer = better(rest, longest, {"daily_life": Noise(5, 3, 0), "morning": Noise(5, 1.2, 0.3)}, LIBRARY)
    assert surer is not None and surer.design.outcome != "daily_life" and not surer.is_poor


def every_text() -> list[str]:
    """What is told in every state there is, of every question of the book."""
    readings: list[Reading] = [HELPED.reading, ALIKE.reading, WEEKS.reading]
    readings += [replace(HELPED.reading, answer=state) for state in ("running", "stopped", "too_few")]
    readings += [replace(one, tried=3, by_hand=2, flares={"a": 2, "b": 1}) for one in (HELPED.reading, ALIKE.reading)]
    texts = [text for one in readings for text in answer(one, LIBRARY)]
    for question in LIBRARY.experiments.values():
        for outcome in question.outcomes:
            design = designs(question, outcome, 4)[0]
            begun = begin(question, design, 1, START)
            update = {"begun": begun, "adherence": replace(HELPED.reading.adherence, days=9, obeyed=3)}
            texts += [
                text for one in (HELPED.reading, ALIKE.reading) for text in answer(replace(one, **update), LIBRARY)
            ]
            days = [
                History(sessions=tuple(SessionDone(on=START + timedelta(n)) for n in range(of))) for of in (0, 1, 7)
            ]
            texts += [today(begun, history, START + timedelta(8)) for history in days]
            texts += [not_now(History(experiments=(begun,)), START), WAIT, WAITS]
        for of in (Noise(5, 1.5, 0.4), Noise(5, 3, 0.4, 0.6, own=True)):
            texts += before(
                chances(design, of, LIBRARY),
                LIBRARY,
                better(question, design, dict.fromkeys(question.outcomes, of), LIBRARY),
            )
    return texts


def test_a_twelve_year_old_can_read_all_that_is_told() -> None:
    texts = every_text()
    assert len(texts) > 100 and [s for text in texts for s in sentences_of(text) if is_hard(s)] == []


# --- whose noise


def test_a_young_log_rests_on_typical_people_and_says_so() -> None:
    odds = chances(Design("morning", 24, per_week=4), noise("morning", History(), LIBRARY, START), LIBRARY)
    assert not odds.noise.own and "those of most people" in " ".join(before(odds, LIBRARY))


@pytest.mark.parametrize(("spread", "likeness"), [(0.8, 0.1), (1.5, 0.5), (2.2, 0.3)])
def test_an_older_log_rests_on_its_own_ups_and_downs(spread: float, likeness: float) -> None:
    who = Experimenter(8, blocks=160, per_week=7, spread=spread, likeness=likeness, forgets=0.3)
    mine = noise("morning", who.history, LIBRARY, who.over)
    assert (
        mine.own
        and mine.spread == pytest.approx(spread, rel=0.3)
        and mine.likeness == pytest.approx(likeness, abs=0.25)
    )
    assert mine.answers == pytest.approx(0.7, abs=0.1)
    assert "your own log" in " ".join(before(chances(Design("morning", 24), mine, LIBRARY), LIBRARY))


def test_each_outcome_has_a_noise_of_its_own() -> None:
    of = noises(LIBRARY.experiments["rest_day"], HELPED.history, LIBRARY, HELPED.over)
    assert list(of) == ["morning", "daily_life", "effort"]
    assert of["daily_life"].spread == LIBRARY.rule.change.score_spread != of["effort"].spread


def test_the_odds_know_the_ends_of_the_scale() -> None:
    """Who has hardly any pain cannot have three points less."""
    low, middle = (chances(Design("morning", 16), Noise(level, 1.5, 0.4), LIBRARY) for level in (0.5, 5))
    assert low.sizes[3] < middle.sizes[3]


def test_an_answer_of_another_table_does_not_move_it() -> None:
    brought = Morning(uid="sheet-00000001", on=START + timedelta(1), after=START, pain=10)
    history = added(HELPED.history, brought)
    assert read(HELPED.begun, history, LIBRARY, HELPED.over).tested == HELPED.reading.tested
